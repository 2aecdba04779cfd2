"""The lists of news (all, by kind, category and year) with the feed of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from klsite import addresses
from klsite.addresses import Link
from klsite.model.news_meta import NewsMeta
from klsite.model.source_location import SourceLocation
from klsite.results.news import News

if TYPE_CHECKING:
    from klsite.model.news import NewsTaxonomy


MOST_FEED_ITEMS = 50
"""How many items a feed carries: a reader fetches all of them each time."""


NEWS_TRAIL = (Link("Nyheder", addresses.NEWS),)
"""The way from the front page to all that is below the news."""


ALL_FEED = Link("KL: Alle nyheder", addresses.feed(addresses.NEWS))
"""The feed of all news."""


@dataclass(frozen=True, slots=True)
class NewsList:
    """A list of news items, newest first, with the page and the feed that carry it."""

    group: str
    title: str
    name: str
    address: str
    description: str
    feed: Link
    items: tuple[NewsMeta, ...]
    trail: tuple[Link, ...]
    origin: SourceLocation = field(default_factory=lambda: SourceLocation("news.yml"))


def _all_list(items: tuple[NewsMeta, ...]) -> NewsList:
    description = "Pressemeddelelser, artikler og navne fra KL, nyeste først."
    trail = ()
    return NewsList(
        "Alle", "Nyheder", "Alle nyheder", addresses.NEWS, description, ALL_FEED, items, trail
    )


def news_lists(news: News, taxonomy: NewsTaxonomy) -> tuple[NewsList, ...]:
    """Return all lists of news: all, per kind, per category, without category, and per year."""
    return (
        _all_list(news.listed),
        *_kind_lists(news.by_kind, taxonomy),
        *_category_lists(news.by_category, taxonomy),
        *_year_lists(news.by_year),
    )


def lists_with_feed(news: News, taxonomy: NewsTaxonomy) -> tuple[NewsList, ...]:
    """Return the lists of news that have a feed of their own."""
    lists = news_lists(news, taxonomy)
    return tuple(each for each in lists if each.feed.address == addresses.feed(each.address))


def _list_with_feed(
    group: str,
    name: str,
    title: str,
    address: str,
    description: str,
    items: tuple[NewsMeta, ...],
    location: tuple[str | int, ...] = (),
) -> NewsList:
    feed = Link(f"KL: {title}", addresses.feed(address))
    origin = SourceLocation("news.yml", location)
    return NewsList(group, title, name, address, description, feed, items, NEWS_TRAIL, origin)


def _kind_lists(
    groups: Mapping[str, tuple[NewsMeta, ...]], taxonomy: NewsTaxonomy
) -> Iterator[NewsList]:
    for index, kind in enumerate(taxonomy.kinds):
        address = addresses.news_kind(kind)
        yield _list_with_feed(
            "Slags",
            kind.plural,
            kind.plural,
            address,
            kind.description,
            groups.get(kind.name, ()),
            ("kinds", index, "address"),
        )


def _category_lists(
    groups: Mapping[str | None, tuple[NewsMeta, ...]], taxonomy: NewsTaxonomy
) -> Iterator[NewsList]:
    for index, category in enumerate(taxonomy.categories):
        yield _list_with_feed(
            "Kategori",
            category.name,
            f"Nyheder i kategorien {category.name}",
            addresses.news_category(category),
            f"Nyheder, som kilden har sat i kategorien {category.name}.",
            groups.get(category.name, ()),
            ("categories", index, "address"),
        )
    yield _list_with_feed(
        "Kategori",
        "Uden kategori",
        "Nyheder uden kategori",
        addresses.NO_CATEGORY,
        "Nyheder, som kilden ikke har givet en kategori.",
        groups.get(None, ()),
    )


def _year_lists(groups: Mapping[int, tuple[NewsMeta, ...]]) -> Iterator[NewsList]:
    """The lists by year. They have no feed of their own: an old year gets no more news."""
    for year, group in groups.items():
        title = f"Nyheder fra {year}"
        address = addresses.news_year(year)
        description = f"Alle nyheder fra KL i {year}."
        yield NewsList("År", title, str(year), address, description, ALL_FEED, group, NEWS_TRAIL)
