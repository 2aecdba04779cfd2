"""The news as they are at one moment, and a page for each item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from klsite import addresses
from klsite.model.news_heads import NewsHead
from klsite.origin import Origin
from klsite.pages.page import Link, Page, Planned, Redirect, redirects
from klsite.prose import Prose
from klsite.stamps import digest

if TYPE_CHECKING:
    from klsite.model.news import NewsTaxonomy

Body = Callable[[NewsHead], Prose | None]
"""Gives the body of a news item."""

MOST_RELATED = 4

_SEPARATOR = b"|"

K = TypeVar("K")


class News:
    """All news items as they are to be shown at one moment, ``now`` (aware).

    ``heads`` stand in the order of their files.
    """

    def __init__(self, heads: Iterable[NewsHead], now: datetime) -> None:
        self.heads = tuple(heads)
        self.now = now

    @cached_property
    def published(self) -> tuple[NewsHead, ...]:
        """The items that have an address of their own, in the order of their files."""
        return tuple(item for item in self.heads if item.is_published(self.now))

    @cached_property
    def listed(self) -> tuple[NewsHead, ...]:
        """The items that lists, feeds and search show, newest first."""
        return tuple(newest_first(item for item in self.published if item.withdrawn is None))

    @cached_property
    def by_kind(self) -> dict[str, tuple[NewsHead, ...]]:
        """The listed items of each kind, newest first."""
        return _by(self.listed, lambda item: item.kind)

    @cached_property
    def by_year(self) -> dict[int, tuple[NewsHead, ...]]:
        """The listed items of each year that has a list of its own, newest first."""
        return _by(self.listed, lambda item: item.date.year)

    @cached_property
    def by_category(self) -> dict[str | None, tuple[NewsHead, ...]]:
        """The listed items of each category, newest first."""
        return _by(self.listed, lambda item: item.category)

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each listed item among all of them, by its id."""
        return {item.id: place for place, item in enumerate(self.listed)}

    @cached_property
    def places_in_category(self) -> dict[str, int]:
        """The place of each listed item in its category, by its id."""
        groups = self.by_category.values()
        return {item.id: place for group in groups for place, item in enumerate(group)}

    @cached_property
    def by_address(self) -> dict[str, NewsHead]:
        """The published items by the addresses of their pages."""
        return {addresses.news_item(item): item for item in self.published}


class NewsItemContent(msgspec.Struct, frozen=True):
    """What the page of a news item shows."""

    item: NewsHead
    kind: Link
    category: Link
    related: tuple[NewsHead, ...]
    newer: NewsHead | None
    older: NewsHead | None


def newest_first(items: Iterable[NewsHead]) -> list[NewsHead]:
    """Return the items newest first; items of one day in the order of their ids."""
    return sorted(items, key=lambda item: (-item.date.toordinal(), item.id))


def last_change(items: Sequence[NewsHead]) -> date | None:
    """Return the day of the last change among items that stand newest first, if there are any.

    It is told by the items and never by the clock: same data, same bytes.
    """
    if not items:
        return None
    return max([items[0].date, *[item.updated for item in items if item.updated is not None]])


NEWS_TRAIL = (Link("Nyheder", addresses.NEWS),)
"""The way from the front page to all that is below the news."""


ALL_FEED = Link("KL: Alle nyheder", addresses.feed(addresses.NEWS))
"""The feed of all news."""

_NO_CATEGORY = Link("Uden kategori", addresses.NO_CATEGORY)


def _by(items: Iterable[NewsHead], key: Callable[[NewsHead], K]) -> dict[K, tuple[NewsHead, ...]]:
    groups: dict[K, list[NewsHead]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return {name: tuple(group) for name, group in groups.items()}


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

    def kind(self, item: NewsHead) -> Link:
        """Return the link to the list of the item's kind."""
        return self._kinds[item.kind]

    def category(self, item: NewsHead) -> Link:
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
    item: NewsHead
    items: _Items

    @property
    def origin(self) -> Origin:
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


def news_item_pages(news: News, taxonomy: NewsTaxonomy) -> Iterator[Planned]:
    """Yield the page of every published item; a withdrawn item keeps its page."""
    items = _Items(news, ListLinks(taxonomy), _Digests(news))
    for item in news.published:
        yield _ItemPage(addresses.news_item(item), item, items)


def news_item_page_at(address: str, news: News, taxonomy: NewsTaxonomy) -> Page | None:
    """Return the page of an item at an address, if there is one."""
    item = news.by_address.get(address)
    return _item_page(item, news, ListLinks(taxonomy)) if item else None


def _origin(item: NewsHead) -> Origin:
    return Origin(item.file, ("slug",) if item.slug else ("id",))


def _near(place: int) -> slice:
    """Return where those lie in a category that may be shown on the page of the one at a place."""
    return slice(max(place - MOST_RELATED, 0), place + MOST_RELATED + 1)


class _Around(NamedTuple):
    """The items that the page of an item leads to, and those of its category that lie near."""

    newer: NewsHead | None
    older: NewsHead | None
    near: Sequence[NewsHead]


def _around(item: NewsHead, news: News) -> _Around:
    place = news.places.get(item.id)
    if place is None:  # withdrawn
        return _Around(None, None, ())
    items = news.listed
    near: Sequence[NewsHead] = ()
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

    def stamp(self, item: NewsHead) -> bytes:
        """Return the stamp of the page of an item: of all items that it shows or chooses among."""
        parts = [item.digest, b"+" if item.date.year in self._news.by_year else b"-"]
        place = self._news.places.get(item.id)
        if place is not None:
            parts += (_SEPARATOR, *self._listed[max(place - 1, 0) : place + 2])
            if item.category is not None:
                own = self._news.places_in_category[item.id]
                parts += (_SEPARATOR, *self._categories[item.category][_near(own)])
        return digest(b"".join(parts))


def _related(item: NewsHead, near: Sequence[NewsHead]) -> tuple[NewsHead, ...]:
    """Return those that lie nearest in time to an item, of the same category."""
    others = [other for other in near if other.id != item.id]
    nearest = sorted(others, key=lambda other: abs((other.date - item.date).days))[:MOST_RELATED]
    return tuple(newest_first(nearest))


def _is_indexed(item: NewsHead) -> bool:
    return not item.noindex and item.withdrawn is None


def _item_page(item: NewsHead, news: News, links: ListLinks) -> Page:
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
            related=_related(item, near),
            newer=newer,
            older=older,
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
