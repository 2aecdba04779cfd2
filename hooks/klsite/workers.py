"""Work shared out among processes, where the machine has more than one core to give."""

import os
import pickle
import threading
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

LEAST_FOR_TWO = 300
"""With fewer pieces of work, starting a process costs more than it saves."""


class WorkerFailed(Exception):
    """A process ended before its work was done. Its own report is on the terminal."""


def share(work: Sequence[T], do: Callable[[Sequence[T]], None]) -> None:
    """Do all of ``work``, each part in a process of its own where that helps.

    ``do`` is given a part of the work, must not depend on the order of the parts, and leaves its
    results in files: nothing comes back. Raises ``WorkerFailed``, or what ``do`` raises here.
    """
    count = _processes(len(work))
    children = [_start(work[index::count], do) for index in range(1, count)]
    try:
        do(work[::count])
    finally:
        failed = [child for child in children if os.waitpid(child, 0)[1] != 0]
    if failed:
        raise WorkerFailed(f"{len(failed)} af {count} processer standsede")


def gather(work: Sequence[T], do: Callable[[T], R]) -> list[R]:
    """Return what ``do`` gives for each piece of work, in its order, shared out like ``share``.

    Raises ``WorkerFailed``, or what ``do`` raises here.
    """
    count = _processes(len(work))
    pipes = [os.pipe() for _ in range(1, count)]

    def send(part: Sequence[T], pipe: tuple[int, int]) -> None:
        with os.fdopen(pipe[1], "wb") as end:
            pickle.dump([do(piece) for piece in part], end)

    children = [
        _start(work[index::count], partial(send, pipe=pipe))
        for index, pipe in enumerate(pipes, start=1)
    ]
    for _, writing in pipes:
        os.close(writing)
    results: list[R | None] = [None] * len(work)
    try:
        results[::count] = [do(piece) for piece in work[::count]]
        for index, (reading, _) in enumerate(pipes, start=1):
            with os.fdopen(reading, "rb") as end:
                results[index::count] = _received(end.read())
    finally:
        failed = [child for child in children if os.waitpid(child, 0)[1] != 0]
    if failed:
        raise WorkerFailed(f"{len(failed)} af {count} processer standsede")
    return results  # type: ignore[return-value]


def _received(content: bytes) -> list[Any]:
    """Return what a process of our own has sent; nothing if it ended before."""
    if not content:
        raise WorkerFailed("en proces standsede, før den var færdig")
    received: list[Any] = pickle.loads(content)  # noqa: S301 - from our own child, by a pipe
    return received


def _processes(pieces: int) -> int:
    # A copy of a process with several threads may hang on a lock that one of them held.
    if not hasattr(os, "fork") or threading.active_count() > 1 or pieces < LEAST_FOR_TWO:
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    return max(min(cores, 2 * pieces // LEAST_FOR_TWO), 1)


def _start(part: Sequence[T], do: Callable[[Sequence[T]], None]) -> int:
    """Return the id of a process that does a part of the work and ends."""
    child = os.fork()
    if child:
        return child
    try:
        do(part)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)
