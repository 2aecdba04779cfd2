"""The whole index from all entries, collected and written in several processes."""

import marshal
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from klsite.search.cards import Card, card_files
from klsite.search.directory import DIRECTORY, Directory, Synonyms
from klsite.search.entry import FIELDS, SearchEntry
from klsite.search.numbering import Numbering, range_of
from klsite.search.postings import encode
from klsite.search.word_files import (
    family,
    keys,
    postings_text,
    sort_key,
    word_files,
    word_of,
)

_Postings = dict[str, bytes]
"""For each word, the positions of the pages that have it, as the bytes of an array."""
_TYPE_CODE = "I"


class _DecodedPart(NamedTuple):
    """The entries of one process, inverted: pages by word, for each field.

    A page is referred to by its position in ``pages`` (range, address and card) until the pages
    of all processes are known and can be numbered.
    """

    pages: list[tuple[int, str, str]]
    fields: list[_Postings]


class IndexPart:
    """Inverts entries one by one, for ``merged_files``."""

    def __init__(self) -> None:
        self._pages: list[tuple[int, str, str]] = []
        self._fields = [defaultdict[str, "array[int]"](_positions) for _ in range(FIELDS)]

    def add(self, entry: SearchEntry) -> None:
        """Add an entry."""
        position = len(self._pages)
        place = range_of(entry.address, entry.day, entry.weight)
        self._pages.append((place, entry.address, entry.card))
        for field, words in entry.fields:
            postings = self._fields[field]
            for word in words:
                postings[word].append(position)

    def encoded(self) -> bytes:
        """Return the part encoded for ``merged_files``."""
        return marshal.dumps((self._pages, [_postings(each) for each in self._fields]))


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


def merged_files(
    parts: Sequence[bytes], number: int, of: int, synonyms: Synonyms = ()
) -> Iterator[tuple[str, bytes]]:
    """Yield the path (relative to the site's root) and content of a share of the index's files.

    ``parts`` are the encoded parts of all processes. ``number`` is the share to yield, from 0, of
    ``of`` shares; together they are the whole index. ``synonyms`` are groups of expressions.
    """
    loaded = [_DecodedPart(*marshal.loads(each)) for each in parts]  # noqa: S302 - written by this program
    pages = [page for each in loaded for page in each.pages]
    numbering = Numbering(page[:2] for page in pages)
    families = defaultdict(list)
    for word in set(chain.from_iterable(chain.from_iterable(each.fields) for each in loaded)):
        for key in keys(word):
            families[family(key)].append(key)
    names = sorted(families)
    own = {name: sorted(families[name], key=sort_key) for name in names[number::of]}
    lines = _lines(loaded, numbering, {word_of(key) for keys_of in own.values() for key in keys_of})
    for name, keys_of in own.items():
        yield from _encoded(word_files(name, [(key, lines[word_of(key)]) for key in keys_of]))
    if number == 0:
        texts = {address: card for _, address, card in pages}
        cards = [Card(number, each, texts[each]) for each, number in numbering.numbers.items()]
        counts, files = card_files(numbering.width, cards)
        yield from _encoded(files)
        values = Directory(len(cards), numbering.width, counts, frozenset(names), synonyms)
        yield DIRECTORY, values.encoded()


def _encoded(files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    return ((path, content.encode()) for path, content in files)


def _lines(parts: Sequence[_DecodedPart], numbering: Numbering, words: set[str]) -> dict[str, str]:
    """Return the postings of some words, joined from all parts, with the final page numbers."""
    found: defaultdict[str, dict[int, list[int]]] = defaultdict(dict)
    for part in parts:
        numbers = [numbering.numbers[page[1]] for page in part.pages]
        for field, postings in enumerate(part.fields):
            for word in postings.keys() & words:
                positions = array(_TYPE_CODE, postings[word])
                found[word].setdefault(field, []).extend(map(numbers.__getitem__, positions))
    return {word: _line(fields) for word, fields in found.items()}


def _line(fields: Mapping[int, list[int]]) -> str:
    return postings_text({field: encode(sorted(numbers)) for field, numbers in fields.items()})
