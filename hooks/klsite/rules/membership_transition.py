"""A membership while one event is applied to it, and the operations that events share."""

from collections.abc import Container
from dataclasses import dataclass, field, replace
from datetime import date

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

    def record(self, change: ChangeKind, subject: str, point: str, detail: str = "") -> None:
        """Record a consequence, with the point of the rules behind it."""
        self.consequences.append(Consequence(change, subject, point, detail))


def person_of(transition: Transition) -> str:
    """Return the person whom the event is about; the model requires one of such events."""
    assert transition.event.person is not None, "the model requires it of these events"
    return transition.event.person


def members_seat(transition: Transition, person: str) -> Seat:
    """Return the seat of a member. Raises ``NotAllowed`` if the person is not a member."""
    seat = transition.membership.seat_of(person)
    if seat is None:
        raise NotAllowed(Refusal.NOT_A_MEMBER, person)
    return seat


def councillor_of(transition: Transition, person: str) -> Councillor:
    """Return a person's seat in a municipal council, without which nobody may sit (1.0, 1.9).

    Raises ``NotAllowed`` if the person has none, or has left the council.
    """
    found = transition.membership.councillors.get(person)
    if found is None:
        raise NotAllowed(Refusal.NOT_A_COUNCILLOR, person)
    if person in transition.membership.left_council:
        raise NotAllowed(Refusal.LEFT_COUNCIL, person)
    return found


def require_group(transition: Transition, person: str, group: str | None) -> None:
    """Raise ``NotAllowed`` unless a person belongs to a group."""
    if councillor_of(transition, person).group != group:
        raise NotAllowed(Refusal.OTHER_GROUP, person)


def require_no_place(transition: Transition, person: str) -> None:
    """Raise ``NotAllowed`` if a person is a member or a substitute already."""
    if transition.membership.seat_of(person) is not None:
        raise NotAllowed(Refusal.ALREADY_MEMBER, person)
    if transition.membership.seat_substituted_by(person) is not None:
        raise NotAllowed(Refusal.ALREADY_SUBSTITUTE, person)


def is_chosen_substitute(transition: Transition, person: str) -> bool:
    """Whether a person is a substitute by choice, as opposed to one by being vice-mayor."""
    substitutes = (each.substitute for each in transition.membership.seats.values())
    return any(each is not None and each.person == person for each in substitutes)


def vacate(
    transition: Transition, seat: Seat, point: str, change: ChangeKind = ChangeKind.LEAVES
) -> None:
    """Remove an elected member; the substitute steps in unless the event says otherwise (1.13)."""
    assert seat.member is not None, "the caller checks that the seat has a member"
    if transition.event.substitute_declines and seat.substitute is None:
        raise NotAllowed(Refusal.NOBODY_DECLINES, seat.member.person)
    transition.record(change, seat.member.person, point)
    if seat.substitute is not None and not transition.event.substitute_declines:
        person = seat.substitute.person
        tenure = Tenure(person, transition.event.date, Reason.STEPPED_IN)
        transition.set_seat(replace(seat, member=tenure, substitute=None, absence=None))
        transition.record(ChangeKind.BECOMES_MEMBER, person, Reason.STEPPED_IN.point)
        transition.record(ChangeKind.SUBSTITUTE_NEEDED, person, "bilag1-1.13", seat.group or "")
        return
    left = (*transition.membership.vacated_by.get(seat.member.person, ()), seat.id)
    vacated_by = {**transition.membership.vacated_by, seat.member.person: left}
    transition.membership = replace(transition.membership, vacated_by=vacated_by)
    transition.set_seat(replace(seat, member=None, absence=None, vacated=transition.event.date))
    transition.record(ChangeKind.SEAT_VACANT, seat.group or "", "bilag1-1.13")


def end_substitution(transition: Transition, person: str, point: str) -> bool:
    """End a substitution by choice; return whether the person had one."""
    for seat in transition.membership.seats.values():
        if seat.substitute is not None and seat.substitute.person == person:
            transition.set_seat(replace(seat, substitute=None))
            member = seat.member.person if seat.member else ""
            transition.record(ChangeKind.SUBSTITUTE_ENDS, person, point)
            group = "" if seat.is_mayors else seat.group or ""
            transition.record(ChangeKind.SUBSTITUTE_NEEDED, member, "bilag1-1.14", group)
            return True
    return False


def end_vice_mayor(transition: Transition, person: str) -> bool:
    """Vacate the post of vice-mayor that a person has; return whether there was one."""
    for seat in transition.membership.seats.values():
        if person in (each.person for each in seat.vice_mayors if each is not None):
            first, second = (
                None if each is not None and each.person == person else each
                for each in seat.vice_mayors
            )
            transition.set_seat(replace(seat, vice_mayors=(first, second)))
            transition.record(ChangeKind.VICE_MAYOR, "", "bilag1-1.2", seat.municipality or "")
            return True
    return False
