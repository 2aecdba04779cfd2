"""A stint of a membership with its texts and days, as pages and open data show it."""

from dataclasses import dataclass
from datetime import date

from klsite.model.people import Person
from klsite.results.council_term import CouncilTerm, Standing
from klsite.results.membership_sentences import role_text
from klsite.rules.membership import Reason
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
        note=_note(council, stint) if is_mayor else None,
        status=council.mayors_status.get(stint.person) if is_mayor else None,
    )


def _note(council: CouncilTerm, stint: Stint) -> str | None:
    """Return what is noted of a mayor, and of how the mayor came or went within the term."""
    changes = (
        each.event
        for each in council.timeline.entries
        if each.event.kind == "new_mayor" and each.event.municipality == stint.municipality
    )
    own = council.mayors_notes.get(stint.person) if stint.tenure.reason is Reason.MAYOR else None
    told = [
        note
        for each in changes
        if each.date in (stint.since, stint.until)
        for note in (each.announced, each.note)
        if note
    ]
    return "; ".join([own, *told] if own else told) or None
