"""Events by which the offices of chair and vice-chair change hands (Bilag 1, 1.4, 1.15-1.16)."""

from dataclasses import replace

from klsite.rules.membership import Membership, OfficeState, Reason, Tenure
from klsite.rules.membership_outcomes import ChangeKind, NotAllowed, Refusal
from klsite.rules.membership_step import Step, members_seat, person_of


def _put_office(step: Step, name: str, office: OfficeState) -> None:
    chair = office if name == "chair" else step.now.chair
    vice_chair = office if name == "vice_chair" else step.now.vice_chair
    step.now = replace(step.now, chair=chair, vice_chair=vice_chair)


def takes_office(step: Step) -> None:
    """The group that chose the last one chooses a new one: for good (1.15), or for a period."""
    person, event = person_of(step), step.event
    if members_seat(step, person).away is not None:
        raise NotAllowed(Refusal.IS_AWAY, person)
    office: OfficeState = getattr(step.now, event.kind)
    if person in _in_charge(step.now):
        raise NotAllowed(Refusal.HOLDS_OFFICE, person)
    if office.chosen_by and event.chosen_by and set(office.chosen_by) != set(event.chosen_by):
        raise NotAllowed(Refusal.OTHER_CHOOSERS, ", ".join(office.chosen_by))
    choosers = event.chosen_by or office.chosen_by
    if office.holder is None:
        if event.until is not None:
            raise NotAllowed(Refusal.FOR_GOOD, person)
        first = not office.chosen_by and event.date in step.meeting_days
        why = Reason.CHOSEN if first else Reason.SUCCESSOR
        found = OfficeState(Tenure(person, event.date, why), choosers)
    else:
        why = Reason.TEMPORARY
        found = _temporary(step, office, person, choosers)
    _put_office(step, event.kind, found)
    step.say(ChangeKind.TAKES_OFFICE, person, why.point, event.kind)


def _in_charge(membership: Membership) -> set[str]:
    """Return who holds an office or acts in one."""
    offices = (membership.chair, membership.vice_chair)
    return {
        tenure.person
        for office in offices
        for tenure in (office.holder, office.acting)
        if tenure is not None
    }


def _temporary(
    step: Step, office: OfficeState, person: str, choosers: tuple[str, ...]
) -> OfficeState:
    assert office.holder is not None, "only asked where somebody holds the office"
    for tenure in (office.acting, office.holder):
        seat = step.now.seat_of(tenure.person) if tenure else None
        if tenure is not None and (seat is None or seat.away is None):
            raise NotAllowed(Refusal.OFFICE_TAKEN, tenure.person)
    until = step.event.until
    if until is None or until <= step.event.date:
        raise NotAllowed(Refusal.UNTIL_NEEDED, office.holder.person)
    tenure = Tenure(person, step.event.date, Reason.TEMPORARY)
    return OfficeState(office.holder, choosers, tenure, until)


def steps_down(step: Step) -> None:
    """Who holds an office, or acts in one, gives it up (1.15)."""
    person = person_of(step)
    for name in ("chair", "vice_chair"):
        office: OfficeState = getattr(step.now, name)
        if office.acting is not None and office.acting.person == person:
            _put_office(step, name, replace(office, acting=None, acting_until=None))
            step.say(ChangeKind.OFFICE_VACANT, person, Reason.TEMPORARY.point, name)
            return
        if office.holder is not None and office.holder.person == person:
            _put_office(step, name, OfficeState(None, office.chosen_by, vacated=step.event.date))
            step.say(ChangeKind.OFFICE_VACANT, person, "bilag1-1.15", name)
            return
    raise NotAllowed(Refusal.NOT_IN_OFFICE, person)


def vacate_offices(step: Step) -> None:
    """Chair and vice-chair are chosen among the members (1.4): who is none is neither."""
    members = {member.person for _, member in step.now.filled}
    for name in ("chair", "vice_chair"):
        office: OfficeState = getattr(step.now, name)
        if office.acting is not None and office.acting.person not in members:
            office = replace(office, acting=None, acting_until=None)
            _put_office(step, name, office)
        seat = step.now.seat_of(office.holder.person) if office.holder else None
        if office.acting is not None and seat is not None and seat.away is None:
            # The holder is back, perhaps in another seat: nobody acts any longer (1.16).
            step.say(ChangeKind.OFFICE_VACANT, office.acting.person, Reason.TEMPORARY.point, name)
            office = replace(office, acting=None, acting_until=None)
            _put_office(step, name, office)
        if office.holder is not None and office.holder.person not in members:
            step.say(ChangeKind.OFFICE_VACANT, office.holder.person, "bilag1-1.15", name)
            _put_office(step, name, OfficeState(None, office.chosen_by, vacated=step.event.date))
