"""How much memory a command and all it starts take together.

The largest process alone flatters a tool that shares its work out; adding up the resident sizes
counts shared pages once for each process. The proportional set size (PSS) counts every page once.
"""

import contextlib
import os
import threading
from pathlib import Path
from types import TracebackType

_EVERY = 0.05
_PROCESSES = Path("/proc")


def together(session: int) -> float | None:
    """Return the sum of PSS in MB of a session's processes; None where the system keeps none."""
    if not (_PROCESSES / "self/smaps_rollup").exists():
        return None
    found = (_kilobytes(each) for each in _PROCESSES.iterdir() if _is_in(each, session))
    return sum(found) / 1024


def _is_in(process: Path, session: int) -> bool:
    if process.name.isdigit():
        with contextlib.suppress(OSError):  # it may have ended since it was listed
            return os.getsid(int(process.name)) == session
    return False


def _kilobytes(process: Path) -> int:
    with contextlib.suppress(OSError):
        for line in (process / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


class Sampler:
    """Keeps the greatest sum of PSS in ``peak`` while it is entered, looked at each 50 ms."""

    def __init__(self, session: int) -> None:
        self.peak: float | None = None
        self._session = session
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> "Sampler":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join()

    def _sample(self) -> None:
        while True:
            now = together(self._session)
            if now is None:
                return
            self.peak = max(self.peak or 0, now)
            if self._ended.wait(_EVERY):
                return
