"""Who has led KL through the years: the offices, and the members of the board by name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.geography import Municipality
from klsite.model.kl_offices import KlOffices
from klsite.model.people import Person
from klsite.model.source_location import SourceLocation
from klsite.pages.page import Page
from klsite.results.party_names import party_of_letter

_TRAIL = (Link("Om KL", addresses.ABOUT),)


@dataclass(frozen=True, slots=True)
class KlOfficesContent:
    """What both pages show: the data, people by id, places by code, and parties by letter."""

    offices: KlOffices
    people: dict[str, Person]
    places: dict[str, Municipality]
    parties: Callable[[str], str]


def kl_office_pages(dataset: Dataset, today: date) -> Iterator[Page]:
    """Yield the page of the offices and the formandskab, and that of the board and committees.

    People are named as they are on the day ``today``.
    """
    file = dataset.kl_offices
    people = {each.id: each.on(today) for each in dataset.person_by_id.values()}
    places = {code: each.on(today) for code, each in dataset.municipality_by_code.items()}
    content = KlOfficesContent(file, people, places, partial(party_of_letter, dataset))
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
