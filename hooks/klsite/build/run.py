"""Renders artifacts and writes them into a tree, shared among processes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, repeat
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import msgspec

from klsite import search
from klsite.build.manifest import ArtifactRecord, FileStat
from klsite.build.trees import has_content, write
from klsite.site.artifacts import Artifact, Rendered, address_of
from klsite.system.processes import map_chunks


class WrittenArtifact(msgspec.Struct, array_like=True, gc=False):
    """A rendered artifact: its file, or None where the content is as before, and its fingerprint.

    ``searched`` is what the search knows of it, None if the search does not find it.
    """

    path: str
    file: FileStat | None
    fingerprint: bytes | None
    searched: search.SearchFacts | None = None


class RenderResult(NamedTuple):
    """What was rendered, by path, and the parts of a search index of it."""

    written: dict[str, WrittenArtifact]
    indexes: list[bytes]

    def files(self) -> dict[str, FileStat]:
        """Return the files that were written."""
        return {path: each.file for path, each in self.written.items() if each.file is not None}

    def records(self, planned: Iterable[tuple[str, Artifact]]) -> dict[str, ArtifactRecord]:
        """Return what to keep of the artifacts that were planned, each with its group."""
        return {each.path: self._record(group, each) for group, each in planned}

    def _record(self, group: str, artifact: Artifact) -> ArtifactRecord:
        written = self.written[artifact.path]
        return ArtifactRecord(
            group=group,
            fingerprint=written.fingerprint,
            indexed=artifact.indexed,
            changed=artifact.changed,
            searched=written.searched,
        )


class _ChunkResult(msgspec.Struct, array_like=True):
    """What a process has rendered, encoded step by step, and a part of a search index."""

    written: list[bytes]
    index: bytes


_CHUNK = 192
"""How many artifacts a process takes at a time."""
_STEP = 64
"""How many of them it renders before it does anything else with them."""

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[WrittenArtifact])


def render_all(
    artifacts: Sequence[Artifact], tree: Path, before: Mapping[str, FileStat], *, indexed: bool
) -> RenderResult:
    """Render the artifacts, and write into ``tree`` those whose content it does not have yet.

    ``before`` are the files that lie in it from an earlier build. With ``indexed`` the words of
    those that can be searched are collected on the way. Raises ``WorkerFailed``.
    """

    def render(part: Iterable[Artifact]) -> bytes:
        encoded: list[bytes] = []
        index = search.IndexPart()
        pieces = iter(part)
        # A few at a time go through each step, which keeps the processor's caches warm.
        while some := list(islice(pieces, _STEP)):
            rendered = [artifact.render() for artifact in some]
            if indexed:
                for entry in _search_entries(some, rendered):
                    index.add(entry)
            written = list(map(_written, some, rendered, repeat(tree), repeat(before)))
            encoded.append(_ENCODER.encode(written))  # takes a third of the memory
        return _ENCODER.encode(_ChunkResult(encoded, index.encoded()))

    results = map_chunks(_ordered(artifacts), render, chunk=_CHUNK, label="Skriver sider")
    chunks = [msgspec.msgpack.decode(each, type=_ChunkResult) for each in results]
    written = {
        each.path: each
        for chunk in chunks
        for encoded in chunk.written
        for each in _DECODER.decode(encoded)
    }
    return RenderResult(written, [each.index for each in chunks])


def _search_entries(
    artifacts: Iterable[Artifact], rendered: Iterable[Rendered]
) -> Iterator[search.SearchEntry]:
    """Yield the search index entries of those that can be searched."""
    for artifact, each in zip(artifacts, rendered, strict=True):
        if each.search is not None:
            facts, description, text = each.search
            yield from search.entries_of(address_of(artifact.path), facts, description, text())


def _ordered(artifacts: Iterable[Artifact]) -> list[Artifact]:
    """Return artifacts in the order in which they are rendered.

    Pages of the same days show much of the same, which is memoized if one process renders them.
    What has no day comes first, since it takes longest and nobody is to wait for it at the end;
    in the order of the paths, so that those that need the same libraries are in one process.
    """
    undated = sorted((each for each in artifacts if each.changed is None), key=attrgetter("path"))
    dated = (each for each in artifacts if each.changed is not None)
    return [*undated, *sorted(dated, key=attrgetter("changed"))]


def _written(
    artifact: Artifact, rendered: Rendered, tree: Path, before: Mapping[str, FileStat]
) -> WrittenArtifact:
    path, content, source = artifact.path, rendered.content, rendered.search
    old = before.get(path)
    same = old is not None and has_content(tree, path, old, content)
    return WrittenArtifact(
        path=path,
        file=None if same else write(tree, path, content),
        fingerprint=artifact.fingerprint(),
        searched=source and source.facts,
    )
