"""How time and memory grow with the number of items."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmark.measure import Measured, measure
from benchmark.measures import CHANGED, COLD
from benchmark.tasks import tasks_of
from benchmark.tool import Tool

_ROUNDS, _MANY, _ROUNDS_OF_MANY = 3, 50_000, 1


@dataclass(frozen=True)
class Step:
    """What a tool took with so many items."""

    items: int
    tool: str
    cold: Measured
    changed: Measured


@dataclass(frozen=True)
class Size:
    """What the tools took with so many items, and why some did not manage."""

    items: int
    steps: Sequence[Step]
    failures: Mapping[str, str]


def measure_size(items: int, tools: Sequence[Tool]) -> Size:
    """Measure a cold build and one item changed of each tool, laid out with so many items."""
    rounds = _ROUNDS if items < _MANY else _ROUNDS_OF_MANY
    tasks = [[t for t in tasks_of(tool) if t.what in (COLD, CHANGED)] for tool in tools]
    series = measure(tasks, rounds)
    steps = []
    for tool in tools:
        cold, changed = series.find(tool.name, COLD), series.find(tool.name, CHANGED)
        if cold and changed:
            steps.append(Step(items, tool.name, cold, changed))
    return Size(items, steps, series.failures)


def further_page(before: Step, after: Step) -> float:
    """Return the milliseconds that each further page took in a cold build."""
    return 1000 * (after.cold.middle - before.cold.middle) / (after.items - before.items)


def steps_of(tool: str, sizes: Sequence[Size]) -> list[Step]:
    """Return a tool's steps, fewest items first."""
    steps = [step for size in sizes for step in size.steps if step.tool == tool]
    return sorted(steps, key=lambda step: step.items)
