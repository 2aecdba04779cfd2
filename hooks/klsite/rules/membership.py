"""The membership of a KKR at a moment: seats, who has them and why, substitutes and offices.

Source: the rules of procedure, Bilag 1, 1.0-1.2, 1.4 and 1.6-1.16.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum


class Reason(Enum):
    """Why a person has a place, each with the point of the rules that gives it."""

    MAYOR = "bilag1-1.0", "mayor"
    ELECTED = "bilag1-1.0", "elected"
    NEW_MAYOR = "bilag1-1.0", "new mayor"
    STEPPED_IN = "bilag1-1.13", "stepped in"
    NAMED = "bilag1-1.13", "named"
    NAMED_EXTRA = "bilag1-1.11", "named beyond the limit"
    VICE_MAYOR = "bilag1-1.2", "vice-mayor"
    SUBSTITUTE = "bilag1-1.2", "substitute"
    NEW_SUBSTITUTE = "bilag1-1.14", "new substitute"
    CHOSEN_BY_COUNCIL = "bilag1-1.2", "chosen by the council"
    ON_LEAVE = "bilag1-1.6", "on leave"
    PREVENTED = "bilag1-1.7", "prevented"
    CHOSEN = "bilag1-1.4", "chosen"
    SUCCESSOR = "bilag1-1.15", "successor"
    TEMPORARY = "bilag1-1.16", "temporary"

    @property
    def point(self) -> str:
        """The point of the rules, as in ``bilag1-1.13``."""
        return self.value[0]


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in a place; ``since`` is None where the day is not known."""

    person: str
    since: date | None
    why: Reason


@dataclass(frozen=True, slots=True)
class Away:
    """A member's absence for a period of at least three months (1.6, 1.7)."""

    since: date
    until: date
    why: Reason


@dataclass(frozen=True, slots=True)
class Councillor:
    """A seat in a municipal council.

    ``group`` is the party or alliance, None outside them. ``letter`` is that of the list, None
    where it is not known, and empty for one who has left it.
    """

    municipality: str
    group: str | None
    letter: str | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in a KKR: a mayor's, with a municipality, or an elected member's, without.

    ``group`` is the party or alliance that the seat counts for; of a mayor's seat it changes
    with the mayor. ``substitute`` of a mayor's seat is the one chosen by the council (1.2).
    ``extra`` is a seat beyond the limit (1.12). A seat without a member is vacant if ``vacated``
    has the day on which it became so; otherwise its member is not known.
    """

    id: str
    group: str | None
    member: Tenure | None
    substitute: Tenure | None = None
    municipality: str | None = None
    vice_mayors: tuple[Tenure | None, Tenure | None] = (None, None)
    away: Away | None = None
    vacated: date | None = None
    extra: bool = False

    @property
    def is_mayors(self) -> bool:
        """Whether the seat belongs to a mayor."""
        return self.municipality is not None


@dataclass(frozen=True, slots=True)
class OfficeState:
    """The chair or vice-chair; ``acting`` is the one elected while the holder is away (1.16).

    Without a holder it is vacant if ``vacated`` has the day; otherwise the holder is not known.
    """

    holder: Tenure | None = None
    chosen_by: tuple[str, ...] = ()
    acting: Tenure | None = None
    acting_until: date | None = None
    vacated: date | None = None

    @property
    def in_charge(self) -> Tenure | None:
        """The one who acts now."""
        return self.acting or self.holder


@dataclass(frozen=True, slots=True)
class Membership:
    """The membership of a KKR at a moment.

    ``may_name`` are the groups that may name a member because a mayor, their only one, left
    them (1.11). ``left_by`` are the vacant seats by who left them. ``entitled`` are the groups
    with at least 2 %, None where not known.
    """

    seats: Mapping[str, Seat]
    councillors: Mapping[str, Councillor]
    chair: OfficeState = OfficeState()
    vice_chair: OfficeState = OfficeState()
    left_council: frozenset[str] = frozenset()
    may_name: frozenset[str] = frozenset()
    left_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    entitled: frozenset[str] | None = None

    def with_seat(self, seat: Seat) -> "Membership":
        """Return the membership with a seat put in, or in place of the one of the same id."""
        return replace(self, seats={**self.seats, seat.id: seat})

    def seat_of(self, person: str) -> Seat | None:
        """The seat in which a person is the member."""
        return next((seat for seat, member in self.filled if member.person == person), None)

    @property
    def filled(self) -> Iterator[tuple[Seat, Tenure]]:
        """The seats that have a member, each with the member."""
        for seat in self.seats.values():
            if seat.member is not None:
                yield seat, seat.member

    def mayors_seat(self, municipality: str) -> Seat | None:
        """The seat of the mayor of a municipality."""
        return next(
            (each for each in self.seats.values() if each.municipality == municipality), None
        )

    def substitute(self, seat: Seat) -> Tenure | None:
        """The personal substitute of a seat's member; None where not known or not chosen.

        Of a mayor it is the first vice-mayor, unless elected to the KKR; then the second, unless
        elected too; then the one chosen by the council (1.2).
        """
        if not seat.is_mayors:
            return seat.substitute
        for vice_mayor in seat.vice_mayors:
            if vice_mayor is None:
                break
            if not self._is_elected(vice_mayor.person):
                return vice_mayor
        return seat.substitute

    def _is_elected(self, person: str) -> bool:
        return any(member.person == person for seat, member in self.filled if not seat.is_mayors)

    def stand_in(self, seat: Seat) -> Tenure | None:
        """The substitute who sits in a seat while its member is away (1.6, 1.7)."""
        substitute = self.substitute(seat)
        if seat.away is None or substitute is None:
            return None
        since = max(seat.away.since, substitute.since or seat.away.since)
        return Tenure(substitute.person, since, seat.away.why)

    def substitute_for(self, person: str) -> Seat | None:
        """The seat that a person is the substitute of."""
        for seat in self.seats.values():
            substitute = self.substitute(seat)
            if substitute is not None and substitute.person == person:
                return seat
        return None

    @property
    def sitting(self) -> tuple[str, ...]:
        """The people entitled to attend a meeting: members, and who stands in for them."""
        present = []
        for seat, member in self.filled:
            stand_in = self.stand_in(seat)
            if stand_in is not None:
                present.append(stand_in.person)
            elif seat.away is None:
                present.append(member.person)
        return tuple(present)

    def size(self, group: str) -> int:
        """The number of members that count for a group."""
        return sum(1 for seat, _ in self.filled if seat.group == group)


class Conflict(Enum):
    """What no membership may have, each with its point."""

    TWO_SEATS = "bilag1-1.0", "two seats"
    TWO_SUBSTITUTIONS = "bilag1-1.2", "two substitutions"
    MEMBER_AND_SUBSTITUTE = "bilag1-1.2", "member and substitute"

    @property
    def point(self) -> str:
        """The point of the rules that it breaks."""
        return self.value[0]


def conflicts(membership: Membership) -> Iterator[tuple[Conflict, str]]:
    """Yield each person who has more places than the rules allow (1.2), and which rule it is."""
    members = Counter(member.person for _, member in membership.filled)
    substitutes = Counter(
        found.person
        for each in membership.seats.values()
        if (found := membership.substitute(each)) is not None
    )
    for person, count in members.items():
        if count > 1:
            yield Conflict.TWO_SEATS, person
    for person, count in substitutes.items():
        if count > 1:
            yield Conflict.TWO_SUBSTITUTIONS, person
        if person in members:
            yield Conflict.MEMBER_AND_SUBSTITUTE, person
