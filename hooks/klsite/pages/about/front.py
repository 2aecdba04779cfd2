"""The front page: what KL is, the newest news, and links to the KKR."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.source_location import SourceLocation
from klsite.pages.councils.maps import region_map
from klsite.pages.listing import ListEntry
from klsite.pages.news.items import ListLinks
from klsite.pages.news.lists import entry
from klsite.pages.page import Page, PageTask, PreparedPage
from klsite.pages.things import organisation_thing
from klsite.results.kkr_outlook import KkrOutlook, kkr_outlooks
from klsite.results.news import News
from klsite.results.news_lists import ALL_FEED
from klsite.system.fingerprints import fingerprint
from klsite.text.danish import listing, long_date

if TYPE_CHECKING:
    from klsite.model.organisation import Organisation
    from klsite.model.values import Values
    from klsite.pages.councils.maps import RegionMap

NEWEST = 6
"""How many news items the front page shows."""


@dataclass(frozen=True, slots=True)
class FrontContent:
    """What the front page shows; ``total`` is the number of all listed news items."""

    organisation: Organisation
    values: Values
    municipalities: int
    map: RegionMap | None
    newest: tuple[ListEntry, ...]
    is_new: bool
    """Whether the newest item is at most a year old."""
    total: int
    kkr: tuple[KkrOutlook, ...]
    next_meeting: Link | None
    members: int

    @property
    def region_changes(self) -> tuple[str, ...]:
        """What regions are to become, and when, a sentence for each day and new region."""
        ends = [each.region_end for each in self.kkr if each.region_end]
        found: dict[tuple[date, str], list[str]] = {}
        for end in ends:
            if not end.is_past:
                becomes = f"bliver til {end.successor.name}" if end.successor else "ophører"
                found.setdefault((end.first_day_after, becomes), []).append(end.region.name)
        return tuple(
            f"{listing(list(dict.fromkeys(names)))} {becomes} {long_date(day)}."
            for (day, becomes), names in sorted(found.items())
        )


def front_page(dataset: Dataset, news: News, next_meeting: Link | None, members: int) -> PageTask:
    """Return the task for the front page.

    ``next_meeting`` is the next one of any KKR; ``members`` are those of all KKR together, 0 where
    their number is not certain.
    """
    organisation = dataset.organisation
    origin = SourceLocation(organisation.file)
    newest = news.listed[:NEWEST]
    today = news.now.date()
    is_new = bool(newest) and not news.is_old(newest[0])
    changed = max([organisation.updated, *(item.changed for item in news.listed)])

    def page() -> Page:
        links = ListLinks(dataset.news_taxonomy)
        return Page(
            address=addresses.FRONT,
            template="front",
            title=f"{organisation.name} – {organisation.full_name}",
            description=organisation.lead,
            content=FrontContent(
                organisation=organisation,
                values=dataset.values,
                municipalities=len(dataset.municipalities.municipalities),
                map=region_map(dataset, today),
                newest=tuple(entry(item, links) for item in newest),
                is_new=is_new,
                total=len(news.listed),
                next_meeting=next_meeting,
                members=members,
                kkr=tuple(each for each in kkr_outlooks(dataset, today) if each.exists),
            ),
            origin=origin,
            changed=changed,
            feed=ALL_FEED,
            is_list=True,
            thing=organisation_thing(organisation),
        )

    own_fingerprint = fingerprint(
        len(news.listed), changed, today, is_new, *(item.digest for item in newest)
    )
    return PreparedPage(addresses.FRONT, origin, changed, True, lambda: own_fingerprint, page)
