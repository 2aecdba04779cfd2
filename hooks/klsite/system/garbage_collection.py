"""Python's collector of cycles, which a build is better off without.

A build holds much and makes much that soon goes, but hardly any cycles: the collector would go
through everything that was read again and again to find next to nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Do without the collector for a while; what is no part of a cycle goes as ever."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # or the collector would go through all of it as soon as it is back
        if was_enabled:
            gc.enable()
