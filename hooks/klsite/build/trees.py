"""The site as files: two trees, of which one is published and the other is the one before it.

A change is made in the tree that nobody sees, which is then swapped in whole. Files that have not
changed are hard links, the same file in both trees: only what changed is written. Nothing is ever
written into a file that is there, since it may be part of the published tree too.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec


class FileStat(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A file as it was written: by what to know it again."""

    size: int
    modified: int
    inode: int


class TreeManifest(msgspec.Struct, array_like=True):
    """What lies in a tree: files and folders by their paths.

    Folders have the time (ns) of their last change, when the last file came or went.
    """

    files: dict[str, FileStat] = {}
    folders: dict[str, int] = {}


class TreeChanged(Exception):
    """Somebody else has changed the files of a tree."""


def write(tree: Path, path: str, content: bytes) -> FileStat:
    """Write a new file of a tree; return its entry. Whatever lies at its path gives way."""
    file = _created(f"{tree}/{path}")
    try:
        written = os.write(file, content)
        while written < len(content):
            written += os.write(file, memoryview(content)[written:])
        found = os.fstat(file)
    finally:
        os.close(file)
    return FileStat(found.st_size, found.st_mtime_ns, found.st_ino)


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
            if not _is(entry, os.fstat(opened.fileno())):
                raise TreeChanged(path)
            return opened.read()
    except OSError as error:
        raise TreeChanged(str(error)) from error


def holds(tree: Path, path: str, entry: FileStat, content: bytes) -> bool:
    """Return whether the file at a path of a tree is the one written and has a content."""
    if entry.size != len(content):
        return False
    try:
        return read(tree, path, entry) == content
    except TreeChanged:
        return False


def _is(entry: FileStat, found: os.stat_result) -> bool:
    return (
        entry.inode == found.st_ino
        and entry.modified == found.st_mtime_ns
        and entry.size == found.st_size
    )


def verify_files(tree: Path, files: Mapping[str, FileStat]) -> None:
    """Check that files of a tree are as its inventory says. Raises ``TreeChanged``."""
    stat = os.stat
    top = f"{tree}/"
    try:
        for path, entry in files.items():
            if not _is(entry, stat(top + path, follow_symlinks=False)):
                raise TreeChanged(path)
    except OSError as error:
        raise TreeChanged(str(error)) from error


def has_folders(tree: Path, inventory: TreeManifest) -> bool:
    """Return whether no file of a tree has come or gone since its inventory was made."""
    try:
        return folder_times(tree, inventory.folders) == inventory.folders
    except OSError:
        return False


_UNFINISHED = "new-"
"""What the name of a folder begins with in which something is being made."""


@contextmanager
def temporary_dir(work: Path) -> Iterator[Path]:
    """Give an empty folder in ``work`` to make something in, and take it away afterwards."""
    folder = work / f"{_UNFINISHED}{os.getpid()}"
    folder.mkdir()
    try:
        yield folder
    finally:
        try:
            folder.rmdir()  # a build that changes little has made nothing in it
        except OSError:
            _remove_all(folder)


class Trees:
    """The published tree and the spare one, and the way from one to the other."""

    def __init__(self, published: Path, work: Path) -> None:
        self.published = published
        self.spare = work / "spare"
        self._between = work / "between"

    def mend(self) -> None:
        """Finish or take away what a build that was ended in the middle has left."""
        for left in self._between.parent.glob(f"{_UNFINISHED}*"):
            _remove_all(left)
        if self._between.exists():
            if self.published.exists():
                _remove_all(self._between)
            else:
                self._between.rename(self.published)

    def drop_spare(self) -> None:
        """Forget the spare tree."""
        _remove_all(self.spare)

    def copy(self, inventory: TreeManifest) -> None:
        """Make the spare tree the same as the published one. Raises ``TreeChanged``."""
        self.drop_spare()
        try:
            for path in inventory.files:
                link(self.published, self.spare, path)
        except OSError as error:  # a file is gone, or the disk has no hard links
            raise TreeChanged(str(error)) from error

    def catch_up(self, paths: Iterable[str], inventory: TreeManifest) -> None:
        """Bring the spare tree up to the published one in the paths in which they differ."""
        for path in paths:
            if path in inventory.files:
                link(self.published, self.spare, path)
            else:
                remove(self.spare, path)

    def swap(self) -> None:
        """Publish the spare tree; the one published until now becomes the spare one."""
        if self.published.exists():
            self.published.rename(self._between)
        self.spare.rename(self.published)
        if self._between.exists():
            self._between.rename(self.spare)

    def publish(self, new: Path) -> None:
        """Publish a tree that was made from nothing."""
        self.drop_spare()
        if self.published.exists():
            self.published.rename(self._between)
        new.rename(self.published)
        _remove_all(self._between)


def changed_paths(before: Mapping[str, FileStat], after: Mapping[str, FileStat]) -> set[str]:
    """Return the paths at which two inventories differ."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
