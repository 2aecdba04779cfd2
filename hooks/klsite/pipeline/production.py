"""Makes outputs and writes them into a tree, shared out among processes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice, repeat
from pathlib import Path
from typing import NamedTuple

import msgspec

from klsite import search
from klsite.outputs import Made, Output
from klsite.pipeline.tree import Entry, write
from klsite.stamps import digest
from klsite.workers import share


class Product(msgspec.Struct, array_like=True, gc=False):
    """An output that was made: its entry, or None where the content is as before, and its stamp.

    ``searched`` says whether the site's search finds it, by the ``day`` it was published on.
    """

    path: str
    entry: Entry | None
    stamp: bytes | None
    searched: bool = False
    day: date | None = None


class Produced(NamedTuple):
    """What was made, and the parts of a search index of it."""

    products: list[Product]
    indexes: list[bytes]


class _Share(msgspec.Struct, array_like=True):
    products: list[Product]
    index: bytes


_BATCH = 192
"""How many outputs a process takes at a time."""
_STEP = 16
"""How many of them it makes before it does anything with them."""

_DECODER = msgspec.msgpack.Decoder(_Share)


def produce(
    outputs: Sequence[Output], tree: Path, before: Mapping[str, Entry], *, indexed: bool
) -> Produced:
    """Make the outputs, and write those into ``tree`` whose content is not as ``before``.

    With ``indexed`` the words of those that can be searched are collected on the way.
    """

    def make(part: Iterable[Output]) -> bytes:
        products: list[Product] = []
        index = search.Part()
        pieces = iter(part)
        # A few at a time go through each step: the processor works faster at one thing than at all.
        while some := list(islice(pieces, _STEP)):
            made = [output.make() for output in some]
            if indexed:
                for entry in _entries(some, made):
                    index.add(entry)
            products += map(_product, some, made, repeat(tree), repeat(before))
        return msgspec.msgpack.encode(_Share(products, index.encoded()))

    ordered = sorted(outputs, key=_last_changed)
    encoded = share(ordered, make, batch=_BATCH, told="Skriver sider")
    shares = [_DECODER.decode(each) for each in encoded]
    products = [product for each in shares for product in each.products]
    return Produced(products, [each.index for each in shares])


def _entries(outputs: Iterable[Output], made: Iterable[Made]) -> Iterator[search.Entry]:
    """Yield what those that can be searched bring to the index."""
    for output, each in zip(outputs, made, strict=True):
        if each.searched is not None:
            day, html = each.searched
            if entry := search.entry_of(output.address, day, html):
                yield entry


def _last_changed(output: Output) -> date:
    """Return the key of the order in which outputs are made.

    Pages of the same days show much of the same, which is made once if one process makes them.
    What has no day comes first: it takes longest, and nobody is to wait for it at the end.
    """
    return output.changed or date.min


def _product(output: Output, made: Made, tree: Path, before: Mapping[str, Entry]) -> Product:
    found = digest(made.content)
    old = before.get(output.path)
    same = old is not None and old.digest == found
    searched = made.searched
    return Product(
        path=output.path,
        entry=None if same else write(tree, output.path, made.content, found),
        stamp=output.stamp(),
        searched=searched is not None,
        day=searched.day if searched else None,
    )
