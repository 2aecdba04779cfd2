"""The part of a project that its mistakes have nothing to do with, laid out in a folder.

A file with a mistake is there as it was in the last commit; one that was not, or was wrong then
too, is left out.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from klsite.model.diagnostics import DataErrors, errors_in

T = TypeVar("T")

_ROUNDS = 8
"""How often more is left out: what refers to what was left out is wrong too."""

_LAID_OUT = ("data", "content")


def read_sound_part(root: Path, folder: Path, read: Callable[[Path], T]) -> T | None:
    """Return what ``read`` gives for the part of the project ``root`` that is right, if any is.

    The part is laid out in ``folder``. ``read`` takes a project and raises ``DataErrors``.
    """
    _lay_out(root, folder)
    tried: set[str] = set()
    for _ in range(_ROUNDS):
        try:
            return read(folder)
        except DataErrors as mistakes:
            wrong = {each.file for each in errors_in(mistakes.diagnostics)}
        if not all(_put_right(root, folder / file, file, tried) for file in sorted(wrong)):
            return None
        tried |= wrong
    return None


def _lay_out(root: Path, folder: Path) -> None:
    for entry in root.iterdir():
        target = folder / entry.name
        if entry.name in _LAID_OUT:
            shutil.copytree(entry, target, symlinks=True, copy_function=_linked)
        elif entry.name == "published.txt" or entry.suffix == ".yml":
            shutil.copy(entry, target)
        elif entry.name in ("hooks", "overrides"):
            target.symlink_to(entry.resolve())


def _linked(source: str, target: str) -> None:
    """Copy a file by a further name for it where the file system can."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _put_right(root: Path, target: Path, file: str, tried: Iterable[str]) -> bool:
    """Put the committed version of a file in its place, or leave it out; say if that was any use.

    ``tried`` are the files of which the committed version was no better.
    """
    committed = None if file in tried else _committed(root, file)
    there = os.path.lexists(target)
    if target.is_dir() and not target.is_symlink():
        return False
    target.unlink(missing_ok=True)  # it may be a further name of the file itself
    if committed is None:
        return there
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(committed)
    return True


def _committed(root: Path, file: str) -> bytes | None:
    """Return a file as it was in the last commit; None without git, or if it was not there."""
    try:
        shown = subprocess.run(
            ["git", "-C", str(root), "show", f"HEAD:./{file}"], capture_output=True, check=False
        )
    except OSError:
        return None
    return shown.stdout if shown.returncode == 0 else None
