"""The news as they are at one moment, and a page for each item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from klsite import addresses
from klsite.addresses import Link
from klsite.model.news_meta import NewsMeta
from klsite.model.source_location import SourceLocation
from klsite.pages.page import Page, PageTask, Redirect, redirects
from klsite.results.news import News, newest_first
from klsite.results.news_lists import ALL_FEED, NEWS_TRAIL
from klsite.system.fingerprints import digest

if TYPE_CHECKING:
    from klsite.model.news import NewsTaxonomy


MOST_NEAREST = 4


_SEPARATOR = b"|"


class NewsItemContent(msgspec.Struct, frozen=True):
    """What the page of a news item shows."""

    item: NewsMeta
    kind: Link
    category: Link
    related: tuple[NewsMeta, ...]
    """What the item itself leads to."""
    nearest: tuple[NewsMeta, ...]
    """Those of its category that lie nearest in time."""
    newer: NewsMeta | None
    older: NewsMeta | None
    is_old: bool
    """Whether the item is more than a year old."""


_NO_CATEGORY = Link("Uden kategori", addresses.NO_CATEGORY)


class ListLinks:
    """The links to the lists that an item stands in."""

    def __init__(self, taxonomy: NewsTaxonomy) -> None:
        self._kinds = {
            kind.name: Link(kind.plural, addresses.news_kind(kind)) for kind in taxonomy.kinds
        }
        self._categories: dict[str | None, Link] = {
            category.name: Link(category.name, addresses.news_category(category))
            for category in taxonomy.categories
        }

    def kind(self, item: NewsMeta) -> Link:
        """Return the link to the list of the item's kind."""
        return self._kinds[item.kind]

    def category(self, item: NewsMeta) -> Link:
        """Return the link to the list of the item's category, or of items without one."""
        return self._categories.get(item.category, _NO_CATEGORY)


@cache
def _year_link(year: int) -> Link:
    return Link(str(year), addresses.news_year(year))


class _Items(NamedTuple):
    """What the pages of all items are made from."""

    news: News
    links: ListLinks
    digests: _Digests


class _ItemPage(msgspec.Struct, frozen=True, gc=False):
    """The plan of an item's page. There are many, so each is small."""

    address: str
    item: NewsMeta
    items: _Items

    @property
    def origin(self) -> SourceLocation:
        return _origin(self.item)

    @property
    def changed(self) -> date:
        return self.item.changed

    @property
    def indexed(self) -> bool:
        return _is_indexed(self.item)

    def stamp(self) -> bytes:
        return self.items.digests.stamp(self.item)

    def make(self) -> Page:
        return _item_page(self.item, self.items.news, self.items.links)


def news_item_pages(news: News, taxonomy: NewsTaxonomy) -> Iterator[PageTask]:
    """Yield the page of every published item; a withdrawn item keeps its page."""
    items = _Items(news, ListLinks(taxonomy), _Digests(news))
    for item in news.published:
        yield _ItemPage(addresses.news_item(item), item, items)


def news_item_page_at(address: str, news: News, taxonomy: NewsTaxonomy) -> Page | None:
    """Return the page of an item at an address, if there is one."""
    item = news.by_address.get(address)
    return _item_page(item, news, ListLinks(taxonomy)) if item else None


def _origin(item: NewsMeta) -> SourceLocation:
    return SourceLocation(item.file, ("slug",) if item.slug else ("id",))


def _near(place: int) -> slice:
    """Return where those lie in a category that may be shown on the page of the one at a place."""
    return slice(max(place - MOST_NEAREST, 0), place + MOST_NEAREST + 1)


class _Around(NamedTuple):
    """The items that the page of an item leads to, and those of its category that lie near."""

    newer: NewsMeta | None
    older: NewsMeta | None
    near: Sequence[NewsMeta]


def _around(item: NewsMeta, news: News) -> _Around:
    place = news.places.get(item.id)
    if place is None:  # withdrawn
        return _Around(None, None, ())
    items = news.listed
    near: Sequence[NewsMeta] = ()
    if item.category is not None:
        group, own = news.by_category[item.category], news.places_in_category[item.id]
        near = group[_near(own)]
    older = items[place + 1] if place + 1 < len(items) else None
    return _Around(items[place - 1] if place else None, older, near)


class _Digests:
    """The digests of the items as they stand in their lists, for the stamps of all pages."""

    def __init__(self, news: News) -> None:
        self._news = news
        self._listed = [item.digest for item in news.listed]
        self._categories = {
            category: [item.digest for item in items]
            for category, items in news.by_category.items()
        }

    def stamp(self, item: NewsMeta) -> bytes:
        """Return the stamp of the page of an item: of all items that it shows or chooses among.

        It changes too on the day when the item turns a year old.
        """
        parts = [
            item.digest,
            b"+" if item.date.year in self._news.by_year else b"-",
            b"old" if self._news.is_old(item) else b"new",
        ]
        parts += (each.digest for each in self._news.related(item))
        place = self._news.places.get(item.id)
        if place is not None:
            parts += (_SEPARATOR, *self._listed[max(place - 1, 0) : place + 2])
            if item.category is not None:
                own = self._news.places_in_category[item.id]
                parts += (_SEPARATOR, *self._categories[item.category][_near(own)])
        return digest(b"".join(parts))


def _nearest(item: NewsMeta, near: Sequence[NewsMeta]) -> tuple[NewsMeta, ...]:
    """Return those that lie nearest in time to an item, of the same category."""
    others = [other for other in near if other.id != item.id]
    nearest = sorted(others, key=lambda other: abs((other.date - item.date).days))[:MOST_NEAREST]
    return tuple(newest_first(nearest))


def _is_indexed(item: NewsMeta) -> bool:
    return not item.noindex and item.withdrawn is None


def _item_page(item: NewsMeta, news: News, links: ListLinks) -> Page:
    newer, older, near = _around(item, news)
    kind = links.kind(item)
    trail: tuple[Link, ...] = (*NEWS_TRAIL, kind)
    if item.date.year in news.by_year:  # the year of a withdrawn item may have no list
        trail += (_year_link(item.date.year),)
    return Page(
        address=addresses.news_item(item),
        template="news_item",
        title=item.full_title,
        description=item.withdrawn or item.summary,
        content=NewsItemContent(
            item=item,
            kind=kind,
            category=links.category(item),
            related=news.related(item),
            nearest=_nearest(item, near),
            newer=newer,
            older=older,
            is_old=news.is_old(item),
        ),
        origin=_origin(item),
        trail=trail,
        changed=item.changed,
        published=item.date,
        feed=ALL_FEED,
        indexed=_is_indexed(item),
    )


def news_redirects(news: News) -> Iterator[Redirect]:
    """Yield the redirects from former addresses of news items."""
    for item in news.published:
        if item.formerly:
            target = Link(item.full_title, addresses.news_item(item))
            yield from redirects(item, item.formerly, target)
