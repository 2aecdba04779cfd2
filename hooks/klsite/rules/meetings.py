"""The rules about a meeting: deadlines, quorum, majority, attendance, and who convenes it.

Source: the rules of procedure, 3.1-3.9, and Bilag 1, 1.3.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from klsite.model.people import Person
from klsite.rules.membership import Membership

PROPOSAL_DAYS = 10
"""A member may propose an item until this many days before an ordinary meeting (3.2)."""

AGENDA_DAYS = 7
"""The agenda is sent at least this many days before an ordinary meeting (3.3)."""

CONSTITUTING_MONTH, CONSTITUTING_DAY = 1, 31
"""The last day of a term's first year on which a KKR may constitute itself (Bilag 1, 1.3)."""


def proposal_deadline(meeting: date) -> date:
    """Return the last day on which a member may propose an item for an ordinary meeting (3.2)."""
    return meeting - timedelta(days=PROPOSAL_DAYS)


def agenda_deadline(meeting: date) -> date:
    """Return the day by which the agenda of an ordinary meeting is sent (3.3)."""
    return meeting - timedelta(days=AGENDA_DAYS)


def constituting_deadline(term_starts: date) -> date:
    """Return the last day for the constituting meeting of a term (Bilag 1, 1.3)."""
    return date(term_starts.year, CONSTITUTING_MONTH, CONSTITUTING_DAY)


def is_quorate(present: int, members: int) -> bool:
    """Whether at least half of the members are present (3.7)."""
    return 2 * present >= members


def may_request_meeting(requesting: int, members: int) -> bool:
    """Whether so many members, at least a third, may demand an extraordinary meeting (3.1)."""
    return 3 * requesting >= members


def is_adopted(votes_for: int, votes_against: int, *, chair_for: bool | None) -> bool | None:
    """Whether a proposal is adopted: by majority, or on a tied vote by the chair's vote (3.7).

    Where all abstained there is no majority for it, and no vote of the chair's. None where the
    vote is tied and the chair's vote is not known.
    """
    if votes_for == votes_against > 0:
        return chair_for
    return votes_for > votes_against


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who attended. ``members`` is the number of filled seats; a substitute counts as present."""

    members: int
    present: tuple[str, ...]
    not_entitled: tuple[str, ...]
    """People recorded as absent who were not entitled to attend."""
    wrong_substitutes: tuple[tuple[str, str], ...]
    """Each absent member with a substitute who is not the member's personal one (3.9)."""

    @property
    def quorate(self) -> bool:
        """Whether the meeting had a quorum (3.7)."""
        return is_quorate(len(self.present), self.members)


def attendance(membership: Membership, absences: Iterable[tuple[str, str | None]]) -> Attendance:
    """Return who attended a meeting.

    ``absences`` are pairs of an absent person and the substitute who came instead, or None. A
    substitute who sits for a period (Bilag 1, 1.6-1.7) is entitled to attend, the member is not.
    """
    entitled = list(membership.sitting)
    not_entitled: list[str] = []
    wrong: list[tuple[str, str]] = []
    for person, substitute in absences:
        if person not in entitled:
            not_entitled.append(person)
            continue
        place = entitled.index(person)
        seat = membership.seat_of(person)
        personal = membership.substitute(seat) if seat is not None else None
        if substitute is None:
            del entitled[place]
            continue
        if personal is None or personal.person != substitute:
            wrong.append((person, substitute))
        entitled[place] = substitute
    return Attendance(
        members=sum(1 for _ in membership.filled),
        present=tuple(entitled),
        not_entitled=tuple(not_entitled),
        wrong_substitutes=tuple(wrong),
    )


@dataclass(frozen=True, slots=True)
class Convener:
    """Who convenes the constituting meeting; ``person`` is None where it cannot be determined.

    ``among`` are then the mayors between whom it is undecided, if that is known.
    """

    person: str | None
    among: tuple[str, ...] = ()


def convener(mayors: Sequence[Person]) -> Convener:
    """Return the longest-serving mayor or, of several, the eldest (Bilag 1, 1.3).

    It is undetermined unless the first day in office of every mayor is known.
    """
    if not mayors or any(mayor.mayor_since is None for mayor in mayors):
        return Convener(None)
    first = min(mayor.mayor_since for mayor in mayors if mayor.mayor_since is not None)
    longest = [mayor for mayor in mayors if mayor.mayor_since == first]
    if len(longest) > 1 and all(mayor.born for mayor in longest):
        eldest = min(mayor.born for mayor in longest if mayor.born is not None)
        longest = [mayor for mayor in longest if mayor.born == eldest]
    if len(longest) > 1:
        return Convener(None, tuple(mayor.id for mayor in longest))
    return Convener(longest[0].id)
