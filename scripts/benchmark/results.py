"""Everything a report is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmark.growth import Size
from benchmark.measure import Series
from benchmark.measures import REFERENCE
from benchmark.tool import Tool, Weight
from benchmark.writing import Writing


@dataclass(frozen=True)
class Options:
    """What was asked for."""

    items: int
    rounds: int
    seed: int
    rich: bool


@dataclass(frozen=True)
class Results:
    """What was measured, of whom, on which machine, and why some are ``missing``."""

    options: Options
    machine: str
    tools: Sequence[Tool]
    missing: Mapping[str, str]
    series: Series
    weights: Mapping[str, Weight]
    growth: Sequence[Size]
    writing: Sequence[Writing]

    def ratio(self, tool: str, what: str, reference: str = REFERENCE) -> float | None:
        """Return a tool's median time divided by the reference's in the same run."""
        found, base = self.series.find(tool, what), self.series.find(reference, what)
        return found.middle / base.middle if found and base else None

    def memory_ratio(self, tool: str, what: str, reference: str = REFERENCE) -> float | None:
        """Return a tool's memory divided by the reference's."""
        found, base = self.series.find(tool, what), self.series.find(reference, what)
        if found and base and found.memory and base.memory:
            return found.memory / base.memory
        return None
