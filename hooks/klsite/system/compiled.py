"""What is made of the program's own files alone, kept beside them from build to build.

Python keeps compiled modules in ``__pycache__`` for the same reason: to make them at each start
takes longer than most builds. Here they are sealed, since some of them are run.
"""

import sys
from pathlib import Path

import msgspec

from klsite.system import sealed_store

FOLDER = "__pycache__"


class _Kept(msgspec.Struct, array_like=True):
    """A content, and the fingerprint of what it was made of and by."""

    made_of: bytes
    content: bytes


def kept(folder: Path, name: str, made_of: bytes) -> bytes | None:
    """Return what was kept under a name beside the files of a folder, if made of the same."""
    found = sealed_store.load(folder / FOLDER / name, _Kept)
    return found.content if found is not None and found.made_of == made_of else None


def keep(folder: Path, name: str, made_of: bytes, content: bytes) -> None:
    """Keep a content for ``kept``; do without where Python itself would."""
    if not sys.dont_write_bytecode:
        sealed_store.save(folder / FOLDER / name, _Kept(made_of, content))
