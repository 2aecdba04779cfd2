"""What holds for a time: names, regions and the like, each with its first and last day."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from klsite.model.base import Strict, optional, required
from klsite.model.dates import Day
from klsite.model.fields import Name


class Period(Strict):
    """Something that holds from one day to another, both included.

    Without ``valid_from`` it has always held, without ``valid_to`` it holds until further notice.
    """

    valid_from: Day | None = optional("Første dag", "Kan kun mangle i den første periode.")
    valid_to: Day | None = optional("Sidste dag", "Kan kun mangle i den sidste periode.")

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )

    @property
    def first_day(self) -> date:
        """The first day, or the first of all days."""
        return self.valid_from or date.min

    @property
    def last_day(self) -> date:
        """The last day, or the last of all days."""
        return self.valid_to or date.max


P = TypeVar("P", bound=Period)


def period_on(periods: Sequence[P], day: date) -> P:
    """Return the period that holds on a day; outside all of them, the nearest one.

    The checks refuse periods that overlap or leave a gap.
    """
    if len(periods) == 1 or day < periods[0].first_day:
        return periods[0]
    begun = [each for each in periods if each.first_day <= day]
    return next((each for each in begun if each.holds_on(day)), begun[-1])


class NamePeriod(Period):
    """A name and the days on which it is borne."""

    name: Name = required("Navn", "Navnet i perioden.")


def names_before(periods: Sequence[NamePeriod], day: date) -> tuple[NamePeriod, ...]:
    """Return the names that were no longer borne on a day, oldest first."""
    return tuple(each for each in periods if each.last_day < day)
