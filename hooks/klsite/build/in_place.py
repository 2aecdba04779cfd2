"""Publishes a tree into a folder that cannot be exchanged for another, such as a mount point.

Each file is replaced in one step, in such an order that a reader who follows a link finds what it
leads to: pages before the lists that name them, the front page at the end, and what is gone is
taken away after that.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

from klsite.addresses import SEARCH_INDEX
from klsite.build.manifest import ArtifactRecord, FileStat, TreeManifest
from klsite.build.trees import folder_times, folders_of, remove, stat_of
from klsite.system.files import read_file

_NEW = f".klsite-{os.getpid()}.new"
"""The name of a file that is not written to its end."""

Rank = Callable[[str], tuple[int, str]]
"""From the path of a file to its place in the order in which files are replaced."""


def rank_by(artifacts: Mapping[str, ArtifactRecord]) -> Rank:
    """Return the order of the files of a site: what others refer to comes first."""

    def rank(path: str) -> tuple[int, str]:
        if path in ("index.html", "404.html"):
            place = 5
        elif path.startswith("sitemap"):
            place = 4
        elif path.startswith(SEARCH_INDEX) or (path in artifacts and not path.endswith(".html")):
            place = 3  # feeds, calendars and data
        elif path not in artifacts:
            place = 0  # styles, scripts, pictures
        else:
            place = 1 if artifacts[path].searched else 2  # what is not searched are lists
        return place, path

    return rank


class PartlyReplaced(Exception):
    """Some files have been replaced, and others could not be: the cause is an ``OSError``."""


def replace_in_place(new: Path, published: Path, rank: Rank) -> TreeManifest:
    """Make the files of ``published`` those of the tree ``new``; return what lies there then.

    Raises ``PartlyReplaced``, or an ``OSError`` if not a single file has been replaced.
    """
    files: dict[str, FileStat] = {}
    is_changed = False
    try:
        for path in sorted(files_of(new), key=rank):
            content = read_file(f"{new}/{path}")
            if not has(published / path, content):
                replace(published, path, content)
                is_changed = True
            files[path] = stat_of((published / path).stat(), content)
        for path in [path for path in files_of(published) if path not in files]:
            remove(published, path)
            is_changed = True
        return TreeManifest(files, folder_times(published, folders_of(files)))
    except OSError as error:
        if is_changed:
            raise PartlyReplaced from error
        raise


def files_of(tree: Path) -> Iterator[str]:
    """Yield the paths of the files of a tree, but for what belongs to the disk itself."""
    for folder, folders, names in os.walk(tree):
        below = Path(folder).relative_to(tree)
        if below == Path():
            folders[:] = [name for name in folders if name != "lost+found"]
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        yield from ((below / name).as_posix() for name in (*names, *links))


def has(file: Path, content: bytes) -> bool:
    """Return whether a file is there, is no link, and has a content."""
    try:
        return not file.is_symlink() and file.is_file() and file.read_bytes() == content
    except OSError:
        return False


def replace(tree: Path, path: str, content: bytes) -> None:
    """Put a file in its place in one step, and away what may be there instead of it."""
    file = tree / path
    _make_folder(tree, file.parent)
    if file.is_dir() and not file.is_symlink():
        rmtree(file)
    unfinished = file.with_name(_NEW)
    try:
        unfinished.write_bytes(content)
        unfinished.replace(file)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from error
    finally:
        with suppress(OSError):  # it is in its place, or the disk can only be read
            unfinished.unlink()


def _make_folder(tree: Path, folder: Path) -> None:
    """Make a folder of a tree, and those above it, where anything else may lie."""
    if folder != tree:
        _make_folder(tree, folder.parent)
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            folder.unlink()
        folder.mkdir(exist_ok=True)
