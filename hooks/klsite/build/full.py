"""Builds a whole site from nothing."""

from pathlib import Path
from typing import NamedTuple

import msgspec

from klsite.build.indexing import index_of, write_index
from klsite.build.manifest import ArtifactRecord, BuildManifest, BuildRecord, raw
from klsite.build.mkdocs_output import MkDocsOutput
from klsite.build.plan import in_sitemap, kept_of, keys_of, plan, sitemap_outputs, theme_key
from klsite.build.project import Project
from klsite.build.run import render_all
from klsite.build.trees import TreeManifest, folder_times, folders_of
from klsite.pages.page import Page
from klsite.render.page_renderers import PageRenderers
from klsite.site.artifacts import INDEX, PageRenderer, RenderedPage
from klsite.site.site import CacheKeys, Site
from klsite.system.phases import phase
from klsite.system.processes import ChildTask


class Completed(NamedTuple):
    """A whole site: its outputs, the keys of their groups, and what lies in its tree.

    ``templates`` are those of the pages of news.
    """

    groups: dict[str, bytes]
    outputs: dict[str, ArtifactRecord]
    inventory: TreeManifest
    templates: tuple[str, ...]


def build_full(
    project: Project, site: Site, tree: Path, hosted: MkDocsOutput, *, plain: bool
) -> BuildManifest:
    """Complete the site in the folder ``tree``, of which MkDocs has done its part.

    With ``plain`` it has made every page. Raises ``WorkerFailed``.
    """
    theme = theme_key(project, site)
    completed = complete(site, hosted, tree, keys_of(project, theme), plain=plain)
    making = BuildRecord(
        theme=theme,
        lasting=project.lasting,
        linked=hosted.linked,
        settings=hosted.settings,
        frames=hosted.frames,
        groups=completed.groups,
        outputs=completed.outputs,
    )
    kept = (raw(making), raw(None))
    return BuildManifest(
        project.program,
        project.whole,
        site.news.now,
        completed.inventory,
        completed.templates,
        kept,
    )


def complete(
    site: Site, hosted: MkDocsOutput, tree: Path, keys: CacheKeys, *, plain: bool
) -> Completed:
    """Write into a tree everything that MkDocs has not written; return all that is in it."""
    presses = PageRenderers(site, hosted.settings, hosted.frames)
    press, news_press = presses.all, presses.news
    if plain:
        press, news_press = _reading(tree, press), _reading(tree, news_press)
    site_url = hosted.settings.site_url
    with phase("planlægge"):
        planned = plan(site.groups(press, news_press, site_url, keys), {}, {})
    made = planned.outputs()
    listed = in_sitemap(hosted.outputs | {output.path: output for output in made})
    with phase("lave sider, feeds, kalendere og data"):
        presses.load()
        produced = render_all([*made, *sitemap_outputs(listed, site_url)], tree, {}, indexed=True)
    products = {product.path: product for product in produced.products}
    files = hosted.files | {path: each.entry for path, each in products.items() if each.entry}
    folders = ChildTask(lambda: msgspec.msgpack.encode(folder_times(tree, folders_of(files))))
    try:
        with phase("lave søgeindeks"):
            index = write_index([*produced.indexes, index_of(hosted.outputs.items(), tree)], tree)
    finally:
        folders.end()
    times = msgspec.msgpack.decode(folders()) | folder_times(tree, folders_of(index))
    kept = {each.path: kept_of(group, each, products[each.path]) for group, each in planned.make}
    inventory = TreeManifest(files | index, times)
    return Completed(planned.groups, hosted.outputs | kept, inventory, presses.news_templates)


def _reading(tree: Path, press: PageRenderer) -> PageRenderer:
    """Return the press that takes the pages that MkDocs has made."""

    def page(page: Page) -> RenderedPage:
        content = (tree / page.address / INDEX).read_bytes()
        return RenderedPage(content, content.decode())

    return PageRenderer(page, press.redirect)
