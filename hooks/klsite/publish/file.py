"""A file that is published beside the pages."""

from collections.abc import Callable
from typing import NamedTuple

from klsite.model.source_location import SourceLocation


class PublishedFile(NamedTuple):
    """A file at an address relative to the site's root, made when it is needed.

    ``stamp`` is as that of a ``Planned`` page.
    """

    address: str
    origin: SourceLocation
    make: Callable[[], bytes]
    stamp: bytes | None = None
