"""The files that the site is made from, and which of them have changed since an earlier build.

A file counts as unchanged if size, times and inode are the same, as in git's index; then it is not
read. The time of its last change (ctime) is set by the system alone. A file that changed so near
the moment at which it was read that a later change could have the same time is always read again.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from stat import S_ISREG

import msgspec

from klsite.system.files import read_file
from klsite.system.fingerprints import digest

_UNSURE = 2_000_000_000
"""Nanoseconds: file systems tell time in steps of up to two seconds (FAT)."""


class InputFile(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A file that was read: by what to see that it has not changed, and its digest.

    The digest is empty as long as nobody has read the file.
    """

    size: int
    modified: int
    changed: int
    inode: int
    digest: bytes
    sure: bool


_UNREADABLE = InputFile(0, 0, 0, 0, digest(b"cannot be read"), sure=False)
"""What is no file, or cannot be read: whoever reads the project says so."""


def scan(
    root: Path,
    paths: Iterable[str],
    known: Mapping[str, InputFile],
    now: int,
    unread: str | None = None,
    changed: Callable[[], None] = lambda: None,
) -> dict[str, InputFile]:
    """Return every file at or below the paths, relative to ``root``; ``now`` is the time in ns.

    New files whose paths begin with ``unread`` are left to be read by somebody else. ``changed`` is
    called once, as soon as the files are known not to be as they were.
    """
    found: dict[str, InputFile] = {}
    is_told = False
    for path in _files(root, paths):
        old = known.get(path)
        is_left = old is None and unread is not None and path.startswith(unread)
        each = found[path] = _input(f"{root}/{path}", old, now, is_left=is_left)
        if each is not old and not is_told and (old is None or old.digest != each.digest):
            changed()
            is_told = True
    if not is_told and len(found) < len(known):
        changed()
    return found


def _input(name: str, old: InputFile | None, now: int, *, is_left: bool) -> InputFile:
    """Return what a file is, the same object if it is as before."""
    try:
        status = os.stat(name)
    except OSError:
        return _UNREADABLE
    if (
        old is not None
        and old.sure
        and old.changed == status.st_ctime_ns
        and old.modified == status.st_mtime_ns
        and old.size == status.st_size
        and old.inode == status.st_ino
    ):
        return old
    if not S_ISREG(status.st_mode):
        return _UNREADABLE
    return InputFile(
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
        status.st_ino,
        b"" if is_left else digest(read_file(name)),
        abs(now - status.st_ctime_ns) > _UNSURE and status.st_ctime_ns < now,
    )


def _files(root: Path, paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        if (root / path).is_dir():
            yield from _below(f"{root}/", path)
        elif (root / path).exists():
            yield path


def _below(top: str, folder: str) -> Iterator[str]:
    """Yield the files below a folder in the order of their names; hidden ones are no input.

    What is not gone into, or only has the name of a file, is yielded as if it were one.
    """
    try:
        with os.scandir(top + folder) as found:
            entries = sorted(found, key=lambda each: each.name)
    except OSError:
        yield folder
    else:
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith(".pyc"):
                continue
            path = f"{folder}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _below(top, path)
            if not entry.is_dir(follow_symlinks=False) or entry.name.endswith(".yml"):
                yield path


def completed(
    root: Path, inputs: Mapping[str, InputFile], digests: Mapping[str, bytes]
) -> dict[str, InputFile]:
    """Return inputs of which all have a digest; ``digests`` are those of files read meanwhile."""

    def own(path: str) -> bytes:
        return digests.get(path) or digest(read_file(f"{root}/{path}"))

    return {
        path: each if each.digest else msgspec.structs.replace(each, digest=own(path))
        for path, each in inputs.items()
    }


def digest_of(inputs: Mapping[str, InputFile], folders: Iterable[str]) -> bytes:
    """Return the digest of the names and contents of all inputs at or below the folders."""
    folders = tuple(folders)
    below = tuple(f"{folder}/" for folder in folders)
    found = [path for path in inputs if path.startswith(below) or path in folders]
    return digest(b"".join([path.encode() + b"\0" + inputs[path].digest for path in sorted(found)]))
