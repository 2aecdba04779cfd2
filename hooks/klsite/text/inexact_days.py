"""Days of which only the month or the year is known."""

from datetime import date
from enum import Enum


class Known(Enum):
    """What is known of a day."""

    MONTH = "%Y-%m"
    YEAR = "%Y"


class InexactDay(date):
    """The last day of a month or a year in which something happened, no more being known.

    It is compared as that day, the first on which it has certainly happened; ISO 8601 and Danish
    (``text/danish.py::long_date``) print of it what is known.
    """

    known: Known

    def __new__(cls, last: date, known: Known) -> "InexactDay":
        """Return the last day of what is known, with how much that is."""
        day = super().__new__(cls, last.year, last.month, last.day)
        day.known = known
        return day

    def __reduce__(self) -> tuple[type["InexactDay"], tuple[date, Known]]:
        """Return how to make the same in another process."""
        return type(self), (date(self.year, self.month, self.day), self.known)

    def no_later_than(self, day: date) -> "InexactDay":
        """Return the same, but a ``day`` of the month or year if that is earlier."""
        same = day.strftime(self.known.value) == self.isoformat()
        return InexactDay(min(self, day), self.known) if same else self

    def isoformat(self) -> str:
        """Return the month or the year, as in ``2024-05`` or ``2024``."""
        return self.strftime(self.known.value)

    __repr__ = __str__ = isoformat


def is_exact(day: date | None) -> bool:
    """Whether a day is known, and not only its month or year."""
    return day is not None and not isinstance(day, InexactDay)
