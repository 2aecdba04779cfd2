"""A stint of a membership with its texts and days, as pages and open data show it."""

from dataclasses import dataclass
from datetime import date

from klsite.model.people import Person
from klsite.results.council_terms import CouncilTerm, Standing
from klsite.results.membership_sentences import role_text
from klsite.rules.timeline import Role, Stint


@dataclass(frozen=True, slots=True)
class StintLine:
    """A stint as shown. ``until`` of an ended one is None where the day is not known.

    ``what`` is the role in words, ``point`` the rule behind it. ``party`` is a mayor's party at
    the time, None for others and where it is not known; ``status`` says how far it is known that
    a mayor was elected. ``is_mayors`` tells the seat that a mayor has as such.
    """

    person: Person
    what: str
    point: str
    party: str | None
    since: date | None
    until: date | None
    ended: bool
    is_mayors: bool
    note: str | None
    status: str | None

    @property
    def is_open(self) -> bool:
        """Whether it is over, but not known since when."""
        return self.ended and self.until is None


def stint_line(council: CouncilTerm, stint: Stint) -> StintLine:
    """Return a stint with its texts; the last day of a past term ends what nothing ended."""
    past = council.standing is Standing.PAST
    last = council.last_day if past and council.is_followed else None
    is_mayor = stint.role is Role.MEMBER and stint.municipality is not None
    return StintLine(
        person=council.people[stint.person],
        what=role_text(council, stint),
        point=stint.tenure.reason.point,
        party=council.party_of(stint.councillor) if is_mayor else None,
        since=stint.since,
        until=stint.until or last,
        ended=past or stint.until is not None,
        is_mayors=is_mayor,
        note=council.mayors_notes.get(stint.person) if is_mayor else None,
        status=council.mayors_status.get(stint.person) if is_mayor else None,
    )
