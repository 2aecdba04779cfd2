"""The one module that knows MkDocs: it hands our pages, feeds and navigation to it.

MkDocs renders the hand-written pages, and puts the theme's frame around all pages.
"""

import os
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from klsite import addresses
from klsite.danish import heading_id, long_date
from klsite.headings import Heading, headings
from klsite.moment import moment_to_build_for
from klsite.pages.navigation import NavigationEntry
from klsite.pages.page import Page
from klsite.render import Renderer
from klsite.search import index_for_search
from klsite.site import Site, read_site

CONTENT_ANCHOR = "_indhold"
"""The id of every page's own heading, the target of the link »Gå til indholdet«.

Ids in templates begin with an underscore where a long text may stand on the page: the ids that
its headings get never do.
"""


@dataclass
class Host:
    """The state of one build."""

    site: Site
    renderer: Renderer
    now: datetime
    records: dict[str, Page] = field(default_factory=dict)
    """Each record by the source path that MkDocs knows it by."""

    @cached_property
    def in_navigation(self) -> set[str]:
        """The addresses of the navigation, whose titles there are shorter than the pages' own."""
        entries = self.site.navigation
        return {each.address for entry in entries for each in (entry, *entry.below)}


def prepare(config: MkDocsConfig) -> Host:
    """Read and check the data, and fit the configuration to it.

    Runs before MkDocs empties the site folder. Raises ``DataMistakes``.
    """
    now = moment_to_build_for(str(config.extra.get("now") or ""))
    root = Path(config.config_file_path).parent
    site = read_site(root, now)
    config.nav = [_nav_entry(entry) for entry in site.navigation]
    config.mdx_configs.setdefault("toc", {})["slugify"] = heading_id
    midnight = datetime.combine(site.changed, time(), tzinfo=UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))
    templates = Path(config.theme.custom_dir or root / "overrides")
    renderer = Renderer(templates, site, config.site_url or "/")
    return Host(site, renderer, now)


def _source_path(address: str) -> str:
    return f"{address}index.md"


def _nav_entry(entry: NavigationEntry) -> dict[str, Any]:
    if not entry.below:
        return {entry.title: _source_path(entry.address)}
    return {entry.title: [_source_path(entry.address), *(_nav_entry(each) for each in entry.below)]}


def add_files(host: Host, files: Files, config: MkDocsConfig) -> None:
    """Add the generated pages, redirects, feeds and data to those that MkDocs has found."""
    for page in host.site.pages:
        source = _source_path(page.address)
        host.records[source] = page
        file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = f"data/{page.origin.file}"
        files.append(file)
    site_url = config.site_url or "/"
    for redirect in host.site.redirects:
        html = host.renderer.redirect(redirect)
        files.append(File.generated(config, f"{redirect.address}index.html", content=html))
    for published in host.site.files(site_url, host.now):
        files.append(File.generated(config, published.address, content=published.content))


def describe(host: Host, page: MkDocsPage) -> None:
    """Give MkDocs' page the title, description and dates of its record, if it has one."""
    record = host.records.get(page.file.src_uri)
    if record is None:
        if updated := page.meta.get("updated"):
            page.update_date = str(updated)
        return
    if record.address not in host.in_navigation:
        page.title = record.title
    page.meta = {
        "title": record.title,
        "description": record.description,
        "noindex": not record.indexed,
    }
    if record.changed is not None:
        page.update_date = record.changed.isoformat()


def content_of(host: Host, page: MkDocsPage, html: str) -> str:
    """Return the content of a page, and tell MkDocs of its headings."""
    record = host.records.get(page.file.src_uri)
    if record is None:
        return html
    content = host.renderer.content(record)
    below = [_anchor(heading) for heading in headings(content)]
    top = AnchorLink(record.title, CONTENT_ANCHOR, 1)
    top.children = below
    page.toc = TableOfContents([top])
    return content


def _anchor(heading: Heading) -> AnchorLink:
    # The frame does not escape: MkDocs' own titles come as HTML.
    return AnchorLink(escape(heading.text), heading.id, 2)


def add_to_context(host: Host, context: dict[str, Any], page: MkDocsPage) -> None:
    """Give the frame around a page the record, the navigation and KL's own details."""
    record = host.records.get(page.file.src_uri)
    context["record"] = record
    context["section"] = _section(host, page.url)
    context["searchable"] = record.searchable if record else page.url != addresses.SEARCH
    context["changed"] = record.changed if record else _day(page.meta.get("updated"))


def _day(value: object) -> date | None:
    """Return the day in the head of a hand-written page, which has been checked."""
    return date.fromisoformat(str(value)) if value else None


def add_globals(host: Host, environment: Environment) -> None:
    """Give every page of the frame, also 404, what it shows of KL."""
    environment.globals |= {
        "organisation": host.site.dataset.organisation,
        "addresses": addresses,
        "long_date": long_date,
    }


def _section(host: Host, url: str) -> str | None:
    """Return the address of the entry in the main navigation that a page belongs below."""
    below = [
        entry.address
        for entry in host.site.navigation
        if entry.address and url.startswith(entry.address)
    ]
    return below[0] if below else None


def finish(config: MkDocsConfig) -> None:
    """Index the finished site for search."""
    index_for_search(Path(config.site_dir))
