"""A full build: renders every artifact into a new tree."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec

from klsite.build.inputs import InputScan
from klsite.build.manifest import ArtifactRecord, BuildRecord, MkDocsOutput, TreeManifest
from klsite.build.plan import cache_keys, in_sitemap, plan_artifacts, sitemap_artifacts, theme_key
from klsite.build.run import render_all
from klsite.build.search_index import index_part, write_index
from klsite.build.trees import folder_times, folders_of, remove
from klsite.render.page_renderers import PageRenderers
from klsite.site.artifacts import INDEX, PageRenderer, RenderedPage, SiteRenderers
from klsite.site.groups import CacheKeys, site_groups
from klsite.site.site import Site
from klsite.site.smaller_pictures import KEPT, drop_unused
from klsite.system.fingerprints import fingerprint
from klsite.system.phases import phase
from klsite.system.processes import ChildTask

if TYPE_CHECKING:
    from klsite.pages.page import Page


class HostFailed(Exception):
    """The host could not do its part. The text says why, in Danish."""


class Host(Protocol):
    """The program that renders the frames and the hand-written pages: MkDocs or ProperDocs.

    Both methods render its part of the project ``root`` into the folder ``tree``, and raise
    ``HostFailed``.
    """

    def render(self, root: Path, site: Site, tree: Path, *, plain: bool) -> MkDocsOutput:
        """Render; with ``plain`` every page is rendered by the host."""

    def render_without_news(self, root: Path, site: Site, tree: Path) -> MkDocsOutput | None:
        """Render with a site that has no news yet; None if hand-written pages link to any."""


class MkDocsTask:
    """The part of the host in a build, in a child while the news are read.

    It starts when all but the news is read and found right: what the host renders does not depend
    on them, unless a hand-written page links to one.
    """

    def __init__(self, host: Host, root: Path, tree: Path) -> None:
        self._host = host
        self._root = root
        self._tree = tree
        self._output: ChildTask | None = None

    def start(self, site: Site) -> None:
        """Start the child; ``site`` has no news yet."""
        self._output = ChildTask(lambda: self._rendered(site))

    def _rendered(self, site: Site) -> bytes:
        try:
            output = self._host.render_without_news(self._root, site, self._tree)
        except HostFailed as failure:
            return msgspec.msgpack.encode(str(failure))
        return msgspec.msgpack.encode(output)

    def join(self, site: Site, *, plain: bool) -> MkDocsOutput:
        """Return what the host has rendered, or have it render now; ``site`` is the whole site.

        Raises ``HostFailed`` and ``WorkerFailed``.
        """
        if self._output is not None:
            output = msgspec.msgpack.decode(self._output(), type=MkDocsOutput | str | None)
            if isinstance(output, str):
                raise HostFailed(output)
            if output is not None:
                return output
        return self._host.render(self._root, site, self._tree, plain=plain)

    def end(self) -> None:
        """Wait for the child, if it was started."""
        if self._output:
            self._output.end()


class RenderedSite(NamedTuple):
    """A whole site in a tree: its artifacts, the cache keys of their groups, and its files.

    ``templates`` are those of the news pages, ``rendered`` the paths of the artifacts that were
    rendered.
    """

    artifacts: dict[str, ArtifactRecord]
    groups: dict[str, bytes]
    tree: TreeManifest
    templates: tuple[str, ...]
    rendered: frozenset[str]


def render_full(
    inputs: InputScan, site: Site, output: MkDocsOutput, tree: Path, *, plain: bool
) -> tuple[BuildRecord, RenderedSite]:
    """Render into ``tree``, where the host has done its part, everything else.

    With ``plain`` the host has rendered every page. Raises ``WorkerFailed``.
    """
    theme = theme_key(inputs, site)
    rendered = complete(site, output, tree, cache_keys(inputs, theme), plain=plain)
    copies = {each.fingerprint for each in rendered.artifacts.values() if each.group == "pictures"}
    drop_unused(inputs.root / KEPT, copies)
    record = BuildRecord(
        theme=theme,
        static=inputs.static,
        parts=inputs.parts,
        linked=output.linked,
        settings=output.settings,
        frames=output.frames,
        groups=rendered.groups,
        artifacts=rendered.artifacts,
        withheld=withheld_key(site),
    )
    return record, rendered


def complete(
    site: Site, output: MkDocsOutput, tree: Path, keys: CacheKeys, *, plain: bool
) -> RenderedSite:
    """Render into ``tree`` everything that the host has not; return all that is in it."""
    output = _without(output, site.file_use.withheld, tree)
    renderers = PageRenderers(site, output.settings, output.frames)
    with phase("planlægge"):
        plan = plan_artifacts(
            site_groups(site, _renderers(renderers, output, tree, plain), keys), {}, {}
        )
    artifacts = plan.artifacts()
    if not site.news.visibility.preview:
        listed = in_sitemap(output.artifacts | {each.path: each for each in artifacts})
        artifacts += sitemap_artifacts(listed, output.settings.site_url)
    with phase("lave sider, feeds, kalendere og data"):
        renderers.load()
        result = render_all(artifacts, tree, {}, indexed=True)
    files = output.files | result.files()
    folders = ChildTask(lambda: msgspec.msgpack.encode(folder_times(tree, folders_of(files))))
    try:
        with phase("lave søgeindeks"):
            parts = [*result.indexes, index_part(output.artifacts.items(), tree)]
            index = write_index(parts, tree, site.dataset.synonyms.expressions)
    finally:
        folders.end()
    times = msgspec.msgpack.decode(folders()) | folder_times(tree, folders_of(index))
    manifest = TreeManifest(files | index, times)
    records = output.artifacts | result.records(plan.render)
    paths = frozenset(result.written)
    return RenderedSite(records, plan.groups, manifest, renderers.news_templates, paths)


def withheld_key(site: Site) -> bytes:
    """Return the cache key of which files below ``content/`` are not published."""
    return fingerprint(*sorted(site.file_use.withheld))


def _without(output: MkDocsOutput, withheld: Iterable[str], tree: Path) -> MkDocsOutput:
    """Remove from the tree the files that the host has copied and that are not public."""
    files = dict(output.files)
    for path in withheld:
        remove(tree, path)
        files.pop(path, None)
    return msgspec.structs.replace(output, files=files)


def _renderers(
    renderers: PageRenderers, output: MkDocsOutput, tree: Path, plain: bool
) -> SiteRenderers:
    own, news = renderers.all, renderers.news
    if plain:
        own, news = _reading(tree, own), _reading(tree, news)
    return SiteRenderers(own, news, *output.settings.edition)


def _reading(tree: Path, renderer: PageRenderer) -> PageRenderer:
    """Return the renderer that takes the pages that the host has rendered."""

    def page(page: Page) -> RenderedPage:
        content = (tree / page.address / INDEX).read_bytes()
        return RenderedPage(content, content.decode())

    return PageRenderer(page, renderer.redirect)
