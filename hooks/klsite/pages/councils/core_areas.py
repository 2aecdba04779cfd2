"""The pages of the core areas of the KKR: an overview, and a page for each."""

from collections.abc import Iterator
from dataclasses import dataclass

from klsite import addresses
from klsite.addresses import Link
from klsite.model.appointments import RegionalBody
from klsite.model.core_areas import CoreArea, CoreAreas
from klsite.model.dataset import Dataset
from klsite.model.source_location import SourceLocation
from klsite.pages.page import AppliedPoints, Page

_TITLE = "Kerneområder"


@dataclass(frozen=True, slots=True)
class CoreAreaContent:
    """What the page of a core area shows, with the regional bodies that belong to it."""

    area: CoreArea
    bodies: tuple[RegionalBody, ...]
    source: str


def core_area_pages(dataset: Dataset) -> Iterator[Page]:
    """Yield the overview of the core areas, then the page of each."""
    file: CoreAreas = dataset.core_areas
    yield Page(
        address=addresses.CORE_AREAS,
        template="core_areas",
        title=_TITLE,
        description=file.lead,
        content=file,
        origin=SourceLocation(file.file),
        trail=(Link("KKR", addresses.KKR),),
        changed=file.updated,
        applies=AppliedPoints("", file.points),
    )
    for index, area in enumerate(file.areas):
        bodies = tuple(each for each in dataset.bodies.bodies if each.area == area.id)
        yield Page(
            address=addresses.core_area(area),
            template="core_area",
            title=area.title,
            description=area.lead,
            content=CoreAreaContent(area, bodies, file.source),
            origin=SourceLocation(file.file, ("areas", index, "id")),
            trail=(Link("KKR", addresses.KKR), Link(_TITLE, addresses.CORE_AREAS)),
            changed=file.updated,
            applies=AppliedPoints("", area.points),
        )
