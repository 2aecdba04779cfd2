"""Builds a whole site from nothing."""

from pathlib import Path
from typing import NamedTuple

import msgspec

from klsite.outputs import INDEX, Document, Press
from klsite.pages.page import Page
from klsite.phases import phase
from klsite.pipeline.hosted import Hosted
from klsite.pipeline.indexing import index_of, write_index
from klsite.pipeline.planning import in_sitemap, kept_of, keys_of, plan, sitemap_outputs, theme_key
from klsite.pipeline.presses import Presses
from klsite.pipeline.production import produce
from klsite.pipeline.project import Project
from klsite.pipeline.state import Built, Kept, Making, raw
from klsite.pipeline.tree import Inventory, folder_times, folders_of
from klsite.site import Keys, Site
from klsite.workers import Aside


class Completed(NamedTuple):
    """A whole site: its outputs, the keys of their groups, and what lies in its tree.

    ``templates`` are those of the pages of news.
    """

    groups: dict[str, bytes]
    outputs: dict[str, Kept]
    inventory: Inventory
    templates: tuple[str, ...]


def build_anew(project: Project, site: Site, tree: Path, hosted: Hosted, *, plain: bool) -> Built:
    """Complete the site in the folder ``tree``, of which MkDocs has done its part.

    With ``plain`` it has made every page. Raises ``WorkerFailed``.
    """
    theme = theme_key(project, site)
    completed = complete(site, hosted, tree, keys_of(project, theme), plain=plain)
    making = Making(
        theme=theme,
        lasting=project.lasting,
        linked=hosted.linked,
        settings=hosted.settings,
        frames=hosted.frames,
        groups=completed.groups,
        outputs=completed.outputs,
    )
    kept = (raw(making), raw(None))
    return Built(
        project.program,
        project.whole,
        site.news.now,
        completed.inventory,
        completed.templates,
        kept,
    )


def complete(site: Site, hosted: Hosted, tree: Path, keys: Keys, *, plain: bool) -> Completed:
    """Write into a tree everything that MkDocs has not written; return all that is in it."""
    presses = Presses(site, hosted.settings, hosted.frames)
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
        produced = produce([*made, *sitemap_outputs(listed, site_url)], tree, {}, indexed=True)
    products = {product.path: product for product in produced.products}
    files = hosted.files | {path: each.entry for path, each in products.items() if each.entry}
    folders = Aside(lambda: msgspec.msgpack.encode(folder_times(tree, folders_of(files))))
    try:
        with phase("lave søgeindeks"):
            index = write_index([*produced.indexes, index_of(hosted.outputs.items(), tree)], tree)
    finally:
        folders.end()
    times = msgspec.msgpack.decode(folders()) | folder_times(tree, folders_of(index))
    kept = {each.path: kept_of(group, each, products[each.path]) for group, each in planned.make}
    inventory = Inventory(files | index, times)
    return Completed(planned.groups, hosted.outputs | kept, inventory, presses.news_templates)


def _reading(tree: Path, press: Press) -> Press:
    """Return the press that takes the pages that MkDocs has made."""

    def page(page: Page) -> Document:
        content = (tree / page.address / INDEX).read_bytes()
        return Document(content, content.decode())

    return Press(page, press.redirect)
