"""The front page: what KL is, what is new, and the way to the KKR."""

from dataclasses import dataclass
from datetime import datetime

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.model.organisation import Organisation
from klsite.model.values import Values
from klsite.pages.kkr import CouncilCard, council_cards
from klsite.pages.listing import Entry
from klsite.pages.news import all_feed, entry, listed
from klsite.pages.page import Origin, Page

NEWEST = 6


@dataclass(frozen=True, slots=True)
class FrontContent:
    """What the front page shows."""

    organisation: Organisation
    values: Values
    municipalities: int
    newest: tuple[Entry, ...]
    total: int
    kkr: tuple[CouncilCard, ...]


def front_page(dataset: Dataset, now: datetime) -> Page:
    """Return the front page."""
    news = listed(dataset, now)
    newest = tuple(entry(item, dataset.news_taxonomy) for item in news[:NEWEST])
    organisation = dataset.organisation
    return Page(
        address=addresses.FRONT,
        template="front",
        title=f"{organisation.name} – {organisation.full_name}",
        description=organisation.lead,
        content=FrontContent(
            organisation=organisation,
            values=dataset.values,
            municipalities=len(dataset.municipalities.municipalities),
            newest=newest,
            total=len(news),
            kkr=council_cards(dataset),
        ),
        origin=Origin(organisation.file),
        changed=max([organisation.updated, *(item.changed for item in news)]),
        feed=all_feed(),
        is_list=True,
    )
