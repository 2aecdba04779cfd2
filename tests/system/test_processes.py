"""Work shared among processes is done whole, or fails whole."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from multiprocessing import active_children
from multiprocessing.connection import wait
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klsite.system.processes import (
    ChildTask,
    WorkerFailed,
    _Child,
    _worker_count,
    map_chunks,
    map_items,
)
from support.project import ROOT

FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
LARGE = 10_000_000
"""Bytes of a result that no pipe holds, so that the child waits for its reader."""


def test_work_is_shared_out_whole(tmp_path: Path) -> None:
    def write(part: Iterable[int]) -> bytes:
        numbers = list(part)
        for number in numbers:
            (tmp_path / str(number)).touch(exist_ok=False)
        return bytes(len(numbers))

    given = map_chunks(range(1000), write)
    assert sum(map(len, given)) == 1000
    assert len(list(tmp_path.iterdir())) == 1000


def test_a_process_that_is_held_up_leaves_the_work_to_the_others(tmp_path: Path) -> None:
    done = tmp_path / "done"
    alone = _worker_count(1000) == 1  # on one core, or beside a thread of another test

    def wait_for_the_other(part: Iterable[int]) -> bytes:
        pieces = iter(part)
        first = next(pieces, None)
        if first == 0:  # whoever has this piece makes no other until all of those are made
            while not (alone or done.exists()):
                time.sleep(0.001)
        numbers = [each for each in (first, *pieces) if each is not None]
        if 999 in numbers:
            done.touch()
        return bytes(len(numbers))

    given = sorted(map(len, map_chunks(range(1000), wait_for_the_other, chunk=10)))
    assert sum(given) == 1000
    assert alone or given[0] <= 10


def test_a_process_that_fails_fails_the_whole(capfd: pytest.CaptureFixture[str]) -> None:
    def fail_on_one(part: Iterable[int]) -> bytes:
        if 1 in part:
            raise RuntimeError("opdigtet fejl")
        return b""

    with pytest.raises((WorkerFailed, RuntimeError)):
        map_chunks(range(1000), fail_on_one)
    capfd.readouterr()


def test_the_failure_of_another_process_alone_fails_the_whole(
    capfd: pytest.CaptureFixture[str],
) -> None:
    parent, alone = os.getpid(), _worker_count(1000) == 1  # on one core, or beside a thread

    def fail_elsewhere(part: Iterable[int]) -> bytes:
        if alone or os.getpid() != parent:
            raise RuntimeError("opdigtet fejl")
        return bytes(len(list(part)))

    with pytest.raises(RuntimeError if alone else WorkerFailed):
        map_chunks(range(1000), fail_elsewhere)
    capfd.readouterr()


def test_what_fails_aside_is_told_each_time_it_is_asked_for(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def fail() -> bytes:
        raise RuntimeError("opdigtet fejl")

    aside = ChildTask(fail)
    aside.end()
    for _ in range(2):
        with pytest.raises((WorkerFailed, RuntimeError)):
            aside()
    capfd.readouterr()


@given(st.lists(st.integers(-(2**40), 2**40), max_size=900))
@settings(max_examples=20, deadline=None)
def test_what_is_gathered_stands_in_the_order_of_the_work(numbers: list[int]) -> None:
    assert map_items(numbers, lambda number: number * 2, int) == [number * 2 for number in numbers]


def test_a_process_that_fails_while_gathering_fails_the_whole(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def refuse(number: int) -> int:
        if number % 2:
            raise RuntimeError("odd")
        return number

    with pytest.raises((WorkerFailed, RuntimeError)):
        map_items(range(1001), refuse, int)
    capfd.readouterr()


@FORKS
def test_a_child_killed_while_it_sends_has_failed() -> None:
    child = _Child(lambda: bytes(LARGE))
    wait([child._results])  # it has begun to send
    for process in active_children():
        os.kill(int(process.pid or 0), signal.SIGKILL)
    assert isinstance(child.join(), WorkerFailed)


@FORKS
def test_a_child_ends_when_nobody_is_left_to_take_its_result() -> None:
    code = (
        "import os, sys; from klsite.system.processes import _Child;"
        f"children = [_Child(lambda: bytes({LARGE})) for _ in range(2)]; os._exit(0)"
    )
    result = subprocess.run(  # which waits until no process holds the streams any more
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")
