"""What a build keeps for the next: what it read, what it rendered, and the tree it published."""

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import msgspec

from klsite.model.diagnostics import Warnings
from klsite.model.news_meta import NewsMeta
from klsite.render.frames import Frames
from klsite.search import SearchFacts
from klsite.site.address_index import AddressIndex
from klsite.site.settings import SiteSettings
from klsite.system import sealed_store
from klsite.system.sealed_store import CACHE

HAND_WRITTEN = "hand-written"
"""The group of the artifacts that MkDocs renders."""


class InputFile(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An input file: by what to see that it has not changed, and the digest of its content.

    Times are in nanoseconds. The digest is empty as long as nobody has read the file; ``sure`` is
    false if a later change could have the same time.
    """

    size: int
    modified: int
    changed: int
    inode: int
    digest: bytes
    sure: bool


class FileStat(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A file of a tree as it was written: by what to see that it has not changed.

    Times are in nanoseconds. The system sets the time of the last change (ctime) alone, also when
    the file is linked; ``checksum`` (CRC-32) tells whether it was no more than that.
    """

    size: int
    modified: int
    inode: int
    changed: int = 0
    checksum: int = 0

    def is_same_file(self, other: "FileStat | None") -> bool:
        """Return whether another is of the same file, as it was written."""
        return other is not None and (self.size, self.modified, self.inode, self.checksum) == (
            other.size,
            other.modified,
            other.inode,
            other.checksum,
        )


class TreeManifest(msgspec.Struct, array_like=True):
    """What lies in a tree: files and folders by their paths.

    Folders have the time (ns) of their last change, when the last file came or went.
    """

    files: dict[str, FileStat] = {}
    folders: dict[str, int] = {}


class ArtifactRecord(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A rendered artifact: its group, its fingerprint, and what sitemap and search know of it.

    ``searched`` is None of what the search does not find.
    """

    group: str
    fingerprint: bytes | None
    indexed: bool
    changed: date | None
    searched: SearchFacts | None


class MkDocsOutput(msgspec.Struct, array_like=True):
    """What MkDocs has rendered, into a tree of ``files``.

    ``linked`` are the addresses that hand-written pages link to, ``artifacts`` those pages.
    """

    settings: SiteSettings
    frames: Frames
    linked: tuple[str, ...]
    artifacts: dict[str, ArtifactRecord]
    files: dict[str, FileStat]


class NewsSnapshot(msgspec.Struct, array_like=True):
    """The public news that were read, and the names and addresses they were checked against."""

    names_key: bytes
    items: tuple[NewsMeta, ...]
    index: AddressIndex


class InputSnapshot(msgspec.Struct, array_like=True):
    """What was read and found right.

    ``reader`` is the cache key of the program that read it; ``valid_since`` is the last moment,
    until then, at which the site changed by the clock alone. What is not public is left out:
    ``count`` is the number of all news items, and ``whole`` says that all warnings are there.
    ``record_embargoes`` are those of other records, of which ``withholds_records`` says that one
    is not wholly public.
    """

    reader: bytes
    valid_since: datetime
    embargoes: tuple[datetime, ...]
    inputs: dict[str, InputFile]
    warnings: Warnings
    encoded: msgspec.Raw
    count: int = 0
    whole: bool = True
    record_embargoes: tuple[datetime, ...] = ()
    withholds_records: bool = False

    def news(self) -> NewsSnapshot:
        """Return the news; decoding them takes longer than all else, and many builds need none."""
        return msgspec.msgpack.decode(self.encoded, type=NewsSnapshot)


class BuildRecord(msgspec.Struct, array_like=True):
    """What was rendered, and from what.

    ``withheld`` is the cache key of which files of ``content/`` are not published, ``theme`` that
    of what MkDocs rendered when that of all but the news was ``static``; ``parts`` are the digests
    that cache keys are made of, for ``build --explain``.
    """

    theme: bytes
    static: bytes
    parts: dict[str, bytes]
    linked: tuple[str, ...]
    settings: SiteSettings
    frames: Frames
    groups: dict[str, bytes]
    artifacts: dict[str, ArtifactRecord]
    withheld: bytes = b""


class BuildManifest(msgspec.Struct, array_like=True):
    """The published tree, and by ``program``, ``whole`` and ``valid_since`` what it is made from.

    ``templates`` are those that its news pages were rendered with. ``encoded`` is what ``record``
    and ``staging`` return, which most builds do without.
    """

    program: bytes
    whole: bytes
    valid_since: datetime
    tree: TreeManifest
    templates: tuple[str, ...]
    encoded: tuple[msgspec.Raw, msgspec.Raw]

    def record(self) -> BuildRecord:
        """Return what was rendered."""
        return msgspec.msgpack.decode(self.encoded[0], type=BuildRecord)

    def staging(self) -> TreeManifest | None:
        """Return the tree that was published before this one, and lies in staging since."""
        return msgspec.msgpack.decode(self.encoded[1], type=TreeManifest | None)


def raw(value: msgspec.Struct | None) -> msgspec.Raw:
    """Return a value in the form in which it is kept."""
    return msgspec.Raw(msgspec.msgpack.encode(value))


class ManifestStore:
    """The two parts of it in ``.cache/``, each loaded and saved by itself."""

    def __init__(self, root: Path) -> None:
        self._inputs = root / CACHE / "inputs"
        self._build = root / CACHE / "build"

    def clean(self) -> None:
        """Remove what a build that was killed while it saved has left."""
        sealed_store.clean(self._inputs.parent)

    def inputs(self) -> InputSnapshot | None:
        """Return what was read by the last build or check that found no mistake."""
        return sealed_store.load(self._inputs, InputSnapshot)

    def build(self) -> BuildManifest | None:
        """Return what the last build published."""
        return sealed_store.load(self._build, BuildManifest)

    def save_inputs(self, inputs: InputSnapshot) -> None:
        """Keep what was read."""
        sealed_store.save(self._inputs, inputs)

    def save_build(self, build: BuildManifest) -> None:
        """Keep what was published."""
        sealed_store.save(self._build, build)

    def forget_build(self) -> None:
        """Have the next build begin from nothing."""
        with suppress(OSError):  # what is kept of another tree is not taken for this one's
            self._build.unlink(missing_ok=True)
