"""The news items that are public at one moment, sorted and grouped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from klsite import addresses
from klsite.model.news_meta import NewsMeta
from klsite.model.visibility import Visibility
from klsite.results.guids import news_guid
from klsite.results.notices import ReleaseNotice, notices_of
from klsite.text.clock import RELEASED_AT, a_year_before, released, told
from klsite.text.rich_text import RichText

BodyReader = Callable[[NewsMeta], RichText | None]
"""Returns the body of a news item as clean HTML, None for an item without one."""

NO_MOMENTS: Mapping[str, datetime] = MappingProxyType({})

K = TypeVar("K")


class News:
    """All news items, seen at the moment ``now`` (timezone-aware), which ends embargoes.

    ``items`` are all of them, in the order of their files, unpublished ones included. A
    ``preview`` takes all of them for published. ``told`` are the moments of release that feeds
    have told, by guid: a date that is corrected afterwards does not change them.
    """

    def __init__(
        self,
        items: Iterable[NewsMeta],
        now: datetime,
        *,
        preview: bool = False,
        told: Mapping[str, datetime] = NO_MOMENTS,
    ) -> None:
        self.items = tuple(items)
        self.now = now
        self.told = told
        self.visibility = Visibility(now, preview)

    def is_old(self, item: NewsMeta) -> bool:
        """Return whether an item is more than a year old, so that what it says may not hold."""
        return item.date < self._year_ago

    @cached_property
    def _year_ago(self) -> date:
        return a_year_before(self.now.date())

    @cached_property
    def published(self) -> tuple[NewsMeta, ...]:
        """The items that have a page, in the order of their files; withdrawn ones keep theirs."""
        return tuple(item for item in self.items if self.visibility.shows(item))

    @cached_property
    def listed(self) -> tuple[NewsMeta, ...]:
        """The items that other pages and feeds may name, newest first.

        They are public, not withdrawn, and search engines may show them.
        """
        return tuple(newest_first(item for item in self.published if item.is_listed))

    @cached_property
    def unlisted(self) -> tuple[NewsMeta, ...]:
        """The published items that others may not name, in the order of their files."""
        return tuple(item for item in self.published if not item.is_listed)

    @cached_property
    def by_kind(self) -> dict[str, tuple[NewsMeta, ...]]:
        """The listed items of each kind, newest first."""
        return _grouped(self.listed, lambda item: item.kind)

    @cached_property
    def by_year(self) -> dict[int, tuple[NewsMeta, ...]]:
        """The listed items of each year, newest first."""
        return _grouped(self.listed, lambda item: item.date.year)

    @cached_property
    def by_category(self) -> dict[str | None, tuple[NewsMeta, ...]]:
        """The listed items of each category, newest first; None is the key of those without one."""
        return _grouped(self.listed, lambda item: item.category)

    @cached_property
    def corrected_items(self) -> tuple[NewsMeta, ...]:
        """The listed items whose release was told as of another moment than their files say."""
        if not self.told:
            return ()
        own = ((item, self.told.get(news_guid(item.id))) for item in self.listed)
        return tuple(item for item, moment in own if moment and _differs(item, moment))

    @cached_property
    def corrected(self) -> frozenset[str]:
        """The ids of these items."""
        return frozenset(item.id for item in self.corrected_items)

    @cached_property
    def positions(self) -> dict[str, int]:
        """The index of each item in ``listed``, by its id."""
        return {item.id: index for index, item in enumerate(self.listed)}

    @cached_property
    def positions_in_category(self) -> dict[str, int]:
        """The index of each listed item in its ``by_category`` group, by its id."""
        groups = self.by_category.values()
        return {item.id: index for group in groups for index, item in enumerate(group)}

    def related(self, item: NewsMeta) -> tuple[NewsMeta, ...]:
        """Return the listed items that an item leads to, in the order of its file."""
        positions = (self.positions.get(each) for each in item.related)
        return tuple(self.listed[each] for each in positions if each is not None)

    @cached_property
    def by_address(self) -> dict[str, NewsMeta]:
        """The published items by the addresses of their pages."""
        return {addresses.news_item(item): item for item in self.published}


class NewsRelease(NamedTuple):
    """An item, or what happened to it since, and the moment at which that was released."""

    item: NewsMeta
    moment: datetime
    notice: ReleaseNotice | None = None

    @property
    def guid(self) -> str:
        """The guid of its entry in feeds."""
        own = news_guid(self.item.id)
        return f"{own}/{self.notice.name}" if self.notice else own


def latest_releases(
    news: News,
    items: Sequence[NewsMeta],
    unlisted: Iterable[NewsMeta],
    limit: int,
    left: Iterable[NewsRelease] = (),
) -> tuple[NewsRelease, ...]:
    """Return what was released last of some items of the news, which are sorted newest first.

    ``unlisted`` are those that would be among them; that they were withdrawn is told. ``left`` is
    what is told of those that were. What is of a day after ``now`` is not among them.

    An item that was released long after its date is among them, not behind newer ones.
    """
    notes = [each for item in items if item.is_changed for each in notices(item)]
    notes += [each for item in unlisted for each in notices(item)]
    first = limit + len(news.corrected)
    late = [item for item in items[first:] if item.embargo or item.id in news.corrected]
    found = [
        NewsRelease(item, released(item.date, item.embargo)) for item in (*items[:first], *late)
    ]
    found = [
        each._replace(moment=moment)
        for each in (*found, *notes, *left)
        if (moment := told(news.told.get(each.guid, each.moment), news.now)) is not None
    ]
    found.sort(key=lambda each: each.moment, reverse=True)
    return tuple(found[:limit])


def notices(item: NewsMeta) -> Iterator[NewsRelease]:
    """Yield what subscribers are told of an item that was changed or withdrawn since."""
    for notice in notices_of(item):
        yield NewsRelease(item, released(notice.day, item.embargo), notice)


def _differs(item: NewsMeta, moment: datetime) -> bool:
    """Whether an item would not be released at a moment by what its file says now."""
    is_plain = item.embargo is None and (moment.date(), moment.time()) == (item.date, RELEASED_AT)
    return not is_plain and moment != released(item.date, item.embargo)


def newest_first(items: Iterable[NewsMeta]) -> list[NewsMeta]:
    """Return the items newest first, those of the same day in the order of their ids."""
    return sorted(items, key=lambda item: (-item.date.toordinal(), item.id))


def last_change(items: Sequence[NewsMeta]) -> date | None:
    """Return the day of the last change among items sorted newest first, None for no items.

    It depends on the data alone, never on the clock, so that the same data gives the same bytes.
    """
    if not items:
        return None
    return max([items[0].date, *(item.changed for item in items if item.is_changed)])


def _grouped(
    items: Iterable[NewsMeta], key: Callable[[NewsMeta], K]
) -> dict[K, tuple[NewsMeta, ...]]:
    groups: dict[K, list[NewsMeta]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return {name: tuple(group) for name, group in groups.items()}
