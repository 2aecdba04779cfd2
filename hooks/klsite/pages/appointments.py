"""Appointments to regional bodies: by body, by municipality and by person; a page per body."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from klsite import addresses
from klsite.danish import sort_key
from klsite.model.appointments import Appointee, Bodies, Body, BodySeats
from klsite.model.core_areas import CoreArea, CoreAreas
from klsite.model.geography import Municipality
from klsite.model.meetings import Meeting
from klsite.model.people import Person
from klsite.origin import Origin
from klsite.pages.council_terms import CouncilTerm
from klsite.pages.page import Applied, Link, Page

FILLED_BY = {
    "majority": "flertalsvalg",
    "proportional": "forholdstalsvalg",
    "agreement": "enighed",
}


@dataclass(frozen=True, slots=True)
class Appointed:
    """A person appointed to a body, with the council seat that it rests on."""

    council: CouncilTerm
    body: Body
    person: Person
    municipality: Municipality | None
    party: str | None
    first_day: date | None
    last_day: date | None
    meeting: Meeting | None
    item: int | None
    left_council: bool
    source: str

    @property
    def runs(self) -> bool:
        """Whether the appointment runs on the day that the pages of the term show."""
        shown = self.council.day_shown
        begun = self.first_day is None or self.first_day <= shown
        return begun and (self.last_day is None or shown <= self.last_day)


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body with the seats that a KKR fills in it, and those appointed."""

    body: Body
    seats: int
    filled_by: str | None
    present: tuple[Appointed, ...]
    former: tuple[Appointed, ...]

    @property
    def vacant(self) -> int:
        """Seats that nobody is known to have."""
        return max(self.seats - len(self.present), 0)


@dataclass(frozen=True, slots=True)
class AppointmentsContent:
    """What the page of a term's appointments shows."""

    council: CouncilTerm
    bodies: tuple[BodyLine, ...]
    by_municipality: tuple[tuple[Municipality, tuple[Appointed, ...]], ...]
    by_person: tuple[tuple[Person, tuple[Appointed, ...]], ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of the appointments."""
        every = [each for line in self.bodies for each in (*line.present, *line.former)]
        file = self.council.appointments
        own = (file.source, *file.more_sources) if file else ()
        return tuple(dict.fromkeys([*own, *(each.source for each in every)]))


@dataclass(frozen=True, slots=True)
class BodyContent:
    """What the page of a body shows: what it is, and who has been appointed by which KKR."""

    body: Body
    area: CoreArea | None
    lines: tuple[tuple[CouncilTerm, BodyLine], ...]
    source: str


@dataclass(frozen=True, slots=True)
class BodiesContent:
    """What the page that leads to all bodies shows."""

    bodies: Bodies
    lines: tuple[tuple[Body, CoreArea | None], ...]


def appointed(council: CouncilTerm, bodies: Mapping[str, Body]) -> tuple[Appointed, ...]:
    """Return every appointment of a term."""
    if council.appointments is None:
        return ()
    return tuple(
        _appointed(council, bodies[seats.body], each)
        for seats in council.appointments.bodies
        for each in seats.people
    )


def _appointed(council: CouncilTerm, body: Body, each: Appointee) -> Appointed:
    assert council.appointments is not None, "only asked where there are appointments"
    meeting = next((found for found in council.meetings if found.date == each.meeting), None)
    return Appointed(
        council=council,
        body=body,
        person=council.people[each.person],
        municipality=council.municipality_of(each.person),
        party=council.affiliation(council.course.on(council.day_shown), each.person),
        first_day=each.starts or (meeting.held if meeting else None),
        last_day=each.ends or council.last_day,
        meeting=meeting,
        item=each.item,
        left_council=each.person in council.course.on(council.day_shown).left_council,
        source=each.source or council.appointments.source,
    )


def body_lines(council: CouncilTerm, bodies: Mapping[str, Body]) -> tuple[BodyLine, ...]:
    """Return the bodies of a term, in the order of the file."""
    every = appointed(council, bodies)
    listed = council.appointments.bodies if council.appointments else ()
    return tuple(_body_line(seats, bodies[seats.body], every) for seats in listed)


def _body_line(seats: BodySeats, body: Body, every: Sequence[Appointed]) -> BodyLine:
    own = sorted(
        (each for each in every if each.body == body), key=lambda each: sort_key(each.person.name)
    )
    return BodyLine(
        body=body,
        seats=seats.seats,
        filled_by=FILLED_BY[seats.filled_by] if seats.filled_by else None,
        present=tuple(each for each in own if each.runs),
        former=tuple(each for each in own if not each.runs),
    )


def appointment_pages(
    councils: Sequence[CouncilTerm], bodies: Bodies, areas: CoreAreas
) -> Iterator[Page]:
    """Yield the appointments of every term, the overview of the bodies, and a page for each."""
    by_id = {body.id: body for body in bodies.bodies}
    area_by_id = {area.id: area for area in areas.areas}
    lines = {council: body_lines(council, by_id) for council in councils}
    for council, found in lines.items():
        yield _term_page(council, found)
    yield Page(
        address=addresses.BODIES,
        template="bodies",
        title="Regionale organer",
        description=bodies.lead,
        content=BodiesContent(
            bodies, tuple((body, area_by_id.get(body.area or "")) for body in bodies.bodies)
        ),
        origin=Origin(bodies.file),
        trail=(Link("KKR", addresses.KKR),),
        changed=bodies.updated,
    )
    for index, body in enumerate(bodies.bodies):
        content = BodyContent(
            body,
            area_by_id.get(body.area or ""),
            tuple(
                (council, line)
                for council, found in lines.items()
                for line in found
                if line.body == body
            ),
            body.source or bodies.source,
        )
        yield Page(
            address=addresses.body(body),
            template="body",
            title=body.name,
            description=body.lead,
            content=content,
            origin=Origin(bodies.file, ("bodies", index, "id")),
            trail=(Link("KKR", addresses.KKR), Link("Regionale organer", addresses.BODIES)),
            changed=bodies.updated,
        )


def _term_page(council: CouncilTerm, lines: Sequence[BodyLine]) -> Page:
    every = [each for line in lines for each in (*line.present, *line.former)]
    return Page(
        address=addresses.appointments(council.term),
        template="appointments",
        title=f"Udpegninger i {council.name}",
        description=f"Hvem {council.name} har udpeget til regionale organer.",
        content=AppointmentsContent(
            council, tuple(lines), _by_municipality(every), _by_person(every)
        ),
        origin=Origin(council.term.file),
        trail=council.trail,
        changed=council.changed,
        short_title="Udpegninger",
        applies=Applied(council.term.rules, ("2.2", "3.8")),
    )


def _by_municipality(
    every: Sequence[Appointed],
) -> tuple[tuple[Municipality, tuple[Appointed, ...]], ...]:
    places = {each.municipality.code: each.municipality for each in every if each.municipality}
    return tuple(
        (place, tuple(each for each in every if each.municipality == place))
        for place in sorted(places.values(), key=lambda place: sort_key(place.name))
    )


def _by_person(every: Sequence[Appointed]) -> tuple[tuple[Person, tuple[Appointed, ...]], ...]:
    people = {each.person.id: each.person for each in every}
    return tuple(
        (person, tuple(each for each in every if each.person == person))
        for person in sorted(people.values(), key=lambda person: sort_key(person.name))
    )
