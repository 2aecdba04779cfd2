"""Compression by gzip (RFC 1952) whose bytes depend on the content and the library zlib alone."""

from gzip import GzipFile
from io import BytesIO


def gzipped(content: bytes, level: int) -> bytes:
    """Return content compressed at a level of zlib, from 1 to 9.

    ``gzip.compress`` writes the operating system into the header up to Python 3.12, and no longer
    after it.
    """
    compressed = BytesIO()
    with GzipFile("", "wb", level, compressed, mtime=0) as file:
        file.write(content)
    return compressed.getvalue()
