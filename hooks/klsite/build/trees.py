"""The site as files: the published tree, and a staging tree that was published before it.

A change is made in the staging tree, which is then exchanged with the published one whole. Files
that have not changed are hard links, the same file in both trees: only what changed is written.
Nothing is ever written into a file that is there, since it may be part of the published tree too.
"""

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

import msgspec

from klsite.build.manifest import FileStat, TreeManifest
from klsite.system.exchange import exchange


class TreeChanged(Exception):
    """The files of a tree are not as its manifest says."""


class CannotExchange(Exception):
    """The published tree is a mount point, or lies on another disk than the work folder."""


def write(tree: Path, path: str, content: bytes) -> FileStat:
    """Write a new file of a tree in place of the one that may be there."""
    file = _created(f"{tree}/{path}")
    try:
        written = os.write(file, content)
        while written < len(content):
            written += os.write(file, memoryview(content)[written:])
        found = os.fstat(file)
    finally:
        os.close(file)
    return stat_of(found, content)


def stat_of(status: os.stat_result, content: bytes) -> FileStat:
    """Return what to keep of a file with a content."""
    return FileStat(
        status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns, crc32(content)
    )


_OWN_FOLDER = "/index.html"
"""What the name of a page ends with; its folder is nearly always new as well."""


def _created(name: str) -> int:
    """Return the handle of a new file."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    if name.endswith(_OWN_FOLDER):
        _make_folder(os.path.dirname(name))
    try:
        return os.open(name, flags, 0o644)
    except FileNotFoundError:
        _make_folder(os.path.dirname(name))
    except FileExistsError:
        os.unlink(name)
    return os.open(name, flags, 0o644)


def _make_folder(name: str) -> None:
    """Make a folder, and those above it: nearly always they are there."""
    try:
        os.mkdir(name)
    except FileExistsError:
        pass  # another process has made it
    except FileNotFoundError:
        os.makedirs(name, exist_ok=True)


def link(source: Path, tree: Path, path: str) -> None:
    """Put the file at a path of the tree ``source`` at the same path of ``tree`` as well."""
    name = f"{tree}/{path}"
    if name.endswith(_OWN_FOLDER):
        _make_folder(os.path.dirname(name))
    try:
        os.link(f"{source}/{path}", name)
    except FileNotFoundError:
        _make_folder(os.path.dirname(name))
        os.link(f"{source}/{path}", name)
    except FileExistsError:
        os.unlink(name)
        os.link(f"{source}/{path}", name)


def remove(tree: Path, path: str) -> None:
    """Remove a file of a tree, and the folders that are empty without it."""
    file = tree / path
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == tree:
            break
        try:
            folder.rmdir()
        except OSError:
            break


def _remove_all(folder: Path) -> None:
    from shutil import rmtree  # most builds do without it, and it takes long to import

    rmtree(folder, ignore_errors=True)


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return every folder that the paths lie in, the tree itself as the empty text."""
    folders = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


def folder_times(tree: Path, folders: Iterable[str]) -> dict[str, int]:
    """Return the time (ns) of the last change in each folder of a tree."""
    top = f"{tree}/"
    return {folder: os.stat(top + folder).st_mtime_ns for folder in folders}


def read(tree: Path, path: str, entry: FileStat) -> bytes:
    """Return the content of a file of a tree. Raises ``TreeChanged`` if it is another file."""
    try:
        with open(f"{tree}/{path}", "rb", buffering=0) as opened:
            found = os.fstat(opened.fileno())
            if not _looks_like(entry, found):
                raise TreeChanged(path)
            content = opened.read()
            if entry.changed != found.st_ctime_ns and entry.checksum != crc32(content):
                raise TreeChanged(path)
            return content
    except OSError as error:
        raise TreeChanged(str(error)) from error


def has_content(tree: Path, path: str, entry: FileStat, content: bytes) -> bool:
    """Return whether the file at a path of a tree is the one written and has a content."""
    if entry.size != len(content):
        return False
    try:
        return read(tree, path, entry) == content
    except TreeChanged:
        return False


def _looks_like(entry: FileStat, found: os.stat_result) -> bool:
    """Whether a file is the one written, unless it was edited and its time put back."""
    return (
        entry.inode == found.st_ino
        and entry.modified == found.st_mtime_ns
        and entry.size == found.st_size
    )


def verify_files(tree: Path, files: Mapping[str, FileStat]) -> dict[str, int]:
    """Check that files of a tree are as its manifest says. Raises ``TreeChanged``.

    A file that has been changed in some way since, by a link to it or by an edit whose time was
    put back, is read. Returns the times (ns) of such changes that left the content as it was.
    """
    stat = os.stat
    top = f"{tree}/"
    touched: dict[str, int] = {}
    try:
        for path, entry in files.items():
            found = stat(top + path, follow_symlinks=False)
            if not _looks_like(entry, found):
                raise TreeChanged(path)
            if entry.changed != found.st_ctime_ns:
                read(tree, path, entry)
                touched[path] = found.st_ctime_ns
    except OSError as error:
        raise TreeChanged(str(error)) from error
    return touched


def with_times(manifest: TreeManifest, touched: Mapping[str, int]) -> TreeManifest:
    """Return a manifest with the times (ns) of later changes of its files."""
    replace = msgspec.structs.replace
    changed = {path: replace(manifest.files[path], changed=at) for path, at in touched.items()}
    return TreeManifest(manifest.files | changed, manifest.folders)


def has_folders(tree: Path, manifest: TreeManifest) -> bool:
    """Return whether no file of a tree has come or gone since its manifest was made."""
    try:
        return folder_times(tree, manifest.folders) == manifest.folders
    except OSError:
        return False


def adopted(tree: Path, manifest: TreeManifest) -> TreeManifest | None:
    """Return the manifest of a tree that was copied here, None if it is not what was written.

    A copy, such as one that a cache has restored, consists of other files with other times: size
    and checksum of each tell that its content is the same, and no other file may lie there.
    """
    files: dict[str, FileStat] = {}
    try:
        for path, entry in manifest.files.items():
            with open(f"{tree}/{path}", "rb", buffering=0) as opened:
                content = opened.read()
                files[path] = found = stat_of(os.fstat(opened.fileno()), content)
            if (found.size, found.checksum) != (entry.size, entry.checksum):
                return None
        there = {
            f"{folder}/{name}".removeprefix(f"{tree}/")
            for folder, folders, names in os.walk(tree)
            for name in names
        }
        if there != files.keys():
            return None
        return TreeManifest(files, folder_times(tree, folders_of(files)))
    except OSError:
        return None


def is_copy(tree: Path, manifest: TreeManifest) -> bool:
    """Return whether no file of a tree is the one that was written."""
    try:
        return not any(
            entry.inode == (found := os.stat(f"{tree}/{path}")).st_ino
            and entry.modified == found.st_mtime_ns
            for path, entry in manifest.files.items()
        )
    except OSError:
        return False


_TEMPORARY = "new-"
"""What the name of a temporary folder begins with; the process id follows."""


@contextmanager
def temporary_dir(work: Path) -> Iterator[Path]:
    """Give an empty folder in ``work``, and remove it afterwards."""
    folder = work / f"{_TEMPORARY}{os.getpid()}"
    folder.mkdir()
    try:
        yield folder
    finally:
        try:
            folder.rmdir()  # a build that changes little has written nothing into it
        except OSError:
            _remove_all(folder)


class Trees:
    """The published tree and the staging tree, and the way from one to the other."""

    def __init__(self, published: Path, work: Path) -> None:
        self.published = published
        self.staging = work / "staging"
        self._between = work / "between"

    def recover(self) -> None:
        """Finish or remove what a build that was killed has left."""
        for left in self._between.parent.glob(f"{_TEMPORARY}*"):
            _remove_all(left)
        if self._between.exists():
            if self.published.exists():
                _remove_all(self._between)
            else:
                self._between.rename(self.published)

    def drop_staging(self) -> None:
        """Remove the staging tree."""
        _remove_all(self.staging)

    def copy(self, manifest: TreeManifest) -> None:
        """Make the staging tree the same as the published one. Raises ``TreeChanged``."""
        self.drop_staging()
        try:
            for path in manifest.files:
                link(self.published, self.staging, path)
        except OSError as error:  # a file is gone, or the disk has no hard links
            raise TreeChanged(str(error)) from error

    def catch_up(self, paths: Iterable[str], manifest: TreeManifest) -> None:
        """Bring the staging tree up to the published one in the paths in which they differ."""
        for path in paths:
            if path in manifest.files:
                link(self.published, self.staging, path)
            else:
                remove(self.staging, path)

    def publish(self, new: Path) -> None:
        """Publish a tree in one step; the one published until now takes its place.

        Where the system cannot exchange two folders, there is a moment without a published tree,
        which ``recover`` ends if the build is killed in it. Raises ``CannotExchange``, with
        nothing done, where the published tree must stay the folder it is.
        """
        try:
            if not self.published.exists():
                new.rename(self.published)
            elif not exchange(new, self.published):
                self._exchange(new)
        except OSError as error:
            if error.errno not in (errno.EBUSY, errno.EXDEV):
                raise
            raise CannotExchange(str(error)) from error

    def _exchange(self, new: Path) -> None:
        self.published.rename(self._between)
        try:
            new.rename(self.published)
        except OSError:
            self._between.rename(self.published)
            raise
        self._between.rename(new)


def changed_paths(before: Mapping[str, FileStat], after: Mapping[str, FileStat]) -> set[str]:
    """Return the paths at which two manifests differ."""
    both = before.keys() & after.keys()
    return (before.keys() ^ after.keys()) | {
        path for path in both if not before[path].is_same_file(after[path])
    }
