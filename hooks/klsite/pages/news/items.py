"""The page of each published news item, and the redirects from former addresses."""

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
from klsite.pages.things import news_article
from klsite.results.held_back import held_back_label
from klsite.results.news import News, newest_first
from klsite.results.news_lists import NEWS_TRAIL
from klsite.system.fingerprints import digest

if TYPE_CHECKING:
    from klsite.model.news import NewsTaxonomy


MAX_NEAREST = 4
"""How many other items of the same category the page of an item links to, at most."""

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
    """The links from an item to the lists of its kind and of its category."""

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
        """Return the link to the list of the item's category, or to that of items without one."""
        return self._categories.get(item.category, _NO_CATEGORY)

    def feed(self, item: NewsMeta) -> Link:
        """Return the feed of the list of the item's category."""
        category = self.category(item)
        return Link(f"KL: {category.title}", addresses.feed(category.address))


@cache
def _year_link(year: int) -> Link:
    return Link(str(year), addresses.news_year(year))


class _SharedInput(NamedTuple):
    """What the pages of all items have in common as input."""

    news: News
    links: ListLinks
    digests: _Digests


class _ItemPage(msgspec.Struct, frozen=True, gc=False):
    """The task of rendering an item's page; a slotted struct, as there may be 100,000 of them."""

    address: str
    item: NewsMeta
    shared: _SharedInput

    @property
    def origin(self) -> SourceLocation:
        return _origin(self.item)

    @property
    def changed(self) -> date:
        return self.item.changed

    @property
    def indexed(self) -> bool:
        return _is_indexed(self.item)

    def fingerprint(self) -> bytes:
        return self.shared.digests.fingerprint(self.item)

    def inputs(self) -> list[str]:
        """Return the files of the item and of those that its page shows or chooses among."""
        near = _neighbours(self.item, self.shared.news)
        related = self.shared.news.related(self.item)
        shown = (self.item, near.newer, near.older, *related, *near.candidates)
        return list(dict.fromkeys(each.file for each in shown if each is not None))

    def page(self) -> Page:
        return _item_page(self.item, self.shared.news, self.shared.links)


def news_item_pages(news: News, taxonomy: NewsTaxonomy) -> Iterator[PageTask]:
    """Yield a task for the page of every published item, withdrawn ones included."""
    shared = _SharedInput(news, ListLinks(taxonomy), _Digests(news))
    for item in news.published:
        yield _ItemPage(addresses.news_item(item), item, shared)


def news_item_page_at(address: str, news: News, taxonomy: NewsTaxonomy) -> Page | None:
    """Return the item page at an address, None if there is none."""
    item = news.by_address.get(address)
    return _item_page(item, news, ListLinks(taxonomy)) if item else None


def _origin(item: NewsMeta) -> SourceLocation:
    return SourceLocation(item.file, ("slug",) if item.slug else ("id",))


def _candidates(position: int) -> slice:
    """Return the slice of a category that the nearest items are chosen from."""
    return slice(max(position - MAX_NEAREST, 0), position + MAX_NEAREST + 1)


class _Neighbours(NamedTuple):
    """The next and previous item, and the items of the category that may be related."""

    newer: NewsMeta | None
    older: NewsMeta | None
    candidates: Sequence[NewsMeta]


def _neighbours(item: NewsMeta, news: News) -> _Neighbours:
    position = news.positions.get(item.id)
    if position is None:  # withdrawn items are in no list
        return _Neighbours(None, None, ())
    items = news.listed
    candidates: Sequence[NewsMeta] = ()
    if item.category is not None:
        group, own = news.by_category[item.category], news.positions_in_category[item.id]
        candidates = group[_candidates(own)]
    older = items[position + 1] if position + 1 < len(items) else None
    return _Neighbours(items[position - 1] if position else None, older, candidates)


class _Digests:
    """The fingerprints of item pages, from the digests of the items in the order of the lists."""

    def __init__(self, news: News) -> None:
        self._news = news
        self._listed = [item.digest for item in news.listed]
        self._categories = {
            category: [item.digest for item in items]
            for category, items in news.by_category.items()
        }

    def fingerprint(self, item: NewsMeta) -> bytes:
        """Return the fingerprint of an item's page.

        It covers the item, its neighbours, the items that it names as related, and every item
        that may be among the nearest; and it changes on the day when the item turns a year old.
        """
        parts = [
            item.digest,
            b"+" if item.date.year in self._news.by_year else b"-",
            b"old" if self._news.is_old(item) else b"new",
        ]
        parts += (each.digest for each in self._news.related(item))
        position = self._news.positions.get(item.id)
        if position is not None:
            parts += (_SEPARATOR, *self._listed[max(position - 1, 0) : position + 2])
            if item.category is not None:
                own = self._news.positions_in_category[item.id]
                parts += (_SEPARATOR, *self._categories[item.category][_candidates(own)])
        return digest(b"".join(parts))


def _nearest(item: NewsMeta, candidates: Sequence[NewsMeta]) -> tuple[NewsMeta, ...]:
    """Return the candidates nearest in time to an item, newest first."""
    others = [other for other in candidates if other.id != item.id]
    nearest = sorted(others, key=lambda other: abs((other.date - item.date).days))[:MAX_NEAREST]
    return tuple(newest_first(nearest))


def _is_indexed(item: NewsMeta) -> bool:
    return not item.noindex and item.withdrawn is None


def _item_page(item: NewsMeta, news: News, links: ListLinks) -> Page:
    newer, older, candidates = _neighbours(item, news)
    kind = links.kind(item)
    trail: tuple[Link, ...] = (*NEWS_TRAIL, kind)
    if item.date.year in news.by_year:  # a withdrawn item may be the only one of its year
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
            nearest=_nearest(item, candidates),
            newer=newer,
            older=older,
            is_old=news.is_old(item),
        ),
        origin=_origin(item),
        trail=trail,
        changed=item.changed,
        published=item.date,
        feed=links.feed(item),
        thing=None if item.withdrawn else news_article(item),
        indexed=_is_indexed(item),
        held_back=held_back_label(item, news.now),
    )


def news_redirects(news: News) -> Iterator[Redirect]:
    """Yield the redirects from the former addresses of published items."""
    for item in news.published:
        if item.formerly:
            target = Link(item.full_title, addresses.news_item(item))
            yield from redirects(item, item.formerly, target)
