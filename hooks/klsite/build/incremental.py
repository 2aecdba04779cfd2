"""An incremental build: renders into the staging tree what changed, and leaves the rest there."""

from pathlib import Path
from typing import NamedTuple

import msgspec

from klsite import search
from klsite.addresses import SEARCH_INDEX, is_sitemap
from klsite.build.full import RenderedSite, withheld_key
from klsite.build.inputs import InputScan
from klsite.build.manifest import (
    HAND_WRITTEN,
    ArtifactRecord,
    BuildManifest,
    BuildRecord,
    FileStat,
    TreeManifest,
)
from klsite.build.plan import (
    Plan,
    cache_keys,
    in_sitemap,
    plan_artifacts,
    sitemap_artifacts,
    theme_key,
)
from klsite.build.run import RenderResult, render_all
from klsite.build.search_index import IndexedPages, changed_index, index_parts, write_index
from klsite.build.trees import (
    Trees,
    changed_paths,
    folder_times,
    folders_of,
    read,
    remove,
    write,
)
from klsite.render.page_renderers import PageRenderers
from klsite.site.artifacts import INDEX, Artifact, SiteRenderers, address_of
from klsite.site.groups import site_groups
from klsite.site.site import Site
from klsite.system.phases import phase


class CannotUpdate(Exception):
    """What the host renders or copies has changed too."""


class Update:
    """The update of what was ``published`` to the present ``site``.

    ``planned`` is known at once; nothing is written before ``render``. Raises ``CannotUpdate``,
    and ``NoFrame`` if the theme has rendered no frame for a new page.
    """

    def __init__(self, inputs: InputScan, site: Site, published: BuildManifest) -> None:
        self._published = published
        self._inputs = inputs
        self._site = site
        self.before = before = _moved_here(published.record(), inputs.root)
        self.theme = before.theme
        if before.static != inputs.static:
            self.theme = theme_key(inputs, site)
        if before.withheld != withheld_key(site):
            raise CannotUpdate
        if self.theme != before.theme or not site.has_pages_at(before.linked):
            raise CannotUpdate
        self._renderers = PageRenderers(site, before.settings, before.frames)
        with phase("planlægge"):
            self.plan = self._planned(site)
        for artifact in self.plan.artifacts():
            if artifact.path.endswith(INDEX):  # a child could not say that a frame is missing
                before.frames.at(address_of(artifact.path))

    def _planned(self, site: Site) -> Plan:
        own = self._renderers
        renderers = SiteRenderers(own.all, own.news, *self.before.settings.edition)
        groups = site_groups(site, renderers, cache_keys(self._inputs, self.theme))
        return plan_artifacts(groups, self.before.groups, self.before.artifacts)

    def render(self, trees: Trees, prepared: TreeManifest) -> tuple[BuildRecord, RenderedSite]:
        """Render what changed into the staging tree, which is as the published one.

        ``prepared`` is what lies in the staging tree.
        Raises ``TreeChanged`` and ``WorkerFailed``.
        """
        staging = _Staging(trees, prepared)
        hosted = {p: e for p, e in self.before.artifacts.items() if e.group == HAND_WRITTEN}
        result = self._rendered(staging, hosted)
        records = self.plan.kept | hosted | result.records(self.plan.render)
        with phase("lave søgeindeks"):
            index = _IndexChange(
                self.before.artifacts, records, self._site.dataset.synonyms.expressions
            )
            staging.update_index(index, result)
        changed = changed_paths(self._published.tree.files, staging.files)
        tree = _tree_manifest(trees.staging, staging.files, prepared.folders, changed)
        record = msgspec.structs.replace(
            self.before,
            theme=self.theme,
            static=self._inputs.static,
            parts=self._inputs.parts,
            groups=self.plan.groups,
            artifacts=records,
        )
        templates = self._published.templates or self._renderers.news_templates
        paths = frozenset(result.written)
        return record, RenderedSite(records, self.plan.groups, tree, templates, paths)

    def _rendered(self, staging: "_Staging", hosted: dict[str, ArtifactRecord]) -> RenderResult:
        """Render what is planned and, if it changed, the sitemap; remove what is gone."""
        old, kept = self.before.artifacts, self.plan.kept | hosted
        artifacts = self.plan.artifacts()
        rendered: dict[str, Artifact] = {each.path: each for each in artifacts}
        gone = old.keys() - kept.keys() - rendered.keys()
        staging.remove(gone)
        # It takes longer to compress the sitemap than to render the page of an item.
        was = {path: old[path] for path in gone | rendered.keys() if path in old}
        if in_sitemap(was) != in_sitemap(rendered):
            listed = in_sitemap({**kept, **rendered})
            artifacts += sitemap_artifacts(listed, self.before.settings.site_url)
            planned = {each.path for each in artifacts}
            staging.remove({p for p in staging.files if is_sitemap(p)} - planned)
        with phase("lave sider, feeds, kalendere og data"):
            result = render_all(artifacts, staging.tree, staging.before, indexed=False)
        staging.files |= result.files()
        return result


def _moved_here(record: BuildRecord, root: Path) -> BuildRecord:
    """Return what was rendered, perhaps in another folder, with the templates of this one."""
    templates = str(root / Path(record.settings.templates).name)
    settings = msgspec.structs.replace(record.settings, templates=templates)
    return msgspec.structs.replace(record, settings=settings)


class _IndexChange(NamedTuple):
    """The artifacts before and after the update, and the synonyms after it."""

    old: dict[str, ArtifactRecord]
    new: dict[str, ArtifactRecord]
    synonyms: search.Synonyms


class _Staging:
    """The files of the staging tree while it is updated, beside those of the published tree."""

    def __init__(self, trees: Trees, published: TreeManifest) -> None:
        self.tree = trees.staging
        self.before = published.files
        self.files: dict[str, FileStat] = dict(published.files)
        self._published = trees.published
        self._gone: set[str] = set()

    def remove(self, paths: set[str]) -> None:
        """Remove files."""
        self._gone |= paths
        for path in paths:
            remove(self.tree, path)
            del self.files[path]

    def update_index(self, change: _IndexChange, result: RenderResult) -> None:
        """Bring the search index up to date with the artifacts."""
        old, new, synonyms = change
        before = IndexedPages(old, lambda path: read(self._published, path, self.before[path]))
        after = IndexedPages(new, lambda path: (self.tree / path).read_bytes())
        refound = {
            path
            for path, each in result.written.items()
            if path in old and old[path].searched != each.searched
        }
        changed = result.files().keys() | self._gone | refound
        contents = changed_index(before, after, changed, synonyms)
        if contents is None:
            for path in [path for path in self.files if path.startswith(SEARCH_INDEX)]:
                remove(self.tree, path)
                del self.files[path]
            self.files |= write_index(index_parts(new, self.tree), self.tree, synonyms)
            return
        for path, content in contents.items():
            if content is None:
                remove(self.tree, path)
                del self.files[path]
            else:
                self.files[path] = write(self.tree, path, content)


def _tree_manifest(
    tree: Path, files: dict[str, FileStat], folders: dict[str, int], changed: set[str]
) -> TreeManifest:
    """Return what lies in a tree after a change, given its folders before it."""
    touched = folders_of(changed)
    there = [path for path in touched if (tree / path).is_dir()]
    known = {path: time for path, time in folders.items() if path not in touched}
    return TreeManifest(files, known | folder_times(tree, there))
