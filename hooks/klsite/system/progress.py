"""What long work is at, on an interactive terminal alone: in a file or a log nothing is shown."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

AFTER = 1.0
"""Seconds before anything is shown: what is shorter needs no telling."""

_BETWEEN = 0.5
"""Seconds between two showings."""

_WIPE = b"\r\033[K"


class _Line:
    """The line on the terminal: what it is to say, and whether it is there."""

    text = ""
    is_shown = False
    process = 0


def _show(*_: object) -> None:
    """Show the line. A handler of a signal, so nothing of Python's own is written to."""
    if _Line.text:
        _Line.is_shown = True
        os.write(sys.stderr.fileno(), _WIPE + _Line.text.encode())


@contextmanager
def told(work: str) -> Iterator[None]:
    """Show what is being done until the end of the block, if it takes long.

    A timer of the system interrupts for it: with a thread of its own the program could not fork.
    """
    before = _Line.text
    if before or not _can_show():
        yield
        return
    _Line.text, _Line.process = f"I gang med at {work} …", os.getpid()
    handler = signal.signal(signal.SIGALRM, _show)
    signal.setitimer(signal.ITIMER_REAL, AFTER, _BETWEEN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        _Line.text = ""
        if _Line.is_shown and _Line.process == os.getpid():
            _Line.is_shown = False
            os.write(sys.stderr.fileno(), _WIPE)


def _can_show() -> bool:
    is_main = threading.current_thread() is threading.main_thread()
    return is_main and hasattr(signal, "setitimer") and sys.stderr.isatty()


class Progress:
    """Says how much of ``total`` is done, on the line of the work that it is a part of."""

    def __init__(self, what: str, total: int) -> None:
        self._what = what
        self._total = total
        self._before = _Line.text

    def at(self, done: int) -> None:
        """Tell that so much is done."""
        if self._before:
            _Line.text = f"{self._what}: {100 * done // self._total} %"

    def done(self) -> None:
        """Tell that all of it is done."""
        _Line.text = self._before
