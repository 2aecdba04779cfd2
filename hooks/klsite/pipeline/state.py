"""What a build leaves for the next: what it read, what it made of it, and where that lies."""

from datetime import date, datetime
from pathlib import Path

import msgspec

from klsite.model.news_heads import NewsHead
from klsite.outline import Outline
from klsite.pipeline import store
from klsite.pipeline.frames import Frames
from klsite.pipeline.inputs import Input
from klsite.pipeline.tree import Inventory

HAND_WRITTEN = "hand-written"
"""The group of the outputs that MkDocs makes."""

FOLDER = ".cache"
"""The folder of the project in which it is kept; it can be deleted at any time."""


class Kept(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An output that was made: its group, its stamp, and what the sitemap and search tell of it."""

    group: str
    stamp: bytes | None
    indexed: bool
    changed: date | None
    searched: bool
    day: date | None


class Settings(msgspec.Struct, frozen=True, array_like=True):
    """What of the settings in mkdocs.yml the pages show, and the folder of their templates."""

    site_url: str
    site_name: str
    templates: str


class Checked(msgspec.Struct, array_like=True):
    """What was read: the news, and what of the rest they must fit."""

    names_key: bytes
    heads: tuple[NewsHead, ...]
    outline: Outline


class Read(msgspec.Struct, array_like=True):
    """What was read and found right.

    ``reader`` is the key of the program that read it; ``turn`` is the last moment, until then, at
    which the site changed of itself.
    """

    reader: bytes
    turn: datetime
    embargoes: tuple[datetime, ...]
    inputs: dict[str, Input]
    encoded: msgspec.Raw

    def checked(self) -> Checked:
        """Return what was read; it takes longer than all else, so it is only done if needed."""
        return msgspec.msgpack.decode(self.encoded, type=Checked)


class Making(msgspec.Struct, array_like=True):
    """What was made, and how.

    ``theme`` is the key of what MkDocs rendered when the key of all but the news was ``lasting``;
    ``linked`` are the addresses that the hand-written pages link to.
    """

    theme: bytes
    lasting: bytes
    linked: tuple[str, ...]
    settings: Settings
    frames: Frames
    groups: dict[str, bytes]
    outputs: dict[str, Kept]


class Built(msgspec.Struct, array_like=True):
    """The published tree, and by ``program``, ``whole`` and ``turn`` what it was made from.

    ``templates`` are the names of those that its pages of news were made with. ``encoded`` is what
    ``making`` and ``spare`` return, which most builds do without.
    """

    program: bytes
    whole: bytes
    turn: datetime
    inventory: Inventory
    templates: tuple[str, ...]
    encoded: tuple[msgspec.Raw, msgspec.Raw]

    def making(self) -> Making:
        """Return what was made."""
        return msgspec.msgpack.decode(self.encoded[0], type=Making)

    def spare(self) -> Inventory | None:
        """Return the tree that was published before this one."""
        return msgspec.msgpack.decode(self.encoded[1], type=Inventory | None)


def raw(value: msgspec.Struct | None) -> msgspec.Raw:
    """Return a value in the form in which it is kept."""
    return msgspec.Raw(msgspec.msgpack.encode(value))


class State:
    """The two parts, each loaded when it is asked for and saved when it has changed."""

    def __init__(self, root: Path) -> None:
        self._files = root / FOLDER / "read", root / FOLDER / "built"

    def read(self) -> Read | None:
        """Return what was read by the last build or check that found no mistake."""
        return store.load(self._files[0], Read)

    def built(self) -> Built | None:
        """Return what the last build made."""
        return store.load(self._files[1], Built)

    def save_read(self, read: Read) -> None:
        """Keep what was read."""
        store.save(self._files[0], read)

    def save_built(self, built: Built) -> None:
        """Keep what was made."""
        store.save(self._files[1], built)
