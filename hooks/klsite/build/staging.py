"""The staging tree made the same as the published one, while the data is read."""

import os
from collections.abc import Callable
from contextlib import suppress

import msgspec

from klsite.build.manifest import TreeManifest
from klsite.build.trees import (
    TreeChanged,
    Trees,
    changed_paths,
    folder_times,
    folders_of,
    has_folders,
    verify_files,
    with_times,
)
from klsite.system.processes import ChildTask, WorkerFailed


class _Prepared(msgspec.Struct, array_like=True):
    """What is new of the staging tree: its folders, and of its files what links have touched."""

    folders: dict[str, int]
    touched: dict[str, int]


class StagingTask:
    """Makes the staging tree the same as the published one, in a child process.

    ``published`` is what lies in the published tree; ``staging`` returns what lies in the staging
    tree, None if that is not known.
    """

    def __init__(
        self, trees: Trees, published: TreeManifest, staging: Callable[[], TreeManifest | None]
    ) -> None:
        def run() -> bytes:
            try:
                return msgspec.msgpack.encode(_prepared(trees, published, staging()))
            except TreeChanged:
                return msgspec.msgpack.encode(None)

        self._published = published
        self._prepared = ChildTask(run)

    def join(self) -> TreeManifest:
        """Wait; return what lies in the staging tree, which are the files of the published one.

        Raises ``TreeChanged`` if they are not.
        """
        try:
            prepared = msgspec.msgpack.decode(self._prepared(), type=_Prepared | None)
        except (WorkerFailed, OSError) as failure:
            raise TreeChanged(str(failure)) from failure
        if prepared is None:
            raise TreeChanged
        touched = with_times(self._published, prepared.touched)
        return TreeManifest(touched.files, prepared.folders)

    def end(self) -> None:
        """Wait for the child."""
        self._prepared.end()


def _prepared(trees: Trees, published: TreeManifest, staging: TreeManifest | None) -> _Prepared:
    if staging is not None:
        with suppress(OSError, TreeChanged):
            return _caught_up(trees, published, staging)
    verify_files(trees.published, published.files)  # before links touch every file
    trees.copy(published)
    touched = {path: os.stat(f"{trees.staging}/{path}").st_ctime_ns for path in published.files}
    return _Prepared(folder_times(trees.staging, folders_of(published.files)), touched)


def _caught_up(trees: Trees, published: TreeManifest, staging: TreeManifest) -> _Prepared:
    """Change what differs. Raises ``OSError`` if the tree is not as it was left."""
    if not has_folders(trees.staging, staging):
        raise FileExistsError("files were added or removed by another program")
    behind = changed_paths(staging.files, published.files)
    trees.catch_up(behind, published)
    touched = folders_of(behind) & folders_of(published.files)
    known = {path: time for path, time in staging.folders.items() if path not in touched}
    folders = known | folder_times(trees.staging, touched)
    return _Prepared(folders, verify_files(trees.staging, published.files))
