"""A stint of a membership in words and days, as pages and open data show it."""

from dataclasses import dataclass
from datetime import date

from klsite.model.people import Person
from klsite.results.council_terms import CouncilTerm, Standing
from klsite.results.membership_sentences import phrase
from klsite.rules.timeline import Role, Stint


@dataclass(frozen=True, slots=True)
class StintLine:
    """A stint on the page. ``ended`` says whether it is over; ``until`` is None if not known when.

    ``party`` is the person's at the time, None where not known or of no matter; ``status`` says
    how far it is known that a mayor was elected, where it is not.
    """

    person: Person
    what: str
    point: str
    party: str | None
    since: date | None
    until: date | None
    ended: bool
    note: str | None
    status: str | None


def stint_line(council: CouncilTerm, stint: Stint) -> StintLine:
    """Return a stint as a page shows it."""
    past = council.standing is Standing.PAST
    last = council.last_day if past and council.is_followed else None
    is_mayor = stint.role is Role.MEMBER and stint.municipality is not None
    return StintLine(
        person=council.people[stint.person],
        what=phrase(council, stint),
        point=stint.tenure.why.point,
        party=council.party_of(stint.councillor) if is_mayor else None,
        since=stint.since,
        until=stint.until or last,
        ended=past or stint.until is not None,
        note=council.mayors_notes.get(stint.person) if is_mayor else None,
        status=council.mayors_status.get(stint.person) if is_mayor else None,
    )
