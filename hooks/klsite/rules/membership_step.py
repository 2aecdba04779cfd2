"""A membership being changed by one event: what every kind of event asks of it and does to it."""

from collections.abc import Container
from dataclasses import dataclass, field, replace
from datetime import date

from klsite.model.membership import MembershipEvent
from klsite.rules.membership import Councillor, Membership, Reason, Seat, Tenure
from klsite.rules.membership_outcomes import ChangeKind, Consequence, NotAllowed, Refusal


@dataclass(slots=True)
class Step:
    """A membership being changed by one event, and what has followed so far."""

    now: Membership
    event: MembershipEvent
    meeting_days: Container[date]
    followed: list[Consequence] = field(default_factory=list)

    def put(self, seat: Seat) -> None:
        """Change a seat."""
        self.now = self.now.with_seat(seat)

    def say(self, change: ChangeKind, subject: str, point: str, detail: str = "") -> None:
        """Tell what has followed, and by which point."""
        self.followed.append(Consequence(change, subject, point, detail))


def person_of(step: Step) -> str:
    """Return the person whom the event is about."""
    assert step.event.person is not None, "the model asks for it"
    return step.event.person


def members_seat(step: Step, person: str) -> Seat:
    """Return the seat of a member. Raises ``NotAllowed``."""
    seat = step.now.seat_of(person)
    if seat is None:
        raise NotAllowed(Refusal.NOT_A_MEMBER, person)
    return seat


def councillor_of(step: Step, person: str) -> Councillor:
    """Return the council seat of a person who may get a place (1.0, 1.9)."""
    found = step.now.councillors.get(person)
    if found is None:
        raise NotAllowed(Refusal.NOT_A_COUNCILLOR, person)
    if person in step.now.left_council:
        raise NotAllowed(Refusal.LEFT_COUNCIL, person)
    return found


def require_group(step: Step, person: str, group: str | None) -> None:
    """Raise ``NotAllowed`` if a person does not belong to a group."""
    if councillor_of(step, person).group != group:
        raise NotAllowed(Refusal.OTHER_GROUP, person)


def require_no_place(step: Step, person: str) -> None:
    """Raise ``NotAllowed`` if a person is a member or a substitute already."""
    if step.now.seat_of(person) is not None:
        raise NotAllowed(Refusal.ALREADY_MEMBER, person)
    if step.now.substitute_for(person) is not None:
        raise NotAllowed(Refusal.ALREADY_SUBSTITUTE, person)


def is_chosen_substitute(step: Step, person: str) -> bool:
    """Whether a person has been chosen as somebody's substitute, and is not so as vice-mayor."""
    substitutes = (each.substitute for each in step.now.seats.values())
    return any(each is not None and each.person == person for each in substitutes)


def vacate(step: Step, seat: Seat, point: str, change: ChangeKind = ChangeKind.LEAVES) -> None:
    """Let an elected member go; the substitute steps in unless unwilling (1.13)."""
    assert seat.member is not None, "only asked of a seat with a member"
    if step.event.substitute_declines and seat.substitute is None:
        raise NotAllowed(Refusal.NOBODY_DECLINES, seat.member.person)
    step.say(change, seat.member.person, point)
    if seat.substitute is not None and not step.event.substitute_declines:
        person = seat.substitute.person
        tenure = Tenure(person, step.event.date, Reason.STEPPED_IN)
        step.put(replace(seat, member=tenure, substitute=None, away=None))
        step.say(ChangeKind.BECOMES_MEMBER, person, Reason.STEPPED_IN.point)
        step.say(ChangeKind.SUBSTITUTE_NEEDED, person, "bilag1-1.13", seat.group or "")
        return
    left = (*step.now.left_by.get(seat.member.person, ()), seat.id)
    left_by = {**step.now.left_by, seat.member.person: left}
    step.now = replace(step.now, left_by=left_by)
    step.put(replace(seat, member=None, away=None, vacated=step.event.date))
    step.say(ChangeKind.SEAT_VACANT, seat.group or "", "bilag1-1.13")


def end_choice(step: Step, person: str, point: str) -> bool:
    """End what a person has been chosen for as a substitute; return whether there was any."""
    for seat in step.now.seats.values():
        if seat.substitute is not None and seat.substitute.person == person:
            step.put(replace(seat, substitute=None))
            member = seat.member.person if seat.member else ""
            step.say(ChangeKind.SUBSTITUTE_ENDS, person, point)
            group = "" if seat.is_mayors else seat.group or ""
            step.say(ChangeKind.SUBSTITUTE_NEEDED, member, "bilag1-1.14", group)
            return True
    return False


def end_vice_mayor(step: Step, person: str) -> bool:
    """Take a person out of the posts of vice-mayor; return whether there was any."""
    for seat in step.now.seats.values():
        if person in (each.person for each in seat.vice_mayors if each is not None):
            first, second = (
                None if each is not None and each.person == person else each
                for each in seat.vice_mayors
            )
            step.put(replace(seat, vice_mayors=(first, second)))
            step.say(ChangeKind.VICE_MAYOR, "", "bilag1-1.2", seat.municipality or "")
            return True
    return False
