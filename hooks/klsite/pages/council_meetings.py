"""The meetings of a KKR: the plan of a term, and the page of each with what the rules say of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from klsite import addresses
from klsite.danish import long_date
from klsite.model.meetings import AgendaItem, Meeting
from klsite.origin import Origin
from klsite.pages.council_terms import CouncilTerm, Standing
from klsite.pages.page import Applied, Link, Page, Redirect, redirects
from klsite.rules.meetings import (
    Attendance,
    Convener,
    ConveningMayor,
    agenda_deadline,
    attendance,
    constituting_deadline,
    convener,
    is_adopted,
    proposal_deadline,
)

KINDS = {
    "ordinary": "Ordinært møde",
    "extraordinary": "Ekstraordinært møde",
    "constituting": "Konstituerende møde",
}


@dataclass(frozen=True, slots=True)
class ItemAppointment:
    """A person whom an agenda item appointed, and the body."""

    person: str
    body: Link


@dataclass(frozen=True)
class MeetingContent:
    """What the page of a meeting shows. ``sizes`` are the papers' sizes in bytes, by address."""

    council: CouncilTerm
    meeting: Meeting
    sizes: Mapping[str, int]
    appointed: dict[int | None, tuple[ItemAppointment, ...]]

    @property
    def address(self) -> str:
        """The address of the meeting's page."""
        return addresses.meeting(self.meeting)

    @property
    def kind(self) -> str:
        """What kind of meeting it is."""
        return KINDS[self.meeting.kind]

    @property
    def title(self) -> str:
        """The meeting by its kind, council and day."""
        return f"{self.kind} i {self.council.kkr.name} {long_date(self.meeting.held)}"

    @property
    def is_over(self) -> bool:
        """Whether the day of the meeting is past."""
        return self.meeting.held < self.council.today

    @property
    def has_deadlines(self) -> bool:
        """Whether the deadlines of the rules apply: to ordinary meetings that are held."""
        return self.meeting.kind == "ordinary" and not self.meeting.cancelled

    @property
    def proposal_deadline(self) -> date:
        """The last day to propose an item (3.2)."""
        return proposal_deadline(self.meeting.held)

    @property
    def agenda_deadline(self) -> date:
        """The day by which the agenda is sent (3.3)."""
        return agenda_deadline(self.meeting.held)

    @property
    def agenda_late(self) -> bool:
        """Whether the agenda was sent after the deadline (3.3)."""
        sent = self.meeting.agenda_sent
        return self.has_deadlines and sent is not None and sent > self.agenda_deadline

    @property
    def constituting_deadline(self) -> date:
        """The last day for the constituting meeting (Bilag 1, 1.3)."""
        return constituting_deadline(self.council.term.starts)

    @property
    def constituted_late(self) -> bool:
        """Whether a constituting meeting lies after the last day for it."""
        return (
            self.meeting.kind == "constituting" and self.meeting.held > self.constituting_deadline
        )

    @cached_property
    def convener(self) -> Convener:
        """Who calls the constituting meeting (Bilag 1, 1.3)."""
        seats = self.council.beginning.membership.seats.values()
        known = [seat.member.person for seat in seats if seat.is_mayors and seat.member]
        people = [self.council.people[person] for person in known]
        if len(known) < len(self.council.municipalities):
            return Convener(None)
        return convener([ConveningMayor(each.id, each.mayor_since, each.born) for each in people])

    @cached_property
    def attendance(self) -> Attendance | None:
        """Who attended, by the minutes (3.9)."""
        minutes = self.meeting.minutes
        if minutes is None or minutes.absent is None:
            return None
        absences = [(each.person, each.substitute) for each in minutes.absent]
        return attendance(self.council.course.on(self.meeting.held), absences)

    @property
    def quorate(self) -> bool | None:
        """Whether the KKR could decide (3.7); None where not all members are known."""
        if self.attendance is None or not self.council.complete:
            return None
        return self.attendance.quorate

    def adopted(self, item: AgendaItem) -> bool | None:
        """Return whether a vote adopted what it was about; None on a tie without the chair's."""
        assert item.vote is not None, "only asked of an item with a vote"
        chair_for = None if item.vote.chair is None else item.vote.chair == "for"
        return is_adopted(item.vote.votes_for, item.vote.votes_against, chair_for=chair_for)


@dataclass(frozen=True, slots=True)
class MeetingsContent:
    """What the page of the meetings of a term shows, by years, newest first."""

    council: CouncilTerm
    years: tuple[tuple[int, tuple[MeetingContent, ...]], ...]
    next: MeetingContent | None


def meeting_contents(
    council: CouncilTerm, sizes: Mapping[str, int], bodies: dict[str, Link]
) -> tuple[MeetingContent, ...]:
    """Return the meetings of a term, oldest first."""
    return tuple(
        MeetingContent(council, meeting, sizes, _appointed(council, meeting, bodies))
        for meeting in council.meetings
    )


def _appointed(
    council: CouncilTerm, meeting: Meeting, bodies: dict[str, Link]
) -> dict[int | None, tuple[ItemAppointment, ...]]:
    found: dict[int | None, tuple[ItemAppointment, ...]] = {}
    for seats in council.appointments.bodies if council.appointments else ():
        for each in seats.people:
            if each.meeting == meeting.date:
                appointed = ItemAppointment(each.person, bodies[seats.body])
                found[each.item] = (*found.get(each.item, ()), appointed)
    return found


def next_meeting(contents: Sequence[MeetingContent]) -> MeetingContent | None:
    """Return the first meeting that is neither over nor cancelled."""
    return next(
        (each for each in contents if not each.is_over and not each.meeting.cancelled), None
    )


def meeting_pages(council: CouncilTerm, contents: Sequence[MeetingContent]) -> Iterator[Page]:
    """Yield the plan of a term's meetings, and the page of each meeting."""
    years = sorted({each.meeting.held.year for each in contents}, reverse=True)
    grouped = tuple(
        (year, tuple(each for each in reversed(contents) if each.meeting.held.year == year))
        for year in years
    )
    coming = None if council.standing is Standing.PAST else next_meeting(contents)
    yield Page(
        address=addresses.meetings(council.term),
        template="council_meetings",
        title=f"Møder i {council.name}",
        description=f"Mødeplan, dagsordener og referater for {council.name}.",
        content=MeetingsContent(council, grouped, coming),
        origin=Origin(council.term.file),
        trail=council.trail,
        changed=council.changed,
        is_list=True,
        short_title="Møder",
        applies=Applied(council.term.rules, _applied(contents)),
        feed=council.feed,
    )
    for each in contents:
        yield Page(
            address=each.address,
            template="council_meeting",
            title=each.title,
            description=_description(each),
            content=each,
            origin=Origin(each.meeting.file, ("date",)),
            trail=(*council.trail, Link("Møder", addresses.meetings(council.term))),
            changed=each.meeting.updated,
            short_title=long_date(each.meeting.held),
        )


def _applied(contents: Sequence[MeetingContent]) -> tuple[str, ...]:
    """Return the points that the meetings of a term follow."""
    points = {"3.0"}
    for each in contents:
        if each.meeting.kind == "ordinary":
            points |= {"3.1", "3.2", "3.3"}
        elif each.meeting.kind == "extraordinary":
            points.add("3.1")
        else:
            points |= {"bilag1-1.3", "bilag1-1.4"}
        if each.meeting.minutes:
            points |= {"3.4", "3.7", "3.9"}
            if each.meeting.minutes.absent:
                points.add("bilag1-1.8")
    return tuple(sorted(points))


def _description(content: MeetingContent) -> str:
    topics = "; ".join(item.title for item in content.meeting.agenda[:3])
    return f"{content.title}. {topics}".strip() if topics else f"{content.title}."


def meeting_redirects(council: CouncilTerm) -> Iterator[Redirect]:
    """Yield the redirects from former addresses of meetings."""
    for meeting in council.meetings:
        title = f"{KINDS[meeting.kind]} {long_date(meeting.held)}"
        yield from redirects(meeting, meeting.formerly, Link(title, addresses.meeting(meeting)))
