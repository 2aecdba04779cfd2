"""The lists of the news, by kind, category and year, and their pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, overload

import msgspec

from klsite import addresses
from klsite.addresses import Link
from klsite.model.news_meta import NewsMeta
from klsite.pages.listing import ListEntry, ListPage, Slice, list_page, neighbours, slices
from klsite.pages.news.items import ListLinks
from klsite.pages.page import Page, PageTask, PreparedPage
from klsite.results.news import News, last_change
from klsite.results.news_lists import NewsList, news_lists
from klsite.system.fingerprints import digest, fingerprint

if TYPE_CHECKING:
    from klsite.model.news import NewsTaxonomy


class Choice(msgspec.Struct, frozen=True):
    """A way to another list of news, with the number of items there."""

    name: str
    address: str
    count: int
    chosen: bool


class NewsListContent(msgspec.Struct, frozen=True):
    """What a page of a list of news shows. Only its first page has the ways to the others."""

    heading: str
    lead: str
    page: ListPage
    choices: Mapping[str, tuple[Choice, ...]]
    first: str


def entry(item: NewsMeta, links: ListLinks) -> ListEntry:
    """Return the line that lists show of a news item."""
    kind, category = links.kind(item), links.category(item)
    own = (item.kind, kind.address)
    return ListEntry(
        id=item.id,
        title=item.full_title,
        address=addresses.news_item(item),
        first_day=item.date,
        last_day=item.date,
        summary=item.summary,
        labels=(own,) if item.category is None else (own, (category.title, category.address)),
    )


_Line = Callable[[NewsMeta], ListEntry]


_MOST_KEPT = 1_000
"""How many lines are kept for other pages: pages of the same days are made soon."""


def _lines(taxonomy: NewsTaxonomy) -> _Line:
    """Return what makes the lines of all lists."""
    return lru_cache(_MOST_KEPT)(partial(entry, links=ListLinks(taxonomy)))


class _Entries(Sequence[ListEntry]):
    """The lines of a list, each made when it is first asked for: most pages need only a few.

    ``line`` makes the line of an item.
    """

    def __init__(self, items: Sequence[NewsMeta], line: _Line) -> None:
        self._items = items
        self._line = line

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, place: int) -> ListEntry: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[ListEntry]: ...

    def __getitem__(self, place: int | slice) -> ListEntry | Sequence[ListEntry]:
        if isinstance(place, slice):
            return [self._line(item) for item in self._items[place]]
        return self._line(self._items[place])


def news_list_pages(news: News, taxonomy: NewsTaxonomy) -> Iterator[PageTask]:
    """Yield every page of every list of news."""
    lists = news_lists(news, taxonomy)
    line = _lines(taxonomy)
    counts = fingerprint(*(len(each.items) for each in lists), *(each.address for each in lists))
    for news_list in lists:
        pages = slices(news_list.address, len(news_list.items))
        for place, page in enumerate(pages):
            shown = news_list.items[page.start : page.stop]
            yield PreparedPage(
                address=page.address,
                origin=news_list.origin,
                changed=last_change(shown),
                indexed=True,
                fingerprint=partial(_list_fingerprint, news_list, pages, place, counts),
                page=partial(_list_page, lists, news_list, pages, place, line),
                inputs=partial(_list_inputs, news_list, pages, place),
            )


def _list_fingerprint(
    news_list: NewsList, pages: Sequence[Slice], place: int, counts: bytes
) -> bytes:
    """Return the stamp of a page: of its items, and of those that end the pages it leads to."""
    items, own = news_list.items, pages[place]
    places = neighbours(pages, place)
    found = [item.digest for item in items[own.start : own.stop + (place == 0)]]
    for near in places:
        if near not in (0, place):
            found += (items[pages[near].start].digest, items[pages[near].stop - 1].digest)
    shape = repr([pages[near].number for near in places]).encode()
    return digest(b"".join((counts if place == 0 else b"", shape, *found)))


def _list_inputs(news_list: NewsList, pages: Sequence[Slice], place: int) -> list[str]:
    """Return the files of the items that a page shows or leads to."""
    near = [pages[each] for each in neighbours(pages, place)]
    shown = news_list.items[pages[place].start : pages[place].stop + 1]
    ends = [news_list.items[end] for each in near for end in (each.start, each.stop - 1)]
    return list(dict.fromkeys(item.file for item in (*shown, *(ends if news_list.items else ()))))


def _list_page(
    lists: Sequence[NewsList],
    news_list: NewsList,
    pages: Sequence[Slice],
    place: int,
    line: _Line,
) -> Page:
    page = list_page(pages, place, _Entries(news_list.items, line))
    title, trail, description = news_list.title, news_list.trail, news_list.description
    short_title = title
    if page.number is not None:
        short_title = f"Side {page.number}"
        title = f"{title}, side {page.number}: {page.period}"
        trail = (*trail, Link(news_list.title, news_list.address))
        description = f"{news_list.title} fra perioden {page.period}."
    choices = _choices(lists, news_list) if page.number is None else {}
    shown = news_list.items[pages[place].start : pages[place].stop]
    return Page(
        address=page.address,
        template="news_list",
        title=title,
        short_title=short_title,
        description=description,
        content=NewsListContent(
            news_list.title, news_list.description, page, choices, news_list.address
        ),
        origin=news_list.origin,
        trail=trail,
        changed=last_change(shown),
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


def news_list_page_at(address: str, news: News, taxonomy: NewsTaxonomy) -> Page | None:
    """Return the page of a list at an address, if there is one."""
    lists = news_lists(news, taxonomy)
    for news_list in lists:
        if address.startswith(news_list.address):
            pages = slices(news_list.address, len(news_list.items))
            for place, page in enumerate(pages):
                if page.address == address:
                    return _list_page(lists, news_list, pages, place, _lines(taxonomy))
    return None
