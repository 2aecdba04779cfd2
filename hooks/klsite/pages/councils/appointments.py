"""The pages of appointments to regional bodies: one per term, an overview, and one per body."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from klsite import addresses
from klsite.addresses import Link
from klsite.model.appointments import Bodies, RegionalBody
from klsite.model.core_areas import CoreArea, CoreAreas
from klsite.model.source_location import SourceLocation
from klsite.pages.page import AppliedPoints, Page
from klsite.results.appointments import Appointed, BodyLine, body_lines
from klsite.results.council_term import CouncilTerm
from klsite.text.danish import sort_key


@dataclass(frozen=True, slots=True)
class AppointmentsContent:
    """What the page of a term's appointments shows: by body, by municipality and by person."""

    council: CouncilTerm
    bodies: tuple[BodyLine, ...]
    by_place: tuple[Appointed, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of the appointments, without repetition."""
        every = [each for line in self.bodies for each in (*line.present, *line.former)]
        file = self.council.appointments
        own = (file.source, *file.more_sources) if file else ()
        return tuple(dict.fromkeys([*own, *(each.source for each in every)]))


@dataclass(frozen=True, slots=True)
class BodyContent:
    """What the page of a body shows, with its appointments in every term of every KKR."""

    body: RegionalBody
    area: CoreArea | None
    lines: tuple[tuple[CouncilTerm, BodyLine], ...]
    source: str

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of the body and of the appointments to it."""
        every = (each for _, line in self.lines for each in (*line.present, *line.former))
        return tuple(dict.fromkeys([self.source, *(each.source for each in every)]))


@dataclass(frozen=True, slots=True)
class BodiesContent:
    """What the overview of the bodies shows: each body with its core area, if it has one."""

    bodies: Bodies
    lines: tuple[tuple[RegionalBody, CoreArea | None], ...]


def appointment_pages(
    councils: Sequence[CouncilTerm], bodies: Bodies, areas: CoreAreas
) -> Iterator[Page]:
    """Yield the page of each term, then the overview of the bodies, then the page of each body."""
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
        origin=SourceLocation(bodies.file),
        trail=(Link("KKR", addresses.KKR),),
        changed=bodies.updated,
        applies=AppliedPoints("", bodies.points),
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
            origin=SourceLocation(bodies.file, ("bodies", index, "id")),
            trail=(Link("KKR", addresses.KKR), Link("Regionale organer", addresses.BODIES)),
            changed=bodies.updated,
            applies=AppliedPoints("", body.points),
        )


def _term_page(council: CouncilTerm, lines: Sequence[BodyLine]) -> Page:
    every = [each for line in lines for each in (*line.present, *line.former)]
    return Page(
        address=addresses.appointments(council.term),
        template="appointments",
        title=f"Udpegninger i {council.name}",
        description=f"Hvem {council.name} har udpeget til regionale organer.",
        content=AppointmentsContent(council, tuple(lines), _by_place(every)),
        origin=SourceLocation(council.term.file),
        feed=council.feed,
        alternates=council.data("udpegninger"),
        trail=council.trail,
        changed=council.changed,
        short_title="Udpegninger",
        applies=AppliedPoints(council.term.rules, ("2.2", "3.8", "4.4")),
    )


def _by_place(every: Sequence[Appointed]) -> tuple[Appointed, ...]:
    """Return the appointments by municipality and then by name, those without a place last."""

    def rank(each: Appointed) -> tuple[object, ...]:
        place = each.municipality
        return (place is None, sort_key(place.name if place else ""), sort_key(each.person.name))

    return tuple(sorted(every, key=rank))
