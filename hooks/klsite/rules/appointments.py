"""The limits that the rules set on appointments to regional bodies.

Source: the rules of procedure, 3.8: one seat by majority, several by proportional election,
and only members of the councils of the region.
"""

from collections.abc import Iterable
from datetime import date

Period = tuple[date | None, date | None]
"""The first and last day of an appointment, inclusive; None stands for the term's own."""


def is_allowed_method(seats: int, filled_by: str | None) -> bool:
    """Whether the rules allow a number of seats to be filled by a method (3.8).

    ``filled_by`` is ``majority``, ``proportional``, ``agreement`` or, if not known, None; the last
    two are always allowed.
    """
    if filled_by in (None, "agreement"):
        return True
    return filled_by == ("majority" if seats == 1 else "proportional")


def most_concurrent(periods: Iterable[Period]) -> int:
    """Return the greatest number of appointments in force on the same day, 0 if there are none."""
    spans = [(first or date.min, last or date.max) for first, last in periods]
    return max(
        (sum(1 for first, last in spans if first <= day <= last) for day, _ in spans), default=0
    )
