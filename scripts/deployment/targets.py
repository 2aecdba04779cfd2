"""Where a site is put: what lies there, and how a file comes and goes."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from deployment.http_headers import HEADERS_FILE, MARK
from klsite.build.in_place import files_of, replace
from klsite.build.trees import remove


class TargetProblem(Exception):
    """A target cannot be used. The text says why, and what to do, in Danish."""


class Upload(NamedTuple):
    """A file to be put at a path of the target, with the headers it is to be sent with."""

    path: str
    content: bytes
    headers: Mapping[str, str]


class Target(Protocol):
    """A place that holds the files of a site.

    The methods raise ``TargetProblem`` and ``OSError``.
    """

    name: str
    workers: int
    """How many files may be put at a time."""

    def files(self) -> dict[str, str]:
        """Return what lies there, by path: MD5 of the content in hex, or what is no such digest."""

    def is_ours(self, paths: Iterable[str]) -> bool:
        """Return whether what lies there was put there by an earlier upload."""

    def put(self, upload: Upload) -> None:
        """Put a file there, whole or not at all."""

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files."""


def digest_of(content: bytes) -> str:
    """Return what ``Target.files`` says of a content: no secret hangs on it."""
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


class FolderTarget:
    """A folder on this machine, such as the one that a web server serves.

    Nothing is removed from folders at its top whose names begin with a dot: a server may keep the
    answers to a certificate authority there.
    """

    workers = 1

    def __init__(self, folder: Path) -> None:
        self.name = str(folder)
        self._folder = folder

    def files(self) -> dict[str, str]:
        """Return the files of the folder with their digests."""
        if not self._folder.exists():
            return {}
        if not self._folder.is_dir():
            raise TargetProblem(f"{self.name} er ikke en mappe.")
        return {
            path: digest_of(file.read_bytes()) if (file := self._folder / path).is_file() else ""
            for path in files_of(self._folder)
        }

    def is_ours(self, paths: Iterable[str]) -> bool:
        """Return whether the folder is empty or has the file with our mark."""
        if all(path.startswith(".") for path in paths):
            return True
        file = self._folder / HEADERS_FILE
        return file.is_file() and file.read_bytes().startswith(MARK.encode())

    def put(self, upload: Upload) -> None:
        """Replace a file in one step; a web server here takes its headers from its settings."""
        self._folder.mkdir(parents=True, exist_ok=True)
        replace(self._folder, upload.path, upload.content)

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files, and the folders that are empty without them."""
        for path in paths:
            remove(self._folder, path)
