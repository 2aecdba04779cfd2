"""The record of a page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

import msgspec

from klsite.addresses import Link
from klsite.model.source_location import SourceLocation


@dataclass(frozen=True, slots=True)
class Applied:
    """The points of a set of rules of procedure that a page applies."""

    rules: str
    points: tuple[str, ...]


class Page(msgspec.Struct, frozen=True):
    """A page of the site, complete but for its layout.

    ``template`` is the page type, named as its template below ``overrides/pages``;
    ``content`` is what that template shows. ``trail`` leads from the front page to the page
    above this one. ``feed`` is the feed that carries what the page lists. ``indexed`` says
    whether search engines may list the page, ``is_list`` that it only leads to other pages, so
    that the site's own search leaves it out. ``short_title`` is what breadcrumbs show.
    ``applies`` are the points of the rules that lead to the page, ``script`` the file below
    ``assets/`` that it can do without but is better with. ``change_label`` says what was changed
    on the day of the last change, where that is not the thing that ``published`` is of.
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
    applies: Applied | None = None
    script: str | None = None
    change_label: str = "Sidst ændret"

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
        return self.indexed and not self.is_list


class SitemapEntry(Protocol):
    """Something that the sitemap may tell of."""

    @property
    def changed(self) -> date | None:
        """The day of the last change, if it is known."""

    @property
    def indexed(self) -> bool:
        """Whether the sitemap lists it, for search engines."""


class Trackable(SitemapEntry, Protocol):
    """What is planned to be published, and what other parts of the site need of it."""

    @property
    def origin(self) -> SourceLocation:
        """Where in the data the address comes from."""

    def stamp(self) -> bytes | None:
        """Return a digest of everything that it is made from besides the data that is not news.

        As long as the stamp is the same, so is what is made. None where that cannot be told.
        """


class PageTask(Trackable, Protocol):
    """A page that can be made, and where it will lie."""

    @property
    def address(self) -> str:
        """The address, relative to the site's root."""

    def make(self) -> Page:
        """Return the page."""


class PreparedPage(NamedTuple):
    """A planned page of any kind."""

    address: str
    origin: SourceLocation
    changed: date | None
    indexed: bool
    stamp: Callable[[], bytes | None]
    make: Callable[[], Page]


def prepared(page: Page) -> PageTask:
    """Return the plan of a page that is made already."""
    return PreparedPage(
        page.address, page.origin, page.changed, page.indexed, lambda: None, lambda: page
    )


@dataclass(frozen=True, slots=True)
class Redirect:
    """A former address that sends its visitors on to ``target``."""

    address: str
    target: Link
    origin: SourceLocation


class Moved(Protocol):
    """Something read from a file of its own whose page may have had other addresses."""

    @property
    def file(self) -> str:
        """The file, relative to the data folder."""


def redirects(item: Moved, formerly: Iterable[str], target: Link) -> list[Redirect]:
    """Return the redirects from the former addresses of an item to its page."""
    return [
        Redirect(address, target, SourceLocation(item.file, ("formerly", index)))
        for index, address in enumerate(formerly)
    ]
