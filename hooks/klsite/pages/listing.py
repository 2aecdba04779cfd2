"""Lists over several pages, the one mechanism behind every listing of the site.

The first page shows the newest entries. The others are numbered from the oldest entry, so
that a page once full keeps its address and its content for good, and a new entry touches the
first page only. Because of that the first page may repeat some entries of the page after it;
its link there leads straight to the first entry that it does not show itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from klsite import addresses
from klsite.danish import period

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list. ``labels`` say what it is, each a text and perhaps an address."""

    id: str
    title: str
    address: str
    first_day: date
    last_day: date
    summary: str
    labels: tuple[tuple[str, str | None], ...] = ()

    @property
    def anchor(self) -> str:
        """The id of the entry on a list page."""
        return f"nr-{self.id}"


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to a page of a list; ``number`` is None for the first, with the newest entries."""

    address: str
    number: int | None
    period: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list, newest entry first, and the ways to the others."""

    address: str
    number: int | None
    entries: tuple[Entry, ...]
    total: int
    newer: PageLink | None
    older: PageLink | None
    others: tuple[PageLink | None, ...]
    """What the reader may jump to, newest first; None marks a gap."""

    @property
    def period(self) -> str:
        """The days between which the entries lie, or nothing for an empty list."""
        return _period(self.entries)


def _period(entries: Sequence[Entry]) -> str:
    if not entries:
        return ""
    return period(entries[-1].first_day, entries[0].first_day)


def paginate(base: str, entries: Sequence[Entry], size: int = PAGE_SIZE) -> Iterator[ListPage]:
    """Yield the pages of the list at ``base``; ``entries`` stand newest first.

    Every page but that of a short list has ``size`` entries.
    """
    oldest_first = entries[::-1]
    unseen = max(len(entries) - size, 0)
    numbered = -(-unseen // size)
    blocks = [oldest_first[size * k : size * (k + 1)][::-1] for k in range(numbered)]
    newest = entries[:size]
    links = [PageLink(base, None, _period(newest))] + [
        PageLink(addresses.list_page(base, number), number, _period(blocks[number - 1]))
        for number in range(numbered, 0, -1)
    ]
    for place, link in enumerate(links):
        shown = newest if link.number is None else blocks[link.number - 1]
        older = links[place + 1] if place + 1 < len(links) else None
        if place == 0 and older is not None:
            older = _at(older, entries[size])
        yield ListPage(
            address=link.address,
            number=link.number,
            entries=tuple(shown),
            total=len(entries),
            newer=links[place - 1] if place else None,
            older=older,
            others=_window(links, place),
        )


def _at(link: PageLink, entry: Entry) -> PageLink:
    return PageLink(f"{link.address}#{entry.anchor}", link.number, link.period)


def _window(links: Sequence[PageLink], place: int) -> tuple[PageLink | None, ...]:
    """Return all links of a short list; of a long one the ends and those around ``place``."""
    if len(links) <= 7:
        return tuple(links)
    wanted = sorted({0, 1, len(links) - 2, len(links) - 1, *range(place - 1, place + 2)})
    wanted = [index for index in wanted if 0 <= index < len(links)]
    window: list[PageLink | None] = []
    for index, before in zip(wanted, [-1, *wanted], strict=False):
        if index - before > 1:
            window.append(None)
        window.append(links[index])
    return tuple(window)
