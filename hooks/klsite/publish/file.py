"""A file that is published beside the pages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file at an address relative to the site's root."""

    address: str
    content: bytes
