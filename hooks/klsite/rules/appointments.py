"""What the rules say of appointments to regional bodies.

Source: the rules of procedure, 3.8: one seat by majority, several by proportional election,
and only members of the councils of the region.
"""

from collections.abc import Iterable
from datetime import date

Period = tuple[date | None, date | None]
"""The first and last day of an appointment, both included; None for that of the term."""


def is_filled_rightly(seats: int, filled_by: str | None) -> bool:
    """Whether a way of filling so many seats is one that the rules know; agreement always is."""
    if filled_by in (None, "agreement"):
        return True
    return filled_by == ("majority" if seats == 1 else "proportional")


def most_at_once(periods: Iterable[Period]) -> int:
    """Return the greatest number of appointments that run on the same day."""
    spans = [(first or date.min, last or date.max) for first, last in periods]
    return max(
        (sum(1 for first, last in spans if first <= day <= last) for day, _ in spans), default=0
    )
