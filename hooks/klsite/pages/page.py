"""Page records, page tasks and redirects: what ``pages`` hands to the rest of the program."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from typing import Any, NamedTuple, Protocol

import msgspec

from klsite import addresses
from klsite.addresses import Link
from klsite.model.source_location import SourceLocation
from klsite.results.feeds import formats
from klsite.results.held_back import HeldBackLabel
from klsite.results.news_lists import ALL_FEED
from klsite.text.danish import shortened


@dataclass(frozen=True, slots=True)
class AppliedPoints:
    """The points of a set of rules of procedure that a page applies; ``rules`` is the set's id.

    Pages outside any term name no set (the empty text): they follow the latest that has the point.
    """

    rules: str
    points: tuple[str, ...]


@cache
def _as_formats(feed: Link) -> tuple[Link, ...]:
    """Return a feed and that of all news, each in every format; many pages share them."""
    return tuple(chain.from_iterable(map(formats, dict.fromkeys((feed, ALL_FEED)))))


_MOST_DESCRIBED = 160
"""The length of a description in characters, beyond which search engines cut it."""


class Page(msgspec.Struct, frozen=True):
    """A page of the site, before rendering.

    ``template`` names a file below ``overrides/pages`` and ``content`` is what it shows.
    ``origin`` is where in the data the address comes from. ``trail`` are the breadcrumbs, from
    the front page to the parent, and ``short_title`` the page's own in them. ``changed`` and
    ``published`` are days, None where not known. ``feed`` is the feed of what the page lists.
    ``indexed`` is false for a page that search engines shall not list; ``is_list`` marks one that
    only links to other pages, of which the site's own search knows no more than the title.
    ``applies`` are the points of the rules behind the page, each of which links back to it.
    ``script`` is the file below ``assets/`` of a progressive enhancement. ``change_label`` says
    what was changed on the day of the last change, where that is not the thing that ``published``
    is of. ``held_back`` says why not all of it is public, which only a preview has. ``alternates``
    are the calendar and the open data of what it shows. ``thing`` is what it is about, in the
    vocabulary of schema.org.
    """

    address: str
    template: str
    title: str
    description: str
    content: object
    origin: SourceLocation
    trail: tuple[Link, ...] = ()
    changed: date | None = None
    published: date | None = None
    feed: Link | None = None
    indexed: bool = True
    is_list: bool = False
    short_title: str | None = None
    applies: AppliedPoints | None = None
    script: str | None = None
    change_label: str = "Sidst ændret"
    held_back: HeldBackLabel | None = None
    alternates: tuple[Link, ...] = ()
    thing: Mapping[str, Any] | None = None

    @property
    def head_description(self) -> str:
        """The description as search engines show it: its first 160 characters."""
        return shortened(self.description, _MOST_DESCRIBED)

    @property
    def all_alternates(self) -> tuple[Link, ...]:
        """What programs find from the page: its own feed, that of all news, and ``alternates``."""
        return (*_as_formats(self.feed or ALL_FEED), *self.alternates)

    @property
    def changed_since(self) -> date | None:
        """The day to show as that of the last change: one after the publication, if there is one.

        A list has none: it changes when something is added, and each of its entries has its day.
        """
        if self.changed is None or self.is_list:
            return None
        return self.changed if self.published is None or self.changed > self.published else None

    @property
    def searchable(self) -> bool:
        """Whether the site's own search finds the page."""
        return (
            self.indexed
            and self.address not in (addresses.FRONT, addresses.SEARCH)
            and not addresses.is_list_page(self.address)
        )


class SitemapEntry(Protocol):
    """Something with an address that the sitemap may list."""

    @property
    def changed(self) -> date | None:
        """The day of the last change, None where it is not known."""

    @property
    def indexed(self) -> bool:
        """Whether search engines may list it."""


class Trackable(SitemapEntry, Protocol):
    """Something to be published, before it is rendered."""

    @property
    def origin(self) -> SourceLocation:
        """Where in the data the address comes from."""

    def fingerprint(self) -> bytes | None:
        """Return a digest of all news that it is made from; other data is in the cache key.

        As long as both are the same, so is the result. None where it cannot be computed.
        """


class PageTask(Trackable, Protocol):
    """A page that is made when it is needed, and the address known before."""

    @property
    def address(self) -> str:
        """The address, relative to the site's root."""

    def inputs(self) -> Iterable[str]:
        """Return the files below ``data/`` that the fingerprint covers, for ``build --explain``."""

    def page(self) -> Page:
        """Return the page."""


class PreparedPage(NamedTuple):
    """A page task put together from its parts."""

    address: str
    origin: SourceLocation
    changed: date | None
    indexed: bool
    fingerprint: Callable[[], bytes | None]
    page: Callable[[], Page]
    inputs: Callable[[], Iterable[str]] = tuple


def prepared(page: Page) -> PageTask:
    """Return the task of a page that is made already and has no fingerprint."""
    return PreparedPage(
        page.address, page.origin, page.changed, page.indexed, lambda: None, lambda: page
    )


@dataclass(frozen=True, slots=True)
class Redirect:
    """A former address, from which visitors are redirected to ``target``."""

    address: str
    target: Link
    origin: SourceLocation


class HasFile(Protocol):
    """A record with a data file of its own, whose page may have had other addresses."""

    @property
    def file(self) -> str:
        """The file, relative to the data folder."""


def redirects(item: HasFile, formerly: Iterable[str], target: Link) -> list[Redirect]:
    """Return the redirects from the former addresses of an item to its page."""
    return [
        Redirect(address, target, SourceLocation(item.file, ("formerly", index)))
        for index, address in enumerate(formerly)
    ]
