"""How long each phase of a build took, for ``build --timings`` and whoever waits."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from klsite.system.progress import told

_seconds: dict[str, float] = defaultdict(float)


@contextmanager
def phase(name: str) -> Iterator[None]:
    """Count the time until the end of the block to the phase of this name, and show it."""
    started = perf_counter()
    try:
        with told(name):
            yield
    finally:
        _seconds[name] += perf_counter() - started


def phase_report(whole: float) -> str:
    """Return the phases in the order in which they began, and the rest of ``whole`` seconds."""
    rows = [*_seconds.items(), ("alt andet", whole - sum(_seconds.values()))]
    lines = [f"{seconds:7.2f} s  {name}" for name, seconds in rows]
    return "\n".join([*lines, f"{whole:7.2f} s  i alt"])
