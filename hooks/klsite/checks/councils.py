"""What of a term the rules of procedure do not allow, placed where an editor puts it right."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from klsite.checks.meetings import meetings_faults
from klsite.model.appointments import Appointee, BodySeats
from klsite.model.diagnostics import Diagnostic, error_at
from klsite.model.membership import MembershipEvent
from klsite.model.source_location import SourceLocation
from klsite.results.council_term import CouncilTerm
from klsite.results.meetings import CouncilMeeting
from klsite.results.membership_sentences import conflict_message, refusal_message
from klsite.rules.appointments import is_allowed_method, most_concurrent
from klsite.rules.membership_outcomes import Refusal
from klsite.rules.timeline import wrong_counts
from klsite.text.danish import long_date

_OF_MEMBERS = (Refusal.NOT_A_MEMBER, Refusal.NO_PLACE)
_FILES = {"members": "members.yml", "term": "term.yml"}


def council_faults(
    councils: Sequence[CouncilTerm], meetings: Mapping[CouncilTerm, Sequence[CouncilMeeting]]
) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each entry of the terms that the rules do not allow.

    What follows from another fault is held back: attendance is checked against a membership
    without fault, and events against a beginning without one.
    """
    for council in councils:
        membership = list(_beginning_faults(council)) or list(_event_faults(council))
        yield from membership
        yield from meetings_faults(council, meetings[council], membership_known=not membership)
        if not membership:
            yield from _appointment_faults(council)


def _folder(council: CouncilTerm) -> str:
    return council.term.file.removesuffix("term.yml")


def _beginning_faults(council: CouncilTerm) -> Iterator[Diagnostic]:
    folder = _folder(council)
    for value in council.beginning.refused:
        message = refusal_message(council, value.refusal, value.about)
        file, point = folder + _FILES[value.file], value.refusal.point
        yield error_at(file, value.location, message, point=point)
    for found in council.timeline.conflicts:
        if found.index is None:
            message = conflict_message(council, found.conflict, found.person)
            place = _last_place(council, found.person)
            point = found.conflict.point
            yield error_at(f"{folder}members.yml", place, message, point=point)
    yield from _count_faults(council)


def _last_place(council: CouncilTerm, person: str) -> tuple[str | int, ...]:
    """Return where in members.yml a person stands for the last time."""
    if council.members is None:
        return ()
    places: list[tuple[str | int, ...]] = [
        (key, index, field)
        for key, lines in (("mayors", council.members.mayors), ("elected", council.members.elected))
        for index, line in enumerate(lines)
        for field, value in line
        if value == person
    ]
    return places[-1] if places else ()


def _event_faults(council: CouncilTerm) -> Iterator[Diagnostic]:
    """Yield a fault for each refused event, but for those about people of a refused one above."""
    file, concerned = f"{_folder(council)}events.yml", set[str]()
    for event in council.timeline.refused:
        assert council.events is not None, "only what stands in the log is refused"
        people = _people_of(council, council.events.events[event.index])
        if not people & concerned:
            message = refusal_message(council, event.refusal, event.about)
            if council.members is None and event.refusal in _OF_MEMBERS:
                message += ". Perioden har ingen members.yml med dem, der sad der fra begyndelsen"
            yield error_at(file, ("events", event.index), message, point=event.refusal.point)
        concerned |= people
    for index, logged in enumerate(council.events.events if council.events else ()):
        if logged.date > council.today:
            message = f"»date« er en dag, der ikke er kommet endnu: {logged.date}"
            yield error_at(file, ("events", index, "date"), message)
    for found in council.timeline.conflicts:
        if found.index is not None:
            message = conflict_message(council, found.conflict, found.person)
            point = found.conflict.point
            yield error_at(file, ("events", found.index), message, point=point)


def _people_of(council: CouncilTerm, event: MembershipEvent) -> set[str]:
    """Return whom an event is about, with the substitute whom it might have let in."""
    seat = council.timeline.on(event.date).seat_of(event.person or "")
    substitute = seat.substitute.person if seat and seat.substitute else None
    return {each for each in (event.person, event.member, event.substitute, substitute) if each}


def _count_faults(council: CouncilTerm) -> Iterator[Diagnostic]:
    if council.members is None:
        return
    origin = SourceLocation(council.members.file, ("elected",))
    supplementary = council.supplementary
    if supplementary is not None:
        for wrong in wrong_counts(
            council.beginning.membership,
            supplementary,
            complete=council.members.complete and council.settled,
        ):
            members = "valgt medlem" if wrong.found == 1 else "valgte medlemmer"
            message = (
                f"{council.group_name(wrong.group)} har {wrong.found} {members}, men "
                f"beregningen giver {wrong.expected}"
            )
            yield error_at(*origin, message, point="bilag1-1.0")
    limit = 2 * len(council.municipalities)
    total = len(council.beginning.membership.seats)
    if total > limit:
        message = f"rådet har {total} pladser, men højst {limit} er tilladt"
        yield error_at(*origin, message, point="bilag1-1.1")


def _appointment_faults(council: CouncilTerm) -> Iterator[Diagnostic]:
    if council.appointments is None:
        return
    for index, seats in enumerate(council.appointments.bodies):
        place = ("bodies", index)
        if seats.seats is not None and not is_allowed_method(seats.seats, seats.filled_by):
            one = seats.seats == 1
            right = "flertalsvalg (majority)" if one else "forholdstalsvalg (proportional)"
            message = f"{seats.seats} {_places(seats.seats)} besættes ved {right}"
            yield error_at(council.appointments.file, (*place, "filled_by"), message, point="3.8")
        yield from _seat_faults(council, index, seats)
        for number, _ in enumerate(seats.people):
            yield from _appointee_faults(council, index, number)


def _places(seats: int) -> str:
    return "plads" if seats == 1 else "pladser"


def _chairs(appointee: Appointee) -> bool:
    return appointee.role is not None and appointee.role.casefold() == "formand"


def _seat_faults(council: CouncilTerm, index: int, seats: BodySeats) -> Iterator[Diagnostic]:
    assert council.appointments is not None, "only asked where there are appointments"
    held = {meeting.date: meeting.held for meeting in council.meetings}
    periods = [
        (each.starts or held.get(each.meeting or date.min), each.ends) for each in seats.people
    ]
    for number, each in enumerate(seats.people):
        place = ("bodies", index, "people", number)
        until_here = list(zip(seats.people[: number + 1], periods, strict=False))
        own = [period for other, period in until_here if other.person == each.person]
        if most_concurrent(own) > 1:
            message = (
                f"{council.people[each.person].name} er udpeget to gange på samme tid: slet "
                "den ene, eller skriv »ends« ved den første"
            )
            yield error_at(council.appointments.file, (*place, "person"), message)
        chairing = [period for other, period in until_here if _chairs(other) and period[0]]
        if _chairs(each) and most_concurrent(chairing) > 1:
            message = "organet har to formænd på samme tid: skriv »ends« ved den første"
            yield error_at(council.appointments.file, (*place, "role"), message)
    most = most_concurrent(periods)
    if seats.seats is not None and most > seats.seats:
        message = (
            f"{most} er udpeget på samme tid, men rådet har {seats.seats} {_places(seats.seats)} "
            "i organet"
        )
        yield error_at(council.appointments.file, ("bodies", index, "people"), message, point="3.8")


def _appointee_faults(council: CouncilTerm, index: int, number: int) -> Iterator[Diagnostic]:
    assert council.appointments is not None, "only asked where there are appointments"
    each = council.appointments.bodies[index].people[number]
    place = ("bodies", index, "people", number)
    file, name = council.appointments.file, council.people[each.person].name
    if each.person not in council.timeline.last.councillors:
        message = (
            f"{name} sidder ikke i en kommunalbestyrelse i regionen: kun dens medlemmer kan udpeges"
        )
        yield error_at(file, (*place, "person"), message, point="3.8")
    meeting = next((found for found in council.meetings if found.date == each.meeting), None)
    if meeting is not None and meeting.called_off:
        message = (
            f"mødet {long_date(meeting.held)} er aflyst og har ikke udpeget nogen: ret »meeting«"
        )
        yield error_at(file, (*place, "meeting"), message)
    if each.meeting is not None and meeting is None:
        message = f"der er intet møde med datoen {each.meeting}"
        yield error_at(file, (*place, "meeting"), message)
    first = each.starts or (meeting.held if meeting else None)
    if first and each.person in council.timeline.on(first).left_council:
        message = f"{name} var ude af kommunalbestyrelsen {long_date(first)}"
        yield error_at(file, (*place, "person"), message, point="3.8")
    if each.item is not None:
        items = [item.number for item in meeting.agenda] if meeting else []
        if each.item not in items:
            message = f"dagsordenen har intet punkt {each.item}: ret »item«"
            yield error_at(file, (*place, "item"), message)
    if first and not council.term.starts <= first <= council.ends:
        where = "starts" if each.starts else "meeting"
        period = f"{long_date(council.term.starts)} til {long_date(council.ends)}"
        message = f"udpegningen ligger uden for perioden: {period}"
        yield error_at(file, (*place, where), message)
    if first and each.ends and each.ends < first:
        yield error_at(file, (*place, "ends"), "»ends« ligger før udpegningen")
