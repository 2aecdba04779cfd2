"""The files of a project, and what has changed in them since they were last found right."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from operator import is_
from pathlib import Path

import msgspec

from klsite.build.inputs import InputFile, completed, digest_of, scan
from klsite.build.manifest import InputSnapshot
from klsite.system.fingerprints import digest, fingerprint
from klsite.system.processes import ChildEvent, ChildTask
from klsite.text.clock import last_turn

_READER = ("hooks", "requirements.lock")
_THEME = ("overrides", "mkdocs.yml")
_CONTENT = "content"
_DATA = "data"
_NEWS = "data/news/"


class InputScan:
    """A look at the project at ``root`` in another process; called, it gives the ``Project``.

    ``before`` is what was read by an earlier build.
    """

    def __init__(self, root: Path, now: datetime, before: InputSnapshot | None) -> None:
        self._given = root, now, before
        self._known = before.inputs if before else {}
        self._change = ChildEvent()
        self._found = ChildTask(self._look)

    def _look(self) -> bytes:
        paths = (_DATA, _CONTENT, *_READER, *_THEME)
        found = scan(self._given[0], paths, self._known, time.time_ns(), _NEWS, self._change.give)
        return msgspec.msgpack.encode(None if _is_same(found, self._known) else found)

    def __call__(self) -> Project:
        """Return the project, when the look is over."""
        return self._project

    @cached_property
    def _project(self) -> Project:
        found = msgspec.msgpack.decode(self._found(), type=dict[str, InputFile] | None)
        self._change.close()
        return Project(*self._given, self._known if found is None else found)

    def has_seen_change(self) -> bool:
        """Return whether a file has been found that is not as before; the look may still go on."""
        return self._change.is_given()


def _is_same(found: Mapping[str, InputFile], known: Mapping[str, InputFile]) -> bool:
    """Whether a look has found what was known, each as the same object."""
    return len(found) == len(known) and all(map(is_, found.values(), known.values()))


class Project:
    """The files of the folder ``root`` as they are at ``now``, beside what was ``before``.

    ``reader`` is the key of what reads them, ``program`` that of what makes the site of them.
    """

    def __init__(
        self, root: Path, now: datetime, before: InputSnapshot | None, inputs: dict[str, InputFile]
    ) -> None:
        self.root = root
        self.now = now
        self.inputs = inputs
        reader = fingerprint(digest_of(self.inputs, _READER), sys.version, sys.prefix)
        theme = digest_of(self.inputs, _THEME)
        self.reader = reader
        place = str(root.resolve())  # what is kept of a build names files by their whole paths
        self.program = fingerprint(reader, theme, os.environ.get("SITE_URL"), place)
        self.before = before if before and before.reader == reader else None

    @cached_property
    def lasting(self) -> bytes:
        """The key of everything but the news."""
        rest = {path: each for path, each in self.inputs.items() if not path.startswith(_NEWS)}
        return fingerprint(self.program, digest_of(rest, (_DATA, _CONTENT)), self.now.date())

    def complete(self, digests: Mapping[str, bytes]) -> None:
        """Take in the digests, by path, of new files of news, which were not read by the look."""
        self.inputs = completed(self.root, self.inputs, digests)

    @property
    def whole(self) -> bytes:
        """The key of everything but the moment; none of yesterday's as long as news are unread."""
        return digest(self.program + b"".join(map(_named, self.inputs.items())))

    def file_key(self, *paths: str) -> bytes:
        """Return the key of some files or folders and of the program."""
        return fingerprint(self.program, digest_of(self.inputs, paths))

    @cached_property
    def content(self) -> bytes:
        """The key of the hand-written pages and the program."""
        return self.file_key(_CONTENT)

    @cached_property
    def changed(self) -> set[str]:
        """The files that are new, gone or changed since before."""
        old: Mapping[str, InputFile] = self.before.inputs if self.before else {}
        if old.keys() == self.inputs.keys():
            pairs = ((path, old[path], each) for path, each in self.inputs.items())
            return {
                path for path, was, each in pairs if was is not each and was.digest != each.digest
            }
        gone = old.keys() - self.inputs.keys()
        return gone | {
            path
            for path, each in self.inputs.items()
            if path not in old or old[path].digest != each.digest
        }

    @property
    def changed_items(self) -> list[str] | None:
        """The changed files, below the data folder, if all of them are news; None if not."""
        if not all(path.startswith(_NEWS) for path in self.changed):
            return None
        return sorted(path.removeprefix(f"{_DATA}/") for path in self.changed)

    def turn(self, read: InputSnapshot) -> datetime:
        """Return the last moment at which what was read changed of itself."""
        return last_turn(self.now, read.embargoes)


def _named(item: tuple[str, InputFile]) -> bytes:
    path, each = item
    return path.encode() + b"\0" + each.digest
