"""A file that is published beside the pages."""

from collections.abc import Callable
from typing import NamedTuple

from klsite.model.source_location import SourceLocation


class PublishedFile(NamedTuple):
    """A file at an address relative to the site's root, rendered when it is needed.

    ``fingerprint`` and ``inputs`` are as those of a ``PageTask``.
    """

    address: str
    origin: SourceLocation
    render: Callable[[], bytes]
    fingerprint: bytes | None = None
    inputs: tuple[str, ...] = ()
