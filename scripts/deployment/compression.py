"""The files that lie compressed beside a file, for web servers that send them as they are."""

from collections.abc import Callable, Mapping
from functools import partial

import brotli

from deployment.http_headers import TYPES, ending
from klsite.system.gzipped import gzipped

_TEXTS = {name for name, kind in TYPES.items() if "charset=" in kind}


def _brotli(content: bytes) -> bytes:
    packed: bytes = brotli.compress(content, mode=brotli.MODE_TEXT, quality=9)
    return packed


COMPRESSIONS: Mapping[str, Callable[[bytes], bytes]] = {
    ".br": _brotli,
    ".gz": partial(gzipped, level=9),
}
"""How a file is compressed, by what is added to its name (RFC 7932, RFC 1952); of the same content
always the same bytes."""


def can_be_compressed(path: str) -> bool:
    """Return whether a file of the site is a text that web servers send."""
    return ending(path) in _TEXTS
