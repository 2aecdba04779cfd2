"""Outputs: the files of the site, each with what it is made from, before any of them is made.

A group of outputs with a key is made of nothing that the key does not tell: as long as the key is
the same, the whole group is, and need not even be planned. Within a group an output may have a
stamp that does the same for it alone. What is in neither is made, and compared with what there is.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import NamedTuple

from klsite.origin import Origin
from klsite.pages.page import Page, Planned, Redirect
from klsite.publish.file import PublishedFile
from klsite.stamps import stamp

INDEX = "index.html"
"""The file by which a page is found at the address of its folder."""


class Document(NamedTuple):
    """A whole page as it is published, and the HTML in which the search finds its text."""

    content: bytes
    body: str


class Searched(NamedTuple):
    """What the site's search knows of a page: the day of its publication and its HTML."""

    day: date | None
    html: str


class Made(NamedTuple):
    """The content of a file and, if it is a page that the site's search finds, what that reads."""

    content: bytes
    searched: Searched | None = None


class Output(NamedTuple):
    """A file of the site: its path, where its address comes from, its stamp and how it is made.

    ``stamp`` gives None where it cannot be told. ``indexed`` says whether the sitemap lists the
    file, with ``changed``.
    """

    path: str
    origin: Origin
    stamp: Callable[[], bytes | None]
    make: Callable[[], Made]
    changed: date | None = None
    indexed: bool = False

    @property
    def address(self) -> str:
        """The address that the file is published at."""
        return self.path.removesuffix(INDEX)


class Group(NamedTuple):
    """Outputs that are made of the same data. ``key`` is None if they must always be planned."""

    name: str
    key: bytes | None
    plan: Callable[[], Iterable[Output]]


class Press(NamedTuple):
    """Makes whole documents of pages and redirects."""

    page: Callable[[Page], Document]
    redirect: Callable[[Redirect], bytes]


def page_output(planned: Planned, press: Press, base: bytes = b"") -> Output:
    """Return the output of a page; ``base`` is the key of what its stamp does not tell."""
    return Output(
        planned.address + INDEX,
        planned.origin,
        partial(_stamp, planned, base),
        partial(_made, planned, press),
        planned.changed,
        planned.indexed,
    )


def _stamp(planned: Planned, base: bytes) -> bytes | None:
    made_from = planned.stamp()
    return made_from and base + made_from


def _made(planned: Planned, press: Press) -> Made:
    page = planned.make()
    content, body = press.page(page)
    return Made(content, Searched(page.published, body) if page.searchable else None)


def redirect_output(redirect: Redirect, press: Press, base: bytes = b"") -> Output:
    """Return the output of a redirect, which is made of its two addresses and a title."""
    target = redirect.target
    made_from = base + stamp(redirect.address, target.address, target.title)
    return Output(
        redirect.address + INDEX,
        redirect.origin,
        lambda: made_from,
        lambda: Made(press.redirect(redirect)),
    )


def file_output(file: PublishedFile, base: bytes = b"") -> Output:
    """Return the output of a feed or a file of open data."""
    made_from = file.stamp and base + file.stamp
    return Output(file.address, file.origin, lambda: made_from, lambda: Made(file.make()))
