"""Fingerprints: digests of everything that a page or a file is rendered from."""

from datetime import date
from hashlib import sha256

SIZE = 16
"""Bytes of a digest: enough that two different values never share one."""


def digest(content: bytes) -> bytes:
    """Return the digest of a content: SHA-256 (FIPS 180-4), which processors have built in, cut."""
    return sha256(content).digest()[:SIZE]


def fingerprint(*parts: bytes | str | int | date | None) -> bytes:
    """Return the digest of some values; ``("a", "bc")`` gives another than ``("ab", "c")``."""
    return digest(repr(parts).encode())
