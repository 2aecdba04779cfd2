"""What the project is to reach, and whether it did."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmark.growth import further_page, steps_of
from benchmark.measures import (
    CHANGED,
    CHECK_CHANGED,
    CHECK_COLD,
    COLD,
    NOTHING,
    PLAIN,
    PROJECT,
    REFERENCE,
    SERVED,
    TRAVELLED,
)
from benchmark.results import Results


@dataclass(frozen=True)
class Goal:
    """Something to be at ``most`` so much, what it is measured by, and its unit."""

    text: str
    most: float
    unit: str
    measured: Callable[[Results], float | None]

    def row(self, results: Results) -> tuple[str, str, str, str]:
        """Return the goal, its limit, what was measured and whether that meets it."""
        found = self.measured(results)
        limit = f"at most {self._shown(self.most)}"
        if found is None:
            return self.text, limit, "–", "not measured"
        return self.text, limit, self._shown(found), "met" if found <= self.most else "**not met**"

    def _shown(self, figure: float) -> str:
        return f"{figure:.3g}{self.unit}"


def _of_reference_build(what: str) -> Callable[[Results], float | None]:
    """Return what divides the project's time by that of a cold build of the reference."""

    def measured(results: Results) -> float | None:
        found = results.series.find(PROJECT, what)
        base = results.series.find(REFERENCE, COLD)
        return found.middle / base.middle if found and base else None

    return measured


def _of_plain_path(results: Results) -> float | None:
    found, plain = results.series.find(PROJECT, COLD), results.series.find(PROJECT, PLAIN)
    return found.middle / plain.middle if found and plain else None


def _travelled(results: Results) -> float | None:
    found, cold = results.series.find(PROJECT, TRAVELLED), results.series.find(PROJECT, COLD)
    return found.middle / cold.middle if found and cold else None


def _further_page(results: Results) -> float | None:
    steps = steps_of(PROJECT, results.growth)
    return further_page(steps[0], steps[-1]) if len(steps) > 1 else None


GOALS = (
    Goal("Cold build, of Hugo's time", 0.9, "", lambda r: r.ratio(PROJECT, COLD)),
    Goal("Cold build, of Zola's time (stretch)", 1, "", lambda r: r.ratio(PROJECT, COLD, "zola")),
    Goal("Cold build, of our plain path's time", 1 / 15, "", _of_plain_path),
    Goal(
        "One item changed, in a new process, of Hugo's time",
        0.15,
        "",
        lambda r: r.ratio(PROJECT, CHANGED),
    ),
    Goal("One item changed on another machine, of our cold build", 0.3, "", _travelled),
    Goal("Nothing changed, of Hugo's time", 0.1, "", lambda r: r.ratio(PROJECT, NOTHING)),
    Goal("From save to served, of Hugo's server", 0.15, "", lambda r: r.ratio(PROJECT, SERVED)),
    Goal("Check, cold, of Hugo's build", 0.3, "", _of_reference_build(CHECK_COLD)),
    Goal("Check after one change, of Hugo's build", 0.3, "", _of_reference_build(CHECK_CHANGED)),
    Goal("Memory of a cold build, of Hugo's", 0.3, "", lambda r: r.memory_ratio(PROJECT, COLD)),
    Goal("Each further page of a cold build", 0.3, " ms", _further_page),
)
