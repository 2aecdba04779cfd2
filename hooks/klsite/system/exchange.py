"""Exchanges two folders in one step, where the system can."""

import ctypes
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""Linux: renameat2(2), since 3.15; glibc has it since 2.28, musl since 1.2.6."""
_RENAME_SWAP = 2
"""macOS: renamex_np(2)."""


def exchange(one: Path, other: Path) -> bool:
    """Exchange two paths atomically; return False, with nothing done, where that cannot be."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(_encoded(one), _encoded(other), _RENAME_SWAP) == 0)
        done = library.renameat2(
            _AT_FDCWD, _encoded(one), _AT_FDCWD, _encoded(other), _RENAME_EXCHANGE
        )
    except (AttributeError, OSError, TypeError):  # another system, or a C library without it
        return False
    return bool(done == 0)


def _encoded(path: Path) -> bytes:
    return os.fsencode(path)
