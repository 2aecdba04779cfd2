"""Events about the offices of chair and vice-chair (Bilag 1, 1.4 and 1.15-1.16)."""

from dataclasses import replace

from klsite.rules.membership import Membership, OfficeState, Reason, Tenure
from klsite.rules.membership_outcomes import ChangeKind, NotAllowed, Refusal
from klsite.rules.membership_transition import Transition

_OFFICES = ("chair", "vice_chair")


def takes_office(transition: Transition) -> None:
    """Fill a vacant office for the rest of the term (1.15), or for the holder's absence (1.16).

    The groups that chose the previous holder choose the next.
    """
    person, event = transition.person, transition.event
    if transition.members_seat(person).absence is not None:
        raise NotAllowed(Refusal.IS_AWAY, person)
    office: OfficeState = getattr(transition.membership, event.kind)
    if person in _in_charge(transition.membership):
        raise NotAllowed(Refusal.HOLDS_OFFICE, person)
    if office.chosen_by and event.chosen_by and set(office.chosen_by) != set(event.chosen_by):
        raise NotAllowed(Refusal.OTHER_CHOOSERS, ", ".join(office.chosen_by))
    choosers = event.chosen_by or office.chosen_by
    if office.holder is None:
        if event.until is not None:
            raise NotAllowed(Refusal.OFFICE_VACANT, person)
        first = not office.chosen_by and event.date in transition.meeting_days
        reason = Reason.CHOSEN if first else Reason.SUCCESSOR
        found = OfficeState(Tenure(person, event.date, reason), choosers)
    else:
        reason = Reason.TEMPORARY
        found = _temporary(transition, office, person, choosers)
    transition.change(**{event.kind: found})
    transition.record(ChangeKind.TAKES_OFFICE, person, reason.point, event.kind)


def _in_charge(membership: Membership) -> set[str]:
    """Return the people who hold an office or act in one."""
    offices = (membership.chair, membership.vice_chair)
    return {
        tenure.person
        for office in offices
        for tenure in (office.holder, office.acting)
        if tenure is not None
    }


def _temporary(
    transition: Transition, office: OfficeState, person: str, choosers: tuple[str, ...]
) -> OfficeState:
    assert office.holder is not None, "the caller checks that the office has a holder"
    for tenure in (office.acting, office.holder):
        seat = transition.membership.seat_of(tenure.person) if tenure else None
        if tenure is not None and (seat is None or seat.absence is None):
            raise NotAllowed(Refusal.OFFICE_TAKEN, tenure.person)
    until = transition.event.until
    if until is None or until <= transition.event.date:
        raise NotAllowed(Refusal.UNTIL_NEEDED, office.holder.person)
    tenure = Tenure(person, transition.event.date, Reason.TEMPORARY)
    return OfficeState(office.holder, choosers, tenure, until)


def steps_down(transition: Transition) -> None:
    """End the holding or acting of an office by a person who gives it up (1.15)."""
    person = transition.person
    for name in _OFFICES:
        office: OfficeState = getattr(transition.membership, name)
        if office.acting is not None and office.acting.person == person:
            _end_acting(transition, name, office.acting)
            return
        if office.holder is not None and office.holder.person == person:
            _vacate(transition, name, office.holder)
            return
    raise NotAllowed(Refusal.NOT_IN_OFFICE, person)


def vacate_offices(transition: Transition) -> None:
    """Take the offices from people who are no longer members: they are held by members (1.4).

    Also ends an acting holder's time when the holder is back, perhaps in another seat (1.16).
    """
    now = transition.membership
    for name in _OFFICES:
        office: OfficeState = getattr(now, name)
        seat = now.seat_of(office.holder.person) if office.holder else None
        if office.acting is not None:
            is_back = seat is not None and seat.absence is None
            if is_back or now.seat_of(office.acting.person) is None:
                _end_acting(transition, name, office.acting)
        if office.holder is not None and seat is None:
            _vacate(transition, name, office.holder)


def _end_acting(transition: Transition, name: str, acting: Tenure) -> None:
    office: OfficeState = getattr(transition.membership, name)
    transition.change(**{name: replace(office, acting=None, acting_until=None)})
    transition.record(ChangeKind.OFFICE_VACANT, acting.person, Reason.TEMPORARY.point, name)


def _vacate(transition: Transition, name: str, holder: Tenure) -> None:
    """Make an office vacant; who acts in it does so for the holder's absence alone (1.16)."""
    office: OfficeState = getattr(transition.membership, name)
    if office.acting is not None:
        _end_acting(transition, name, office.acting)
    vacant = OfficeState(None, office.chosen_by, vacated=transition.event.date)
    transition.change(**{name: vacant})
    transition.record(ChangeKind.OFFICE_VACANT, holder.person, "bilag1-1.15", name)
