"""What of the meetings of a term cannot be: by the rules of procedure, or by the calendar."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from klsite.model.agendas import Absence, AgendaItem
from klsite.model.diagnostics import Diagnostic, error_at, warning_at
from klsite.model.meetings import Meeting
from klsite.model.source_location import Location, SourceLocation
from klsite.results.council_term import CouncilTerm
from klsite.results.meetings import CouncilMeeting, people_at
from klsite.results.membership_sentences import refusal_message
from klsite.rules.meetings import constituting_deadline, may_request_meeting
from klsite.rules.membership_outcomes import Refusal
from klsite.text.clock import a_year_before
from klsite.text.danish import listing, long_date


def meetings_faults(
    council: CouncilTerm, meetings: Sequence[CouncilMeeting], *, membership_known: bool
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the meetings of a term.

    ``membership_known`` says that the membership is without fault; else attendance is not held
    against it.
    """
    yield from _day_faults(council)
    for meeting in meetings:
        yield from _meeting_faults(meeting, membership_known=membership_known)


def _days(meeting: Meeting) -> Iterator[date]:
    """Yield each day of a meeting as it stands now."""
    length = (meeting.held_until - meeting.held).days
    return (meeting.held + timedelta(days=number) for number in range(length + 1))


def _where_the_day_stands(meeting: Meeting) -> Location:
    """Return the place of the day of a meeting as it stands now."""
    if not meeting.valid_moves:
        return ("date",)
    return ("moved", meeting.moved.index(meeting.valid_moves[-1]), "date")


def _day_faults(council: CouncilTerm) -> Iterator[Diagnostic]:
    """Two meetings on a day, or a meeting outside the term."""
    held = Counter(day for each in council.meetings if each.takes_place for day in _days(each))
    first = council.term.starts
    constituting = [each for each in council.meetings if each.kind == "constituting"]
    for meeting in council.meetings:
        origin = SourceLocation(meeting.file, _where_the_day_stands(meeting))
        taken = next((day for day in _days(meeting) if held[day] > 1), None)
        if meeting.takes_place and taken is not None:
            message = f"rådet har to møder den {long_date(taken)}: flyt eller aflys det ene"
            yield error_at(*origin, message)
        if council.term.ended is not None and meeting.held_until > council.term.ended:
            if meeting.takes_place:
                message = (
                    f"mødet ligger efter rådets sidste dag, {long_date(council.term.ended)}: skriv "
                    "i »cancelled«, hvornår det blev aflyst"
                )
                yield error_at(*origin, message)
        elif not first <= meeting.held <= meeting.held_until <= council.ends:
            message = (
                f"mødet ligger uden for perioden, hvor rådet kan mødes: {long_date(first)} til "
                f"{long_date(council.ends)}"
            )
            yield error_at(*origin, message, point="bilag1-1.3")
        elif council.took_office and meeting.held < council.took_office and meeting.takes_place:
            message = f"mødet ligger før det konstituerende møde {long_date(council.took_office)}"
            yield error_at(*origin, message, point="bilag1-1.3")
    if not constituting and (early := _first_before_deadline(council)):
        message = (
            "rådet holder sit konstituerende møde senest den "
            f"{long_date(constituting_deadline(first))}: er det ikke dette?"
        )
        yield warning_at(early.file, ("kind",), message)
    for extra in constituting[1:]:
        if extra.takes_place:
            message = "rådet har allerede et konstituerende møde: ret »kind« på det ene"
            yield error_at(extra.file, ("kind",), message, point="bilag1-1.3")


def _first_before_deadline(council: CouncilTerm) -> Meeting | None:
    """Return the first meeting of a term, if it is held while the KKR may have to constitute."""
    held = sorted((each for each in council.meetings if each.takes_place), key=lambda m: m.held)
    deadline = constituting_deadline(council.term.starts)
    return held[0] if held and council.term.starts <= held[0].held <= deadline else None


def _meeting_faults(content: CouncilMeeting, *, membership_known: bool) -> Iterator[Diagnostic]:
    meeting, council = content.meeting, content.council
    if membership_known:
        yield from _notice_faults(content)
    yield from _later_faults(meeting, council.today)
    yield from _order_faults(meeting, council.term.starts)
    for index, item in enumerate(meeting.agenda):
        for number, paper in enumerate(item.papers):
            if paper.file is not None and paper.file not in content.sizes:
                place = ("agenda", index, "papers", number, "file")
                message = f"filen content/{paper.file} findes ikke"
                yield error_at(meeting.file, place, message)
        if (item.decision or item.vote) and meeting.minutes is None:
            message = (
                "punktet har en beslutning, men mødet har intet referat: skriv »minutes« med "
                "fremmødet (3.4 og 3.9)"
            )
            yield error_at(meeting.file, ("agenda", index), message)
    yield from _people_from_elsewhere(content)
    if membership_known:
        yield from _substitute_faults(content)
        if council.complete:
            yield from _attendance_faults(content)
            yield from _proposal_faults(content)
    for index, item in enumerate(meeting.agenda):
        yield from _vote_faults(content, index, item, membership_known=membership_known)


def _notice_faults(content: CouncilMeeting) -> Iterator[Diagnostic]:
    """Who called the meeting: a third of the members (3.1), or the right mayor (1.3)."""
    meeting, council = content.meeting, content.council
    found = content.convener
    if meeting.convened_by and found.person and meeting.convened_by != found.person:
        name = council.people[found.person].name
        message = (
            f"mødet skal indkaldes af {name}, der har været borgmester længst: ret personen, eller "
            "»mayor_since« i data/people/"
        )
        yield error_at(meeting.file, ("convened_by",), message, point="bilag1-1.3")
    if not meeting.requested_by:
        return
    membership = council.timeline.on(meeting.held)
    members = [member.person for _, member in membership.filled]
    for index, person in enumerate(meeting.requested_by):
        if person not in members and person not in content.from_elsewhere and council.complete:
            message = refusal_message(council, Refusal.NOT_A_MEMBER, person)
            yield error_at(meeting.file, ("requested_by", index), message, point="3.1")
    asking = len(set(meeting.requested_by))
    if council.complete and not may_request_meeting(asking, len(members)):
        message = (
            f"{asking} af {len(members)} medlemmer er mindre end en tredjedel: mødet kan ikke "
            "kræves"
        )
        yield error_at(meeting.file, ("requested_by",), message, point="3.1")


def _told_before(meeting: Meeting) -> Iterator[tuple[Location, date | None]]:
    """Yield the days on which something was said or done before a meeting, with their places."""
    yield ("cancelled",), meeting.cancelled
    for index, item in enumerate(meeting.agenda):
        yield ("agenda", index, "proposed"), item.proposed
    for index, move in enumerate(meeting.moved):
        yield ("moved", index, "announced"), move.announced


def _later_faults(meeting: Meeting, today: date) -> Iterator[Diagnostic]:
    published = meeting.minutes.published if meeting.minutes else None
    moves = enumerate(meeting.moved)
    days: tuple[tuple[Location, date | None], ...] = (
        *_told_before(meeting),
        (("reinstated",), meeting.reinstated),
        (("minutes", "published"), published),
        *((("moved", index, "withdrawn"), move.withdrawn) for index, move in moves),
    )
    for place, day in days:
        if day is not None and day > today:
            message = f"»{place[-1]}« er en dag, der ikke er kommet endnu: {day}"
            yield error_at(meeting.file, place, message)


def _order_faults(meeting: Meeting, first: date) -> Iterator[Diagnostic]:
    """What is said to have happened before a meeting, but after it or long before the term.

    A proposal comes from a member (3.2), so not before the ``first`` day of the term.
    """
    for place, day in ((("agenda_sent",), meeting.agenda_sent), *_told_before(meeting)):
        if day is not None and day > meeting.held:
            message = (
                f"»{place[-1]}« ({day}) ligger efter mødet {long_date(meeting.held)}: ret dagen"
            )
            yield error_at(meeting.file, place, message)
        earliest = first if place[-1] == "proposed" else a_year_before(first)
        if day is not None and day < earliest:
            message = f"»{place[-1]}« ({day}) ligger før perioden: er året rigtigt?"
            yield error_at(meeting.file, place, message)


def _proposal_faults(content: CouncilMeeting) -> Iterator[Diagnostic]:
    """Only a member may propose an item (3.2)."""
    membership = content.council.timeline.on(content.meeting.held)
    for index, item in enumerate(content.meeting.agenda):
        if item.proposed_by is None or item.proposed_by in content.from_elsewhere:
            continue
        if membership.seat_of(item.proposed_by) is None:
            message = refusal_message(content.council, Refusal.NOT_A_MEMBER, item.proposed_by)
            yield error_at(
                content.meeting.file, ("agenda", index, "proposed_by"), message, point="3.2"
            )


def _attendance_faults(content: CouncilMeeting) -> Iterator[Diagnostic]:
    """Who was absent, held against a membership of which every member is known (3.7, 3.9)."""
    meeting, found = content.meeting, content.attendance
    if found is None:
        return
    for index, person in enumerate(each.person for each in _absences(meeting)):
        if person in found.not_entitled and person not in content.from_elsewhere:
            message = (
                f"{content.people[person].name} har ingen plads i rådet den dag: ret personen, "
                "eller begivenhederne i events.yml"
            )
            place = ("minutes", "absent", index, "person")
            yield error_at(meeting.file, place, message, point="3.9")
    origin = SourceLocation(meeting.file, ("minutes", "absent"))
    decided = [item.number for item in meeting.agenda if item.decision or item.vote]
    if not found.quorate and decided:
        numbers = listing([str(number) for number in decided])
        message = (
            f"{len(found.present)} af {found.members} medlemmer var til stede: rådet var ikke "
            f"beslutningsdygtigt, men punkt {numbers} har en beslutning"
        )
        yield error_at(*origin, message, point="3.7")


def _absences(meeting: Meeting) -> Sequence[Absence]:
    return (meeting.minutes.absent if meeting.minutes else None) or ()


def _substitute_faults(content: CouncilMeeting) -> Iterator[Diagnostic]:
    """Yield each substitute who cannot be one, as far as the personal ones are known (1.8)."""
    meeting, found = content.meeting, content.attendance
    membership = content.council.timeline.on(meeting.held)
    absent = _absences(meeting)
    came: set[str] = set()
    for index, each in enumerate(absent):
        if each.substitute is None:
            continue
        place = ("minutes", "absent", index, "substitute")
        name = content.people[each.substitute].name
        seat = membership.seat_of(each.person)
        is_known = content.council.complete or (seat and membership.substitute(seat))
        if each.substitute in {other.person for other in absent}:
            message = f"{name} står selv som fraværende: ret det ene sted"
            yield error_at(meeting.file, place, message, point="3.9")
        elif each.substitute in came:
            message = f"{name} kan ikke møde for to medlemmer: ret det ene sted"
            yield error_at(meeting.file, place, message, point="bilag1-1.8")
        elif found and is_known and (each.person, each.substitute) in found.wrong_substitutes:
            who = content.people[each.person].name
            message = (
                f"{name} er ikke personlig stedfortræder for {who}: ret personen, eller skriv den "
                "nye stedfortræder i events.yml (new_substitute)"
            )
            yield error_at(meeting.file, place, message, point="bilag1-1.8")
        came.add(each.substitute)


def _people_from_elsewhere(content: CouncilMeeting) -> Iterator[Diagnostic]:
    """Yield everyone at a meeting who was elected to a council outside the region (3.2, 3.9)."""
    for place, person in people_at(content.meeting):
        if municipality := content.from_elsewhere.get(person):
            message = (
                f"{content.people[person].name} er valgt i {municipality}, som ikke hører til "
                f"{content.council.kkr.name}: ret personen"
            )
            yield error_at(content.meeting.file, place, message, point="bilag1-1.0")


def _vote_faults(
    content: CouncilMeeting, index: int, item: AgendaItem, *, membership_known: bool
) -> Iterator[Diagnostic]:
    if item.vote is None:
        return
    origin = SourceLocation(content.meeting.file, ("agenda", index, "vote"))
    cast = item.vote.votes_for + item.vote.votes_against + item.vote.abstained
    present = content.attendance if content.council.complete and membership_known else None
    most = content.most_members
    if not cast:
        message = "afstemningen har ingen stemmer: skriv dem, eller slet »vote«"
        yield error_at(*origin, message, point="3.7")
    elif present is not None and cast > len(present.present):
        message = (
            f"{cast} stemmer er afgivet, men {len(present.present)} var til stede: ret "
            "stemmerne, eller »absent«"
        )
        yield error_at(*origin, message, point="3.7")
    elif present is None and cast > most:
        message = (
            f"{cast} stemmer er afgivet, men rådet kan højst have {most} medlemmer: ret stemmerne"
        )
        yield error_at(*origin, message, point="bilag1-1.1")
    if content.adopted(item) is None:
        message = "stemmerne står lige: skriv formandens stemme i »chair«"
        yield error_at(*origin, message, point="3.7")
    own = {"for": item.vote.votes_for, "against": item.vote.votes_against}
    if item.vote.chair is not None and not own[item.vote.chair]:
        yield error_at(
            *origin,
            "formandens stemme er ikke talt med i stemmerne: ret »chair« eller tallene",
            point="3.7",
        )
