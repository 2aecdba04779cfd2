"""Events about seats and substitutions: who gets one and who loses one (1.2, 1.9-1.14)."""

from dataclasses import replace

from klsite.rules.membership import Reason, Seat, Tenure
from klsite.rules.membership_outcomes import ChangeKind, NotAllowed, Refusal
from klsite.rules.membership_transition import Transition


def _elected_seat_substituted_by(transition: Transition, person: str) -> Seat | None:
    """Return the seat of the elected member whose personal substitute a person is (1.9, 1.14)."""
    return next(
        (
            each
            for each in transition.membership.seats.values()
            if not each.is_mayors and each.substitute and each.substitute.person == person
        ),
        None,
    )


def new_mayor(transition: Transition) -> None:
    """Seat a municipality's new mayor, who is a member by virtue of the office (1.2)."""
    person, event = transition.person, transition.event
    seat = transition.membership.mayors_seat(event.municipality or "")
    if seat is None or transition.councillor_of(person).municipality != event.municipality:
        raise NotAllowed(Refusal.OTHER_MUNICIPALITY, person)
    if seat.member is not None and seat.member.person == person:
        raise NotAllowed(Refusal.ALREADY_MEMBER, person)
    own = transition.membership.seat_of(person)
    transition.end_substitution(person, "bilag1-1.2")
    transition.end_vice_mayor(person)
    seat = transition.membership.seats[seat.id]
    if seat.member is not None:
        transition.record(ChangeKind.LEAVES, seat.member.person, Reason.MAYOR.point)
    if own is not None:
        transition.vacate(
            transition.membership.seats[own.id], "bilag1-1.13", ChangeKind.LEAVES_SEAT
        )
    seat = transition.membership.seats[seat.id]
    tenure = Tenure(person, event.date, Reason.NEW_MAYOR)
    group = transition.membership.councillors[person].group
    transition.set_seat(replace(seat, member=tenure, group=group, absence=None, vacated=None))
    transition.record(
        ChangeKind.BECOMES_MEMBER, person, Reason.NEW_MAYOR.point, event.municipality or ""
    )


def vice_mayor(transition: Transition) -> None:
    """Set or vacate a municipality's first or second vice-mayor; the second may become first."""
    event = transition.event
    seat = transition.membership.mayors_seat(event.municipality or "")
    if seat is None:
        raise NotAllowed(Refusal.OTHER_MUNICIPALITY, event.person or "")
    posts = list(seat.vice_mayors)
    place = 0 if event.rank == 1 else 1
    if event.person is None:
        posts[place] = None
    else:
        if transition.councillor_of(event.person).municipality != event.municipality:
            raise NotAllowed(Refusal.OTHER_MUNICIPALITY, event.person)
        if any(each and each.person == event.person for each in (seat.member, posts[place])):
            raise NotAllowed(Refusal.MAYOR_OR_VICE_MAYOR, event.person)
        posts = [None if each and each.person == event.person else each for each in posts]
        posts[place] = Tenure(event.person, event.date, Reason.VICE_MAYOR)
    transition.set_seat(replace(seat, vice_mayors=(posts[0], posts[1])))
    transition.record(
        ChangeKind.VICE_MAYOR, event.person or "", "bilag1-1.2", event.municipality or ""
    )


def new_substitute(transition: Transition) -> None:
    """Give a member a substitute, chosen by the municipal council (1.2) or the group (1.14)."""
    person, event = transition.person, transition.event
    seat = transition.members_seat(event.member or "")
    if seat.is_mayors:
        if transition.membership.substitute(seat) is not None or None in seat.vice_mayors:
            raise NotAllowed(Refusal.VICE_MAYOR_SUBSTITUTES, event.member or "")
        if transition.councillor_of(person).municipality != seat.municipality:
            raise NotAllowed(Refusal.OTHER_MUNICIPALITY, person)
        reason = Reason.CHOSEN_BY_COUNCIL
    else:
        if seat.substitute is not None:
            raise NotAllowed(Refusal.HAS_SUBSTITUTE, event.member or "")
        transition.require_group(person, seat.group)
        reason = Reason.NEW_SUBSTITUTE
    transition.require_no_place(person)
    transition.set_seat(replace(seat, substitute=Tenure(person, event.date, reason)))
    transition.record(ChangeKind.BECOMES_SUBSTITUTE, person, reason.point, event.member or "")


def names_member(transition: Transition) -> None:
    """Seat a member named by a group: in a vacant seat (1.13), or after its mayor left (1.11)."""
    person, event = transition.person, transition.event
    group = event.party or ""
    transition.require_group(person, group)
    if transition.membership.seat_of(person) is not None:
        raise NotAllowed(Refusal.ALREADY_MEMBER, person)
    vacant = [
        each
        for each in transition.membership.seats.values()
        if not each.is_mayors and each.group == group and each.member is None
    ]
    if event.member is not None:
        own = transition.membership.vacated_by.get(event.member, ())
        vacant = [each for each in vacant if each.id in own]
        if not vacant:
            raise NotAllowed(Refusal.NO_VACANT_SEAT, event.member)
    if len(vacant) > 1 and len({each.substitute for each in vacant}) > 1:
        raise NotAllowed(Refusal.SEVERAL_VACANT_SEATS, group)
    if vacant:
        seat, reason = vacant[0], Reason.NAMED
    elif group in transition.membership.may_name:
        number = sum(1 for each in transition.membership.seats.values() if each.extra) + 1
        seat, reason = Seat(f"extra-{number}", group, None, extra=True), Reason.NAMED_EXTRA
        transition.change(may_name=transition.membership.may_name - {group})
    else:
        raise NotAllowed(Refusal.NO_VACANT_SEAT, group)
    if event.substitute is not None and seat.substitute is not None:
        raise NotAllowed(Refusal.HAS_SUBSTITUTE, seat.substitute.person)
    # A vice-mayor may be elected; the mayor's substitute is then another person (1.2).
    if transition.is_chosen_substitute(person):
        raise NotAllowed(Refusal.ALREADY_SUBSTITUTE, person)
    transition.set_seat(replace(seat, member=Tenure(person, event.date, reason), vacated=None))
    transition.record(ChangeKind.BECOMES_MEMBER, person, reason.point)
    if event.substitute is not None:
        transition.require_group(event.substitute, group)
        transition.require_no_place(event.substitute)
        tenure = Tenure(event.substitute, event.date, Reason.NEW_SUBSTITUTE)
        transition.set_seat(replace(transition.membership.seats[seat.id], substitute=tenure))
        transition.record(
            ChangeKind.BECOMES_SUBSTITUTE, event.substitute, tenure.reason.point, person
        )


def resigns(transition: Transition) -> None:
    """End the membership or substitution of a person who resigns (1.13, 1.14); no mayor may."""
    person = transition.person
    seat = transition.membership.seat_of(person)
    if seat is not None and seat.is_mayors:
        raise NotAllowed(Refusal.BORN_MEMBER, person)
    if seat is not None:
        transition.vacate(seat, "bilag1-1.13")
    elif not transition.end_substitution(person, "bilag1-1.14"):
        by_post = transition.membership.seat_substituted_by(person) is not None
        raise NotAllowed(Refusal.SUBSTITUTE_AS_VICE_MAYOR if by_post else Refusal.NO_PLACE, person)


def leaves_council(transition: Transition) -> None:
    """Remove a person who has left the municipal council: a mayor (1.0), or another (1.9)."""
    person = transition.person
    if person in transition.membership.left_council:
        raise NotAllowed(Refusal.LEFT_COUNCIL, person)
    seat = transition.membership.seat_of(person)
    substituted = transition.end_substitution(person, "bilag1-1.9")
    substituted = transition.end_vice_mayor(person) or substituted
    if seat is not None and seat.is_mayors:
        seat, day = transition.membership.seats[seat.id], transition.event.date
        transition.set_seat(replace(seat, member=None, absence=None, vacated=day))
        transition.record(ChangeKind.LEAVES, person, Reason.MAYOR.point)
        transition.record(ChangeKind.SEAT_VACANT, "", Reason.MAYOR.point, seat.municipality or "")
    elif seat is not None:
        transition.vacate(seat, "bilag1-1.9")
    elif not substituted:
        # A councillor outside the KKR can no longer be appointed to a body (3.8).
        transition.councillor_of(person)
        transition.record(ChangeKind.LEAVES_COUNCIL, person, "3.8")
    transition.change(left_council=transition.membership.left_council | {person})


def leaves_party(transition: Transition) -> None:
    """Apply a change of party: a mayor stays (1.10), elected members and substitutes go (1.9).

    Others keep what they have, but from now on only their new group can elect them (1.0).
    """
    person, now = transition.person, transition.membership
    seat = now.seat_of(person)
    old = now.councillors.get(person)
    party = transition.event.party
    if party is not None and old is not None and old.group == party:
        raise NotAllowed(Refusal.OWN_GROUP, person)
    if seat is not None and seat.is_mayors:
        _mayor_changes(transition, seat)
    elif seat is not None:
        transition.vacate(seat, "bilag1-1.9")
    elif _elected_seat_substituted_by(transition, person) is not None:
        transition.end_substitution(person, "bilag1-1.9")
    else:
        transition.councillor_of(person)
        transition.record(ChangeKind.CHANGES_PARTY, person, "bilag1-1.0", party or "")
    if old is not None:
        moved = replace(old, group=party, letter=party or "")
        transition.change(councillors={**transition.membership.councillors, person: moved})


def _mayor_changes(transition: Transition, seat: Seat) -> None:
    """Move a mayor's seat to the new party; the old one may name a member (1.10, 1.11)."""
    now, left = transition.membership, seat.group
    # A mayor who returns to the party is its member again, so it may not name another (1.11).
    if transition.event.party in now.may_name:
        transition.change(may_name=now.may_name - {transition.event.party})
    transition.set_seat(replace(seat, group=transition.event.party))
    transition.record(ChangeKind.STAYS, transition.person, "bilag1-1.10", left or "")
    only_one = left is not None and now.size(left) == 1
    if left is not None and only_one and (now.entitled is None or left in now.entitled):
        transition.change(may_name=now.may_name | {left})
        transition.record(ChangeKind.MAY_NAME, left, "bilag1-1.11")
