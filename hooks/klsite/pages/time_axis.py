"""Periods as bars on a line of whole years: what is known of them, and what runs on."""

from calendar import isleap
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from klsite.results.appointments import Appointed
from klsite.results.council_term import CouncilTerm, Standing
from klsite.results.meetings import CouncilMeeting, MeetingState
from klsite.results.stints import StintLine
from klsite.text.inexact_days import is_exact

_WHOLE = 1000
"""The length of a line of time."""

_MOST_WRITTEN = 6
"""Years that can be written beside each other on a phone."""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A period on a line of time: where it starts and how long it is, in thousandths.

    ``starts_known`` and ``ends_known`` say whether its first and its last day are known, ``runs``
    that it lasts on the day of the build, and ``is_dated`` that one of them is known at least by
    its year.
    """

    start: int
    length: int
    starts_known: bool
    ends_known: bool
    runs: bool
    is_dated: bool

    @property
    def is_certain(self) -> bool:
        """Whether it is known when it began, and that it ended or lasts."""
        return self.starts_known and (self.ends_known or self.runs)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """A line of the whole years from ``first`` to ``last``, as seen on the day ``today``."""

    first: int
    last: int
    today: date

    @property
    def years(self) -> range:
        """The years."""
        return range(self.first, self.last + 1)

    @property
    def step(self) -> int:
        """How many years there are from a year that is written to the next: six are at most."""
        return -(-len(self.years) // _MOST_WRITTEN)

    @property
    def ticks(self) -> tuple[int, ...]:
        """Where the years begin, but for the first."""
        return tuple(self.at(date(year, 1, 1)) for year in self.years[1:])

    def at(self, day: date) -> int:
        """Return where a day begins, at the end of the line for one outside it."""
        of_year = (day - date(day.year, 1, 1)).days / (366 if isleap(day.year) else 365)
        return min(
            max(round((day.year - self.first + of_year) / len(self.years) * _WHOLE), 0), _WHOLE
        )

    def stint(self, council: CouncilTerm, line: StintLine) -> TimeSpan:
        """Return the span of a stint of a term.

        One that is not known to be over lasts only where all changes of the term are recorded.
        """
        runs = not line.ended and council.is_followed
        return self._span(council, line.since, line.until, runs=runs)

    def appointment(self, each: Appointed) -> TimeSpan:
        """Return the span of an appointment."""
        until = each.last_day and each.last_day + timedelta(days=1)
        return self._span(each.council, each.first_day, until, runs=False)

    def _span(
        self, council: CouncilTerm, since: date | None, until: date | None, *, runs: bool
    ) -> TimeSpan:
        """Return the span between two days, each None where it is not known at all."""
        start = self.at(since or council.term.starts)
        end = self.at(until or min(self.today, council.term.last_day))
        return TimeSpan(
            start=start,
            length=max(end - start, 0),
            starts_known=is_exact(since),
            ends_known=is_exact(until),
            runs=runs,
            is_dated=since is not None or until is not None,
        )

    def meetings(self, meetings: Iterable[CouncilMeeting]) -> tuple[tuple[int, bool], ...]:
        """Return where each meeting that is not cancelled lies, and whether it was held."""
        return tuple(
            (self.at(each.meeting.held), each.state is MeetingState.HELD)
            for each in meetings
            if each.state is not MeetingState.CANCELLED
        )


def axis_of_terms(councils: Iterable[CouncilTerm], today: date) -> TimeAxis | None:
    """Return the line of the whole years of some terms that have begun; None for no term."""
    begun = [each for each in councils if each.standing is not Standing.COMING]
    if not begun:
        return None
    last_days = [each.last_day or each.term.last_day for each in begun]
    first = min(each.term.starts for each in begun)
    return TimeAxis(first.year, max(last_days).year, today)


def axis_until_today(councils: Iterable[CouncilTerm], today: date) -> TimeAxis | None:
    """Return the line of the years of some terms that have begun, but for those to come."""
    whole = axis_of_terms(councils, today)
    return whole and replace(whole, last=max(whole.first, min(whole.last, today.year)))
