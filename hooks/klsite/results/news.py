"""The news items as they are at one moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from klsite import addresses
from klsite.model.news_meta import NewsMeta
from klsite.text.clock import a_year_before
from klsite.text.rich_text import RichText

Body = Callable[[NewsMeta], RichText | None]
"""Gives the body of a news item."""


K = TypeVar("K")


class News:
    """All news items as they are to be shown at one moment, ``now`` (aware).

    ``heads`` stand in the order of their files.
    """

    def __init__(self, heads: Iterable[NewsMeta], now: datetime) -> None:
        self.heads = tuple(heads)
        self.now = now

    def is_old(self, item: NewsMeta) -> bool:
        """Return whether an item is more than a year old, so that what it says may not hold."""
        return item.date < self._year_ago

    @cached_property
    def _year_ago(self) -> date:
        return a_year_before(self.now.date())

    @cached_property
    def published(self) -> tuple[NewsMeta, ...]:
        """The items that have an address of their own, in the order of their files."""
        return tuple(item for item in self.heads if item.is_published(self.now))

    @cached_property
    def listed(self) -> tuple[NewsMeta, ...]:
        """The items that lists, feeds and search show, newest first."""
        return tuple(newest_first(item for item in self.published if item.withdrawn is None))

    @cached_property
    def by_kind(self) -> dict[str, tuple[NewsMeta, ...]]:
        """The listed items of each kind, newest first."""
        return _by(self.listed, lambda item: item.kind)

    @cached_property
    def by_year(self) -> dict[int, tuple[NewsMeta, ...]]:
        """The listed items of each year that has a list of its own, newest first."""
        return _by(self.listed, lambda item: item.date.year)

    @cached_property
    def by_category(self) -> dict[str | None, tuple[NewsMeta, ...]]:
        """The listed items of each category, newest first."""
        return _by(self.listed, lambda item: item.category)

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each listed item among all of them, by its id."""
        return {item.id: place for place, item in enumerate(self.listed)}

    @cached_property
    def places_in_category(self) -> dict[str, int]:
        """The place of each listed item in its category, by its id."""
        groups = self.by_category.values()
        return {item.id: place for group in groups for place, item in enumerate(group)}

    def related(self, item: NewsMeta) -> tuple[NewsMeta, ...]:
        """Return the listed items that an item leads to, in the order of its file."""
        places = (self.places.get(each) for each in item.related)
        return tuple(self.listed[place] for place in places if place is not None)

    @cached_property
    def by_address(self) -> dict[str, NewsMeta]:
        """The published items by the addresses of their pages."""
        return {addresses.news_item(item): item for item in self.published}


def newest_first(items: Iterable[NewsMeta]) -> list[NewsMeta]:
    """Return the items newest first; items of one day in the order of their ids."""
    return sorted(items, key=lambda item: (-item.date.toordinal(), item.id))


def last_change(items: Sequence[NewsMeta]) -> date | None:
    """Return the day of the last change among items that stand newest first, if there are any.

    It is told by the items and never by the clock: same data, same bytes.
    """
    if not items:
        return None
    return max([items[0].date, *[item.updated for item in items if item.updated is not None]])


def _by(items: Iterable[NewsMeta], key: Callable[[NewsMeta], K]) -> dict[K, tuple[NewsMeta, ...]]:
    groups: dict[K, list[NewsMeta]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return {name: tuple(group) for name, group in groups.items()}
