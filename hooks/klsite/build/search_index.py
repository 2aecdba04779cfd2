"""The search index of a tree: built from nothing, or brought up to date."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from klsite import search
from klsite.build.manifest import ArtifactRecord, FileStat
from klsite.build.trees import write
from klsite.site.artifacts import INDEX, address_of
from klsite.system.processes import map_chunks

_SHARES = 16
"""In how many shares the files of words are made, each by a process."""
_MOST_CHANGES = 200
"""With more changed pages than this a full build of the index is faster."""


class IndexedPages(NamedTuple):
    """The pages of a tree, by their paths, and what returns the content of its files.

    ``read`` raises ``KeyError`` for a file that is not there.
    """

    pages: Mapping[str, ArtifactRecord]
    read: Callable[[str], bytes]

    def is_searched(self, path: str) -> bool:
        """Whether there is a page at a path that the search finds."""
        return path in self.pages and self.pages[path].searched is not None

    def entries(self, paths: Iterable[str]) -> list[search.SearchEntry]:
        """Return the index entries of those of the pages that the search finds."""
        return [
            entry
            for path in paths
            if path in self.pages
            for entry in _entries(path, self.pages[path], self.read(path))
        ]


def _entries(path: str, record: ArtifactRecord, content: bytes) -> list[search.SearchEntry]:
    if record.searched is None:
        return []
    document = content.decode()
    told = search.description(document)
    return search.entries_of(address_of(path), record.searched, told, search.page_text(document))


def index_part(pages: Iterable[tuple[str, ArtifactRecord]], tree: Path) -> bytes:
    """Return the part of an index that some pages of a tree give."""
    return search.encoded_part(
        entry
        for path, record in pages
        if record.searched
        for entry in _entries(path, record, (tree / path).read_bytes())
    )


def index_parts(pages: Mapping[str, ArtifactRecord], tree: Path) -> list[bytes]:
    """Return the parts of an index of a whole tree, shared among processes."""
    return map_chunks(list(pages.items()), lambda part: index_part(part, tree))


def write_index(
    parts: Sequence[bytes], tree: Path, synonyms: search.Synonyms
) -> dict[str, FileStat]:
    """Write the index into a tree, from the parts of it; return its files by path."""
    index = search.MergedIndex(parts)

    def merge(numbers: Iterable[int]) -> bytes:
        return msgspec.msgpack.encode(
            {
                path: write(tree, path, content)
                for number in numbers
                for path, content in (
                    index.word_files(number - 1, _SHARES) if number else index.card_files()
                )
            }
        )

    files: dict[str, FileStat] = {}
    for each in map_chunks(range(_SHARES + 1), merge, least=2, chunk=1):
        files |= msgspec.msgpack.decode(each, type=dict[str, FileStat])
    last = index.directory(files, synonyms)
    return files | {path: write(tree, path, content) for path, content in last}


def changed_index(
    before: IndexedPages,
    after: IndexedPages,
    changed: Iterable[str],
    synonyms: search.Synonyms,
) -> dict[str, bytes | None] | None:
    """Return the content of each file of the index that changes, None where it goes.

    ``changed`` are the paths of the pages that differ. None if the index must be built in full.
    """
    paths = [path for path in changed if before.is_searched(path) or after.is_searched(path)]
    if len(paths) > _MOST_CHANGES:
        return None

    def read(path: str) -> bytes | None:
        try:
            return before.read(path)
        except KeyError:
            return None

    def kept(address: str) -> search.SearchEntry:
        path = address.partition("#")[0] + INDEX
        return next(each for each in before.entries([path]) if each.address == address)

    return search.changed_files(before.entries(paths), after.entries(paths), read, kept, synonyms)
