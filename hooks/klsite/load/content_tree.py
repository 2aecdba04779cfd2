"""Which files lie in the content folder."""

from collections.abc import Iterator
from pathlib import Path

from klsite.system.file_tree import files_below


def published_files(content: Path) -> Iterator[str]:
    """Yield the files below ``content`` that may be published or are pages, relative to it."""
    for found in files_below(str(content), str(content.parent)):
        if found.hindrance is None:
            yield found.path
