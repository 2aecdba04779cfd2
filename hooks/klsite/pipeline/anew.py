"""Builds a whole site from nothing."""

from pathlib import Path
from typing import NamedTuple

from klsite.outputs import INDEX, Document, Press
from klsite.pages.page import Page
from klsite.phases import phase
from klsite.pipeline.hosted import Hosted
from klsite.pipeline.indexing import index_of, write_index
from klsite.pipeline.planning import kept_of, keys_of, plan, sitemap_outputs, theme_key
from klsite.pipeline.presses import Presses
from klsite.pipeline.production import produce
from klsite.pipeline.project import Project
from klsite.pipeline.state import Built, Kept, Making, raw
from klsite.pipeline.tree import Entry, Inventory, folder_times, folders_of
from klsite.site import Keys, Site


class Completed(NamedTuple):
    """What was made beside what MkDocs has made: the keys of the groups, outputs and files."""

    groups: dict[str, bytes]
    outputs: dict[str, Kept]
    files: dict[str, Entry]


def build_anew(project: Project, site: Site, tree: Path, hosted: Hosted, *, plain: bool) -> Built:
    """Complete the site in the folder ``tree``, of which MkDocs has done its part.

    With ``plain`` it has made every page. Raises ``WorkerFailed``.
    """
    theme = theme_key(project, site)
    completed = complete(site, hosted, tree, keys_of(project, theme), plain=plain)
    files = hosted.files | completed.files
    making = Making(
        theme=theme,
        lasting=project.lasting,
        linked=hosted.linked,
        settings=hosted.settings,
        frames=hosted.frames,
        groups=completed.groups,
        outputs=completed.outputs,
    )
    inventory = Inventory(files, folder_times(tree, folders_of(files)))
    kept = (raw(making), raw(None))
    return Built(project.program, project.whole, site.news.now, inventory, kept)


def complete(site: Site, hosted: Hosted, tree: Path, keys: Keys, *, plain: bool) -> Completed:
    """Write into a tree everything that MkDocs has not written."""
    presses = Presses(site, hosted.settings, hosted.frames)
    press, news_press = presses.all, presses.news
    if plain:
        press, news_press = _reading(tree, press), _reading(tree, news_press)
    site_url = hosted.settings.site_url
    with phase("planlægge"):
        planned = plan(site.groups(press, news_press, site_url, keys), {}, {})
    with phase("lave sider, feeds, kalendere og data"):
        presses.load()
        produced = produce(planned.outputs(), tree, {}, indexed=True)
    products = {product.path: product for product in produced.products}
    outputs = dict(hosted.outputs)
    with phase("lave søgeindeks"):
        files = write_index([*produced.indexes, index_of(outputs.items(), tree)], tree)
    for group, output in planned.make:
        outputs[output.path] = kept_of(group, output, products[output.path])
    mapped = produce(sitemap_outputs(outputs, site_url), tree, {}, indexed=False)
    for product in (*produced.products, *mapped.products):
        assert product.entry is not None, "all is new"
        files[product.path] = product.entry
    return Completed(planned.groups, outputs, files)


def _reading(tree: Path, press: Press) -> Press:
    """Return the press that takes the pages that MkDocs has made."""

    def page(page: Page) -> Document:
        content = (tree / page.address / INDEX).read_bytes()
        return Document(content, content.decode())

    return Press(page, press.redirect)
