"""The news: a page for each item, and the lists of them by kind, category and year."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.model.news import NewsItem, NewsTaxonomy
from klsite.pages.listing import Entry, ListPage, paginate
from klsite.pages.page import Link, Origin, Page, Redirect, redirects

MOST_RELATED = 4

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class NewsList:
    """A list of news items, newest first, with the page and the feed that carry it."""

    group: str
    title: str
    name: str
    address: str
    description: str
    feed: Link
    items: tuple[NewsItem, ...]
    trail: tuple[Link, ...]
    origin: Origin = field(default_factory=lambda: Origin("news.yml"))


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to another list of news, with the number of items there."""

    name: str
    address: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class NewsListContent:
    """What a page of a list of news shows."""

    heading: str
    lead: str
    page: ListPage
    choices: Mapping[str, tuple[Choice, ...]]


@dataclass(frozen=True, slots=True)
class NewsItemContent:
    """What the page of a news item shows."""

    item: NewsItem
    kind: Link
    category: Link
    related: tuple[NewsItem, ...]
    newer: NewsItem | None
    older: NewsItem | None


def newest_first(items: Iterable[NewsItem]) -> list[NewsItem]:
    """Return the items newest first; items of one day in the order of their ids."""
    return sorted(sorted(items, key=lambda item: item.id), key=lambda item: item.date, reverse=True)


def listed(dataset: Dataset, now: datetime) -> tuple[NewsItem, ...]:
    """Return the items that lists, feeds and search show at ``now``, newest first."""
    return tuple(newest_first(item for item in dataset.news if item.is_listed(now)))


def all_feed() -> Link:
    """Return the feed of all news."""
    return Link("KL: Alle nyheder", addresses.feed(addresses.NEWS))


def _all_list(items: tuple[NewsItem, ...]) -> NewsList:
    description = "Pressemeddelelser, artikler og navne fra KL, nyeste først."
    trail = ()
    return NewsList(
        "Alle", "Nyheder", "Alle nyheder", addresses.NEWS, description, all_feed(), items, trail
    )


def _by(items: Iterable[NewsItem], key: Callable[[NewsItem], K]) -> dict[K, tuple[NewsItem, ...]]:
    groups: dict[K, list[NewsItem]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return {name: tuple(group) for name, group in groups.items()}


def news_lists(dataset: Dataset, now: datetime) -> tuple[NewsList, ...]:
    """Return all lists of news: all, per kind, per category, without category, and per year."""
    items = listed(dataset, now)
    return (
        _all_list(items),
        *_kind_lists(items, dataset.news_taxonomy),
        *_category_lists(items, dataset.news_taxonomy),
        *_year_lists(items),
    )


_NEWS_TRAIL = (Link("Nyheder", addresses.NEWS),)


def _list_with_feed(
    group: str,
    name: str,
    title: str,
    address: str,
    description: str,
    items: tuple[NewsItem, ...],
    location: tuple[str | int, ...] = (),
) -> NewsList:
    feed = Link(f"KL: {title}", addresses.feed(address))
    origin = Origin("news.yml", location)
    return NewsList(group, title, name, address, description, feed, items, _NEWS_TRAIL, origin)


def _kind_lists(items: Sequence[NewsItem], taxonomy: NewsTaxonomy) -> Iterator[NewsList]:
    groups = _by(items, lambda item: item.kind)
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


def _category_lists(items: Sequence[NewsItem], taxonomy: NewsTaxonomy) -> Iterator[NewsList]:
    groups = _by(items, lambda item: item.category)
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


def _year_lists(items: Sequence[NewsItem]) -> Iterator[NewsList]:
    """The lists by year. They have no feed of their own: an old year gets no more news."""
    for year, group in _by(items, lambda item: item.date.year).items():
        title = f"Nyheder fra {year}"
        address = addresses.news_year(year)
        description = f"Alle nyheder fra KL i {year}."
        yield NewsList("År", title, str(year), address, description, all_feed(), group, _NEWS_TRAIL)


def entry(item: NewsItem, taxonomy: NewsTaxonomy) -> Entry:
    """Return the line that lists show of a news item."""
    kind, category = kind_link(item, taxonomy), category_link(item, taxonomy)
    labels = [(item.kind, kind.address)]
    if item.category is not None:
        labels.append((category.title, category.address))
    return Entry(
        id=item.id,
        title=item.full_title,
        address=addresses.news_item(item),
        first_day=item.date,
        last_day=item.date,
        summary=item.summary,
        labels=tuple(labels),
    )


def kind_link(item: NewsItem, taxonomy: NewsTaxonomy) -> Link:
    """Return the link to the list of the item's kind."""
    kind = next(kind for kind in taxonomy.kinds if kind.name == item.kind)
    return Link(kind.plural, addresses.news_kind(kind))


def category_link(item: NewsItem, taxonomy: NewsTaxonomy) -> Link:
    """Return the link to the list of the item's category, or of items without one."""
    for category in taxonomy.categories:
        if category.name == item.category:
            return Link(category.name, addresses.news_category(category))
    return Link("Uden kategori", addresses.NO_CATEGORY)


def news_list_pages(dataset: Dataset, now: datetime) -> Iterator[Page]:
    """Yield every page of every list of news."""
    lists = news_lists(dataset, now)
    lines = {item.id: entry(item, dataset.news_taxonomy) for item in lists[0].items}
    for news_list in lists:
        choices = _choices(lists, news_list)
        last_change = _last_change(news_list.items)
        entries = [lines[item.id] for item in news_list.items]
        for list_page in paginate(news_list.address, entries):
            yield _list_page(news_list, list_page, choices, last_change)


def _last_change(items: Iterable[NewsItem]) -> date | None:
    return max((item.changed for item in items), default=None)


def _list_page(
    news_list: NewsList,
    page: ListPage,
    choices: Mapping[str, tuple[Choice, ...]],
    last_change: date | None,
) -> Page:
    title, trail, description = news_list.title, news_list.trail, news_list.description
    short_title = title
    if page.number is not None:
        short_title = f"Side {page.number}"
        title = f"{title}, side {page.number}: {page.period}"
        trail = (*trail, Link(news_list.title, news_list.address))
        description = f"{news_list.title} fra perioden {page.period}."
    return Page(
        address=page.address,
        template="news_list",
        title=title,
        short_title=short_title,
        description=description,
        content=NewsListContent(news_list.title, news_list.description, page, choices),
        origin=news_list.origin,
        trail=trail,
        changed=last_change,
        feed=news_list.feed,
        is_list=True,
    )


def _choices(lists: Sequence[NewsList], chosen: NewsList) -> dict[str, tuple[Choice, ...]]:
    groups: dict[str, list[Choice]] = defaultdict(list)
    for other in lists:
        groups[other.group].append(
            Choice(other.name, other.address, len(other.items), other is chosen)
        )
    return {group: tuple(choices) for group, choices in groups.items()}


def news_item_pages(dataset: Dataset, now: datetime) -> Iterator[Page]:
    """Yield the page of every published item; a withdrawn item keeps its page."""
    items = listed(dataset, now)
    by_category = _by(items, lambda item: item.category)
    years = {item.date.year for item in items}
    places = {item.id: place for place, item in enumerate(items)}
    places_in_category = {
        item.id: place for group in by_category.values() for place, item in enumerate(group)
    }
    for item in dataset.news:
        if not item.is_published(now):
            continue
        newer = older = None
        related: tuple[NewsItem, ...] = ()
        if (place := places.get(item.id)) is not None:
            newer = items[place - 1] if place else None
            older = items[place + 1] if place + 1 < len(items) else None
            if item.category is not None:
                related = _nearest(by_category[item.category], places_in_category[item.id])
        content = NewsItemContent(
            item=item,
            kind=kind_link(item, dataset.news_taxonomy),
            category=category_link(item, dataset.news_taxonomy),
            related=related,
            newer=newer,
            older=older,
        )
        yield _item_page(item, content, years)


def _nearest(group: Sequence[NewsItem], place: int) -> tuple[NewsItem, ...]:
    """Return the items of a group that lie nearest in time to the one at ``place``."""
    around = group[max(place - MOST_RELATED, 0) : place + MOST_RELATED + 1]
    day = group[place].date
    others = [item for item in around if item is not group[place]]
    nearest = sorted(others, key=lambda item: abs((item.date - day).days))[:MOST_RELATED]
    return tuple(newest_first(nearest))


def _item_page(item: NewsItem, content: NewsItemContent, years: set[int]) -> Page:
    trail: tuple[Link, ...] = (*_NEWS_TRAIL, content.kind)
    if item.date.year in years:  # the year of a withdrawn item may have no list
        trail += (Link(str(item.date.year), addresses.news_year(item.date.year)),)
    return Page(
        address=addresses.news_item(item),
        template="news_item",
        title=item.full_title,
        description=item.withdrawn or item.summary,
        content=content,
        origin=Origin(item.file, ("slug",) if item.slug else ("id",)),
        trail=trail,
        changed=item.changed,
        published=item.date,
        feed=all_feed(),
        indexed=not item.noindex and item.withdrawn is None,
    )


def news_redirects(dataset: Dataset, now: datetime) -> Iterator[Redirect]:
    """Yield the redirects from former addresses of news items."""
    for item in dataset.news:
        if item.is_published(now):
            target = Link(item.full_title, addresses.news_item(item))
            yield from redirects(item, item.formerly, target)
