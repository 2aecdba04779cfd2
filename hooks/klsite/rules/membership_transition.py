"""A membership while one event is applied to it, and the operations that events share."""

from collections.abc import Container
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from klsite.model.membership import MembershipEvent
from klsite.rules.membership import Councillor, Membership, Reason, Seat, Tenure
from klsite.rules.membership_outcomes import ChangeKind, Consequence, NotAllowed, Refusal


@dataclass(slots=True)
class Transition:
    """A membership while one event is applied, and the consequences recorded so far.

    ``meeting_days`` are the days on which the KKR met (1.7).
    """

    membership: Membership
    event: MembershipEvent
    meeting_days: Container[date]
    consequences: list[Consequence] = field(default_factory=list)

    def set_seat(self, seat: Seat) -> None:
        """Add a seat, or replace the one of the same id."""
        self.membership = self.membership.with_seat(seat)

    def change(self, **fields: Any) -> None:
        """Replace fields of the membership."""
        self.membership = replace(self.membership, **fields)

    def record(self, change: ChangeKind, subject: str, point: str, detail: str = "") -> None:
        """Record a consequence, with the point of the rules behind it."""
        self.consequences.append(Consequence(change, subject, point, detail))

    @property
    def person(self) -> str:
        """The person whom the event is about."""
        assert self.event.person is not None, "the model requires it of these events"
        return self.event.person

    def members_seat(self, person: str) -> Seat:
        """Return the seat of a member. Raises ``NotAllowed`` if the person is not a member."""
        seat = self.membership.seat_of(person)
        if seat is None:
            raise NotAllowed(Refusal.NOT_A_MEMBER, person)
        return seat

    def councillor_of(self, person: str) -> Councillor:
        """Return a person's seat in a municipal council, without which nobody may sit (1.0, 1.9).

        Raises ``NotAllowed`` if the person has none, or has left the council.
        """
        found = self.membership.councillors.get(person)
        if found is None:
            raise NotAllowed(Refusal.NOT_A_COUNCILLOR, person)
        if person in self.membership.left_council:
            raise NotAllowed(Refusal.LEFT_COUNCIL, person)
        return found

    def require_group(self, person: str, group: str | None) -> None:
        """Raise ``NotAllowed`` unless a person belongs to a group."""
        if self.councillor_of(person).group != group:
            raise NotAllowed(Refusal.OTHER_GROUP, person)

    def require_no_place(self, person: str) -> None:
        """Raise ``NotAllowed`` if a person is a member or a substitute already."""
        if self.membership.seat_of(person) is not None:
            raise NotAllowed(Refusal.ALREADY_MEMBER, person)
        if self.membership.seat_substituted_by(person) is not None:
            raise NotAllowed(Refusal.ALREADY_SUBSTITUTE, person)

    def is_chosen_substitute(self, person: str) -> bool:
        """Whether a person is a substitute by choice, as opposed to one by being vice-mayor."""
        substitutes = (each.substitute for each in self.membership.seats.values())
        return any(each is not None and each.person == person for each in substitutes)

    def vacate(self, seat: Seat, point: str, change: ChangeKind = ChangeKind.LEAVES) -> None:
        """Remove an elected member; the substitute steps in unless it is declined (1.13)."""
        assert seat.member is not None, "the caller checks that the seat has a member"
        if self.event.substitute_declines and seat.substitute is None:
            raise NotAllowed(Refusal.NOBODY_DECLINES, seat.member.person)
        self.record(change, seat.member.person, point)
        if seat.substitute is not None and not self.event.substitute_declines:
            person = seat.substitute.person
            tenure = Tenure(person, self.event.date, Reason.STEPPED_IN)
            self.set_seat(replace(seat, member=tenure, substitute=None, absence=None))
            self.record(ChangeKind.BECOMES_MEMBER, person, Reason.STEPPED_IN.point)
            self.record(ChangeKind.SUBSTITUTE_NEEDED, person, "bilag1-1.13", seat.group or "")
            return
        left = (*self.membership.vacated_by.get(seat.member.person, ()), seat.id)
        self.change(vacated_by={**self.membership.vacated_by, seat.member.person: left})
        self.set_seat(replace(seat, member=None, absence=None, vacated=self.event.date))
        self.record(ChangeKind.SEAT_VACANT, seat.group or "", "bilag1-1.13")

    def end_substitution(self, person: str, point: str) -> bool:
        """End a substitution by choice; return whether the person had one."""
        for seat in self.membership.seats.values():
            if seat.substitute is not None and seat.substitute.person == person:
                self.set_seat(replace(seat, substitute=None))
                member = seat.member.person if seat.member else ""
                self.record(ChangeKind.SUBSTITUTE_ENDS, person, point)
                group = "" if seat.is_mayors else seat.group or ""
                self.record(ChangeKind.SUBSTITUTE_NEEDED, member, "bilag1-1.14", group)
                return True
        return False

    def end_vice_mayor(self, person: str) -> bool:
        """Vacate the post of vice-mayor that a person has; return whether there was one."""
        for seat in self.membership.seats.values():
            if person in (each.person for each in seat.vice_mayors if each is not None):
                first, second = (
                    None if each is not None and each.person == person else each
                    for each in seat.vice_mayors
                )
                self.set_seat(replace(seat, vice_mayors=(first, second)))
                self.record(ChangeKind.VICE_MAYOR, "", "bilag1-1.2", seat.municipality or "")
                return True
        return False
