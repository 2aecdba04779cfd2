"""Work shared out among processes, where the machine has more than one core to give.

A process is a copy of this one (``os.fork``), so it has everything that was read so far without
being sent it. What comes back is bytes by a pipe: no code, and nothing that needs trust.
The work is done without the collector of cycles, which would also unshare what it goes through.
"""

import os
import select
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

import msgspec

from klsite.system.garbage_collection import uncollected
from klsite.system.progress import Progress

T = TypeVar("T")
R = TypeVar("R")

LEAST_FOR_TWO = 300
"""With fewer pieces of work, starting a process costs more than it saves."""

_BATCH = 64
"""How many pieces a process takes at a time unless told."""
_MOST_BATCHES = 1000
_START = 4
"""The bytes that say where a batch starts. All of them together fit in the smallest of pipes."""


class WorkerFailed(Exception):
    """A process ended before its work was done. Its own report is on the terminal."""


class _Queue(Generic[T]):
    """Pieces of work that several processes take, so many at a time, until there are no more.

    What lies together is taken together, and a process that is held up takes less. ``told`` is
    what to call the work on the terminal while it goes on.
    """

    def __init__(self, work: Sequence[T], size: int, told: str) -> None:
        self._work = work
        self._size = max(size, len(work) // _MOST_BATCHES + 1)
        self._told = told
        self._pipe, writing = os.pipe()
        starts = range(0, len(work), self._size)
        os.write(writing, b"".join(start.to_bytes(_START, "big") for start in starts))
        os.close(writing)

    def taken(self, *, shown: bool) -> Iterator[T]:
        """Yield the pieces that this process takes; only one process may show how far it is."""
        progress = Progress(self._told, len(self._work), shown=shown and bool(self._told))
        while read := os.read(self._pipe, _START):
            start = int.from_bytes(read, "big")
            progress.at(start)
            yield from self._work[start : start + self._size]
        progress.done()

    def close(self) -> None:
        """Let go of the pipe."""
        os.close(self._pipe)


class ChildTask:
    """Something that another process does; called, it waits for what that gives, and keeps it.

    Where there can be no other process, it is done here, when it is asked for.
    """

    def __init__(self, do: Callable[[], bytes]) -> None:
        self._do = do
        self._given: bytes | WorkerFailed | None = None
        self._child = None if _processes(2, least=2) == 1 else _start(do)

    def __call__(self) -> bytes:
        """Return what it gives. Raises ``WorkerFailed``."""
        if self._given is None:
            self._given = _result(*self._child) if self._child else self._do()
        if isinstance(self._given, WorkerFailed):
            raise self._given
        return self._given

    def end(self) -> None:
        """Wait for the process, if there is one, whatever it gives."""
        if self._given is None and self._child:
            self._given = _result(*self._child)


class ChildEvent:
    """What another process can tell this one before it is done: that it has found something."""

    def __init__(self) -> None:
        self._ends = os.pipe()

    def give(self) -> None:
        """Give the sign."""
        os.write(self._ends[1], b"!")

    def is_given(self) -> bool:
        """Return whether the sign has been given."""
        return bool(select.select([self._ends[0]], [], [], 0)[0])

    def close(self) -> None:
        """Let go of it: nobody is to ask or to tell any more."""
        for end in self._ends:
            os.close(end)


def start_chunks(
    work: Sequence[T], do: Callable[[Iterable[T]], bytes], told: str = ""
) -> Callable[[], list[bytes]]:
    """Begin all of ``work`` in other processes; return the function that waits for the results.

    ``do`` is given the pieces that a process takes, whichever they are. ``told`` is what to call
    the work on the terminal. Where other processes would not help, it is done here, when the
    results are asked for.
    """
    count = _processes(len(work))
    if count == 1:
        return lambda: [do(work)]
    queue = _Queue(work, _BATCH, told)
    children = [ChildTask(lambda: do(queue.taken(shown=not n))) for n in range(count)]  # noqa: B023
    queue.close()
    return lambda: _given(children)


def map_chunks(
    work: Sequence[T],
    do: Callable[[Iterable[T]], bytes],
    *,
    least: int = LEAST_FOR_TWO,
    batch: int = _BATCH,
    told: str = "",
) -> list[bytes]:
    """Do all of ``work``, some of it here; return what each process gave, this one first.

    ``least`` is how many pieces are worth a second process, ``batch`` how many are taken at a
    time; the rest is as for ``start_chunks``.
    Raises ``WorkerFailed``, or what ``do`` raises here.
    """
    queue = _Queue(work, batch, told)
    others = _processes(len(work), least) - 1
    children = [ChildTask(lambda: do(queue.taken(shown=False))) for _ in range(others)]
    try:
        with uncollected():
            own = do(queue.taken(shown=True))
    finally:
        for child in children:
            child.end()
        queue.close()
    return [own, *_given(children)]


def _given(children: Sequence[ChildTask]) -> list[bytes]:
    """Wait for every process and return what each gives. Raises ``WorkerFailed``."""
    for child in children:
        child.end()
    return [child() for child in children]


def map_items(work: Sequence[T], do: Callable[[T], R], result: type[R]) -> list[R]:
    """Return what ``do`` gives for each piece of work, in its order, shared like ``map_chunks``.

    ``result`` is the type of what it gives; msgspec must be able to encode and decode it.
    """

    def part(pieces: Iterable[tuple[int, T]]) -> bytes:
        return msgspec.msgpack.encode([(index, do(piece)) for index, piece in pieces])

    decoder: Any = msgspec.msgpack.Decoder(list[tuple[int, result]])  # type: ignore[valid-type]
    results: dict[int, R] = {}
    for encoded in map_chunks(list(enumerate(work)), part, batch=1):
        results.update(decoder.decode(encoded))
    return [results[index] for index in range(len(work))]


def _processes(pieces: int, least: int = LEAST_FOR_TWO) -> int:
    # A copy of a process with several threads may hang on a lock that one of them held.
    if not hasattr(os, "fork") or threading.active_count() > 1 or pieces < least:
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    return max(min(cores, 2 * pieces // least), 1)


def _start(do: Callable[[], bytes]) -> tuple[int, int]:
    """Return the id of a process that does something and ends, and its pipe."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as end, uncollected():
            end.write(do())
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _result(child: int, pipe: int) -> bytes | WorkerFailed:
    """Wait for a process and return what it gives."""
    with os.fdopen(pipe, "rb") as end:
        given = end.read()
    if os.waitpid(child, 0)[1] != 0:
        return WorkerFailed("en proces standsede")
    return given
