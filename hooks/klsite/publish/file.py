"""A file that is published beside the pages."""

from collections.abc import Callable
from typing import NamedTuple

from klsite.origin import Origin


class PublishedFile(NamedTuple):
    """A file at an address relative to the site's root, made when it is needed.

    ``stamp`` is as that of a ``Planned`` page.
    """

    address: str
    origin: Origin
    make: Callable[[], bytes]
    stamp: bytes | None = None
