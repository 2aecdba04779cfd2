"""Lists over several pages, the one mechanism behind every listing of the site.

The first page shows the newest entries. The others are numbered from the oldest entry, so
that a page once full keeps its address and its content for good, and a new entry touches the
first page and, when a page is full, the one that was the last. Because of that the first page
may repeat some entries of the page after it; its link there leads straight to the first entry
that it does not show itself.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from klsite import addresses
from klsite.text.danish import period

PAGE_SIZE = 25

_SHORT = 7
"""The most pages of a list that its first page leads to one by one."""


class ListEntry(msgspec.Struct, frozen=True):
    """One line of a list. ``labels`` say what it is, each a text and perhaps an address."""

    id: str
    title: str
    address: str
    first_day: date
    last_day: date
    summary: str
    labels: tuple[tuple[str, str | None], ...] = ()

    def __hash__(self) -> int:
        return hash(self.id)  # the HTML of a line is looked up for every page that shows it

    @property
    def anchor(self) -> str:
        """The id of the entry on a list page."""
        return f"nr-{self.id}"


class PageLink(msgspec.Struct, frozen=True):
    """A link to a page of a list; ``number`` is None for the first, with the newest entries.

    ``period`` is empty where it is not told.
    """

    address: str
    number: int | None
    period: str


class ListPage(msgspec.Struct, frozen=True):
    """One page of a list, newest entry first, and the ways to the others."""

    address: str
    number: int | None
    entries: tuple[ListEntry, ...]
    total: int
    newer: PageLink | None
    older: PageLink | None
    others: tuple[PageLink | None, ...]
    """What the reader may jump to, newest first; None marks a gap."""

    @property
    def period(self) -> str:
        """The days between which the entries lie, or nothing for an empty list."""
        return _period(self.entries)


def _period(entries: Sequence[ListEntry]) -> str:
    if not entries:
        return ""
    return period(entries[-1].first_day, entries[0].first_day)


class Slice(NamedTuple):
    """The part of a list that a page shows: positions among the entries, newest first."""

    address: str
    number: int | None
    start: int
    stop: int


def slices(base: str, count: int, size: int = PAGE_SIZE) -> list[Slice]:
    """Return the pages of a list of ``count`` entries at ``base``, that of the newest first.

    Every page but that of a short list has ``size`` entries.
    """
    numbered = -(-max(count - size, 0) // size)
    first = Slice(base, None, 0, min(size, count))
    return [first] + [
        Slice(addresses.list_page(base, number), number, end - size, end)
        for number in range(numbered, 0, -1)
        for end in (count - size * (number - 1),)
    ]


def neighbours(pages: Sequence[Slice], place: int) -> list[int]:
    """Return the places of the pages that the one at ``place`` leads to and itself, in order.

    A numbered page leads only to what stays: itself, those beside it, the newest and the oldest.
    So it is not touched when the list grows.
    """
    if place == 0 and len(pages) <= _SHORT:
        return list(range(len(pages)))
    around = {0, place - 1, place, place + 1, len(pages) - 1} | ({1} if place == 0 else set())
    return sorted(index for index in around if 0 <= index < len(pages))


def list_page(pages: Sequence[Slice], place: int, entries: Sequence[ListEntry]) -> ListPage:
    """Return the page at ``place``; ``entries`` are those of the whole list, newest first."""
    own = pages[place]

    def link(index: int) -> PageLink:
        page = pages[index]
        if page.number is None and own.number is not None:
            return PageLink(page.address, None, "")  # what is newest today is not for later pages
        if page.start == page.stop:
            return PageLink(page.address, None, "")
        days = entries[page.stop - 1].first_day, entries[page.start].first_day
        return PageLink(page.address, page.number, period(*days))

    older = link(place + 1) if place + 1 < len(pages) else None
    if place == 0 and older is not None:
        older = _at(older, entries[own.stop])
    return ListPage(
        address=own.address,
        number=own.number,
        entries=tuple(entries[own.start : own.stop]),
        total=len(entries),
        newer=link(place - 1) if place else None,
        older=older,
        others=tuple(_with_gaps(neighbours(pages, place), link)),
    )


def paginate(base: str, entries: Sequence[ListEntry], size: int = PAGE_SIZE) -> Iterator[ListPage]:
    """Yield the pages of the list at ``base``; ``entries`` stand newest first."""
    pages = slices(base, len(entries), size)
    for place in range(len(pages)):
        yield list_page(pages, place, entries)


def _at(link: PageLink, entry: ListEntry) -> PageLink:
    return PageLink(f"{link.address}#{entry.anchor}", link.number, link.period)


def _with_gaps(places: Sequence[int], link: Callable[[int], PageLink]) -> Iterator[PageLink | None]:
    for place, before in zip(places, [-1, *places], strict=False):
        if place - before > 1:
            yield None
        yield link(place)
