"""Values kept in files from build to build, authenticated.

A file is sealed with a key that only this user has (HMAC, RFC 2104): one that was damaged, cut
short, written by another program, or brought from elsewhere counts as none. It holds plain values
only, decoded into declared types (MessagePack): no code is ever run from it.
"""

import contextlib
import hashlib
import hmac
import os
from pathlib import Path
from typing import TypeVar

import msgspec

from klsite.system.files import read_file

CACHE = ".cache"
"""The folder of a project in which values are kept; it can be deleted at any time."""

T = TypeVar("T")

_MARK = b"klsite\n"
_SEAL = 32
_UNFINISHED = ".new"
"""What the name of a file ends with while it is written; the process id stands before it."""


def load(file: Path, kind: type[T]) -> T | None:
    """Return what was saved in a file, or None if it is not there or not ours."""
    if file.parent.is_symlink():
        return None
    try:
        content = read_file(str(file))
    except OSError:
        return None
    seal, body = content[len(_MARK) : len(_MARK) + _SEAL], memoryview(content)[len(_MARK) + _SEAL :]
    key = _key()
    if key is None or not content.startswith(_MARK):
        return None
    if not hmac.compare_digest(seal, _sealed(key, file.name, body)):
        return None
    try:
        return msgspec.msgpack.decode(body, type=kind)
    except msgspec.DecodeError:
        return None


def save(file: Path, value: object) -> None:
    """Save a value in a file, whole or not at all; do without where it cannot be done."""
    key = _key()
    if key is None or file.parent.is_symlink():  # which may lead out of the project
        return
    body = msgspec.msgpack.encode(value)
    new = file.with_name(f"{file.name}.{os.getpid()}{_UNFINISHED}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _write(new, _MARK + _sealed(key, file.name, memoryview(body)) + body)
        new.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            new.unlink()


def _write(new: Path, content: bytes) -> None:
    """Write a new file that only this user can read: what is kept is not all public."""
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as written:
        written.write(content)


def clean(folder: Path) -> None:
    """Remove the files in a folder that processes which are no more have left unfinished."""
    for file in folder.glob(f"*{_UNFINISHED}"):
        process = file.name.removesuffix(_UNFINISHED).rpartition(".")[2]
        if not _is_running(process):
            with contextlib.suppress(OSError):
                file.unlink()


def _is_running(process: str) -> bool:
    if os.name == "nt":  # where signal 0 is not a question but Ctrl+C
        return True
    try:
        os.kill(int(process), 0)
    except (ValueError, ProcessLookupError):
        return False
    except OSError:  # owned by another user
        return True
    return True


def _sealed(key: bytes, name: str, body: memoryview) -> bytes:
    """Return the seal of a file: HMAC (RFC 2104) with SHA-256, which processors have built in."""
    seal = hmac.new(key, name.encode() + b"\0", "sha256")
    seal.update(body)
    return seal.digest()


def _key() -> bytes | None:
    """Return this user's key, made on first use; ``KL_CACHE_KEY`` gives one to share.

    A user without a home has none, and keeps nothing.
    """
    if given := os.environ.get("KL_CACHE_KEY"):
        return hashlib.sha256(given.encode()).digest()
    base = os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")  # noqa: PTH111
    # Without a home the path stays relative, as one that must not be used does (XDG Base Directory
    # Specification): the key would lie in the project.
    if not os.path.isabs(base):  # noqa: PTH117 - as above
        return None
    file = Path(base) / "klsite" / "key"
    try:
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _create(file)
        key = file.read_bytes()
    except OSError:
        return None
    return key if len(key) == _SEAL else None


def _create(file: Path) -> None:
    """Make the key; of two builds that do so at once, one wins and both use its key."""
    new = file.with_name(f"key.{os.getpid()}")
    try:
        _write(new, os.urandom(_SEAL))
        os.link(new, file)
    except FileExistsError:
        pass
    finally:
        new.unlink(missing_ok=True)
