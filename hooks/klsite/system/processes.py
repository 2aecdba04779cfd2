"""Work in forked child processes, by ``multiprocessing``.

A child is a copy of this process, so it has everything that was read so far without being sent it.
What it returns is bytes through a pipe. Where the system cannot fork, or only one core is there,
the same calls do the work in this process.
"""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from klsite.system.garbage_collection import uncollected
from klsite.system.progress import Progress

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext
    from multiprocessing.queues import SimpleQueue

T = TypeVar("T")
R = TypeVar("R")

LEAST_FOR_TWO = 300
"""Items below which forking costs more than it saves."""

_CHUNK = 64
"""Items that a process takes at a time unless told."""

_MOST_CHUNKS = 1000
"""Chunks of which the queue holds all at once; their numbers fit in the smallest pipe."""

_INTERRUPTED = 130
"""The exit code of a process ended by Ctrl+C, as shells have it."""

_SYSTEM_FAILED = 74
"""The exit code of a child that the system has refused something (EX_IOERR of sysexits.h)."""

_REFUSED = 65
"""The exit code of a child that cannot do what it was given (EX_DATAERR of sysexits.h)."""


class TaskRefused(Exception):
    """A task cannot be done with what it was given. The text says why to an editor."""


class WorkerFailed(Exception):
    """A child ended before its work was done. Its traceback is on stderr."""


def _fork_context() -> ForkContext:
    import multiprocessing  # takes 17 ms, which a build without children does without

    return multiprocessing.get_context("fork")


class ChildTask:
    """A task run in a forked child; calling it joins the child and returns its result.

    The result is bytes, and kept. Without a second core the task runs here, when it is called.
    """

    def __init__(self, task: Callable[[], bytes]) -> None:
        self._task = task
        self._result: bytes | WorkerFailed | TaskRefused | OSError | None = None
        self._child = _Child(task) if _worker_count(2, least=2) > 1 else None

    def __call__(self) -> bytes:
        """Return the result. Raises ``WorkerFailed``, ``TaskRefused``, or ``OSError`` as it did."""
        if self._result is None:
            self._result = self._child.join() if self._child else self._task()
        if isinstance(self._result, WorkerFailed | TaskRefused | OSError):
            raise self._result
        return self._result

    def end(self) -> None:
        """Join the child, if there is one, whatever its result."""
        if self._result is None and self._child:
            self._result = self._child.join()


class _Child:
    """A forked process that sends the result of a task through a pipe."""

    def __init__(self, task: Callable[[], bytes]) -> None:
        context = _fork_context()
        self._results, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=_send_result, args=(task, self._results, sender))
        self._process.start()
        sender.close()

    def join(self) -> bytes | WorkerFailed | TaskRefused | OSError:
        """Wait for the process and return the result, or the failure."""
        try:
            result: bytes | WorkerFailed | TaskRefused | OSError = self._results.recv_bytes()
        except (EOFError, OSError):  # it ended before its result, or in the middle of it
            result = WorkerFailed("en proces standsede")
        self._results.close()
        self._process.join()
        if self._process.exitcode == _SYSTEM_FAILED and isinstance(result, bytes):
            return OSError(*msgspec.msgpack.decode(result, type=tuple[int, str, str | None]))
        if self._process.exitcode == _REFUSED and isinstance(result, bytes):
            return TaskRefused(result.decode())
        return result


def _send_result(task: Callable[[], bytes], results: Connection, sender: Connection) -> None:
    results.close()  # or this process would wait for itself to read, when its parent has ended
    try:
        with uncollected():
            result = task()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except OSError as error:  # which is told without a traceback: the program is not at fault
        file = error.filename2 or error.filename
        name = os.fsdecode(file) if file else None
        sender.send_bytes(
            msgspec.msgpack.encode((error.errno or 0, error.strerror or str(error), name))
        )
        sys.exit(_SYSTEM_FAILED)
    except TaskRefused as error:
        sender.send_bytes(str(error).encode())
        sys.exit(_REFUSED)
    except BaseException:
        traceback.print_exc()
        sys.exit(1)
    try:
        sender.send_bytes(result)
    except (KeyboardInterrupt, BrokenPipeError):  # the parent has been interrupted, or has ended
        sys.exit(_INTERRUPTED)


class _Chunks(Generic[T]):
    """Items handed out to ``workers`` processes, so many at a time, until there are no more.

    Neighbours are taken together, and a process that is held up takes fewer. ``label`` is what
    the progress line on a terminal says.
    """

    def __init__(self, items: Sequence[T], size: int, label: str, workers: int) -> None:
        self._items = items
        self._size = max(size, len(items) // _MOST_CHUNKS + 1)
        self._label = label
        self._starts: SimpleQueue[int | None] | None = None
        if workers > 1:
            self._starts = _fork_context().SimpleQueue()
            for start in (*range(0, len(items), self._size), *[None] * workers):
                self._starts.put(start)

    def taken(self, *, shown: bool) -> Iterator[T]:
        """Yield the items that this process takes; only one process may show the progress."""
        if self._starts is None:
            yield from self._items
            return
        progress = Progress(self._label, len(self._items)) if shown and self._label else None
        while (start := self._starts.get()) is not None:
            if progress:
                progress.at(start)
            yield from self._items[start : start + self._size]
        if progress:
            progress.done()


def start_chunks(
    items: Sequence[T], work: Callable[[Iterable[T]], bytes], label: str = ""
) -> Callable[[], list[bytes]]:
    """Start ``work`` on all items in children; return the function that joins them.

    Each child calls ``work`` once, with the items that it takes one chunk after another; the
    results come in no order. Where no children would help, the work is done when the results are
    asked for. ``label`` is for the progress line.
    """
    count = _worker_count(len(items))
    if count == 1:
        return lambda: [work(items)]
    chunks = _Chunks(items, _CHUNK, label, count)
    children = [ChildTask(lambda: work(chunks.taken(shown=not n))) for n in range(count)]  # noqa: B023
    return lambda: _join_all(children)


def map_chunks(
    items: Sequence[T],
    work: Callable[[Iterable[T]], bytes],
    *,
    least: int = LEAST_FOR_TWO,
    chunk: int = _CHUNK,
    label: str = "",
) -> list[bytes]:
    """Call ``work`` on all items, in this process and in children; return every result.

    ``least`` is how many items are worth a second process, ``chunk`` how many are taken at a
    time; the rest is as for ``start_chunks``. The result of this process comes first.
    Raises ``WorkerFailed``, or what ``work`` raises here.
    """
    count = _worker_count(len(items), least)
    chunks = _Chunks(items, chunk, label, count)
    children = [ChildTask(lambda: work(chunks.taken(shown=False))) for _ in range(count - 1)]
    try:
        with uncollected():
            own = work(chunks.taken(shown=True))
    finally:
        for child in children:
            child.end()
    return [own, *_join_all(children)]


def _join_all(children: Sequence[ChildTask]) -> list[bytes]:
    """Join every child, then return the results. Raises ``WorkerFailed``."""
    for child in children:
        child.end()
    return [child() for child in children]


def map_items(items: Sequence[T], work: Callable[[T], R], result: type[R]) -> list[R]:
    """Return ``work`` of each item, in the order of the items, shared like ``map_chunks``.

    ``result`` is its type, which msgspec must be able to encode and decode.
    """

    def part(pieces: Iterable[tuple[int, T]]) -> bytes:
        return msgspec.msgpack.encode([(index, work(piece)) for index, piece in pieces])

    decoder: Any = msgspec.msgpack.Decoder(list[tuple[int, result]])  # type: ignore[valid-type]
    results: dict[int, R] = {}
    for encoded in map_chunks(list(enumerate(items)), part, chunk=1):
        results.update(decoder.decode(encoded))
    return [results[index] for index in range(len(items))]


def _worker_count(items: int, least: int = LEAST_FOR_TWO) -> int:
    # A fork of a process with several threads may hang on a lock that one of them held.
    if not hasattr(os, "fork") or threading.active_count() > 1 or items < least:
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    return max(min(cores, 2 * items // least), 1)
