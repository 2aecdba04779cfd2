"""Makes outputs and writes them into a tree, shared out among processes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice, repeat
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import msgspec

from klsite import search
from klsite.build.trees import FileStat, holds, write
from klsite.site.artifacts import Artifact, Rendered, address_of
from klsite.system.processes import map_chunks


class WrittenArtifact(msgspec.Struct, array_like=True, gc=False):
    """An output that was made: its entry, or None where the content is as before, and its stamp.

    ``searched`` says whether the site's search finds it, by the ``day`` it was published on.
    """

    path: str
    entry: FileStat | None
    stamp: bytes | None
    searched: bool = False
    day: date | None = None


class RenderResult(NamedTuple):
    """What was made, and the parts of a search index of it."""

    products: list[WrittenArtifact]
    indexes: list[bytes]


class _ChunkResult(msgspec.Struct, array_like=True):
    """What a process has made: products, so many together, and a part of a search index."""

    products: list[bytes]
    index: bytes


_BATCH = 192
"""How many outputs a process takes at a time."""
_STEP = 64
"""How many of them it makes before it does anything with them."""

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[WrittenArtifact])


def render_all(
    outputs: Sequence[Artifact], tree: Path, before: Mapping[str, FileStat], *, indexed: bool
) -> RenderResult:
    """Make the outputs, and write those into ``tree`` that it does not hold yet.

    ``before`` are the files that lie in it from an earlier build.
    With ``indexed`` the words of those that can be searched are collected on the way.
    """

    def make(part: Iterable[Artifact]) -> bytes:
        products: list[bytes] = []
        index = search.IndexPart()
        pieces = iter(part)
        # A few at a time go through each step: the processor works faster at one thing than at all.
        while some := list(islice(pieces, _STEP)):
            made = [output.make() for output in some]
            if indexed:
                for entry in _entries(some, made):
                    index.add(entry)
            written = list(map(_product, some, made, repeat(tree), repeat(before)))
            products.append(_ENCODER.encode(written))  # takes a third of the memory
        return _ENCODER.encode(_ChunkResult(products, index.encoded()))

    encoded = map_chunks(_ordered(outputs), make, batch=_BATCH, told="Skriver sider")
    shares = [msgspec.msgpack.decode(each, type=_ChunkResult) for each in encoded]
    products = [
        product for each in shares for some in each.products for product in _DECODER.decode(some)
    ]
    return RenderResult(products, [each.index for each in shares])


def _entries(outputs: Iterable[Artifact], made: Iterable[Rendered]) -> Iterator[search.SearchEntry]:
    """Yield what those that can be searched bring to the index."""
    for output, each in zip(outputs, made, strict=True):
        if each.searched is not None:
            day, html = each.searched
            if entry := search.entry_of(address_of(output.path), day, html):
                yield entry


def _ordered(outputs: Iterable[Artifact]) -> list[Artifact]:
    """Return outputs in the order in which they are made.

    Pages of the same days show much of the same, which is made once if one process makes them.
    What has no day comes first, since it takes longest and nobody is to wait for it at the end;
    in the order of the paths, so that those who need the same libraries are made by one process.
    """
    undated = sorted((each for each in outputs if each.changed is None), key=attrgetter("path"))
    dated = (each for each in outputs if each.changed is not None)
    return [*undated, *sorted(dated, key=attrgetter("changed"))]


def _product(
    output: Artifact, made: Rendered, tree: Path, before: Mapping[str, FileStat]
) -> WrittenArtifact:
    path, content, searched = output.path, made.content, made.searched
    old = before.get(path)
    same = old is not None and holds(tree, path, old, content)
    return WrittenArtifact(
        path=path,
        entry=None if same else write(tree, path, content),
        stamp=output.stamp(),
        searched=searched is not None,
        day=searched.day if searched else None,
    )
