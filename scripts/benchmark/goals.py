"""What the project is to reach, and whether it did."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmark.growth import further_page, steps_of
from benchmark.measures import CHANGED, CHECK_CHANGED, COLD, PROJECT, SERVED
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


def _seconds(what: str) -> Callable[[Results], float | None]:
    def measured(results: Results) -> float | None:
        found = results.series.find(PROJECT, what)
        return found.middle if found else None

    return measured


def _further_page(results: Results) -> float | None:
    steps = steps_of(PROJECT, results.growth)
    return further_page(steps[0], steps[-1]) if len(steps) > 1 else None


GOALS = (
    Goal("Cold build, of Hugo's time", 0.65, "", lambda r: r.ratio(PROJECT, COLD)),
    Goal("Cold build, of Zola's time", 1.2, "", lambda r: r.ratio(PROJECT, COLD, "zola")),
    Goal(
        "One item changed, in a new process, of Hugo's time",
        0.25,
        "",
        lambda r: r.ratio(PROJECT, CHANGED),
    ),
    Goal("From save to served, of Hugo's server", 0.1, "", lambda r: r.ratio(PROJECT, SERVED)),
    Goal("From save to served", 0.05, " s", _seconds(SERVED)),
    Goal("Check after one change", 1, " s", _seconds(CHECK_CHANGED)),
    Goal("Memory of a cold build, of Hugo's", 1 / 6, "", lambda r: r.memory_ratio(PROJECT, COLD)),
    Goal("Each further page of a cold build", 0.2, " ms", _further_page),
)
