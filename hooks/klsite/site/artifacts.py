"""Artifacts: the files of the site, each with what it is rendered from, before any is rendered.

A group of artifacts with a cache key depends on nothing that the key does not cover: as long as
the key is the same, so is the whole group, and it need not even be planned. An artifact may have
a fingerprint that does the same for it alone. An artifact with neither is rendered, and compared
with the file that is there.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import NamedTuple, Protocol

import msgspec

from klsite.model.source_location import SourceLocation
from klsite.pages.page import Page, PageTask, Redirect, Trackable
from klsite.publish.file import PublishedFile
from klsite.search import PageText, SearchFacts, page_text
from klsite.site.searched import search_facts
from klsite.system.fingerprints import fingerprint

INDEX = "index.html"
"""The file by which a page is found at the address of its folder."""


class RenderedPage(NamedTuple):
    """A whole page as UTF-8, and the HTML of its body."""

    content: bytes
    body: str


class SearchSource(NamedTuple):
    """What the search index is made from: facts of a page, what its head tells of it, its text.

    An update reads the last two from the published page, so only a full build calls ``text``.
    """

    facts: SearchFacts
    description: str
    text: Callable[[], PageText | None]


class Rendered(NamedTuple):
    """The content of a file and, of a page that the search finds, what the index reads."""

    content: bytes
    search: SearchSource | None = None


class Artifact(Trackable, Protocol):
    """A file of the site, which can be rendered."""

    @property
    def path(self) -> str:
        """The path of the file in the site."""

    def inputs(self) -> Iterable[str]:
        """Return the files below ``data/`` that the fingerprint covers."""

    def render(self) -> Rendered:
        """Return the content."""


def address_of(path: str) -> str:
    """Return the address that the file at a path is published at."""
    return path.removesuffix(INDEX)


class ArtifactGroup(NamedTuple):
    """Artifacts that are rendered from the same data.

    ``cache_key`` is None if they must always be planned; ``plan`` yields them.
    """

    name: str
    cache_key: bytes | None
    plan: Callable[[], Iterable[Artifact]]


class PageRenderer(NamedTuple):
    """Renders whole documents of pages and redirects."""

    page: Callable[[Page], RenderedPage]
    redirect: Callable[[Redirect], bytes]


class SiteRenderers(NamedTuple):
    """How the artifacts of a site are rendered, and the absolute address it is built for.

    ``is_trial`` says that it is a trial edition, which search engines are asked to leave alone.
    """

    all: PageRenderer
    news: PageRenderer
    site_url: str
    is_trial: bool = False


class PageSearch(NamedTuple):
    """What the search is told of pages: the facts of each, and its text, given its HTML."""

    facts: Callable[[Page], SearchFacts | None] = search_facts
    text: Callable[[Page, str], PageText | None] = lambda _, html: page_text(html)


_USUAL = PageSearch()


class PageArtifact(msgspec.Struct, frozen=True, gc=False):
    """The file of a page; ``base`` is the cache key of what its fingerprint does not cover."""

    path: str
    task: PageTask
    renderer: PageRenderer
    base: bytes = b""
    search: PageSearch = _USUAL

    @property
    def origin(self) -> SourceLocation:
        """That of the page."""
        return self.task.origin

    @property
    def changed(self) -> date | None:
        """That of the page."""
        return self.task.changed

    @property
    def indexed(self) -> bool:
        """That of the page."""
        return self.task.indexed

    def fingerprint(self) -> bytes | None:
        """Return the fingerprint, or None where it cannot be computed."""
        own = self.task.fingerprint()
        return own and self.base + own

    def inputs(self) -> Iterable[str]:
        """Return those of the page."""
        return self.task.inputs()

    def render(self) -> Rendered:
        """Return the content."""
        page = self.task.page()
        content, body = self.renderer.page(page)
        if (facts := self.search.facts(page)) is None:
            return Rendered(content)
        text = partial(self.search.text, page, body)
        return Rendered(content, SearchSource(facts, page.head_description, text))


class FileArtifact(NamedTuple):
    """A file that is no page."""

    path: str
    origin: SourceLocation
    fingerprint: Callable[[], bytes | None]
    render: Callable[[], Rendered]
    inputs: Callable[[], Iterable[str]] = tuple
    changed: None = None
    indexed: bool = False


def page_artifact(
    task: PageTask,
    renderer: PageRenderer,
    base: bytes = b"",
    search: PageSearch = _USUAL,
) -> Artifact:
    """Return the artifact of a page."""
    return PageArtifact(task.address + INDEX, task, renderer, base, search)


_PLAIN_PATH = re.compile(r"[A-Za-z0-9._/-]*")


def redirect_artifact(
    redirect: Redirect, renderer: PageRenderer, base: bytes = b""
) -> Artifact | None:
    """Return the artifact of a redirect, which depends on its two addresses and a title.

    None if a file at its path would not be shown as a page: then only the web server redirects.
    """
    if not _PLAIN_PATH.fullmatch(redirect.address):
        return None
    if not redirect.address.endswith(("/", ".html", ".htm")):
        return None
    path = redirect.address + INDEX if redirect.address.endswith("/") else redirect.address
    target = redirect.target
    own = base + fingerprint(redirect.address, target.address, target.title)
    return FileArtifact(
        path,
        redirect.origin,
        lambda: own,
        lambda: Rendered(renderer.redirect(redirect)),
        lambda: (redirect.origin.file,),
    )


def file_artifact(file: PublishedFile, base: bytes = b"") -> Artifact:
    """Return the artifact of a feed, a calendar or a file of open data."""
    own = file.fingerprint and base + file.fingerprint
    return FileArtifact(
        file.address, file.origin, lambda: own, lambda: Rendered(file.render()), lambda: file.inputs
    )
