"""Makes the spare tree the same as the published one, while the data are read."""

from collections.abc import Callable
from contextlib import suppress

import msgspec

from klsite.build.trees import (
    TreeChanged,
    TreeManifest,
    Trees,
    changed_paths,
    folder_times,
    folders_of,
    has_folders,
    verify_files,
)
from klsite.system.processes import ChildTask, WorkerFailed


def begin(
    trees: Trees, published: TreeManifest, spare: Callable[[], TreeManifest | None]
) -> Callable[[], dict[str, int]]:
    """Begin; return the function that waits, and gives the folders of the tree with their times.

    ``spare`` gives what lies in the spare tree, None if that is not known. The function may be
    called again; it raises ``TreeChanged`` if it could not be done.
    """

    def make() -> bytes:
        try:
            return msgspec.msgpack.encode(_ready(trees, published, spare()))
        except TreeChanged:
            return msgspec.msgpack.encode(None)

    wait = ChildTask(make)

    def folders() -> dict[str, int]:
        try:
            found = msgspec.msgpack.decode(wait(), type=dict[str, int] | None)
        except WorkerFailed as failure:
            raise TreeChanged(str(failure)) from failure
        if found is None:
            raise TreeChanged
        return found

    return folders


def _ready(trees: Trees, published: TreeManifest, spare: TreeManifest | None) -> dict[str, int]:
    if spare is not None:
        with suppress(OSError, TreeChanged):
            return _caught_up(trees, published, spare)
    trees.copy(published)
    verify_files(trees.spare, published.files)
    return folder_times(trees.spare, folders_of(published.files))


def _caught_up(trees: Trees, published: TreeManifest, spare: TreeManifest) -> dict[str, int]:
    """Change what differs. Raises ``OSError`` if the tree is not as it was left."""
    if not has_folders(trees.spare, spare):
        raise FileExistsError("somebody has put files there or taken some away")
    behind = changed_paths(spare.files, published.files)
    trees.catch_up(behind, published)
    touched = folders_of(behind) & folders_of(published.files)
    known = {path: time for path, time in spare.folders.items() if path not in touched}
    folders = known | folder_times(trees.spare, touched)
    verify_files(trees.spare, published.files)
    return folders
