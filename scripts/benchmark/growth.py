"""How time and memory grow with the number of items."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmark.measure import Failed, Measured, measure
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


def measure_size(items: int, tools: Sequence[Tool]) -> list[Step]:
    """Measure a cold build and one item changed of each tool, laid out with so many items.

    A tool that fails is left out, unless all do: then it raises ``Failed``.
    """
    rounds = _ROUNDS if items < _MANY else _ROUNDS_OF_MANY
    tasks = [[t for t in tasks_of(tool) if t.what in (COLD, CHANGED)] for tool in tools]
    series = measure(tasks, rounds)
    if len(series.failures) == len(tools):
        raise Failed(f"with {items:,} items: {series.failures}")
    steps = []
    for tool in tools:
        cold, changed = series.find(tool.name, COLD), series.find(tool.name, CHANGED)
        if cold and changed:
            steps.append(Step(items, tool.name, cold, changed))
    return steps


def further_page(before: Step, after: Step) -> float:
    """Return the milliseconds that each further page took in a cold build."""
    return 1000 * (after.cold.middle - before.cold.middle) / (after.items - before.items)


def steps_of(tool: str, steps: Sequence[Step]) -> list[Step]:
    """Return a tool's steps, fewest items first."""
    return sorted((step for step in steps if step.tool == tool), key=lambda step: step.items)
