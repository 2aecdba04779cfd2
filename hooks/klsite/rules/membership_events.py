"""What each event does to the membership of a KKR, or why the rules do not allow it.

Source: the rules of procedure, Bilag 1, 1.2, 1.4 and 1.6-1.16. Three things are our reading,
because the rules are silent: an elected member who becomes mayor leaves the elected seat as if
the member had resigned (1.13); a seat without a substitute is filled as if the substitute had
declined (1.13); a chair who gives up the office is followed as one who left the council (1.15).
"""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from klsite.model.membership import EventKind, MembershipEvent
from klsite.rules.membership import Away, Councillor, Membership, Office, Seat, Tenure, Why
from klsite.rules.membership_outcomes import Change, Consequence, NotAllowed, Refusal

MONTHS_AWAY = 3
"""The least expected length of an absence that lets the substitute in (1.6, 1.7, 1.16)."""


@dataclass(slots=True)
class _Step:
    """A membership being changed by one event, and what has followed so far."""

    now: Membership
    event: MembershipEvent
    meeting_days: Container[date]
    followed: list[Consequence] = field(default_factory=list)

    def put(self, seat: Seat) -> None:
        self.now = self.now.with_seat(seat)

    def say(self, change: Change, subject: str, point: str, detail: str = "") -> None:
        self.followed.append(Consequence(change, subject, point, detail))


def apply(
    membership: Membership, event: MembershipEvent, meeting_days: Container[date]
) -> tuple[Membership, tuple[Consequence, ...]]:
    """Return the membership after an event, and what followed from it.

    ``meeting_days`` are the days on which the KKR met (1.7). Raises ``NotAllowed``.
    """
    step = _Step(membership, event, meeting_days)
    _EFFECTS[event.kind](step)
    _vacate_offices(step)
    return step.now, tuple(step.followed)


def _person(step: _Step) -> str:
    assert step.event.person is not None, "the model asks for it"
    return step.event.person


def _members_seat(step: _Step, person: str) -> Seat:
    seat = step.now.seat_of(person)
    if seat is None:
        raise NotAllowed(Refusal.NOT_A_MEMBER, person)
    return seat


def _councillor(step: _Step, person: str) -> Councillor:
    """Return the council seat of a person who may get a place (1.0, 1.9)."""
    found = step.now.councillors.get(person)
    if found is None:
        raise NotAllowed(Refusal.NOT_A_COUNCILLOR, person)
    if person in step.now.left_council:
        raise NotAllowed(Refusal.LEFT_COUNCIL, person)
    return found


def _of_group(step: _Step, person: str, group: str | None) -> None:
    if _councillor(step, person).group != group:
        raise NotAllowed(Refusal.OTHER_GROUP, person)


def _without_place(step: _Step, person: str) -> None:
    if step.now.seat_of(person) is not None:
        raise NotAllowed(Refusal.ALREADY_MEMBER, person)
    if step.now.substitute_for(person) is not None:
        raise NotAllowed(Refusal.ALREADY_SUBSTITUTE, person)


def _is_chosen_substitute(step: _Step, person: str) -> bool:
    """Whether a person has been chosen as somebody's substitute, and is not so as vice-mayor."""
    substitutes = (each.substitute for each in step.now.seats.values())
    return any(each is not None and each.person == person for each in substitutes)


def _vacate(step: _Step, seat: Seat, point: str, change: Change = Change.LEAVES) -> None:
    """Let an elected member go; the substitute steps in unless unwilling (1.13)."""
    assert seat.member is not None, "only asked of a seat with a member"
    if step.event.substitute_declines and seat.substitute is None:
        raise NotAllowed(Refusal.NOBODY_DECLINES, seat.member.person)
    step.say(change, seat.member.person, point)
    if seat.substitute is not None and not step.event.substitute_declines:
        person = seat.substitute.person
        tenure = Tenure(person, step.event.date, Why.STEPPED_IN)
        step.put(replace(seat, member=tenure, substitute=None, away=None))
        step.say(Change.BECOMES_MEMBER, person, Why.STEPPED_IN.point)
        step.say(Change.SUBSTITUTE_NEEDED, person, "bilag1-1.13", seat.group or "")
        return
    left = (*step.now.left_by.get(seat.member.person, ()), seat.id)
    left_by = {**step.now.left_by, seat.member.person: left}
    step.now = replace(step.now, left_by=left_by)
    step.put(replace(seat, member=None, away=None, vacated=step.event.date))
    step.say(Change.SEAT_VACANT, seat.group or "", "bilag1-1.13")


def _end_choice(step: _Step, person: str, point: str) -> bool:
    """End what a person has been chosen for as a substitute; return whether there was any."""
    for seat in step.now.seats.values():
        if seat.substitute is not None and seat.substitute.person == person:
            step.put(replace(seat, substitute=None))
            member = seat.member.person if seat.member else ""
            step.say(Change.SUBSTITUTE_ENDS, person, point)
            group = "" if seat.is_mayors else seat.group or ""
            step.say(Change.SUBSTITUTE_NEEDED, member, "bilag1-1.14", group)
            return True
    return False


def _end_vice_mayor(step: _Step, person: str) -> bool:
    """Take a person out of the posts of vice-mayor; return whether there was any."""
    for seat in step.now.seats.values():
        if person in (each.person for each in seat.vice_mayors if each is not None):
            first, second = (
                None if each is not None and each.person == person else each
                for each in seat.vice_mayors
            )
            step.put(replace(seat, vice_mayors=(first, second)))
            step.say(Change.VICE_MAYOR, "", "bilag1-1.2", seat.municipality or "")
            return True
    return False


def _elected_substitution(step: _Step, person: str) -> Seat | None:
    """Return the elected member's seat whose personal substitute a person is (1.9, 1.14)."""
    return next(
        (
            each
            for each in step.now.seats.values()
            if not each.is_mayors and each.substitute and each.substitute.person == person
        ),
        None,
    )


def _new_mayor(step: _Step) -> None:
    person, event = _person(step), step.event
    seat = step.now.mayors_seat(event.municipality or "")
    if seat is None or _councillor(step, person).municipality != event.municipality:
        raise NotAllowed(Refusal.OTHER_MUNICIPALITY, person)
    if seat.member is not None and seat.member.person == person:
        raise NotAllowed(Refusal.ALREADY_MEMBER, person)
    own = step.now.seat_of(person)
    _end_choice(step, person, "bilag1-1.2")
    _end_vice_mayor(step, person)
    seat = step.now.seats[seat.id]
    if seat.member is not None:
        step.say(Change.LEAVES, seat.member.person, Why.MAYOR.point)
    if own is not None:
        _vacate(step, step.now.seats[own.id], "bilag1-1.13", Change.LEAVES_SEAT)
    seat = step.now.seats[seat.id]
    tenure = Tenure(person, event.date, Why.NEW_MAYOR)
    group = step.now.councillors[person].group
    step.put(replace(seat, member=tenure, group=group, away=None, vacated=None))
    step.say(Change.BECOMES_MEMBER, person, Why.NEW_MAYOR.point, event.municipality or "")


def _vice_mayor(step: _Step) -> None:
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
        if _councillor(step, event.person).municipality != event.municipality:
            raise NotAllowed(Refusal.OTHER_MUNICIPALITY, event.person)
        if any(each and each.person == event.person for each in (seat.member, posts[place])):
            raise NotAllowed(Refusal.HOLDS_POST, event.person)
        posts = [None if each and each.person == event.person else each for each in posts]
        posts[place] = Tenure(event.person, event.date, Why.VICE_MAYOR)
    step.put(replace(seat, vice_mayors=(posts[0], posts[1])))
    step.say(Change.VICE_MAYOR, event.person or "", "bilag1-1.2", event.municipality or "")


def _new_substitute(step: _Step) -> None:
    person, event = _person(step), step.event
    seat = _members_seat(step, event.member or "")
    if seat.is_mayors:
        if step.now.substitute(seat) is not None or None in seat.vice_mayors:
            raise NotAllowed(Refusal.CHAIN, event.member or "")
        if _councillor(step, person).municipality != seat.municipality:
            raise NotAllowed(Refusal.OTHER_MUNICIPALITY, person)
        why = Why.CHOSEN_BY_COUNCIL
    else:
        if seat.substitute is not None:
            raise NotAllowed(Refusal.HAS_SUBSTITUTE, event.member or "")
        _of_group(step, person, seat.group)
        why = Why.NEW_SUBSTITUTE
    _without_place(step, person)
    step.put(replace(seat, substitute=Tenure(person, event.date, why)))
    step.say(Change.BECOMES_SUBSTITUTE, person, why.point, event.member or "")


def _names_member(step: _Step) -> None:
    """A group names a member: for a vacant seat (1.13), or because its mayor left it (1.11)."""
    person, event = _person(step), step.event
    group = event.party or ""
    _of_group(step, person, group)
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
        seat, why = vacant[0], Why.NAMED
    elif group in step.now.may_name:
        number = sum(1 for each in step.now.seats.values() if each.extra) + 1
        seat, why = Seat(f"extra-{number}", group, None, extra=True), Why.NAMED_EXTRA
        step.now = replace(step.now, may_name=step.now.may_name - {group})
    else:
        raise NotAllowed(Refusal.NO_VACANT_SEAT, group)
    if event.substitute is not None and seat.substitute is not None:
        raise NotAllowed(Refusal.HAS_SUBSTITUTE, seat.substitute.person)
    # A vice-mayor may be elected: then another becomes the mayor's substitute (1.2).
    if _is_chosen_substitute(step, person):
        raise NotAllowed(Refusal.ALREADY_SUBSTITUTE, person)
    step.put(replace(seat, member=Tenure(person, event.date, why), vacated=None))
    step.say(Change.BECOMES_MEMBER, person, why.point)
    if event.substitute is not None:
        _of_group(step, event.substitute, group)
        _without_place(step, event.substitute)
        tenure = Tenure(event.substitute, event.date, Why.NEW_SUBSTITUTE)
        step.put(replace(step.now.seats[seat.id], substitute=tenure))
        step.say(Change.BECOMES_SUBSTITUTE, event.substitute, tenure.why.point, person)


def _resigns(step: _Step) -> None:
    person = _person(step)
    seat = step.now.seat_of(person)
    if seat is not None and seat.is_mayors:
        raise NotAllowed(Refusal.BORN_MEMBER, person)
    if seat is not None:
        _vacate(step, seat, "bilag1-1.13")
    elif not _end_choice(step, person, "bilag1-1.14"):
        vice_mayor = step.now.substitute_for(person) is not None
        raise NotAllowed(Refusal.VICE_MAYOR if vice_mayor else Refusal.NO_PLACE, person)


def _leaves_council(step: _Step) -> None:
    """Who leaves the council leaves the KKR: a mayor with the office, others by 1.9."""
    person = _person(step)
    if person in step.now.left_council:
        raise NotAllowed(Refusal.LEFT_COUNCIL, person)
    seat = step.now.seat_of(person)
    substituted = _end_choice(step, person, "bilag1-1.9")
    substituted = _end_vice_mayor(step, person) or substituted
    if seat is not None and seat.is_mayors:
        vacated = replace(step.now.seats[seat.id], member=None, away=None, vacated=step.event.date)
        step.put(vacated)
        step.say(Change.LEAVES, person, Why.MAYOR.point)
        step.say(Change.SEAT_VACANT, "", Why.MAYOR.point, seat.municipality or "")
    elif seat is not None:
        _vacate(step, seat, "bilag1-1.9")
    elif not substituted:
        # One who was only appointed to a body may no longer be so (3.8).
        _councillor(step, person)
        step.say(Change.LEAVES_COUNCIL, person, "3.8")
    step.now = replace(step.now, left_council=step.now.left_council | {person})


def _leaves_party(step: _Step) -> None:
    """A mayor who leaves a party stays (1.10); an elected member or substitute goes (1.9)."""
    person, now = _person(step), step.now
    seat = now.seat_of(person)
    old = now.councillors.get(person)
    if step.event.party is not None and old is not None and old.group == step.event.party:
        raise NotAllowed(Refusal.OWN_GROUP, person)
    if seat is not None and seat.is_mayors:
        _mayor_changes(step, seat)
    elif seat is not None:
        _vacate(step, seat, "bilag1-1.9")
    elif _elected_substitution(step, person) is not None:
        _end_choice(step, person, "bilag1-1.9")
    elif now.substitute_for(person) is None and not _is_chosen_substitute(step, person):
        raise NotAllowed(Refusal.NO_PLACE, person)
    if old is not None:
        moved = replace(old, group=step.event.party, letter=step.event.party or "")
        step.now = replace(step.now, councillors={**step.now.councillors, person: moved})


def _mayor_changes(step: _Step, seat: Seat) -> None:
    now, left = step.now, seat.group
    # The mayor who comes back is the party's member again, so it need not name another (1.11).
    if step.event.party in now.may_name:
        step.now = replace(now, may_name=now.may_name - {step.event.party})
    step.put(replace(seat, group=step.event.party))
    step.say(Change.STAYS, _person(step), "bilag1-1.10", left or "")
    only_one = left is not None and now.size(left) == 1
    if left is not None and only_one and (now.entitled is None or left in now.entitled):
        step.now = replace(step.now, may_name=now.may_name | {left})
        step.say(Change.MAY_NAME, left, "bilag1-1.11")


def months_after(day: date, months: int) -> date:
    """Return the same day of the month so many months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def _long_enough(step: _Step, person: str) -> date:
    until = step.event.until
    assert until is not None, "asked for by the model or the caller"
    if until < months_after(step.event.date, MONTHS_AWAY):
        prevented = step.event.kind == "prevented"
        raise NotAllowed(Refusal.PREVENTED_TOO_SHORT if prevented else Refusal.TOO_SHORT, person)
    return until


def _goes_away(step: _Step, why: Why) -> None:
    person = _person(step)
    seat = _members_seat(step, person)
    if seat.away is not None:
        raise NotAllowed(Refusal.ALREADY_AWAY, person)
    until = _long_enough(step, person)
    seat = replace(seat, away=Away(step.event.date, until, why))
    step.put(seat)
    step.say(Change.AWAY, person, why.point, until.isoformat())
    stand_in = step.now.stand_in(seat)
    if stand_in is not None:
        step.say(Change.STANDS_IN, stand_in.person, why.point, person)


def _leave(step: _Step) -> None:
    _goes_away(step, Why.ON_LEAVE)


def _prevented(step: _Step) -> None:
    """The KKR decides at a meeting that the substitute steps in (1.7); elected members only."""
    if _members_seat(step, _person(step)).is_mayors:
        raise NotAllowed(Refusal.ONLY_ELECTED, _person(step))
    if step.event.date not in step.meeting_days:
        raise NotAllowed(Refusal.NOT_A_MEETING, step.event.date.isoformat())
    _goes_away(step, Why.PREVENTED)


def _returns(step: _Step) -> None:
    person = _person(step)
    seat = _members_seat(step, person)
    if seat.away is None:
        raise NotAllowed(Refusal.NOT_AWAY, person)
    point = seat.away.why.point
    step.put(replace(seat, away=None))
    step.say(Change.RETURNS, person, point)


def _put_office(step: _Step, name: str, office: Office) -> None:
    chair = office if name == "chair" else step.now.chair
    vice_chair = office if name == "vice_chair" else step.now.vice_chair
    step.now = replace(step.now, chair=chair, vice_chair=vice_chair)


def _takes_office(step: _Step) -> None:
    """The group that chose the last one chooses a new one: for good (1.15), or for a period."""
    person, event = _person(step), step.event
    if _members_seat(step, person).away is not None:
        raise NotAllowed(Refusal.IS_AWAY, person)
    office: Office = getattr(step.now, event.kind)
    if person in _in_charge(step.now):
        raise NotAllowed(Refusal.HOLDS_OFFICE, person)
    if office.chosen_by and event.chosen_by and set(office.chosen_by) != set(event.chosen_by):
        raise NotAllowed(Refusal.OTHER_CHOOSERS, ", ".join(office.chosen_by))
    choosers = event.chosen_by or office.chosen_by
    if office.holder is None:
        if event.until is not None:
            raise NotAllowed(Refusal.FOR_GOOD, person)
        first = not office.chosen_by and event.date in step.meeting_days
        why = Why.CHOSEN if first else Why.SUCCESSOR
        found = Office(Tenure(person, event.date, why), choosers)
    else:
        why = Why.TEMPORARY
        found = _temporary(step, office, person, choosers)
    _put_office(step, event.kind, found)
    step.say(Change.TAKES_OFFICE, person, why.point, event.kind)


def _in_charge(membership: Membership) -> set[str]:
    """Return who holds an office or acts in one."""
    offices = (membership.chair, membership.vice_chair)
    return {
        tenure.person
        for office in offices
        for tenure in (office.holder, office.acting)
        if tenure is not None
    }


def _temporary(step: _Step, office: Office, person: str, choosers: tuple[str, ...]) -> Office:
    assert office.holder is not None, "only asked where somebody holds the office"
    for tenure in (office.acting, office.holder):
        seat = step.now.seat_of(tenure.person) if tenure else None
        if tenure is not None and (seat is None or seat.away is None):
            raise NotAllowed(Refusal.OFFICE_TAKEN, tenure.person)
    until = step.event.until
    if until is None or until <= step.event.date:
        raise NotAllowed(Refusal.UNTIL_NEEDED, office.holder.person)
    tenure = Tenure(person, step.event.date, Why.TEMPORARY)
    return Office(office.holder, choosers, tenure, until)


def _steps_down(step: _Step) -> None:
    person = _person(step)
    for name in ("chair", "vice_chair"):
        office: Office = getattr(step.now, name)
        if office.acting is not None and office.acting.person == person:
            _put_office(step, name, replace(office, acting=None, acting_until=None))
            step.say(Change.OFFICE_VACANT, person, Why.TEMPORARY.point, name)
            return
        if office.holder is not None and office.holder.person == person:
            _put_office(step, name, Office(None, office.chosen_by, vacated=step.event.date))
            step.say(Change.OFFICE_VACANT, person, "bilag1-1.15", name)
            return
    raise NotAllowed(Refusal.NOT_IN_OFFICE, person)


def _vacate_offices(step: _Step) -> None:
    """Chair and vice-chair are chosen among the members (1.4): who is none is neither."""
    members = {member.person for _, member in step.now.filled}
    for name in ("chair", "vice_chair"):
        office: Office = getattr(step.now, name)
        if office.acting is not None and office.acting.person not in members:
            office = replace(office, acting=None, acting_until=None)
            _put_office(step, name, office)
        seat = step.now.seat_of(office.holder.person) if office.holder else None
        if office.acting is not None and seat is not None and seat.away is None:
            # The holder is back, perhaps in another seat: nobody acts any longer (1.16).
            step.say(Change.OFFICE_VACANT, office.acting.person, Why.TEMPORARY.point, name)
            office = replace(office, acting=None, acting_until=None)
            _put_office(step, name, office)
        if office.holder is not None and office.holder.person not in members:
            step.say(Change.OFFICE_VACANT, office.holder.person, "bilag1-1.15", name)
            _put_office(step, name, Office(None, office.chosen_by, vacated=step.event.date))


_EFFECTS: Mapping[EventKind, Callable[[_Step], None]] = {
    "new_mayor": _new_mayor,
    "vice_mayor": _vice_mayor,
    "new_substitute": _new_substitute,
    "names_member": _names_member,
    "resigns": _resigns,
    "leaves_council": _leaves_council,
    "leaves_party": _leaves_party,
    "party_switch": _leaves_party,
    "leave": _leave,
    "prevented": _prevented,
    "returns": _returns,
    "chair": _takes_office,
    "vice_chair": _takes_office,
    "steps_down": _steps_down,
}
