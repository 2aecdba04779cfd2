"""Which files lie in the content folder."""

from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from klsite.system.file_tree import files_below
from klsite.text.written_links import page_address


def published_files(content: Path) -> Iterator[str]:
    """Yield the files below ``content`` that may be published or are pages, relative to it."""
    for found in files_below(str(content), str(content.parent)):
        if found.hindrance is None:
            yield found.path


def content_addresses(content: Path) -> Iterator[tuple[str, str]]:
    """Yield the address and the path of each page and file below ``content``.

    An address is in NFC, as all texts are, also where a file from a Mac has a name in NFD.
    """
    for path in published_files(content):
        address = normalize("NFC", path)
        yield page_address(address) if path.endswith(".md") else address, path
