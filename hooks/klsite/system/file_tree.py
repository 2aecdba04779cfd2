"""The files below a folder that people and their programs write in, with what hinders each.

Only a plain file, or a link to one within the project, is free of hindrance; nothing else is ever
opened, so that no FIFO or device holds a build up and no link publishes a file from elsewhere.
"""

import os
from collections.abc import Iterator
from enum import Enum
from stat import S_ISREG
from typing import NamedTuple

from klsite.system.foreign_files import is_left_behind, original_of


class Hindrance(Enum):
    """Why a file is not to be read as what its name says."""

    CONFLICT_COPY = "a copy that a program for synchronization has made"
    DEAD_LINK = "a link that leads nowhere"
    LINK_OUT = "a link to a file that is not for the folder: outside the project, or hidden"
    FOLDER_LINK = "a link to a folder"
    FOLDER = "a folder with the name of a data file"
    NO_FILE = "a FIFO, a socket or a device"
    UNREADABLE = "a folder that cannot be read"


class FoundFile(NamedTuple):
    """A file by its path from the folder looked through, and what hinders it from being read."""

    path: str
    hindrance: Hindrance | None = None


def files_below(folder: str, project: str) -> Iterator[FoundFile]:
    """Yield the files below a folder of a project, each folder's own before those further down.

    Names are in the order of their characters. What other programs leave behind is passed over.
    A folder named like a data file, which hides what was meant to be one, is yielded as well.
    """
    if not os.path.isdir(folder):
        return
    yield from _below(f"{folder}/", "", (os.path.realpath(project), os.path.realpath(folder)))


def _below(top: str, path: str, limits: tuple[str, str]) -> Iterator[FoundFile]:
    """Yield the files below ``path``, empty or ending in a slash; ``limits`` as for ``_link``."""
    try:
        with os.scandir(top + path) as found:
            entries = sorted(found, key=lambda each: each.name)
    except OSError:
        yield FoundFile(path.rstrip("/"), Hindrance.UNREADABLE)
        return
    folders = []
    for entry in entries:
        name = entry.name
        if is_left_behind(name):
            continue
        if entry.is_dir(follow_symlinks=False):
            folders.append(name)
            if name.endswith(".yml"):
                yield FoundFile(path + name, Hindrance.FOLDER)
        else:
            yield FoundFile(path + name, _hindrance(entry, limits))
    for name in folders:
        yield from _below(top, f"{path}{name}/", limits)


def _hindrance(entry: os.DirEntry[str], limits: tuple[str, str]) -> Hindrance | None:
    if entry.is_symlink():
        return _link(entry.path, limits)
    if not entry.is_file(follow_symlinks=False):
        return Hindrance.NO_FILE
    return Hindrance.CONFLICT_COPY if original_of(entry.name) else None


def _link(name: str, limits: tuple[str, str]) -> Hindrance | None:
    """Return the hindrance of a link; ``limits`` are the true paths of the project and the folder.

    A link may lead into its own folder, or to what is not hidden in the project: hidden folders
    hold what a build keeps, which is not all public.
    """
    project, folder = limits
    try:
        target = os.path.realpath(name, strict=True)
        status = os.stat(target)
    except OSError:  # among them links in a circle
        return Hindrance.DEAD_LINK
    if os.path.isdir(target):
        return Hindrance.FOLDER_LINK
    if not S_ISREG(status.st_mode):
        return Hindrance.NO_FILE
    if target.startswith(f"{folder}/"):
        return None
    from_project = target.removeprefix(f"{project}/")
    if from_project == target or "/." in f"/{from_project}":
        return Hindrance.LINK_OUT
    return None
