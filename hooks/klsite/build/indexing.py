"""The search index of a tree: made from nothing, or brought up to date."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec

from klsite import search
from klsite.build.manifest import ArtifactRecord
from klsite.build.trees import FileStat, write
from klsite.site.artifacts import INDEX, address_of
from klsite.system.processes import map_chunks

_MOST_CHANGES = 200
"""With more changed pages than this it takes less time to make the index anew."""


def index_of(paths: Iterable[tuple[str, ArtifactRecord]], tree: Path) -> bytes:
    """Return the part of an index that the pages of a tree make."""
    found = (
        entry_at(path, kept.day, (tree / path).read_bytes())
        for path, kept in paths
        if kept.searched
    )
    return search.partial(entry for entry in found if entry is not None)


def entry_at(path: str, day: date | None, content: bytes) -> search.SearchEntry | None:
    """Return the entry of a page that was published on a day."""
    return search.entry_of(address_of(path), day, content.decode())


def write_index(indexes: Sequence[bytes], tree: Path) -> dict[str, FileStat]:
    """Write the index into a tree, from the parts of it; return the entries by path."""
    shares = len(indexes)

    def merge(parts: Iterable[int]) -> bytes:
        return msgspec.msgpack.encode(
            {
                path: write(tree, path, content)
                for part in parts
                for path, content in search.merged(indexes, part, shares)
            }
        )

    entries: dict[str, FileStat] = {}
    for each in map_chunks(range(shares), merge, least=2, batch=1):
        entries |= msgspec.msgpack.decode(each, type=dict[str, FileStat])
    return entries


def updated_index(
    before: Mapping[str, ArtifactRecord],
    after: Mapping[str, ArtifactRecord],
    changed: Iterable[str],
    old: Callable[[str], bytes],
    new: Path,
) -> dict[str, bytes | None] | None:
    """Return the files of the index that differ in a ``new`` tree from those before.

    ``changed`` are the paths of the pages that differ, ``before`` and ``after`` what was kept of
    the pages; ``old`` gives the files from before, and raises ``KeyError`` where there was none.
    None if it must be made anew.
    """
    paths = [path for path in changed if _is_searched(before, path) or _is_searched(after, path)]
    if not paths:
        return {}
    if len(paths) > _MOST_CHANGES:
        return None

    def read(path: str) -> bytes | None:
        try:
            return old(path)
        except KeyError:
            return None

    def kept(address: str) -> search.SearchEntry:
        path = address + INDEX
        entry = entry_at(path, before[path].day, old(path))
        assert entry is not None, "it is in the index"
        return entry

    return search.changed_files(
        _entries(before, paths, old),
        _entries(after, paths, lambda path: (new / path).read_bytes()),
        read,
        kept,
    )


def _is_searched(pages: Mapping[str, ArtifactRecord], path: str) -> bool:
    return path in pages and pages[path].searched


def _entries(
    pages: Mapping[str, ArtifactRecord], paths: Iterable[str], content: Callable[[str], bytes]
) -> list[search.SearchEntry]:
    own = [path for path in paths if _is_searched(pages, path)]
    found = [entry_at(path, pages[path].day, content(path)) for path in own]
    return [entry for entry in found if entry is not None]


def indexes_of(pages: Mapping[str, ArtifactRecord], tree: Path) -> list[bytes]:
    """Return the parts of an index of a whole tree, shared out among processes."""
    return map_chunks(list(pages.items()), lambda part: index_of(part, tree))
