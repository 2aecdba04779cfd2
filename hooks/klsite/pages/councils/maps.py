"""The maps: the municipalities of the country and of a region, and the mayors of a KKR."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from klsite.pages.councils.mayor_reservations import MayorReservations, mayor_reservations
from klsite.pages.party_marks import PartyMark, party_mark
from klsite.results.municipal_map import COARSE, FINE, MapShape, MunicipalMap, municipal_map
from klsite.results.party_names import ALLIANCE_SIGN
from klsite.results.party_order import party_order

if TYPE_CHECKING:
    from klsite.model.dataset import Dataset
    from klsite.model.geography import Municipality
    from klsite.model.people import Person
    from klsite.results.council_term import CouncilTerm

AREAS = 5
"""Colours that the regions take in turn."""


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A municipality on a map, and the number of its region's colour from 1."""

    municipality: Municipality
    shape: MapShape
    area: int


@dataclass(frozen=True, slots=True)
class MapLabel:
    """A text on a map and its middle."""

    text: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class RegionMap:
    """The municipalities of one or all regions; ``labels`` are the names of several regions."""

    drawing: MunicipalMap
    places: tuple[MapPlace, ...]
    labels: tuple[MapLabel, ...]


@dataclass(frozen=True, slots=True)
class MayorOnMap:
    """A mayor's seat: who has it, with the party, and where it is drawn.

    ``mark`` is None where the party is not known; ``reservation`` says how far the mayor is
    confirmed.
    """

    municipality: Municipality
    person: Person | None
    is_vacant: bool
    mark: PartyMark | None
    reservation: str | None
    shape: MapShape | None


@dataclass(frozen=True, slots=True)
class MayorMap:
    """The mayors of a KKR, their parties with the number of mayors, most first.

    ``drawing`` is None where no outline is known.
    """

    drawing: MunicipalMap | None
    mayors: tuple[MayorOnMap, ...]
    parties: tuple[tuple[PartyMark, int], ...]

    @property
    def reservations(self) -> MayorReservations:
        """The reservations about the mayors."""
        places = {each.municipality.where: each.reservation for each in self.mayors}
        return mayor_reservations(places)

    @property
    def unknown(self) -> int:
        """The number of seats whose party is not known."""
        return sum(1 for each in self.mayors if each.mark is None)


def region_map(dataset: Dataset, today: date, region: str | None = None) -> RegionMap | None:
    """Return the map of the municipalities of a region, or of all, as they are on a day.

    None where no outline is known.
    """
    places = {
        each.code: each
        for each in (record.on(today) for record in dataset.municipalities.municipalities)
        if region in {None, each.region}
    }
    regions_of = {code: each.region for code, each in places.items()}
    drawing = municipal_map(dataset.outlines, regions_of, COARSE if region else FINE)
    if drawing is None:
        return None
    shown = {each.region for each in places.values()}
    regions = [each for each in dataset.regions.regions if each.id in shown]
    area = {each.id: index % AREAS + 1 for index, each in enumerate(regions)}
    moved = set(dataset.outlines.moved)
    labels = []
    for each in regions if region is None else ():
        codes = [code for code, place in places.items() if place.region == each.id]
        middle = drawing.middle([code for code in codes if code not in moved] or codes)
        labels.append(MapLabel(each.name.removeprefix("Region "), *middle))
    return RegionMap(
        drawing,
        tuple(
            MapPlace(places[each.code], each, area[places[each.code].region])
            for each in drawing.shapes
        ),
        tuple(labels),
    )


def mayor_map(council: CouncilTerm) -> MayorMap:
    """Return the mayors of a KKR on the day shown, by the names of that day."""
    drawing = municipal_map(
        council.dataset.outlines, {each.code: council.kkr.id for each in council.records}
    )
    shapes = {each.code: each for each in drawing.shapes} if drawing else {}
    membership = council.timeline.on(council.day_shown)
    seats = {each.municipality: each for each in membership.seats.values()}
    mayors = []
    for municipality in council.municipalities:
        seat = seats[municipality.code]
        person = seat.member.person if seat.member else None
        mayors.append(
            MayorOnMap(
                municipality=municipality,
                person=council.people[person] if person else None,
                is_vacant=person is None and seat.vacated is not None,
                mark=mark_of(council, person) if person else None,
                reservation=council.mayors_status.get(person or ""),
                shape=shapes.get(municipality.code),
            )
        )
    return MayorMap(drawing, tuple(mayors), _counted(council, mayors))


def mark_of(council: CouncilTerm, person: str) -> PartyMark | None:
    """Return how the party of a person is shown; None where it is not known."""
    found = council.timeline.on(council.day_shown).councillors.get(person)
    name = council.party_of(found)
    if found is None or name is None:
        return None
    group = found.group
    sign = found.letter if group is None else group if group in council.parties else ALLIANCE_SIGN
    party = council.election.party_by_letter.get(group or "")
    return party_mark(sign or "–", name, council.dataset.parties.colour_of(party))


def _counted(
    council: CouncilTerm, mayors: Iterable[MayorOnMap]
) -> tuple[tuple[PartyMark, int], ...]:
    counts = Counter(each.mark for each in mayors if each.mark is not None)
    return tuple(
        sorted(counts.items(), key=lambda each: (-each[1], *party_order(council, each[0].name)))
    )
