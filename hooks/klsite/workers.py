"""Work shared out among processes, where the machine has more than one core to give.

A process is a copy of this one (``os.fork``), so it has everything that was read so far without
being sent it. What comes back is bytes by a pipe: no code, and nothing that needs trust.
The work is done without the collector of cycles, which would also unshare what it goes through.
"""

import os
import threading
import traceback
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import msgspec

from klsite.collector import uncollected

T = TypeVar("T")
R = TypeVar("R")

LEAST_FOR_TWO = 300
"""With fewer pieces of work, starting a process costs more than it saves."""


class WorkerFailed(Exception):
    """A process ended before its work was done. Its own report is on the terminal."""


class Pending:
    """Work that other processes do while this one goes on."""

    def __init__(self, children: Sequence[tuple[int, int]]) -> None:
        self._children = children

    def results(self) -> list[bytes]:
        """Wait for every part and return what each gave. Raises ``WorkerFailed``."""
        given = [_read(pipe) for _, pipe in self._children]
        failed = [child for child, _ in self._children if os.waitpid(child, 0)[1] != 0]
        if failed:
            raise WorkerFailed(f"{len(failed)} af {len(self._children)} processer standsede")
        return given


def begin(work: Sequence[T], do: Callable[[Sequence[T]], bytes]) -> Callable[[], list[bytes]]:
    """Begin all of ``work`` in other processes; return the function that waits for the results.

    ``do`` is given a part of the work and must not depend on the order of the parts. Where other
    processes would not help, the work is done here, when the results are asked for.
    """
    count = _processes(len(work))
    if count == 1:
        return lambda: [do(work)]
    return Pending([_start(work[index::count], do) for index in range(count)]).results


def aside(do: Callable[[], bytes]) -> Callable[[], bytes]:
    """Begin something in another process; return the function that waits for what it gives.

    Where that cannot be, it is done here, when it is asked for.
    """
    if _processes(2, least=2) == 1:
        return do
    pending = Pending([_start((), lambda _: do())])
    return lambda: pending.results()[0]


def share(
    work: Sequence[T], do: Callable[[Sequence[T]], bytes], least: int = LEAST_FOR_TWO
) -> list[bytes]:
    """Do all of ``work``, a part of it here; return what each part gave, that done here first.

    ``least`` is how many pieces are worth a second process.
    Raises ``WorkerFailed``, or what ``do`` raises here.
    """
    count = _processes(len(work), least)
    pending = Pending([_start(work[index::count], do) for index in range(1, count)])
    try:
        with uncollected():
            own = do(work[::count])
    except BaseException:
        pending.results()
        raise
    return [own, *pending.results()]


def gather(work: Sequence[T], do: Callable[[T], R], result: type[R]) -> list[R]:
    """Return what ``do`` gives for each piece of work, in its order, shared out like ``share``.

    ``result`` is the type of what it gives; msgspec must be able to encode and decode it.
    """
    encoded = share(work, lambda part: msgspec.msgpack.encode([do(piece) for piece in part]))
    decoder: Any = msgspec.msgpack.Decoder(list[result])  # type: ignore[valid-type]
    results: list[Any] = [None] * len(work)
    for index, part in enumerate(encoded):
        results[index :: len(encoded)] = decoder.decode(part)
    return results


def _processes(pieces: int, least: int = LEAST_FOR_TWO) -> int:
    # A copy of a process with several threads may hang on a lock that one of them held.
    if not hasattr(os, "fork") or threading.active_count() > 1 or pieces < least:
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    return max(min(cores, 2 * pieces // least), 1)


def _start(part: Sequence[T], do: Callable[[Sequence[T]], bytes]) -> tuple[int, int]:
    """Return the id of a process that does a part of the work and ends, and its pipe."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as end, uncollected():
            end.write(do(part))
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _read(pipe: int) -> bytes:
    with os.fdopen(pipe, "rb") as end:
        return end.read()
