"""Who has led KL through the years: the offices, and the members of the board by name."""

from collections.abc import Iterator
from dataclasses import dataclass

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.kl_offices import KlOffices
from klsite.model.people import Person
from klsite.model.source_location import SourceLocation
from klsite.pages.page import Page

_TRAIL = (Link("Om KL", addresses.ABOUT),)


@dataclass(frozen=True, slots=True)
class KlOfficesContent:
    """What both pages show: the data, and the people whom it names by their ids."""

    offices: KlOffices
    people: dict[str, Person]


def kl_office_pages(dataset: Dataset) -> Iterator[Page]:
    """Yield the page of the offices and the formandskab, and that of the board and committees."""
    file = dataset.kl_offices
    content = KlOfficesContent(file, dataset.person_by_id)
    yield Page(
        address=addresses.OFFICES,
        template="kl_offices",
        title="KL's formænd og direktører",
        description=file.lead,
        content=content,
        origin=SourceLocation(file.file, ("offices",)),
        trail=_TRAIL,
        changed=file.updated,
    )
    yield Page(
        address=addresses.BOARD_MEMBERS,
        template="kl_board",
        title="Bestyrelsens medlemmer og KL's udvalg",
        description="De medlemmer af KL's bestyrelse og de udvalgsformænd, som kilderne nævner.",
        content=content,
        origin=SourceLocation(file.file, ("boards",)),
        trail=_TRAIL,
        changed=file.updated,
    )
