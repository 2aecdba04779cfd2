"""The events that give a seat to somebody or take it away (Bilag 1, 1.2 and 1.9-1.14)."""

from dataclasses import replace

from klsite.rules.membership import Reason, Seat, Tenure
from klsite.rules.membership_outcomes import ChangeKind, NotAllowed, Refusal
from klsite.rules.membership_step import (
    Step,
    councillor_of,
    end_choice,
    end_vice_mayor,
    is_chosen_substitute,
    members_seat,
    person_of,
    require_group,
    require_no_place,
    vacate,
)


def _elected_substitution(step: Step, person: str) -> Seat | None:
    """Return the elected member's seat whose personal substitute a person is (1.9, 1.14)."""
    return next(
        (
            each
            for each in step.now.seats.values()
            if not each.is_mayors and each.substitute and each.substitute.person == person
        ),
        None,
    )


def new_mayor(step: Step) -> None:
    """A municipality gets a new mayor, who is a member by the office (1.2)."""
    person, event = person_of(step), step.event
    seat = step.now.mayors_seat(event.municipality or "")
    if seat is None or councillor_of(step, person).municipality != event.municipality:
        raise NotAllowed(Refusal.OTHER_MUNICIPALITY, person)
    if seat.member is not None and seat.member.person == person:
        raise NotAllowed(Refusal.ALREADY_MEMBER, person)
    own = step.now.seat_of(person)
    end_choice(step, person, "bilag1-1.2")
    end_vice_mayor(step, person)
    seat = step.now.seats[seat.id]
    if seat.member is not None:
        step.say(ChangeKind.LEAVES, seat.member.person, Reason.MAYOR.point)
    if own is not None:
        vacate(step, step.now.seats[own.id], "bilag1-1.13", ChangeKind.LEAVES_SEAT)
    seat = step.now.seats[seat.id]
    tenure = Tenure(person, event.date, Reason.NEW_MAYOR)
    group = step.now.councillors[person].group
    step.put(replace(seat, member=tenure, group=group, away=None, vacated=None))
    step.say(ChangeKind.BECOMES_MEMBER, person, Reason.NEW_MAYOR.point, event.municipality or "")


def vice_mayor(step: Step) -> None:
    """A municipality gets a new first or second vice-mayor; the second may become the first."""
    event = step.event
    seat = step.now.mayors_seat(event.municipality or "")
    if seat is None:
        raise NotAllowed(Refusal.OTHER_MUNICIPALITY, event.person or "")
    posts = list(seat.vice_mayors)
    place = 0 if event.rank == 1 else 1
    if event.person is None:
        posts[place] = None
    else:
        if councillor_of(step, event.person).municipality != event.municipality:
            raise NotAllowed(Refusal.OTHER_MUNICIPALITY, event.person)
        if any(each and each.person == event.person for each in (seat.member, posts[place])):
            raise NotAllowed(Refusal.HOLDS_POST, event.person)
        posts = [None if each and each.person == event.person else each for each in posts]
        posts[place] = Tenure(event.person, event.date, Reason.VICE_MAYOR)
    step.put(replace(seat, vice_mayors=(posts[0], posts[1])))
    step.say(ChangeKind.VICE_MAYOR, event.person or "", "bilag1-1.2", event.municipality or "")


def new_substitute(step: Step) -> None:
    """A member gets another substitute: chosen by the council (1.2), or by the group (1.14)."""
    person, event = person_of(step), step.event
    seat = members_seat(step, event.member or "")
    if seat.is_mayors:
        if step.now.substitute(seat) is not None or None in seat.vice_mayors:
            raise NotAllowed(Refusal.CHAIN, event.member or "")
        if councillor_of(step, person).municipality != seat.municipality:
            raise NotAllowed(Refusal.OTHER_MUNICIPALITY, person)
        why = Reason.CHOSEN_BY_COUNCIL
    else:
        if seat.substitute is not None:
            raise NotAllowed(Refusal.HAS_SUBSTITUTE, event.member or "")
        require_group(step, person, seat.group)
        why = Reason.NEW_SUBSTITUTE
    require_no_place(step, person)
    step.put(replace(seat, substitute=Tenure(person, event.date, why)))
    step.say(ChangeKind.BECOMES_SUBSTITUTE, person, why.point, event.member or "")


def names_member(step: Step) -> None:
    """A group names a member: for a vacant seat (1.13), or because its mayor left it (1.11)."""
    person, event = person_of(step), step.event
    group = event.party or ""
    require_group(step, person, group)
    if step.now.seat_of(person) is not None:
        raise NotAllowed(Refusal.ALREADY_MEMBER, person)
    vacant = [
        each
        for each in step.now.seats.values()
        if not each.is_mayors and each.group == group and each.member is None
    ]
    if step.event.member is not None:
        vacant = [each for each in vacant if each.id in step.now.left_by.get(step.event.member, ())]
        if not vacant:
            raise NotAllowed(Refusal.NO_VACANT_SEAT, step.event.member)
    if len(vacant) > 1 and len({each.substitute for each in vacant}) > 1:
        raise NotAllowed(Refusal.WHICH_SEAT, group)
    if vacant:
        seat, why = vacant[0], Reason.NAMED
    elif group in step.now.may_name:
        number = sum(1 for each in step.now.seats.values() if each.extra) + 1
        seat, why = Seat(f"extra-{number}", group, None, extra=True), Reason.NAMED_EXTRA
        step.now = replace(step.now, may_name=step.now.may_name - {group})
    else:
        raise NotAllowed(Refusal.NO_VACANT_SEAT, group)
    if event.substitute is not None and seat.substitute is not None:
        raise NotAllowed(Refusal.HAS_SUBSTITUTE, seat.substitute.person)
    # A vice-mayor may be elected: then another becomes the mayor's substitute (1.2).
    if is_chosen_substitute(step, person):
        raise NotAllowed(Refusal.ALREADY_SUBSTITUTE, person)
    step.put(replace(seat, member=Tenure(person, event.date, why), vacated=None))
    step.say(ChangeKind.BECOMES_MEMBER, person, why.point)
    if event.substitute is not None:
        require_group(step, event.substitute, group)
        require_no_place(step, event.substitute)
        tenure = Tenure(event.substitute, event.date, Reason.NEW_SUBSTITUTE)
        step.put(replace(step.now.seats[seat.id], substitute=tenure))
        step.say(ChangeKind.BECOMES_SUBSTITUTE, event.substitute, tenure.why.point, person)


def resigns(step: Step) -> None:
    """A member or a substitute gives up the place (1.13, 1.14); a mayor cannot."""
    person = person_of(step)
    seat = step.now.seat_of(person)
    if seat is not None and seat.is_mayors:
        raise NotAllowed(Refusal.BORN_MEMBER, person)
    if seat is not None:
        vacate(step, seat, "bilag1-1.13")
    elif not end_choice(step, person, "bilag1-1.14"):
        by_post = step.now.substitute_for(person) is not None
        raise NotAllowed(Refusal.VICE_MAYOR if by_post else Refusal.NO_PLACE, person)


def leaves_council(step: Step) -> None:
    """Who leaves the council leaves the KKR: a mayor with the office, others by 1.9."""
    person = person_of(step)
    if person in step.now.left_council:
        raise NotAllowed(Refusal.LEFT_COUNCIL, person)
    seat = step.now.seat_of(person)
    substituted = end_choice(step, person, "bilag1-1.9")
    substituted = end_vice_mayor(step, person) or substituted
    if seat is not None and seat.is_mayors:
        vacated = replace(step.now.seats[seat.id], member=None, away=None, vacated=step.event.date)
        step.put(vacated)
        step.say(ChangeKind.LEAVES, person, Reason.MAYOR.point)
        step.say(ChangeKind.SEAT_VACANT, "", Reason.MAYOR.point, seat.municipality or "")
    elif seat is not None:
        vacate(step, seat, "bilag1-1.9")
    elif not substituted:
        # One who was only appointed to a body may no longer be so (3.8).
        councillor_of(step, person)
        step.say(ChangeKind.LEAVES_COUNCIL, person, "3.8")
    step.now = replace(step.now, left_council=step.now.left_council | {person})


def leaves_party(step: Step) -> None:
    """A mayor who leaves a party stays (1.10); an elected member or substitute goes (1.9)."""
    person, now = person_of(step), step.now
    seat = now.seat_of(person)
    old = now.councillors.get(person)
    if step.event.party is not None and old is not None and old.group == step.event.party:
        raise NotAllowed(Refusal.OWN_GROUP, person)
    if seat is not None and seat.is_mayors:
        _mayor_changes(step, seat)
    elif seat is not None:
        vacate(step, seat, "bilag1-1.9")
    elif _elected_substitution(step, person) is not None:
        end_choice(step, person, "bilag1-1.9")
    elif now.substitute_for(person) is None and not is_chosen_substitute(step, person):
        raise NotAllowed(Refusal.NO_PLACE, person)
    if old is not None:
        moved = replace(old, group=step.event.party, letter=step.event.party or "")
        step.now = replace(step.now, councillors={**step.now.councillors, person: moved})


def _mayor_changes(step: Step, seat: Seat) -> None:
    now, left = step.now, seat.group
    # The mayor who comes back is the party's member again, so it need not name another (1.11).
    if step.event.party in now.may_name:
        step.now = replace(now, may_name=now.may_name - {step.event.party})
    step.put(replace(seat, group=step.event.party))
    step.say(ChangeKind.STAYS, person_of(step), "bilag1-1.10", left or "")
    only_one = left is not None and now.size(left) == 1
    if left is not None and only_one and (now.entitled is None or left in now.entitled):
        step.now = replace(step.now, may_name=now.may_name | {left})
        step.say(ChangeKind.MAY_NAME, left, "bilag1-1.11")
