"""Meetings of a KKR with what the rules compute: deadlines, convener, attendance, votes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from klsite import addresses
from klsite.addresses import Link
from klsite.model.agendas import AgendaItem
from klsite.model.meetings import Meeting, Move
from klsite.model.people import Person
from klsite.model.source_location import Location
from klsite.results.council_term import CouncilTerm
from klsite.rules.meetings import (
    Attendance,
    Convener,
    agenda_deadline,
    attendance,
    constituting_deadline,
    convener,
    is_adopted,
    proposal_deadline,
)
from klsite.text.danish import clock, period

KINDS = {
    "ordinary": "Ordinært møde",
    "extraordinary": "Ekstraordinært møde",
    "constituting": "Konstituerende møde",
    "unstated": "Møde",
}


class MeetingState(Enum):
    """Whether a meeting was held, is only planned, or was cancelled; in Danish."""

    HELD = "holdt"
    PLANNED = "planlagt"
    CANCELLED = "aflyst"


@dataclass(frozen=True, slots=True)
class ItemAppointment:
    """An appointment decided by an agenda item: the person's id, and the body."""

    person: str
    body: Link


@dataclass(frozen=True)
class CouncilMeeting:
    """A meeting of a KKR in a term.

    ``sizes`` are the sizes in bytes of the files below ``content/``, by address. ``appointed``
    holds the appointments that each agenda item decided, by its number, None where not known.
    """

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
        """The Danish name of the kind of meeting."""
        return KINDS[self.meeting.kind]

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Everyone by their id, with the names that they bore on the day of the meeting."""
        return self.council.people_on(self.meeting.held)

    @property
    def title(self) -> str:
        """The kind, the council and the day, as a title."""
        return f"{self.kind} i {self.council.kkr.name} {self.days}"

    @property
    def days(self) -> str:
        """The day of the meeting, or its days."""
        return days_of(self.meeting)

    @property
    def is_over(self) -> bool:
        """Whether the last day of the meeting is before today."""
        return self.meeting.held_until < self.council.today

    @property
    def state(self) -> MeetingState:
        """Whether it was held; a day that is over does not say so where only the plan is known."""
        if not self.meeting.takes_place:
            return MeetingState.CANCELLED
        known = self.is_over and self.meeting.only_planned is None
        return MeetingState.HELD if known else MeetingState.PLANNED

    @property
    def has_deadlines(self) -> bool:
        """Whether the deadlines apply: to ordinary meetings that are not cancelled (3.2, 3.3)."""
        return self.meeting.kind == "ordinary" and self.meeting.takes_place

    @property
    def proposal_deadline(self) -> date:
        """The last day on which a member may propose an item (3.2)."""
        return proposal_deadline(self.meeting.held)

    @property
    def agenda_deadline(self) -> date:
        """The last day to send the agenda (3.3)."""
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
        """Whether it is a constituting meeting held after its last day (Bilag 1, 1.3)."""
        return (
            self.meeting.kind == "constituting" and self.meeting.held > self.constituting_deadline
        )

    @cached_property
    def convener(self) -> Convener:
        """Who convenes the constituting meeting (1.3); undetermined unless every mayor is known."""
        seats = self.council.beginning.membership.seats.values()
        known = [seat.member.person for seat in seats if seat.is_mayors and seat.member]
        if len(known) < len(self.council.municipalities):
            return Convener(None)
        return convener([self.people[person] for person in known])

    @cached_property
    def attendance(self) -> Attendance | None:
        """Who attended according to the minutes (3.9); None where they do not tell."""
        minutes = self.meeting.minutes
        if minutes is None or minutes.absent is None:
            return None
        absences = [(each.person, each.substitute) for each in minutes.absent]
        return attendance(self.council.timeline.on(self.meeting.held), absences)

    @property
    def quorate(self) -> bool | None:
        """Whether there was a quorum (3.7); None where not all members are known."""
        if self.attendance is None or not self.council.complete:
            return None
        return self.attendance.quorate

    @cached_property
    def from_elsewhere(self) -> dict[str, str]:
        """The municipality of everyone named who was elected only to councils of other KKR."""
        named = {person for _, person in people_at(self.meeting)}
        if not named:
            return {}
        seats = [
            (person, seat.municipality)
            for person in named
            for seat in self.people[person].councils
            if seat.election == self.council.term.election
        ]
        mayors = ((each.person, each.municipality) for each in self.council.election.mayors)
        seats += [(person, code) for person, code in mayors if person in named]
        home = {person for person, code in seats if code in self.council.codes}
        places = self.council.dataset.municipality_by_code
        return {
            person: places[code].on(self.meeting.held).name
            for person, code in seats
            if person not in home
        }

    @property
    def most_members(self) -> int:
        """How many members the KKR may have that day, by the composition or the limit (1.1)."""
        known = len(self.council.timeline.on(self.meeting.held).seats)
        return max(known, *(self.council.sizes or (2 * len(self.council.records),)))

    def adopted(self, item: AgendaItem) -> bool | None:
        """Return whether the vote of an item adopted the proposal (3.7).

        None where the vote was tied and the chair's vote is not known. The item must have a vote.
        """
        assert item.vote is not None, "the caller checks that the item has a vote"
        chair_for = None if item.vote.chair is None else item.vote.chair == "for"
        return is_adopted(item.vote.votes_for, item.vote.votes_against, chair_for=chair_for)


def days_of(meeting: Meeting) -> str:
    """Return the day of a meeting as it stands now, or its days, as a reader sees them."""
    return period(meeting.held, meeting.held_until)


def days_after(meeting: Meeting, move: Move) -> str:
    """Return the days to which a meeting was moved, as a reader sees them."""
    return period(move.date, meeting.until(move))


def moved_to(meeting: Meeting, move: Move) -> str:
    """Return when and where a meeting is to be held after a move, as far as it says so."""
    at = f" {clock(move.starts)}" if move.starts else ""
    place = f", {move.place}" if move.place else ""
    return f"{days_after(meeting, move)}{at}{place}"


def people_at(meeting: Meeting) -> Iterator[tuple[Location, str]]:
    """Yield everyone who is named as a member, or as a substitute, with the place in the file."""
    if meeting.convened_by:
        yield ("convened_by",), meeting.convened_by
    for index, person in enumerate(meeting.requested_by):
        yield ("requested_by", index), person
    for index, item in enumerate(meeting.agenda):
        if item.proposed_by:
            yield ("agenda", index, "proposed_by"), item.proposed_by
    for index, absence in enumerate((meeting.minutes and meeting.minutes.absent) or ()):
        yield ("minutes", "absent", index, "person"), absence.person
        if absence.substitute:
            yield ("minutes", "absent", index, "substitute"), absence.substitute


def council_meetings(
    council: CouncilTerm, sizes: Mapping[str, int], bodies: dict[str, Link]
) -> tuple[CouncilMeeting, ...]:
    """Return the meetings of a term, oldest first; ``bodies`` are links by body id."""
    return tuple(
        CouncilMeeting(council, meeting, sizes, _appointed(council, meeting, bodies))
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


def next_meeting(meetings: Sequence[CouncilMeeting]) -> CouncilMeeting | None:
    """Return the next meeting of some sorted oldest first; None if all are over or cancelled."""
    return next(
        (
            each
            for each in meetings
            if not each.is_over and each.meeting.takes_place and each.meeting.is_listed
        ),
        None,
    )
