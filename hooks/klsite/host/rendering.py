"""The hooks of MkDocs: gives it our files and navigation, and keeps the frames that it renders.

MkDocs puts the hand-written pages into their frames; their HTML is made as that of all others. Of
the pages of its navigation it renders the frames alone, with marks where our HTML goes, and the
pipeline fills them. With ``plain`` it renders every page, one by one, which gives the same bytes
and is what the frames are held against.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from unicodedata import normalize

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from klsite import addresses
from klsite.host.theme_files import drop_unused, join_own_styles, trim_main_styles
from klsite.load.content_tree import published_files
from klsite.pages.navigation import NavigationEntry
from klsite.pages.page import Page
from klsite.render.frames import MARKS, Frames, PageHtml, frame_of, menu_entry
from klsite.render.page_renderers import PageRenderers
from klsite.site.site import Site
from klsite.system.foreign_files import WELL_KNOWN
from klsite.text.danish import heading_id

CONTENT_ANCHOR = "_indhold"
"""The id of every page's own heading, the target of the link »Gå til indholdet«.

Ids in templates begin with an underscore where a long text may stand on the page: the ids that
its headings get never do.
"""


@dataclass
class MkDocsBuild:
    """The part of a build that runs in MkDocs.

    ``plain`` says that it renders every page. When it is done, ``frames`` has the frames of all
    other pages and ``written`` the hand-written pages.
    """

    site: Site
    renderers: PageRenderers
    plain: bool = False
    records: dict[str, Page | str] = field(default_factory=dict)
    """What MkDocs renders of ours, by the source path that it knows it by: a whole page, or the
    frame of an address."""
    navigation: Navigation | None = None

    @cached_property
    def written(self) -> dict[str, Page]:
        """The hand-written pages, by the source path that MkDocs knows them by."""
        return {page.origin.file: page for page in self.site.written_pages}

    @property
    def frames(self) -> Frames:
        """The frames that MkDocs has made."""
        return self.renderers.frames

    @cached_property
    def in_navigation(self) -> dict[str, str]:
        """The addresses of the navigation, with the titles there, shorter than the pages' own."""
        entries = self.site.navigation
        return {each.address: each.title for entry in entries for each in (entry, *entry.below)}


def prepare(state: MkDocsBuild, config: MkDocsConfig) -> None:
    """Set navigation and theme of the configuration. Runs before MkDocs empties the site folder."""
    sources = {page.address: source for source, page in state.written.items()}
    config.nav = [_nav_entry(entry, sources) for entry in state.site.navigation]
    config.mdx_configs.setdefault("toc", {})["slugify"] = heading_id
    config.theme.static_templates.discard("sitemap.xml")  # ours is made with the other files
    midnight = datetime(2000, 1, 1, tzinfo=UTC)  # no published file holds the time of the build
    os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))


def _source_path(address: str) -> str:
    return f"{address}index.md"


def _nav_entry(entry: NavigationEntry, sources: Mapping[str, str]) -> dict[str, Any]:
    source = sources.get(entry.address) or _source_path(entry.address)
    if not entry.below:
        return {entry.title: source}
    return {entry.title: [source, *(_nav_entry(each, sources) for each in entry.below)]}


def add_files(state: MkDocsBuild, files: Files, config: MkDocsConfig) -> None:
    """Add the generated pages that MkDocs renders to the files it has found.

    Of those below ``content/`` only what may be published stays.
    """
    published = set(published_files(Path(config.docs_dir)))
    for file in list(files):
        if file.src_dir == config.docs_dir:
            if file.src_uri not in published:
                files.remove(file)
                continue
            file.dest_uri = normalize("NFC", file.dest_uri)  # as the links to it
            if file.src_uri.startswith(f"{WELL_KNOWN}/"):  # MkDocs leaves out what is hidden
                file.inclusion = InclusionLevel.INCLUDED
    if state.plain:
        pages = (task.page() for task in state.site.pages())
        state.records = {_source_path(page.address): page for page in pages}
    else:
        wanted = state.in_navigation.keys() - {page.address for page in state.written.values()}
        state.records = {_source_path(address): address for address in sorted(wanted)}
    for source in state.records:
        files.append(
            File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        )


def describe(state: MkDocsBuild, page: MkDocsPage) -> str:
    """Give MkDocs' page the title of its record, and return the Markdown that is left to MkDocs.

    That is none: also the text of a hand-written page is converted as all others are.
    """
    record = state.records.get(page.file.src_uri)
    if record is not None and page.url not in state.in_navigation:
        page.title = record if isinstance(record, str) else record.title
    return ""


def set_anchor(state: MkDocsBuild, page: MkDocsPage) -> None:
    """Set the table of contents of the page to the target of the skip link."""
    page.toc = _anchor(page)


def _anchor(page: MkDocsPage) -> TableOfContents:
    return TableOfContents([AnchorLink(str(page.title), CONTENT_ANCHOR, 1)])


def add_to_context(state: MkDocsBuild, context: dict[str, Any], page: MkDocsPage) -> None:
    """Set the template variables of a page: its HTML, and its places in the navigation."""
    record = state.records.get(page.file.src_uri)
    if isinstance(record, str):
        html = MARKS
    else:
        html = state.renderers.html(record or state.written[page.file.src_uri])
    _fill(state, context, page.url, html)


def _fill(state: MkDocsBuild, context: dict[str, Any], address: str, html: PageHtml) -> None:
    context |= {"head": html.head, "body": html.body, "section": _section(state, address)}
    context["menu_entry"] = menu_entry(address, state.in_navigation)


def take_frame(state: MkDocsBuild, page: MkDocsPage, output: str) -> str | None:
    """Keep the frame of a generated page; an empty result keeps MkDocs from writing it."""
    record = state.records.get(page.file.src_uri)
    if not isinstance(record, str):
        return None
    state.frames.own[record] = frame_of(output)
    return ""


def prepare_frames(
    state: MkDocsBuild, environment: Environment, files: Files, config: MkDocsConfig
) -> None:
    """Set the globals that the frames show, and render the frames shared by generated pages.

    Runs before MkDocs copies files, and takes those of the theme from it that nothing refers to.
    """
    join_own_styles(files, config)
    environment.globals |= {
        "organisation": state.site.dataset.organisation,
        "addresses": addresses,
        "theme_styles": trim_main_styles(files, config),
        "listed": state.site.index.listed,
        "is_preview": state.site.news.visibility.preview,
    }
    environment.filters["url"] = _through_root(environment.filters["url"])
    documents = files.documentation_pages()
    template = environment.get_template("main.html")

    def document(address: str) -> str:
        place = "_/" * address.count("/")
        page = MkDocsPage("", File.generated(config, _source_path(place), content=""), config)
        page.toc = _anchor(page)
        assert state.navigation is not None, "MkDocs makes it before the environment"
        context: Any = get_context(state.navigation, documents, config, page)
        _fill(state, context, address, MARKS)
        return template.render(context)

    written = [state.renderers.html(page).body for page in state.written.values()]
    drop_unused(files, config, [document(""), *written])
    if not state.plain:
        state.frames.menu = frozenset(state.in_navigation)
        state.frames.render(state.site.frame_addresses(), document)


def _through_root(relative: Any) -> Any:
    """Return the link filter of the frames: a link relative to the root, for any depth of page.

    MkDocs' own, ``relative``, finds the shortest way, which differs from page to page. It serves
    the page that is shown for missing addresses, which does not know where it is.
    """

    @pass_context
    def url(context: Context, value: str) -> str:
        page = context.get("page")
        if page is None or value.startswith(("/", "#")) or "://" in value:
            return str(relative(context, value))
        return "../" * page.url.count("/") + value or "./"

    return url


def _section(state: MkDocsBuild, url: str) -> str | None:
    """Return the address of the entry in the main navigation that a page belongs below."""
    below = (
        entry.address
        for entry in state.site.navigation
        if any(each.address and url.startswith(each.address) for each in (entry, *entry.below))
    )
    return next(below, None)
