"""Whether the published tree is what a build would make now, for builds and for uploads."""

from datetime import datetime
from pathlib import Path

import msgspec

from klsite.build.inputs import InputScan
from klsite.build.manifest import BuildManifest, ManifestStore, raw
from klsite.build.trees import (
    TreeChanged,
    Trees,
    adopted,
    has_folders,
    is_copy,
    verify_files,
    with_times,
)
from klsite.model.visibility import Visibility


class NotCurrent(Exception):
    """The site is not to be uploaded as it lies. The text says why, in Danish."""


def is_up_to_date(
    published: BuildManifest, inputs: InputScan, trees: Trees, store: ManifestStore
) -> bool:
    """Return whether what is published is what would be built now, and still lies there."""
    return _is_of(published, inputs) and _lies(published, trees, store)


def current_site(root: Path, now: datetime) -> BuildManifest:
    """Return the manifest of a site that is what would be built at ``now``.

    Raises ``NotCurrent``.
    """
    again = "kør »python3 scripts/kl.py build« først"
    if not (root / "site" / "index.html").is_file():
        raise NotCurrent(f"Der er intet bygget websted i site/: {again}.")
    store = ManifestStore(root)
    trees = Trees(root / "site", root)
    snapshot, published = store.inputs(), published_manifest(trees, store)
    if snapshot is None or published is None:
        raise NotCurrent(f".cache/ siger ikke, hvad site/ er bygget af: {again}.")
    if not _is_of(published, InputScan(root, Visibility(now), snapshot)):
        raise NotCurrent(
            f"Det byggede websted i site/ er af andre data eller til et andet tidspunkt: {again}."
        )
    if not _lies(published, trees, store):
        raise NotCurrent(f"Filerne i site/ er ikke dem, der blev bygget: {again}.")
    return published


def published_manifest(trees: Trees, store: ManifestStore) -> BuildManifest | None:
    """Return what the last build published, whether it lies there as it was or was copied there."""
    published = store.build()
    if published is None or not is_copy(trees.published, published.tree):
        return published
    tree = adopted(trees.published, published.tree)
    if tree is None:
        return published
    record, _ = published.encoded  # what lay in the staging tree does not travel
    copied = msgspec.structs.replace(published, tree=tree, encoded=(record, raw(None)))
    store.save_build(copied)
    return copied


def _is_of(published: BuildManifest, inputs: InputScan) -> bool:
    """Whether a site was built from these inputs, for a moment that makes no difference."""
    before = inputs.before
    if before is None or not before.whole or published.whole != inputs.whole:
        return False
    return published.valid_since == before.valid_since == inputs.valid_since(before)


def _lies(published: BuildManifest, trees: Trees, store: ManifestStore) -> bool:
    """Whether the files of the published tree are those that were built."""
    try:
        touched = verify_files(trees.published, published.tree.files)
    except TreeChanged:
        return False
    if touched:  # so that the next build need not read those files again
        tree = with_times(published.tree, touched)
        store.save_build(msgspec.structs.replace(published, tree=tree))
    return has_folders(trees.published, published.tree)
