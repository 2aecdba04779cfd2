"""The state of a KKR's membership at one moment: seats, holders, substitutes and offices.

Source: the rules of procedure, Bilag 1, 1.0-1.2, 1.4 and 1.6-1.16.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum


class OfRules(Enum):
    """The base of what rests on a point of the rules: its value is the point, and a word for it."""

    @property
    def point(self) -> str:
        """The point of the rules, as in ``bilag1-1.13``."""
        point: str = self.value[0]
        return point


class Reason(OfRules):
    """Why a person holds a seat, substitution or office."""

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


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in a seat, substitution or office; ``since`` is None where the day is not known."""

    person: str
    since: date | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class TemporaryAbsence:
    """A member's absence of at least three months, until the day of the expected return."""

    since: date
    until: date
    reason: Reason


@dataclass(frozen=True, slots=True)
class Councillor:
    """A person's seat in a municipal council; ``municipality`` is the code.

    ``group`` is the party or alliance, None for a list that is neither. ``letter`` is that of the
    list, None where it is not known and empty for a councillor who has left the list.
    """

    municipality: str
    group: str | None
    letter: str | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in a KKR: a mayor's, which has a ``municipality``, or an elected member's.

    ``group`` is the party or alliance that the seat counts for; that of a mayor's seat follows
    the mayor. ``substitute`` of a mayor's seat is the one chosen by the municipal council (1.2).
    ``extra`` marks a seat beyond the limit (1.12). A seat without a member is vacant if
    ``vacated`` holds the day on which it fell vacant; otherwise its member is not known.
    """

    id: str
    group: str | None
    member: Tenure | None
    substitute: Tenure | None = None
    municipality: str | None = None
    vice_mayors: tuple[Tenure | None, Tenure | None] = (None, None)
    absence: TemporaryAbsence | None = None
    vacated: date | None = None
    extra: bool = False

    @property
    def is_mayors(self) -> bool:
        """Whether the seat belongs to a mayor."""
        return self.municipality is not None


@dataclass(frozen=True, slots=True)
class OfficeState:
    """The office of chair or vice-chair.

    ``chosen_by`` are the groups that chose the holder and choose a successor (1.15). ``acting``
    is the person chosen for the holder's absence, until ``acting_until`` (1.16). An office without
    a holder is vacant if ``vacated`` holds the day; otherwise its holder is not known.
    """

    holder: Tenure | None = None
    chosen_by: tuple[str, ...] = ()
    acting: Tenure | None = None
    acting_until: date | None = None
    vacated: date | None = None

    @property
    def in_charge(self) -> Tenure | None:
        """Who exercises the office now: the acting holder if there is one, else the holder."""
        return self.acting or self.holder


@dataclass(frozen=True, slots=True)
class Membership:
    """The membership of a KKR at one moment; immutable.

    ``seats`` are by seat id, ``councillors`` by person id. ``may_name`` are the groups that may
    name a member because a mayor, their only member, left them (1.11). ``vacated_by`` maps a
    former member to the ids of the seats left vacant. ``entitled`` are the groups with at least
    2 % of the votes, None where they are not known.
    """

    seats: Mapping[str, Seat]
    councillors: Mapping[str, Councillor]
    chair: OfficeState = OfficeState()
    vice_chair: OfficeState = OfficeState()
    left_council: frozenset[str] = frozenset()
    may_name: frozenset[str] = frozenset()
    vacated_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    entitled: frozenset[str] | None = None

    def with_seat(self, seat: Seat) -> "Membership":
        """Return a copy with the seat added, or in place of the seat of the same id."""
        return replace(self, seats={**self.seats, seat.id: seat})

    def seat_of(self, person: str) -> Seat | None:
        """Return the seat whose member a person is, if there is one."""
        return next((seat for seat, member in self.filled if member.person == person), None)

    @property
    def filled(self) -> Iterator[tuple[Seat, Tenure]]:
        """Yield every seat that has a member, with the member."""
        for seat in self.seats.values():
            if seat.member is not None:
                yield seat, seat.member

    def mayors_seat(self, municipality: str) -> Seat | None:
        """Return the seat of the mayor of a municipality, if it has one."""
        return next(
            (each for each in self.seats.values() if each.municipality == municipality), None
        )

    def substitute(self, seat: Seat) -> Tenure | None:
        """Return the personal substitute of a seat's member; None if not known or not chosen.

        A mayor's substitute is the first vice-mayor unless elected to the KKR, else the second
        unless elected too, else the person chosen by the municipal council (1.2).
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
        """Return the substitute who sits while the seat's member is absent (1.6, 1.7)."""
        substitute = self.substitute(seat)
        if seat.absence is None or substitute is None:
            return None
        since = max(seat.absence.since, substitute.since or seat.absence.since)
        return Tenure(substitute.person, since, seat.absence.reason)

    def seat_substituted_by(self, person: str) -> Seat | None:
        """Return the seat whose member a person is the substitute of, if there is one."""
        for seat in self.seats.values():
            substitute = self.substitute(seat)
            if substitute is not None and substitute.person == person:
                return seat
        return None

    @property
    def sitting(self) -> tuple[str, ...]:
        """The people entitled to attend a meeting: members, and substitutes of absent members."""
        present = []
        for seat, member in self.filled:
            stand_in = self.stand_in(seat)
            if stand_in is not None:
                present.append(stand_in.person)
            elif seat.absence is None:
                present.append(member.person)
        return tuple(present)

    def size(self, group: str) -> int:
        """Return the number of members whose seat counts for a group."""
        return sum(1 for seat, _ in self.filled if seat.group == group)


class Conflict(OfRules):
    """A combination of seats and substitutions that no person may hold."""

    TWO_SEATS = "bilag1-1.0", "two seats"
    TWO_SUBSTITUTIONS = "bilag1-1.2", "two substitutions"
    MEMBER_AND_SUBSTITUTE = "bilag1-1.2", "member and substitute"


def conflicts(membership: Membership) -> Iterator[tuple[Conflict, str]]:
    """Yield each person who holds more than the rules allow (1.0, 1.2), with the conflict."""
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
