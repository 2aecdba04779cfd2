"""The record of a page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

import msgspec

from klsite.origin import Origin


class Link(msgspec.Struct, frozen=True):
    """A link with its text. The address is relative to the site's root."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the site as a whole, and where in the data it comes from.

    ``near`` is the part of the value at ``origin`` that it is about, where it is known.
    """

    origin: Origin
    message: str
    near: str = ""


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
    ``assets/`` that it can do without but is better with.
    """

    address: str
    template: str
    title: str
    description: str
    content: object
    origin: Origin
    trail: tuple[Link, ...] = ()
    changed: date | None = None
    published: date | None = None
    feed: Link | None = None
    indexed: bool = True
    is_list: bool = False
    short_title: str | None = None
    applies: Applied | None = None
    script: str | None = None

    @property
    def searchable(self) -> bool:
        """Whether the site's own search finds the page."""
        return self.indexed and not self.is_list


class Parts(NamedTuple):
    """The HTML that is a page's own: what its head says of it, and what stands in its body."""

    head: str
    body: str


class Listed(Protocol):
    """Something that the sitemap may tell of."""

    @property
    def changed(self) -> date | None:
        """The day of the last change, if it is known."""

    @property
    def indexed(self) -> bool:
        """Whether the sitemap lists it, for search engines."""


class Traced(Listed, Protocol):
    """What is planned to be published, and what other parts of the site need of it."""

    @property
    def origin(self) -> Origin:
        """Where in the data the address comes from."""

    def stamp(self) -> bytes | None:
        """Return a digest of everything that it is made from besides the data that is not news.

        As long as the stamp is the same, so is what is made. None where that cannot be told.
        """


class Planned(Traced, Protocol):
    """A page that can be made, and where it will lie."""

    @property
    def address(self) -> str:
        """The address, relative to the site's root."""

    def make(self) -> Page:
        """Return the page."""


class PlannedPage(NamedTuple):
    """A planned page of any kind."""

    address: str
    origin: Origin
    changed: date | None
    indexed: bool
    stamp: Callable[[], bytes | None]
    make: Callable[[], Page]


def planned(page: Page) -> Planned:
    """Return the plan of a page that is made already."""
    return PlannedPage(
        page.address, page.origin, page.changed, page.indexed, lambda: None, lambda: page
    )


@dataclass(frozen=True, slots=True)
class Redirect:
    """A former address that sends its visitors on to ``target``."""

    address: str
    target: Link
    origin: Origin


class Moved(Protocol):
    """Something read from a file of its own whose page may have had other addresses."""

    @property
    def file(self) -> str:
        """The file, relative to the data folder."""


def redirects(item: Moved, formerly: Iterable[str], target: Link) -> list[Redirect]:
    """Return the redirects from the former addresses of an item to its page."""
    return [
        Redirect(address, target, Origin(item.file, ("formerly", index)))
        for index, address in enumerate(formerly)
    ]
