"""What MkDocs has done of a build, as the rest of the build knows it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from klsite.build.manifest import HAND_WRITTEN, ArtifactRecord
from klsite.build.trees import FileStat
from klsite.pages.page import Page
from klsite.render.frames import Frames
from klsite.site.artifacts import INDEX
from klsite.site.settings import SiteSettings


class HostFailed(Exception):
    """MkDocs could not do its part. The text says why, for an editor."""


class MkDocsOutput(msgspec.Struct, array_like=True):
    """What MkDocs has made, in a folder of ``files``.

    ``linked`` are the addresses that the hand-written pages link to, ``outputs`` those pages.
    """

    settings: SiteSettings
    frames: Frames
    linked: tuple[str, ...]
    outputs: dict[str, ArtifactRecord]
    files: dict[str, FileStat]


def kept_pages(pages: Iterable[Page]) -> dict[str, ArtifactRecord]:
    """Return what is to be kept of hand-written pages, by the paths of their files."""
    return {
        page.address + INDEX: ArtifactRecord(
            HAND_WRITTEN, None, page.indexed, page.changed, page.searchable, page.published
        )
        for page in pages
    }


def found(tree: Path) -> dict[str, FileStat]:
    """Return every file of a tree that MkDocs has written."""
    return dict(_entries(tree))


def _entries(tree: Path) -> Iterator[tuple[str, FileStat]]:
    for file in tree.rglob("*"):
        if file.is_file():
            status = file.stat()
            path = file.relative_to(tree).as_posix()
            yield path, FileStat(status.st_size, status.st_mtime_ns, status.st_ino)
