"""The lists of news (all, by kind, by category and by year) with the feed of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from klsite import addresses
from klsite.addresses import Link
from klsite.model.news_meta import NewsMeta
from klsite.model.source_location import SourceLocation
from klsite.results.news import News

if TYPE_CHECKING:
    from klsite.model.news import NewsTaxonomy


FEED_ITEM_LIMIT = 50
"""The most items that a feed carries: a feed reader downloads all of them at every poll."""

NEWS_TRAIL = (Link("Nyheder", addresses.NEWS),)
"""The breadcrumbs of every page below the list of all news."""

ALL_FEED = Link("KL: Alle nyheder", addresses.feed(addresses.NEWS))
"""The feed of all news."""

_ALL_NEWS_FILE = SourceLocation("news.yml")


@dataclass(frozen=True, slots=True)
class NewsList:
    """A list of news items, newest first, with its page and the feed that its page links to.

    ``group`` is the heading below which other lists link to this one, and ``name`` the text of
    that link; ``title`` is the heading of the page itself;
    ``unlisted`` are items that would be in it.
    """

    group: str
    name: str
    title: str
    address: str
    description: str
    items: tuple[NewsMeta, ...]
    feed: Link = ALL_FEED
    unlisted: tuple[NewsMeta, ...] = ()
    trail: tuple[Link, ...] = NEWS_TRAIL
    origin: SourceLocation = _ALL_NEWS_FILE

    @property
    def has_own_feed(self) -> bool:
        """Whether the feed carries this list and no other."""
        return self.feed.address == addresses.feed(self.address)


def news_lists(news: News, taxonomy: NewsTaxonomy) -> tuple[NewsList, ...]:
    """Return every list: all news, then per kind, per category, without category, and per year."""
    return (
        _all_list(news.listed, news.unlisted),
        *_kind_lists(news, taxonomy),
        *_category_lists(news, taxonomy),
        *_year_lists(news.by_year),
    )


def lists_with_feed(news: News, taxonomy: NewsTaxonomy) -> tuple[NewsList, ...]:
    """Return the lists of news that have a feed of their own."""
    return tuple(each for each in news_lists(news, taxonomy) if each.has_own_feed)


def crossed_lists(news: News, taxonomy: NewsTaxonomy) -> Iterator[NewsList]:
    """Yield the news of each kind in each category, which have a feed but no page of their own."""
    places = [(each.name, each.name, addresses.news_category(each)) for each in taxonomy.categories]
    for name, shown, address in (*places, (None, "Uden kategori", addresses.NO_CATEGORY)):
        listed = news.by_category.get(name, ())
        unlisted = [each for each in news.unlisted if each.category == name]
        for kind in taxonomy.kinds:
            title = f"{shown}: {kind.plural}"
            yield NewsList(
                group=shown,
                name=kind.plural,
                title=title,
                address=address,
                description=f"{kind.description} {shown}.",
                items=tuple(each for each in listed if each.kind == kind.name),
                unlisted=tuple(each for each in unlisted if each.kind == kind.name),
                feed=Link(f"KL: {title}", addresses.crossed_feed(address, kind)),
            )


def _feed(title: str, address: str) -> Link:
    """Return the feed of the list with a title at an address."""
    return Link(f"KL: {title}", addresses.feed(address))


def _all_list(items: tuple[NewsMeta, ...], unlisted: tuple[NewsMeta, ...]) -> NewsList:
    return NewsList(
        group="Alle",
        name="Alle nyheder",
        title="Nyheder",
        address=addresses.NEWS,
        description="Pressemeddelelser, artikler og navne fra KL, nyeste først.",
        items=items,
        trail=(),
        unlisted=unlisted,
    )


def _kind_lists(news: News, taxonomy: NewsTaxonomy) -> Iterator[NewsList]:
    for index, kind in enumerate(taxonomy.kinds):
        address = addresses.news_kind(kind)
        yield NewsList(
            group="Slags",
            name=kind.plural,
            title=kind.plural,
            address=address,
            description=kind.description,
            items=news.by_kind.get(kind.name, ()),
            unlisted=tuple(each for each in news.unlisted if each.kind == kind.name),
            feed=_feed(kind.plural, address),
            origin=SourceLocation("news.yml", ("kinds", index, "address")),
        )


def _category_lists(news: News, taxonomy: NewsTaxonomy) -> Iterator[NewsList]:
    for index, category in enumerate(taxonomy.categories):
        title, address = f"Nyheder i kategorien {category.name}", addresses.news_category(category)
        yield NewsList(
            group="Kategori",
            name=category.name,
            title=title,
            address=address,
            description=f"Nyheder, som kilden har sat i kategorien {category.name}.",
            items=news.by_category.get(category.name, ()),
            unlisted=tuple(each for each in news.unlisted if each.category == category.name),
            feed=_feed(title, address),
            origin=SourceLocation("news.yml", ("categories", index, "address")),
        )
    yield NewsList(
        group="Kategori",
        name="Uden kategori",
        title="Nyheder uden kategori",
        address=addresses.NO_CATEGORY,
        description="Nyheder, som kilden ikke har givet en kategori.",
        items=news.by_category.get(None, ()),
        unlisted=tuple(each for each in news.unlisted if each.category is None),
        feed=_feed("Nyheder uden kategori", addresses.NO_CATEGORY),
    )


def _year_lists(items: Mapping[int, tuple[NewsMeta, ...]]) -> Iterator[NewsList]:
    """Yield the lists by year, which link to the feed of all news: an old year gets no more."""
    for year, of_year in items.items():
        yield NewsList(
            group="År",
            name=str(year),
            title=f"Nyheder fra {year}",
            address=addresses.news_year(year),
            description=f"Alle nyheder fra KL i {year}.",
            items=of_year,
        )
