"""What a build leaves for the next: what it read, what it made of it, and where that lies."""

from datetime import date, datetime
from pathlib import Path

import msgspec

from klsite.build.inputs import InputFile
from klsite.build.trees import TreeManifest
from klsite.model.news_meta import NewsMeta
from klsite.render.frames import Frames
from klsite.site.address_index import AddressIndex
from klsite.site.settings import SiteSettings
from klsite.system import sealed_store

HAND_WRITTEN = "hand-written"
"""The group of the outputs that MkDocs makes."""


FOLDER = ".cache"
"""The folder of the project in which it is kept; it can be deleted at any time."""


class ArtifactRecord(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An output that was made: its group, its stamp, and what the sitemap and search tell of it."""

    group: str
    stamp: bytes | None
    indexed: bool
    changed: date | None
    searched: bool
    day: date | None


class NewsSnapshot(msgspec.Struct, array_like=True):
    """What was read: the news, and what of the rest they must fit."""

    names_key: bytes
    heads: tuple[NewsMeta, ...]
    outline: AddressIndex


class InputSnapshot(msgspec.Struct, array_like=True):
    """What was read and found right.

    ``reader`` is the key of the program that read it; ``turn`` is the last moment, until then, at
    which the site changed of itself.
    """

    reader: bytes
    turn: datetime
    embargoes: tuple[datetime, ...]
    inputs: dict[str, InputFile]
    encoded: msgspec.Raw

    def checked(self) -> NewsSnapshot:
        """Return what was read; it takes longer than all else, so it is only done if needed."""
        return msgspec.msgpack.decode(self.encoded, type=NewsSnapshot)


class BuildRecord(msgspec.Struct, array_like=True):
    """What was made, and how.

    ``theme`` is the key of what MkDocs rendered when the key of all but the news was ``lasting``;
    ``linked`` are the addresses that the hand-written pages link to.
    """

    theme: bytes
    lasting: bytes
    linked: tuple[str, ...]
    settings: SiteSettings
    frames: Frames
    groups: dict[str, bytes]
    outputs: dict[str, ArtifactRecord]


class BuildManifest(msgspec.Struct, array_like=True):
    """The published tree, and by ``program``, ``whole`` and ``turn`` what it was made from.

    ``templates`` are the names of those that its pages of news were made with. ``encoded`` is what
    ``making`` and ``spare`` return, which most builds do without.
    """

    program: bytes
    whole: bytes
    turn: datetime
    inventory: TreeManifest
    templates: tuple[str, ...]
    encoded: tuple[msgspec.Raw, msgspec.Raw]

    def making(self) -> BuildRecord:
        """Return what was made."""
        return msgspec.msgpack.decode(self.encoded[0], type=BuildRecord)

    def spare(self) -> TreeManifest | None:
        """Return the tree that was published before this one."""
        return msgspec.msgpack.decode(self.encoded[1], type=TreeManifest | None)


def raw(value: msgspec.Struct | None) -> msgspec.Raw:
    """Return a value in the form in which it is kept."""
    return msgspec.Raw(msgspec.msgpack.encode(value))


class ManifestStore:
    """The two parts, each loaded when it is asked for and saved when it has changed."""

    def __init__(self, root: Path) -> None:
        self._files = root / FOLDER / "read", root / FOLDER / "built"

    def read(self) -> InputSnapshot | None:
        """Return what was read by the last build or check that found no mistake."""
        return sealed_store.load(self._files[0], InputSnapshot)

    def built(self) -> BuildManifest | None:
        """Return what the last build made."""
        return sealed_store.load(self._files[1], BuildManifest)

    def save_read(self, read: InputSnapshot) -> None:
        """Keep what was read."""
        sealed_store.save(self._files[0], read)

    def save_built(self, built: BuildManifest) -> None:
        """Keep what was made."""
        sealed_store.save(self._files[1], built)
