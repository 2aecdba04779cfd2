"""Appointments to regional bodies, each with the council, the body, the person and the days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from klsite.model.appointments import Appointee, BodySeats, RegionalBody
from klsite.model.geography import Municipality
from klsite.model.meetings import Meeting
from klsite.model.people import Person
from klsite.results.council_term import CouncilTerm
from klsite.text.danish import sort_key

FILLED_BY = {"majority": "flertalsvalg", "proportional": "forholdstalsvalg", "agreement": "enighed"}


@dataclass(frozen=True, slots=True)
class Appointed:
    """A person's appointment to a body by a KKR.

    ``municipality`` and ``party`` are those of the council seat that it rests on, None where not
    known. The days are inclusive; ``item`` is the number of the agenda item that decided it.
    ``appointer_derived`` says why it is not certain that the KKR appointed the person, and
    ``date_derived`` what the first day rests on where it is no meeting's.
    """

    council: CouncilTerm
    body: RegionalBody
    person: Person
    municipality: Municipality | None
    party: str | None
    first_day: date | None
    last_day: date | None
    meeting: Meeting | None
    item: int | None
    role: str | None
    appointer_derived: str | None
    date_derived: str | None
    left_council: bool
    source: str

    @property
    def reservation(self) -> str | None:
        """What is not certain about the appointment, in sentences."""
        told = (self.appointer_derived, self.date_derived)
        return " ".join(each for each in told if each) or None

    @property
    def runs(self) -> bool:
        """Whether the appointment is in force on the day that the pages of the term show."""
        shown = self.council.day_shown
        begun = self.first_day is None or self.first_day <= shown
        return begun and (self.last_day is None or shown <= self.last_day)


@dataclass(frozen=True, slots=True)
class BodyLine:
    """The seats of a body that a KKR fills, and its appointments, in force and past."""

    body: RegionalBody
    record: BodySeats
    filled_by: str | None
    present: tuple[Appointed, ...]
    former: tuple[Appointed, ...]

    @property
    def seats(self) -> int | None:
        """The number of seats, where it is known."""
        return self.record.seats

    @property
    def vacant(self) -> int:
        """The number of seats without a known appointment; 0 where not known how many there are."""
        return max((self.seats or 0) - len(self.present), 0)


def appointed(council: CouncilTerm, bodies: Mapping[str, RegionalBody]) -> tuple[Appointed, ...]:
    """Return the appointments of a term, in the order of its file; ``bodies`` are by id."""
    if council.appointments is None:
        return ()
    return tuple(
        _appointed(council, bodies[seats.body], seats, each)
        for seats in council.appointments.bodies
        for each in seats.people
    )


def _appointed(
    council: CouncilTerm, body: RegionalBody, seats: BodySeats, each: Appointee
) -> Appointed:
    assert council.appointments is not None, "the caller checks that the term has the file"
    meeting = next((found for found in council.meetings if found.date == each.meeting), None)
    return Appointed(
        council=council,
        body=body,
        person=council.people[each.person],
        municipality=council.municipality_of(each.person),
        party=council.affiliation(council.timeline.on(council.day_shown), each.person),
        first_day=each.starts or (meeting.held if meeting else None),
        last_day=each.ends or council.last_day,
        meeting=meeting if meeting and meeting.is_listed else None,
        item=each.item,
        role=each.role,
        appointer_derived=seats.appointer_derived,
        date_derived=seats.date_derived if each.starts else None,
        left_council=each.person in council.timeline.on(council.day_shown).left_council,
        source=each.source or council.appointments.source,
    )


def body_lines(council: CouncilTerm, bodies: Mapping[str, RegionalBody]) -> tuple[BodyLine, ...]:
    """Return the bodies that a term appoints to, in the order of its file."""
    every = appointed(council, bodies)
    listed = council.appointments.bodies if council.appointments else ()
    return tuple(_body_line(seats, bodies[seats.body], every) for seats in listed)


def _body_line(seats: BodySeats, body: RegionalBody, every: Sequence[Appointed]) -> BodyLine:
    own = sorted(
        (each for each in every if each.body == body), key=lambda each: sort_key(each.person.name)
    )
    return BodyLine(
        body=body,
        record=seats,
        filled_by=FILLED_BY[seats.filled_by] if seats.filled_by else None,
        present=tuple(each for each in own if each.runs),
        former=tuple(each for each in own if not each.runs),
    )
