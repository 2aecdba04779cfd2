"""Who may read what is written, whatever the user's own settings are."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

_MASK = 0o022
"""Files get 644 and folders 755: everybody may read them, their owner may write."""


@contextmanager
def readable_by_all() -> Iterator[None]:
    """Have new files and folders be readable by all, such as the program that serves a site."""
    before = os.umask(_MASK)
    try:
        yield
    finally:
        os.umask(before)
