"""Stamps: digests of everything that a page or a file is made from."""

from datetime import date
from hashlib import blake2b

SIZE = 16
"""Bytes of a digest: enough that two different values never share one."""


def digest(content: bytes) -> bytes:
    """Return the digest of a content (BLAKE2b, RFC 7693)."""
    return blake2b(content, digest_size=SIZE).digest()


def stamp(*parts: bytes | str | int | date | None) -> bytes:
    """Return the digest of some values; ``("a", "bc")`` gives another than ``("ab", "c")``."""
    return digest(repr(parts).encode())
