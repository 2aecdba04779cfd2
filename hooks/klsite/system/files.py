"""The content of a file in as few calls of the system as there can be: builds read thousands."""

import os

_MOST = 1 << 16


def read_file(name: str, most: int | None = None) -> bytes:
    """Return the content of a file, of one larger than ``most`` bytes the beginning.

    Any byte more than that is enough to tell. What is no file, but waits for another program to
    write, has none. Raises ``OSError``.
    """
    file = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        content = part = os.read(file, _MOST)
        while len(part) == _MOST and (most is None or len(content) <= most):
            part = os.read(file, _MOST)
            content += part
    finally:
        os.close(file)
    return content
