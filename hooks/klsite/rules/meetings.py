"""What the rules say of a meeting: deadlines, quorum, majority, who calls it.

Source: the rules of procedure, 3.1-3.9, and Bilag 1, 1.3.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from klsite.rules.membership import Membership

PROPOSAL_DAYS = 10
"""Days before an ordinary meeting by which a member may propose an item (3.2)."""

AGENDA_DAYS = 7
"""Days before an ordinary meeting by which the agenda is sent: the same weekday (3.3)."""

CONSTITUTING_MONTH, CONSTITUTING_DAY = 1, 31
"""The last day of the year after the election on which a KKR may constitute itself (1.3)."""


def proposal_deadline(meeting: date) -> date:
    """Return the last day on which a member may propose an item to an ordinary meeting (3.2)."""
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


def may_call(requesting: int, members: int) -> bool:
    """Whether at least a third of the members ask for a meeting (3.1)."""
    return 3 * requesting >= members


def is_adopted(votes_for: int, votes_against: int, *, chair_for: bool | None) -> bool | None:
    """Whether a proposal is adopted by majority, or on a tie by the chair's vote (3.7).

    None where the votes are even and the chair's is not known.
    """
    if votes_for == votes_against:
        return chair_for
    return votes_for > votes_against


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who attended. ``members`` counts the places with a member; substitutes count as present."""

    members: int
    present: tuple[str, ...]
    not_entitled: tuple[str, ...]
    """Absent people who had no place to be absent from."""
    wrong_substitutes: tuple[tuple[str, str], ...]
    """Absent members with somebody who is not their personal substitute (3.9)."""

    @property
    def quorate(self) -> bool:
        """Whether the meeting could decide (3.7)."""
        return is_quorate(len(self.present), self.members)


def attendance(membership: Membership, absences: Iterable[tuple[str, str | None]]) -> Attendance:
    """Return who attended, from each absent person and the substitute who came, if one did.

    A substitute who sits for a period (1.6, 1.7) is entitled in the member's place.
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
class ConveningMayor:
    """A mayor who may have to call the constituting meeting."""

    person: str
    mayor_since: date | None
    born: date | None


@dataclass(frozen=True, slots=True)
class Convener:
    """Who calls the constituting meeting; ``among`` are those with whom it is still open."""

    person: str | None
    among: tuple[str, ...] = ()


def convener(mayors: Sequence[ConveningMayor]) -> Convener:
    """Return the longest-serving mayor, or the eldest of several (Bilag 1, 1.3).

    Not known unless it is known of every mayor since when they have been one.
    """
    if not mayors or any(mayor.mayor_since is None for mayor in mayors):
        return Convener(None)
    first = min(mayor.mayor_since for mayor in mayors if mayor.mayor_since is not None)
    longest = [mayor for mayor in mayors if mayor.mayor_since == first]
    if len(longest) > 1:
        if any(mayor.born is None for mayor in longest):
            return Convener(None, tuple(mayor.person for mayor in longest))
        eldest = min(mayor.born for mayor in longest if mayor.born is not None)
        longest = [mayor for mayor in longest if mayor.born == eldest]
    if len(longest) > 1:
        return Convener(None, tuple(mayor.person for mayor in longest))
    return Convener(longest[0].person)
