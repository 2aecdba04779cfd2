"""Brings a built site up to date: makes what has changed and leaves the rest as it lies there."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from klsite.addresses import SEARCH_INDEX
from klsite.build.indexing import indexes_of, updated_index, write_index
from klsite.build.manifest import HAND_WRITTEN, ArtifactRecord, BuildManifest, BuildRecord, raw
from klsite.build.plan import Plan, in_sitemap, kept_of, keys_of, plan, sitemap_outputs, theme_key
from klsite.build.project import Project
from klsite.build.run import render_all
from klsite.build.trees import (
    FileStat,
    TreeChanged,
    TreeManifest,
    Trees,
    changed_paths,
    folder_times,
    folders_of,
    read,
    remove,
    write,
)
from klsite.render.compiled_templates import Compiling
from klsite.render.page_renderers import PageRenderers
from klsite.site.artifacts import INDEX, address_of
from klsite.site.site import Site
from klsite.system.phases import phase


class CannotUpdate(Exception):
    """What MkDocs makes has changed too, or the trees are not as they were left."""


def update(
    project: Project,
    site: Site,
    built: BuildManifest,
    trees: Trees,
    spare: Callable[[], dict[str, int]],
    compiling: Compiling,
) -> tuple[BuildManifest, int]:
    """Publish the site as it is now; return what to keep, and how many files have changed.

    ``spare`` waits until the spare tree is the same as the published one, and gives its folders.
    ``compiling`` is that of the templates of the news.
    Raises ``CannotUpdate``, ``NoFrame`` and ``WorkerFailed``; the published site is then as before.
    """
    before = built.making()
    theme = before.theme if before.lasting == project.lasting else theme_key(project, site)
    if theme != before.theme or not site.has_pages_at(before.linked):
        raise CannotUpdate
    with phase("planlægge"):
        presses = PageRenderers(site, before.settings, before.frames)
        site_url = before.settings.site_url
        groups = site.groups(presses.all, presses.news, site_url, keys_of(project, theme))
        planned = plan(groups, before.groups, before.outputs)
    for output in planned.outputs():
        if output.path.endswith(INDEX):  # another process could not say that a frame is missing
            before.frames.at(address_of(output.path))
    files = dict(built.inventory.files)
    try:
        with phase("gøre det andet træ klar"):
            folders = spare()
            compiling()
        outputs = _make(planned, before, trees, built.inventory, files)
        with phase("lægge webstedet på plads"):
            changed = changed_paths(built.inventory.files, files)
            inventory = _inventory(trees.spare, files, folders, changed)
            trees.swap()
    except TreeChanged as error:
        raise CannotUpdate from error
    making = msgspec.structs.replace(
        before,
        theme=theme,
        lasting=project.lasting,
        groups=planned.groups,
        outputs=outputs,
    )
    kept = (raw(making), raw(built.inventory))
    templates = built.templates or presses.news_templates
    new = BuildManifest(project.program, project.whole, site.news.now, inventory, templates, kept)
    return new, len(changed)


def _make(
    planned: Plan,
    old: BuildRecord,
    trees: Trees,
    published: TreeManifest,
    files: dict[str, FileStat],
) -> dict[str, ArtifactRecord]:
    """Make what is to be made in the spare tree; update ``files`` and return what is kept."""
    before = published.files
    hosted = {path: each for path, each in old.outputs.items() if each.group == HAND_WRITTEN}
    wanted = planned.outputs()
    making = {output.path: output for output in wanted}
    gone = old.outputs.keys() - planned.kept.keys() - making.keys() - hosted.keys()
    for path in gone:
        remove(trees.spare, path)
        del files[path]
    kept = planned.kept | hosted
    # It takes longer to compress the sitemap than to make the page of an item.
    was = {path: old.outputs[path] for path in gone | making.keys() if path in old.outputs}
    if in_sitemap(was) != in_sitemap(making):
        listed = in_sitemap({**kept, **making})
        wanted += sitemap_outputs(listed, old.settings.site_url)
    with phase("lave sider, feeds, kalendere og data"):
        produced = render_all(wanted, trees.spare, before, indexed=False)
    products = {product.path: product for product in produced.products}
    outputs = kept | {
        each.path: kept_of(group, each, products[each.path]) for group, each in planned.make
    }
    new = {path: product.entry for path, product in products.items() if product.entry is not None}
    files |= new
    with phase("lave søgeindeks"):
        _index(old.outputs, outputs, new.keys() | gone, trees, published, files)
    return outputs


def _index(
    before: dict[str, ArtifactRecord],
    after: dict[str, ArtifactRecord],
    changed: set[str],
    trees: Trees,
    inventory: TreeManifest,
    files: dict[str, FileStat],
) -> None:
    """Bring the search index up to date; ``inventory`` is that of the published tree."""
    old = inventory.files

    def published(path: str) -> bytes:
        return read(trees.published, path, old[path])

    contents = updated_index(before, after, changed, published, trees.spare)
    if contents is None:
        for path in [path for path in files if path.startswith(SEARCH_INDEX)]:
            remove(trees.spare, path)
            del files[path]
        files |= write_index(indexes_of(after, trees.spare), trees.spare)
        return
    for path, content in contents.items():
        if content is None:
            remove(trees.spare, path)
            del files[path]
        else:
            files[path] = write(trees.spare, path, content)


def _inventory(
    tree: Path, files: dict[str, FileStat], folders: dict[str, int], changed: set[str]
) -> TreeManifest:
    """Return what lies in a tree after a change, given its folders before it."""
    touched = folders_of(changed)
    there = [path for path in touched if (tree / path).is_dir()]
    known = {path: time for path, time in folders.items() if path not in touched}
    return TreeManifest(files, known | folder_times(tree, there))
