"""Builds a whole site from nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from klsite.host.rendering import Host
from klsite.host.running import configuration, render, settings_of
from klsite.outputs import INDEX, Document, Press
from klsite.pages.page import Page
from klsite.phases import phase
from klsite.pipeline.frames import Frames
from klsite.pipeline.indexing import index_of, write_index
from klsite.pipeline.planning import kept_of, keys_of, plan, sitemap_outputs, theme_key
from klsite.pipeline.presses import Presses
from klsite.pipeline.production import produce
from klsite.pipeline.project import Project
from klsite.pipeline.state import HAND_WRITTEN, Built, Kept, Making, Settings, raw
from klsite.pipeline.tree import Entry, Inventory, folder_times, folders_of
from klsite.site import Keys, Site
from klsite.stamps import digest


class Completed(NamedTuple):
    """What was made beside what MkDocs has made: the keys of the groups, outputs and files."""

    groups: dict[str, bytes]
    outputs: dict[str, Kept]
    files: dict[str, Entry]


def build_anew(project: Project, site: Site, tree: Path, *, plain: bool) -> Built:
    """Build the site into the folder ``tree``, with ``plain`` each page by MkDocs.

    Raises ``HostFailed`` and ``WorkerFailed``.
    """
    config = configuration(project.root, tree)
    settings = settings_of(config)
    host = Host(site, Presses(site, settings, Frames()), plain=plain)
    with phase("lade MkDocs lave rammer og håndskrevne sider"):
        render(host, config)
        files = dict(_found(tree))
    theme = theme_key(project, site)
    completed = complete(host, settings, tree, keys_of(project, theme))
    files |= completed.files
    making = Making(
        theme=theme,
        lasting=project.lasting,
        linked=tuple(sorted(host.linked)),
        settings=settings,
        frames=host.frames,
        groups=completed.groups,
        outputs=completed.outputs,
    )
    inventory = Inventory(files, folder_times(tree, folders_of(files)))
    kept = (raw(making), raw(None))
    return Built(project.program, project.whole, site.news.now, inventory, kept)


def complete(host: Host, settings: Settings, tree: Path, keys: Keys) -> Completed:
    """Write into a tree everything that MkDocs has not written."""
    press, news_press = host.presses.all, host.presses.news
    if host.plain:
        press, news_press = _reading(tree, press), _reading(tree, news_press)
    with phase("planlægge"):
        planned = plan(host.site.groups(press, news_press, settings.site_url, keys), {}, {})
    with phase("lave sider, feeds, kalendere og data"):
        host.presses.load()
        produced = produce(planned.outputs(), tree, {}, indexed=True)
    products = {product.path: product for product in produced.products}
    outputs = {page.address + INDEX: _kept_page(page) for page in host.written}
    with phase("lave søgeindeks"):
        files = write_index([*produced.indexes, index_of(outputs.items(), tree)], tree)
    for group, output in planned.make:
        outputs[output.path] = kept_of(group, output, products[output.path])
    mapped = produce(sitemap_outputs(outputs, settings.site_url), tree, {}, indexed=False)
    for product in (*produced.products, *mapped.products):
        assert product.entry is not None, "all is new"
        files[product.path] = product.entry
    return Completed(planned.groups, outputs, files)


def _kept_page(page: Page) -> Kept:
    return Kept(HAND_WRITTEN, None, page.indexed, page.changed, page.searchable, page.published)


def _reading(tree: Path, press: Press) -> Press:
    """Return the press that takes the pages that MkDocs has made."""

    def page(page: Page) -> Document:
        content = (tree / page.address / INDEX).read_bytes()
        return Document(content, content.decode())

    return Press(page, press.redirect)


def _found(tree: Path) -> Iterator[tuple[str, Entry]]:
    """Yield every file of a tree that others have written."""
    for file in tree.rglob("*"):
        if file.is_file():
            status = file.stat()
            path = file.relative_to(tree).as_posix()
            yield (
                path,
                Entry(digest(file.read_bytes()), status.st_size, status.st_mtime_ns, status.st_ino),
            )
