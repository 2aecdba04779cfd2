"""Outputs: the files of the site, each with what it is made from, before any of them is made.

A group of outputs with a key is made of nothing that the key does not tell: as long as the key is
the same, the whole group is, and need not even be planned. Within a group an output may have a
stamp that does the same for it alone. What is in neither is made, and compared with what there is.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple, Protocol

import msgspec

from klsite.model.source_location import SourceLocation
from klsite.pages.page import Page, PageTask, Redirect, Trackable
from klsite.publish.file import PublishedFile
from klsite.system.fingerprints import fingerprint

INDEX = "index.html"
"""The file by which a page is found at the address of its folder."""


class RenderedPage(NamedTuple):
    """A whole page as it is published, and the HTML in which the search finds its text."""

    content: bytes
    body: str


class SearchSource(NamedTuple):
    """What the site's search knows of a page: the day of its publication and its HTML."""

    day: date | None
    html: str


class Rendered(NamedTuple):
    """The content of a file and, if it is a page that the site's search finds, what that reads."""

    content: bytes
    searched: SearchSource | None = None


class Artifact(Trackable, Protocol):
    """A file of the site, which can be made."""

    @property
    def path(self) -> str:
        """The path of the file in the site."""

    def make(self) -> Rendered:
        """Return the content."""


def address_of(path: str) -> str:
    """Return the address that the file at a path is published at."""
    return path.removesuffix(INDEX)


class ArtifactGroup(NamedTuple):
    """Outputs that are made of the same data. ``key`` is None if they must always be planned."""

    name: str
    key: bytes | None
    plan: Callable[[], Iterable[Artifact]]


class PageRenderer(NamedTuple):
    """Makes whole documents of pages and redirects."""

    page: Callable[[Page], RenderedPage]
    redirect: Callable[[Redirect], bytes]


class PageArtifact(msgspec.Struct, frozen=True, gc=False):
    """The output of a page; ``base`` is the key of what its stamp does not tell."""

    path: str
    planned: PageTask
    press: PageRenderer
    base: bytes = b""

    @property
    def origin(self) -> SourceLocation:
        """That of the page."""
        return self.planned.origin

    @property
    def changed(self) -> date | None:
        """That of the page."""
        return self.planned.changed

    @property
    def indexed(self) -> bool:
        """That of the page."""
        return self.planned.indexed

    def stamp(self) -> bytes | None:
        """Return the stamp, or None where it cannot be told."""
        made_from = self.planned.stamp()
        return made_from and self.base + made_from

    def make(self) -> Rendered:
        """Return the content."""
        page = self.planned.make()
        content, body = self.press.page(page)
        return Rendered(content, SearchSource(page.published, body) if page.searchable else None)


class FileArtifact(NamedTuple):
    """The output of anything else."""

    path: str
    origin: SourceLocation
    stamp: Callable[[], bytes | None]
    make: Callable[[], Rendered]
    changed: None = None
    indexed: bool = False


def page_artifact(planned: PageTask, press: PageRenderer, base: bytes = b"") -> Artifact:
    """Return the output of a page."""
    return PageArtifact(planned.address + INDEX, planned, press, base)


def redirect_artifact(redirect: Redirect, press: PageRenderer, base: bytes = b"") -> Artifact:
    """Return the output of a redirect, which is made of its two addresses and a title."""
    target = redirect.target
    made_from = base + fingerprint(redirect.address, target.address, target.title)
    return FileArtifact(
        redirect.address + INDEX,
        redirect.origin,
        lambda: made_from,
        lambda: Rendered(press.redirect(redirect)),
    )


def file_artifact(file: PublishedFile, base: bytes = b"") -> Artifact:
    """Return the output of a feed or a file of open data."""
    made_from = file.stamp and base + file.stamp
    return FileArtifact(file.address, file.origin, lambda: made_from, lambda: Rendered(file.make()))
