"""The pages of the lists of news: all, by kind, by category and by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, overload

import msgspec

from klsite import addresses
from klsite.addresses import Link
from klsite.model.news_meta import NewsMeta
from klsite.pages.listing import (
    ListEntry,
    ListPage,
    PageSlice,
    linked_pages,
    make_list_page,
    slices,
)
from klsite.pages.news.items import ListLinks
from klsite.pages.page import Page, PageTask, PreparedPage
from klsite.results.news import News, last_change
from klsite.results.news_lists import NewsList, news_lists
from klsite.system.fingerprints import digest, fingerprint

if TYPE_CHECKING:
    from klsite.model.news import NewsTaxonomy


class ListChoice(msgspec.Struct, frozen=True):
    """A link to another list of news, with its number of items; ``chosen`` marks the own list."""

    name: str
    address: str
    count: int
    chosen: bool


class NewsListContent(msgspec.Struct, frozen=True):
    """What a page of a list of news shows. Only the first page has ``choices``, by group.

    ``first`` is the address of that page.
    """

    heading: str
    lead: str
    page: ListPage
    choices: Mapping[str, tuple[ListChoice, ...]]
    first: str


def entry(item: NewsMeta, links: ListLinks) -> ListEntry:
    """Return a news item as an entry of a list."""
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
        lang=item.lang,
    )


_MakeEntry = Callable[[NewsMeta], ListEntry]

_CACHED_ENTRIES = 1_000
"""How many entries are cached: the lists by kind, category and year repeat those of all news."""


def _entry_maker(taxonomy: NewsTaxonomy) -> _MakeEntry:
    """Return a cached function from an item to its entry."""
    return lru_cache(_CACHED_ENTRIES)(partial(entry, links=ListLinks(taxonomy)))


class _LazyEntries(Sequence[ListEntry]):
    """The entries of a list, made when accessed: a page needs few of a long list."""

    def __init__(self, items: Sequence[NewsMeta], make_entry: _MakeEntry) -> None:
        self._items = items
        self._make_entry = make_entry

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> ListEntry: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[ListEntry]: ...

    def __getitem__(self, index: int | slice) -> ListEntry | Sequence[ListEntry]:
        if isinstance(index, slice):
            return [self._make_entry(item) for item in self._items[index]]
        return self._make_entry(self._items[index])


def news_list_pages(news: News, taxonomy: NewsTaxonomy) -> Iterator[PageTask]:
    """Yield a task for every page of every list of news."""
    lists = news_lists(news, taxonomy)
    make_entry = _entry_maker(taxonomy)
    counts = fingerprint(*(len(each.items) for each in lists), *(each.address for each in lists))
    for news_list in lists:
        pages = slices(news_list.address, len(news_list.items))
        for index, page in enumerate(pages):
            shown = news_list.items[page.start : page.stop]
            yield PreparedPage(
                address=page.address,
                origin=news_list.origin,
                changed=last_change(shown),
                indexed=True,
                fingerprint=partial(_list_fingerprint, news_list, pages, index, counts),
                page=partial(_list_page, lists, news_list, pages, index, make_entry),
                inputs=partial(_list_inputs, news_list, pages, index),
            )


def _list_fingerprint(
    news_list: NewsList, pages: Sequence[PageSlice], index: int, counts: bytes
) -> bytes:
    """Return the fingerprint of a page of a list.

    It covers the items shown, the first and last item of each page that the pager links to (they
    give its period) and, on the first page, the length of every list.
    """
    items, own = news_list.items, pages[index]
    linked = linked_pages(pages, index)
    found = [item.digest for item in items[own.start : own.stop + (index == 0)]]
    for near in linked:
        if near not in (0, index):
            found += (items[pages[near].start].digest, items[pages[near].stop - 1].digest)
    shape = repr([pages[near].number for near in linked]).encode()
    return digest(b"".join((counts if index == 0 else b"", shape, *found)))


def _list_inputs(news_list: NewsList, pages: Sequence[PageSlice], index: int) -> list[str]:
    """Return the files of the items that a page shows or links to."""
    items = news_list.items
    if not items:
        return []
    linked = [pages[each] for each in linked_pages(pages, index)]
    shown = items[pages[index].start : pages[index].stop + 1]
    ends = [items[end] for each in linked for end in (each.start, each.stop - 1)]
    return list(dict.fromkeys(item.file for item in (*shown, *ends)))


def _list_page(
    lists: Sequence[NewsList],
    news_list: NewsList,
    pages: Sequence[PageSlice],
    index: int,
    make_entry: _MakeEntry,
) -> Page:
    page = make_list_page(pages, index, _LazyEntries(news_list.items, make_entry))
    title, trail, description = news_list.title, news_list.trail, news_list.description
    short_title = title
    if page.number is not None:
        short_title = f"Side {page.number}"
        title = f"{title}, side {page.number}: {page.period}"
        trail = (*trail, Link(news_list.title, news_list.address))
        description = f"{news_list.title} fra perioden {page.period}."
    choices = _choices(lists, news_list) if page.number is None else {}
    shown = news_list.items[pages[index].start : pages[index].stop]
    return Page(
        address=page.address,
        template="news_list",
        title=title,
        short_title=short_title,
        description=f"{description} Hver med dag, emne og et kort resumé.",
        content=NewsListContent(
            news_list.title, news_list.description, page, choices, news_list.address
        ),
        origin=news_list.origin,
        trail=trail,
        changed=last_change(shown),
        feed=news_list.feed,
        is_list=True,
    )


def _choices(lists: Sequence[NewsList], chosen: NewsList) -> dict[str, tuple[ListChoice, ...]]:
    groups: dict[str, list[ListChoice]] = defaultdict(list)
    for other in lists:
        groups[other.group].append(
            ListChoice(other.name, other.address, len(other.items), other is chosen)
        )
    return {group: tuple(choices) for group, choices in groups.items()}


def news_list_page_at(address: str, news: News, taxonomy: NewsTaxonomy) -> Page | None:
    """Return the list page at an address, None if there is none."""
    lists = news_lists(news, taxonomy)
    for news_list in lists:
        if address.startswith(news_list.address):
            pages = slices(news_list.address, len(news_list.items))
            for index, page in enumerate(pages):
                if page.address == address:
                    return _list_page(lists, news_list, pages, index, _entry_maker(taxonomy))
    return None
