"""The input files of a build, and which of them have changed since an earlier one.

A file counts as unchanged if size, times and inode are the same, as in git's index; then it is
not read. The time of its last change (ctime) is set by the system alone. A file that changed so
near the moment at which it was scanned that a later change could have the same time is always
read again.

Every input is read once: the bytes that the scan has read to tell whether a data file changed are
those that the reader parses, and news items are digested where they are parsed. An input that
changes during the build is left out of what is kept, so that the next build reads it again.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from stat import S_ISREG

import msgspec

from klsite.build.manifest import InputFile, InputSnapshot
from klsite.load.yaml.sizes import MOST_BYTES
from klsite.model.visibility import Visibility
from klsite.publish.build_info import BuildInfo
from klsite.system.commit import commit_of
from klsite.system.file_tree import files_below
from klsite.system.files import read_file
from klsite.system.fingerprints import digest, fingerprint
from klsite.text.clock import valid_since

DATA = "data"
NEWS = "data/news/"
_CONTENT = "content"
_PROGRAM = ("hooks", "requirements.lock")
_PUBLISHED = "published.txt"
"""What was published before, from which the revisions of events in calendars follow."""
_THEME = ("overrides", "mkdocs.yml")

_SEALED = "\0"
"""What no path begins with."""

_UNSURE = 2_000_000_000
"""Nanoseconds: file systems tell time in steps of up to two seconds (FAT)."""


def _unreadable(why: str) -> InputFile:
    """Return what stands for a file that is not to be read: the loader reports it."""
    return InputFile(0, 0, 0, 0, digest(why.encode()), sure=False)


_UNREADABLE = _unreadable("cannot be read")


class InputScan:
    """The inputs of the project ``root`` for a site, beside what was ``before``.

    ``contents`` has the bytes of the data files that the scan has read, by their paths below
    ``data/``; ``withheld`` are those of records that are not public yet, set once they are read.
    """

    def __init__(
        self, root: Path, visibility: Visibility, before: InputSnapshot | None = None
    ) -> None:
        self.root = root
        self.visibility = visibility
        self.contents: dict[str, bytes] = {}
        self.withheld: tuple[str, ...] = ()
        self._known: Mapping[str, InputFile] = before.inputs if before else {}
        self._time = time.time_ns()
        self._hindered: dict[str, InputFile] = {}
        paths = tuple(self._paths())
        self._known = _opened(self._known, paths)
        self.files = {path: self._input(path) for path in paths}
        self.parts = self._parts()
        self.reader = fingerprint(self.parts["programmet"], self.parts["Python"])
        self.program = fingerprint(
            self.reader, *(self.parts[each] for each in ("skabelonerne", "SITE_URL"))
        )
        self.before = before if before and before.reader == self.reader else None

    @property
    def now(self) -> datetime:
        """The moment that the inputs are read for (aware)."""
        return self.visibility.now

    def _paths(self) -> Iterator[str]:
        """Yield the inputs; what other programs have left is none."""
        for name in (DATA, _CONTENT, _PUBLISHED, *_PROGRAM, *_THEME):
            if not (self.root / name).is_dir():
                if (self.root / name).exists():
                    yield name
                continue
            for found in files_below(f"{self.root}/{name}", str(self.root)):
                path = f"{name}/{found.path}"
                if found.hindrance is not None and name in (DATA, _CONTENT):
                    self._hindered[path] = _unreadable(found.hindrance.value)
                yield path

    def _input(self, path: str) -> InputFile:
        """Return a file as it is: the same object if it is as before.

        The digest of a new news item is added by the parser.
        """
        if path in self._hindered:
            return self._hindered[path]
        name = f"{self.root}/{path}"
        old = self._known.get(path)
        try:
            status = os.stat(name)
        except OSError:
            return _UNREADABLE
        if old is not None and old.sure and _is_same(old, status):
            return old
        if not S_ISREG(status.st_mode):
            return _UNREADABLE
        found = b""
        if old is not None or not path.startswith(NEWS):
            # Of a file of data that is too large, no reader asks for the rest.
            content = read_file(name, MOST_BYTES if path.startswith(f"{DATA}/") else None)
            found = digest(content)
            if path.startswith(f"{DATA}/") and (old is None or old.digest != found):
                self.contents[path.removeprefix(f"{DATA}/")] = content
        sure = abs(self._time - status.st_ctime_ns) > _UNSURE and status.st_ctime_ns < self._time
        times = status.st_mtime_ns, status.st_ctime_ns
        return InputFile(status.st_size, *times, status.st_ino, found, sure)

    def _parts(self) -> dict[str, bytes]:
        """Return the digests that the cache keys are made of, by what an editor calls them."""
        rest = self._without_news
        return {
            "programmet": digest_of(rest, _PROGRAM),
            "Python": fingerprint(sys.version),
            "skabelonerne": digest_of(rest, _THEME),
            "SITE_URL": fingerprint(os.environ.get("SITE_URL")),
            "data": digest_of(rest, (DATA,)),
            "content": digest_of(rest, (_CONTENT,)),
            "dagen": fingerprint(self.now.date()),
        }

    @cached_property
    def static(self) -> bytes:
        """The cache key of everything but the news; not final before ``withheld`` is set."""
        data = (self.parts[each] for each in ("data", "content", "dagen"))
        published = digest_of(self._without_news, (_PUBLISHED,))
        return fingerprint(self.program, *data, published, *self.withheld)

    @property
    def whole(self) -> bytes:
        """The cache key of everything but the moment; not final before ``take_digests``."""
        published = digest_of(self._without_news, (_PUBLISHED,))
        return fingerprint(self.program, self._data, published, self.commit)

    @cached_property
    def commit(self) -> str | None:
        """The commit of the project, if it is known."""
        return commit_of(self.root)

    @cached_property
    def _without_news(self) -> dict[str, InputFile]:
        return {path: each for path, each in self.files.items() if not path.startswith(NEWS)}

    @cached_property
    def _data(self) -> bytes:
        return digest_of(self.files, (DATA, _CONTENT))

    @property
    def build_info(self) -> BuildInfo:
        """What the site is built from; not final before ``take_digests``."""
        return BuildInfo(self.commit, self._data.hex())

    def file_key(self, *paths: str) -> bytes:
        """Return the cache key of some files or folders and of the program."""
        return fingerprint(self.program, digest_of(self._without_news, paths))

    @cached_property
    def content_key(self) -> bytes:
        """The cache key of the hand-written pages and the program."""
        return self.file_key(_CONTENT)

    @cached_property
    def changed(self) -> frozenset[str]:
        """The files that are new, gone or changed since before."""
        old = self._known if self.before else {}
        gone = old.keys() - self.files.keys() if old.keys() != self.files.keys() else set()
        return frozenset(gone) | {
            path
            for path, each in self.files.items()
            if (was := old.get(path)) is not each and (was is None or was.digest != each.digest)
        }

    @property
    def changed_items(self) -> list[str] | None:
        """The changed files, below the data folder, if all of them are news; None if not.

        Nor are they news if something hinders one from being read.
        """
        changed = self.changed - {_PUBLISHED}
        if changed & self._hindered.keys() or not all(each.startswith(NEWS) for each in changed):
            return None
        return sorted(path.removeprefix(f"{DATA}/") for path in changed)

    @property
    def sealed_files(self) -> list[str]:
        """The files below the data folder that were not public when they were last read."""
        kept = self.before.inputs if self.before else {}
        if not any(path.startswith(_SEALED) for path in kept):
            return []
        data = (path for path in self.files if path.startswith(f"{DATA}/"))
        return sorted(path.removeprefix(f"{DATA}/") for path in data if sealed(path) in kept)

    def valid_since(self, read: InputSnapshot) -> datetime:
        """Return the last moment at which what was read changed by the clock alone."""
        return valid_since(self.now, (*read.embargoes, *read.record_embargoes))

    def take_digests(self, digests: Mapping[str, bytes]) -> None:
        """Record the digests of the parsed news items, by path."""
        self.__dict__.pop("_data", None)
        self.files = {
            path: each
            if path not in digests or each.digest == digests[path]
            else msgspec.structs.replace(each, digest=digests[path])
            for path, each in self.files.items()
        }
        self.contents = {}

    def unchanged_files(self) -> dict[str, InputFile]:
        """Return the files that are still as they were scanned, to be kept for the next build.

        News items that were not read need no second look: what is kept of them holds.
        """
        return {
            path: each
            for path, each in self.files.items()
            if path in self._hindered
            or (each is self._known.get(path) and path.startswith(NEWS))
            or (each.digest and _lies(f"{self.root}/{path}", each))
        }


def sealed(path: str) -> str:
    """Return what a file that is not public is called in what is kept: not by its name."""
    return _SEALED + digest(path.encode()).hex()


def _opened(known: Mapping[str, InputFile], paths: Iterable[str]) -> Mapping[str, InputFile]:
    """Return what is kept of files by their paths, as far as they are among those given."""
    if not any(path.startswith(_SEALED) for path in known):
        return known
    names = {sealed(path): path for path in paths if path not in known}
    return {names.get(path, path): each for path, each in known.items()}


def _lies(name: str, file: InputFile) -> bool:
    try:
        return _is_same(file, os.stat(name))
    except OSError:
        return False


def _is_same(file: InputFile, status: os.stat_result) -> bool:
    return (
        file.changed == status.st_ctime_ns
        and file.modified == status.st_mtime_ns
        and file.size == status.st_size
        and file.inode == status.st_ino
    )


def digest_of(inputs: Mapping[str, InputFile], folders: Iterable[str]) -> bytes:
    """Return the digest of the names and contents of all inputs at or below the folders."""
    folders = tuple(folders)
    below = tuple(f"{folder}/" for folder in folders)
    found = [path for path in inputs if path.startswith(below) or path in folders]
    return digest(b"".join([path.encode() + b"\0" + inputs[path].digest for path in sorted(found)]))
