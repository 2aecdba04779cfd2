"""The pages »Hvad er ændret«: of the whole site, of the news, and of each KKR."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.source_location import SourceLocation
from klsite.pages.listing import ListEntry
from klsite.pages.page import Page, PageTask, PreparedPage
from klsite.results.news import News
from klsite.system.fingerprints import fingerprint

if TYPE_CHECKING:  # not imported at run time: changed news alone need no meetings
    from klsite.results.changes import PublishedChange

_MOST = 200
"""The most changes that a page shows."""

_TITLE = "Hvad er ændret"
_SITE, _NEWS = SourceLocation("organisation.yml"), SourceLocation("news.yml")


@dataclass(frozen=True, slots=True)
class ChangesContent:
    """What a page of changes shows: of what, the newest changes, and links to other such pages."""

    title: str
    of: str
    entries: tuple[ListEntry, ...]
    more: int
    others: tuple[Link, ...]


def news_changes_page(dataset: Dataset, news: News) -> PageTask:
    """Return the task for the page of what was changed in the news."""

    def page() -> Page:
        from klsite.results.changes import news_changes

        up = (Link("Nyheder", addresses.NEWS),)
        return _page("nyhederne", addresses.NEWS_CHANGES, news_changes(news.published), up, ())

    return _task(addresses.NEWS_CHANGES, _NEWS, news, page)


def site_changes_page(dataset: Dataset, news: News) -> PageTask:
    """Return the task for the page of what was changed on the whole site."""

    def page() -> Page:
        from klsite.results.changes import news_changes, record_changes

        every = (*news_changes(news.published), *record_changes(dataset))
        others = (
            Link("Nyheder", addresses.NEWS_CHANGES),
            *(Link(each.name, addresses.kkr_changes(each)) for each in dataset.kkr),
        )
        return _page("webstedet", addresses.CHANGES, every, (), others)

    return _task(addresses.CHANGES, _SITE, news, page)


def council_changes_pages(dataset: Dataset) -> Iterator[Page]:
    """Yield the page of what was changed in the meetings of each KKR."""
    from klsite.results.changes import council_changes

    for kkr in dataset.kkr:
        up = (Link("KKR", addresses.KKR), Link(kkr.name, addresses.kkr(kkr)))
        found = council_changes(dataset, kkr.id)
        page = _page(kkr.name, addresses.kkr_changes(kkr), found, up, ())
        yield msgspec.structs.replace(page, origin=SourceLocation(kkr.file))


def _task(address: str, origin: SourceLocation, news: News, page: Callable[[], Page]) -> PageTask:
    told = [item for item in news.published if item.changes or item.withdrawn]
    own = fingerprint(address, *(item.digest for item in told))
    changed = max((item.changed for item in told), default=None)
    return PreparedPage(
        address, origin, changed, True, lambda: own, page, lambda: [item.file for item in told]
    )


def _page(
    of: str,
    address: str,
    changes: Iterable[PublishedChange],
    trail: tuple[Link, ...],
    others: tuple[Link, ...],
) -> Page:
    from klsite.results.changes import newest

    found = newest(changes)
    title = f"{_TITLE} i {of}" if of != "webstedet" else f"{_TITLE} på webstedet"
    site = () if address == addresses.CHANGES else (Link("Hele webstedet", addresses.CHANGES),)
    entries = tuple(map(_entry, range(len(found[:_MOST])), found))
    return Page(
        address=address,
        template="changes",
        title=title,
        description=f"{title}: rettelser, og hvad der er trukket tilbage, flyttet eller aflyst.",
        content=ChangesContent(title, of, entries, len(found) - len(entries), (*site, *others)),
        origin=_NEWS if address == addresses.NEWS_CHANGES else _SITE,
        trail=trail,
        changed=found[0].day if found else None,
        is_list=True,
        short_title=_TITLE,
    )


def _entry(number: int, change: PublishedChange) -> ListEntry:
    label, title = change.label, change.title
    entry = ListEntry(str(number + 1), title, change.address, change.day, change.day, change.text)
    return msgspec.structs.replace(entry, labels=((label, None),))
