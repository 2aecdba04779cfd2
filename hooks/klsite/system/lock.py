"""One build of a project at a time: a second one waits for the first."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be replaced anyway
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def alone(file: Path) -> Iterator[None]:
    """Hold the lock of a file; the system lets go of it however the process ends."""
    with file.open("w") as held:
        if fcntl is not None:
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
