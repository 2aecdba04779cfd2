"""Pagination, for every list of the site.

The first page shows the newest entries. The others are numbered from the oldest entry, so that
a full page never changes its address or its content: a new entry changes the first page and, when
a page fills up, the one numbered last. Hence the first page may repeat entries of the page after
it; its link there has the first entry not shown on the first page as its fragment.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from klsite import addresses
from klsite.text.danish import period

PAGE_SIZE = 25

_MAX_LINKED_PAGES = 7
"""Up to so many pages, the first page of a list links to each of them."""


class ListEntry(msgspec.Struct, frozen=True):
    """One entry of a list. ``labels`` are its tags, each a text and, or None, an address.

    ``lang`` is the language of title and summary, where it is not Danish.
    """

    id: str
    title: str
    address: str
    first_day: date
    last_day: date
    summary: str
    labels: tuple[tuple[str, str | None], ...] = ()
    lang: str | None = None

    def __hash__(self) -> int:
        return hash(self.id)  # cheap: rendered entries are cached, and looked up once per page

    @property
    def anchor(self) -> str:
        """The id of the entry on a list page."""
        return f"nr-{self.id}"


class PageLink(msgspec.Struct, frozen=True):
    """A link to a page of a list; ``number`` is None for the first, with the newest entries.

    ``period`` is the Danish text of the days it covers, empty where the link does not show it.
    """

    address: str
    number: int | None
    period: str


class ListPage(msgspec.Struct, frozen=True):
    """One page of a list, newest entry first, with the links to other pages of the list."""

    address: str
    number: int | None
    entries: tuple[ListEntry, ...]
    total: int
    newer: PageLink | None
    older: PageLink | None
    others: tuple[PageLink | None, ...]
    """The pages that the pager links to, newest first, this one included; None marks a gap."""

    @property
    def period(self) -> str:
        """The days that the entries cover, as Danish text; empty for an empty list."""
        return _period(self.entries)


def _period(entries: Sequence[ListEntry]) -> str:
    if not entries:
        return ""
    return period(entries[-1].first_day, entries[0].first_day)


class PageSlice(NamedTuple):
    """The page at an address shows the entries ``start:stop`` of a list, newest first."""

    address: str
    number: int | None
    start: int
    stop: int


def slices(base: str, count: int, size: int = PAGE_SIZE) -> list[PageSlice]:
    """Return the slices of a list of ``count`` entries at ``base``, the newest entries first.

    Every page has ``size`` entries, unless the whole list is shorter.
    """
    numbered = -(-max(count - size, 0) // size)
    first = PageSlice(base, None, 0, min(size, count))
    return [first] + [
        PageSlice(addresses.list_page(base, number), number, end - size, end)
        for number in range(numbered, 0, -1)
        for end in (count - size * (number - 1),)
    ]


def linked_pages(pages: Sequence[PageSlice], index: int) -> list[int]:
    """Return the indexes of the pages that the pager of page ``index`` shows, in order.

    A numbered page links only to pages that stay: itself, the two beside it, the newest and the
    oldest. So it does not change when the list grows.
    """
    if index == 0 and len(pages) <= _MAX_LINKED_PAGES:
        return list(range(len(pages)))
    around = {0, index - 1, index, index + 1, len(pages) - 1} | ({1} if index == 0 else set())
    return sorted(each for each in around if 0 <= each < len(pages))


def make_list_page(
    pages: Sequence[PageSlice], index: int, entries: Sequence[ListEntry]
) -> ListPage:
    """Return page ``index``; ``entries`` are those of the whole list, newest first."""
    own = pages[index]

    def link(other: int) -> PageLink:
        page = pages[other]
        if page.number is None and own.number is not None:
            return PageLink(
                page.address, None, ""
            )  # a full page must not change with the newest entries
        if page.start == page.stop:
            return PageLink(page.address, None, "")
        days = entries[page.stop - 1].first_day, entries[page.start].first_day
        return PageLink(page.address, page.number, period(*days))

    older = link(index + 1) if index + 1 < len(pages) else None
    if index == 0 and older is not None:
        older = _to_entry(older, entries[own.stop])
    return ListPage(
        address=own.address,
        number=own.number,
        entries=tuple(entries[own.start : own.stop]),
        total=len(entries),
        newer=link(index - 1) if index else None,
        older=older,
        others=tuple(_with_gaps(linked_pages(pages, index), link)),
    )


def paginate(base: str, entries: Sequence[ListEntry], size: int = PAGE_SIZE) -> Iterator[ListPage]:
    """Yield the pages of the list at ``base``; ``entries`` are sorted newest first."""
    pages = slices(base, len(entries), size)
    for index in range(len(pages)):
        yield make_list_page(pages, index, entries)


def _to_entry(link: PageLink, entry: ListEntry) -> PageLink:
    """Return the link with an entry of its page as the fragment."""
    return PageLink(f"{link.address}#{entry.anchor}", link.number, link.period)


def _with_gaps(
    indexes: Sequence[int], link: Callable[[int], PageLink]
) -> Iterator[PageLink | None]:
    for index, before in zip(indexes, [-1, *indexes], strict=False):
        if index - before > 1:
            yield None
        yield link(index)
