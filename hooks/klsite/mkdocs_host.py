"""The one module that knows MkDocs: it hands our pages, feeds and navigation to it.

MkDocs renders the hand-written pages and those of the navigation, which it links to. All others
are put into frames that the theme makes, after MkDocs is done; with ``extra.plain`` they too go
through MkDocs, page by page, which gives the same bytes and is what the frames are held against.
"""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from klsite import addresses, search
from klsite.danish import heading_id
from klsite.frames import MARKS, Frames
from klsite.moment import moment_to_build_for
from klsite.pages.navigation import NavigationEntry
from klsite.pages.page import Origin, Page
from klsite.phases import phase
from klsite.progress import Progress
from klsite.render import Parts, Renderer
from klsite.site import Site, read_site
from klsite.workers import share

CONTENT_ANCHOR = "_indhold"
"""The id of every page's own heading, the target of the link »Gå til indholdet«.

Ids in templates begin with an underscore where a long text may stand on the page: the ids that
its headings get never do.
"""

_LINKED = re.compile(r"\]\(([^)#\s]*)index\.md")
"""A link in a hand-written page to a page that is made from the data."""


@dataclass
class Host:
    """The state of one build. ``plain`` says that MkDocs renders every page."""

    site: Site
    renderer: Renderer
    now: datetime
    plain: bool
    linked: frozenset[str]
    """The addresses that hand-written pages link to."""
    records: dict[str, Page] = field(default_factory=dict)
    """Each record that MkDocs renders, by the source path that it knows it by."""
    written: list[Page] = field(default_factory=list)
    """The hand-written pages."""
    navigation: Navigation | None = None
    frames: Frames | None = None

    @cached_property
    def in_navigation(self) -> set[str]:
        """The addresses of the navigation, whose titles there are shorter than the pages' own."""
        entries = self.site.navigation
        return {each.address for entry in entries for each in (entry, *entry.below)}

    def is_rendered_by_mkdocs(self, page: Page) -> bool:
        """Whether a page goes through MkDocs: those it links to, or all of them."""
        return self.plain or page.address in self.in_navigation or page.address in self.linked


def prepare(config: MkDocsConfig) -> Host:
    """Read and check the data, and fit the configuration to it.

    Runs before MkDocs empties the site folder. Raises ``DataMistakes``.
    """
    now = moment_to_build_for(str(config.extra.get("now") or ""))
    root = Path(config.config_file_path).parent
    with phase("læse og kontrollere data"):
        site = read_site(root, now)
    config.nav = [_nav_entry(entry) for entry in site.navigation]
    config.mdx_configs.setdefault("toc", {})["slugify"] = heading_id
    midnight = datetime.combine(site.changed, time(), tzinfo=UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))
    templates = Path(config.theme.custom_dir or root / "overrides")
    renderer = Renderer(templates, site, config.site_url or "/", config.site_name)
    plain = bool(config.extra.get("plain"))
    return Host(site, renderer, now, plain, _linked(Path(config.docs_dir)))


def _linked(content: Path) -> frozenset[str]:
    return frozenset(
        address.removeprefix("/")
        for file in content.rglob("*.md")
        for address in _LINKED.findall(file.read_text(encoding="utf-8"))
    )


def _source_path(address: str) -> str:
    return f"{address}index.md"


def _nav_entry(entry: NavigationEntry) -> dict[str, Any]:
    if not entry.below:
        return {entry.title: _source_path(entry.address)}
    return {entry.title: [_source_path(entry.address), *(_nav_entry(each) for each in entry.below)]}


def add_files(host: Host, files: Files, config: MkDocsConfig) -> None:
    """Add to the files that MkDocs has found the pages it renders, redirects, feeds and data."""
    for page in filter(host.is_rendered_by_mkdocs, host.site.pages):
        source = _source_path(page.address)
        host.records[source] = page
        files.append(
            File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        )
    site_url = config.site_url or "/"
    for redirect in host.site.redirects:
        html = host.renderer.redirect(redirect)
        files.append(File.generated(config, f"{redirect.address}index.html", content=html))
    with phase("lave feeds, kalendere og data"):
        for published in host.site.files(site_url, host.now):
            files.append(File.generated(config, published.address, content=published.content))


def describe(host: Host, page: MkDocsPage) -> None:
    """Give MkDocs' page the title of its record, or keep a record of a hand-written page."""
    record = host.records.get(page.file.src_uri)
    if record is None:
        host.written.append(_hand_written(page))
    elif record.address not in host.in_navigation:
        page.title = record.title


def _hand_written(page: MkDocsPage) -> Page:
    """Return the record of a hand-written page, whose head has been checked."""
    is_search = page.url == addresses.SEARCH
    return Page(
        address=page.url,
        template="",
        title=str(page.meta["title"]),
        description=str(page.meta["description"]),
        content=None,
        origin=Origin(page.file.src_uri),
        changed=date.fromisoformat(str(page.meta["updated"])),
        is_list=is_search,
        script="soeg.js" if is_search else None,
    )


def set_anchor(host: Host, page: MkDocsPage) -> None:
    """Tell MkDocs of the heading that »Gå til indholdet« leads to."""
    if page.file.src_uri in host.records:
        page.toc = _anchor(page)


def _anchor(page: MkDocsPage) -> TableOfContents:
    return TableOfContents([AnchorLink(str(page.title), CONTENT_ANCHOR, 1)])


def add_to_context(host: Host, context: dict[str, Any], page: MkDocsPage) -> None:
    """Give the frame around a page its own HTML, and the section of the navigation it is in."""
    record = host.records.get(page.file.src_uri)
    if record is not None:
        parts = host.renderer.parts(record)
    else:
        written = next(each for each in host.written if each.origin.file == page.file.src_uri)
        parts = host.renderer.around(written, page.content or "")
    _fill(host, context, page, parts)


def _fill(host: Host, context: dict[str, Any], page: MkDocsPage, parts: Parts) -> None:
    context |= {"head": parts.head, "body": parts.body, "section": _section(host, page.url)}


def prepare_frames(
    host: Host, environment: Environment, files: Files, config: MkDocsConfig
) -> None:
    """Give the frames what they show of KL, and a way to be made."""
    environment.globals |= {
        "organisation": host.site.dataset.organisation,
        "addresses": addresses,
        "listed_pages": lambda: _listed_pages(host),
    }
    documents = files.documentation_pages()
    template = environment.get_template("main.html")

    def make(place: str) -> str:
        page = MkDocsPage("", File.generated(config, _source_path(place), content=""), config)
        page.toc = _anchor(page)
        assert host.navigation is not None, "MkDocs makes it before the environment"
        context: Any = get_context(host.navigation, documents, config, page)
        _fill(host, context, page, MARKS)
        return template.render(context)

    host.frames = Frames(make, _linked_from_frames(host))


def _linked_from_frames(host: Host) -> Sequence[str]:
    foot = (
        addresses.CONTACT,
        addresses.SUBSCRIBE,
        addresses.NEWSLETTER,
        addresses.SEARCH,
        addresses.SOURCES,
        addresses.ABOUT_SITE,
    )
    return (*host.in_navigation, *foot)


def _listed_pages(host: Host) -> Sequence[Page]:
    """Return the pages that search engines may list, hand-written ones last."""
    return [page for page in (*host.site.pages, *host.written) if page.indexed]


def _section(host: Host, url: str) -> str | None:
    """Return the address of the entry in the main navigation that a page belongs below."""
    below = [
        entry.address
        for entry in host.site.navigation
        if entry.address and url.startswith(entry.address)
    ]
    return below[0] if below else None


def write_pages(host: Host, config: MkDocsConfig) -> None:
    """Write the pages that do not go through MkDocs, each into its frame."""
    target = Path(config.site_dir)
    pages = [page for page in host.site.pages if not host.is_rendered_by_mkdocs(page)]
    frames = host.frames
    assert frames is not None, "made when MkDocs made its environment"

    parent = os.getpid()

    def write(part: Sequence[Page]) -> None:
        progress = Progress("Skriver sider", len(part), shown=os.getpid() == parent)
        for page in part:
            document = frames.at(page.address).filled(host.renderer.parts(page))
            folder = target / page.address
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "index.html").write_bytes(document.encode())
            progress.step()
        progress.done()

    with phase("skrive sider"):
        share(pages, write)


def index(host: Host, config: MkDocsConfig) -> None:
    """Index the finished site for search."""
    site = Path(config.site_dir)
    pages = [page for page in (*host.site.pages, *host.written) if page.searchable]
    with phase("lave søgeindeks"):
        entries = [
            search.entry_of(page.address, page.published, _document(site, page.address))
            for page in pages
        ]
        made = search.partial(entry for entry in entries if entry is not None)
        for path, content in search.merged([made], 0, 1):
            file = site / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)


def _document(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")
