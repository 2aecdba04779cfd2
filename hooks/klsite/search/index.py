"""The whole index from all entries, collected and written in several processes."""

import marshal
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from klsite.search.entry import SearchEntry
from klsite.search.index_files import DIRECTORY, block_files, directory
from klsite.search.numbering import Numbering, range_of
from klsite.search.postings import encode
from klsite.search.word_files import family, postings_text, word_files

_Postings = dict[str, bytes]
"""For each word, the positions of the pages that have it, as the bytes of an array."""
_TYPE_CODE = "I"


class _DecodedPart(NamedTuple):
    """The entries of one process, inverted: pages by word.

    A page is referred to by its position in ``pages`` (pairs of range and address) until the pages
    of all processes are known and can be numbered.
    """

    pages: list[tuple[int, str]]
    text: _Postings
    title: _Postings


class IndexPart:
    """Inverts entries one by one, for ``merged_files``."""

    def __init__(self) -> None:
        self._pages: list[tuple[int, str]] = []
        self._text: defaultdict[str, array[int]] = defaultdict(_positions)
        self._title: defaultdict[str, array[int]] = defaultdict(_positions)

    def add(self, entry: SearchEntry) -> None:
        """Add an entry."""
        position = len(self._pages)
        self._pages.append((range_of(entry.address, entry.day), entry.address))
        for word in entry.text:
            self._text[word].append(position)
        for word in entry.title:
            self._title[word].append(position)

    def encoded(self) -> bytes:
        """Return the part encoded for ``merged_files``."""
        return marshal.dumps((self._pages, _postings(self._text), _postings(self._title)))


def encoded_part(entries: Iterable[SearchEntry]) -> bytes:
    """Return the encoded ``IndexPart`` of some entries."""
    part = IndexPart()
    for entry in entries:
        part.add(entry)
    return part.encoded()


def _positions() -> "array[int]":
    return array(_TYPE_CODE)


def _postings(positions: "Mapping[str, array[int]]") -> _Postings:
    return {word: found.tobytes() for word, found in positions.items()}


def merged_files(parts: Sequence[bytes], number: int, of: int) -> Iterator[tuple[str, bytes]]:
    """Yield the path (relative to the site's root) and content of a share of the index's files.

    ``parts`` are the encoded parts of all processes. ``number`` is the share to yield, from 0, of
    ``of`` shares; together they are the whole index.
    """
    loaded = [_DecodedPart(*marshal.loads(each)) for each in parts]  # noqa: S302 - written by this program
    numbering = Numbering(chain.from_iterable(each.pages for each in loaded))
    families = defaultdict(list)
    for word in set(chain.from_iterable((*each.text, *each.title) for each in loaded)):
        families[family(word)].append(word)
    names = sorted(families)
    merger = _Merger(loaded, numbering)
    for name in names[number::of]:
        lines = [(word, merger.postings_text(word)) for word in sorted(families[name])]
        yield from _encoded(word_files(name, lines))
    if number == 0:
        yield from _encoded(block_files(numbering.width, numbering.numbers))
        count = len(numbering.numbers)
        yield DIRECTORY, directory(numbering.width, count, names).encode()


def _encoded(files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    return ((path, content.encode()) for path, content in files)


class _Merger:
    """Joins the postings of all parts, word by word, with the final page numbers."""

    def __init__(self, parts: Sequence[_DecodedPart], numbering: Numbering) -> None:
        numbers = [[numbering.numbers[address] for _, address in each.pages] for each in parts]
        self._text = [(each.text, own) for each, own in zip(parts, numbers, strict=True)]
        self._title = [(each.title, own) for each, own in zip(parts, numbers, strict=True)]

    def postings_text(self, word: str) -> str:
        return postings_text(_numbers(word, self._text), _numbers(word, self._title))


def _numbers(word: str, parts: Iterable[tuple[_Postings, list[int]]]) -> str:
    found: list[int] = []
    for postings, numbers in parts:
        if word in postings:
            found += map(numbers.__getitem__, array(_TYPE_CODE, postings[word]))
    found.sort()
    return encode(found)
