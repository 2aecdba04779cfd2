"""A progress line for long work, shown only on an interactive terminal."""

import sys
from time import perf_counter

_AFTER = 1.0
"""Seconds before anything is shown: what is shorter needs no telling."""

_BETWEEN = 0.2
"""Seconds between two showings."""


class Progress:
    """Shows how much of ``total`` is done; in a file or a log, or if not ``shown``, nothing."""

    def __init__(self, what: str, total: int, *, shown: bool = True) -> None:
        self._what = what
        self._total = total
        self._next = perf_counter() + _AFTER
        self._shown = False
        self._may_show = shown and sys.stderr.isatty()

    def at(self, done: int) -> None:
        """Tell that so much is done."""
        if self._may_show and perf_counter() >= self._next:
            self._next = perf_counter() + _BETWEEN
            self._shown = True
            share = 100 * done // self._total
            print(f"\r{self._what}: {share} %", end="", file=sys.stderr, flush=True)

    def done(self) -> None:
        """Wipe the line, if there is one."""
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
