"""Runs what is to be measured, in turn, and keeps what it took."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Protocol


class Failed(Exception):
    """A tool did not do what it was measured at. The text is what the report says of it."""


@dataclass(frozen=True)
class Sample:
    """What one run took: ``seconds`` of each time, of the processor (``cpu``), and MB of memory.

    ``largest`` is the resident size of the largest process; ``together`` the sum of PSS of all.
    """

    seconds: Sequence[float]
    cpu: float | None = None
    largest: float | None = None
    together: float | None = None


class Task(Protocol):
    """Something to measure: ``what`` a ``tool`` does, in fewer ``rounds`` if it takes long."""

    @property
    def tool(self) -> str: ...  # noqa: D102 - said above

    @property
    def what(self) -> str: ...  # noqa: D102

    @property
    def rounds(self) -> int | None: ...  # noqa: D102

    def run(self, *, sampled: bool) -> Sample:
        """Do it once, and look at the memory of all its processes if ``sampled``.

        Raises ``Failed``.
        """
        ...


@dataclass
class Measured:
    """What the runs of a task took."""

    tool: str
    what: str
    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    largest: float | None = None
    together: float | None = None

    @property
    def middle(self) -> float:
        """The median of the seconds."""
        return median(self.seconds)

    @property
    def memory(self) -> float | None:
        """The greater of the largest process and all of them together, in MB."""
        return max((size for size in (self.largest, self.together) if size), default=None)

    def add(self, sample: Sample, *, timed: bool) -> None:
        """Keep a sample; its times only if ``timed``."""
        self.largest = _greater(self.largest, sample.largest)
        self.together = _greater(self.together, sample.together)
        if timed:
            self.seconds += sample.seconds
            self.cpu += [] if sample.cpu is None else [sample.cpu]


def _greater(one: float | None, other: float | None) -> float | None:
    return max((size for size in (one, other) if size is not None), default=None)


@dataclass(frozen=True)
class Series:
    """What was measured, and why some tools were given up."""

    measured: Sequence[Measured]
    failures: Mapping[str, str]

    def find(self, tool: str, what: str) -> Measured | None:
        """Return what a tool took for something, if it was measured."""
        found = (each for each in self.measured if (each.tool, each.what) == (tool, what))
        return next(found, None)


def measure(tools: Sequence[Sequence[Task]], rounds: int) -> Series:
    """Run the tasks of every tool in every round, so that a noisy minute hits all of them alike.

    The tools take turns to be first; a tool's own tasks keep their order, since one finds what the
    last one left. A first round looks at memory and is not timed, because looking takes time;
    what runs only once is timed in it all the same. A tool that fails is given up.
    """
    failures: dict[str, str] = {}
    measured = {(task.tool, task.what): Measured(task.tool, task.what) for t in tools for task in t}
    for number in range(rounds + 1):
        first = number % max(len(tools), 1)
        for tasks in (*tools[first:], *tools[:first]):
            try:
                _run_round(tasks, number, rounds, measured)
            except Failed as failure:
                failures[tasks[0].tool] = str(failure)
        tools = [tasks for tasks in tools if tasks and tasks[0].tool not in failures]
        _say(f"round {number} of {rounds} is done" if number else "memory is measured")
    return Series([each for each in measured.values() if each.tool not in failures], failures)


def _run_round(
    tasks: Sequence[Task], number: int, rounds: int, measured: dict[tuple[str, str], Measured]
) -> None:
    for task in tasks:
        wanted = rounds if task.rounds is None else min(task.rounds, rounds)
        if number == 0 or (wanted > 1 and number <= wanted):
            sample = task.run(sampled=number == 0)
            measured[task.tool, task.what].add(sample, timed=number > 0 or wanted == 1)
            _say(f"  {task.tool}, {task.what}: {median(sample.seconds):.3f} s")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
