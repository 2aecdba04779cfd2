"""The whole index from all entries, collected and written in several processes."""

import marshal
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from klsite.search.cards import Card, card_files
from klsite.search.directory import Directory, Synonyms
from klsite.search.entry import FIELDS, SearchEntry
from klsite.search.numbering import Numbering, range_of
from klsite.search.postings import encode, posting
from klsite.search.word_files import (
    family,
    keys,
    prefixes,
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
    """Inverts entries one by one, for ``MergedIndex``."""

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
        """Return the part encoded for ``MergedIndex``."""
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


class MergedIndex:
    """The index of the encoded parts of all processes, whose files may be made in several."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        loaded = [_DecodedPart(*marshal.loads(each)) for each in parts]  # noqa: S302 - written by this program
        numbering = Numbering(page[:2] for part in loaded for page in part.pages)
        numbers = numbering.numbers
        texts = {address: card for part in loaded for _, address, card in part.pages}
        cards = [Card(number, each, texts[each]) for each, number in numbers.items()]
        self._width = numbering.width
        self._counts, self._cards = card_files(numbering.width, cards)
        self._postings = defaultdict[str, list[int]](list)
        for part in loaded:
            for field, postings in enumerate(part.fields):
                own = [posting(numbers[address], field) for _, address, _ in part.pages]
                for word, positions in postings.items():
                    self._postings[word] += map(own.__getitem__, array(_TYPE_CODE, positions))
        self._families = defaultdict[str, list[str]](list)
        for word in self._postings:
            for key in keys(word):
                self._families[family(key)].append(key)

    def word_files(self, number: int, of: int) -> Iterator[tuple[str, bytes]]:
        """Yield the path and content of each file of words in share ``number`` of ``of``."""
        lines = _Lines(self._postings)
        for name in sorted(self._families)[number::of]:
            own = sorted(self._families[name], key=sort_key)
            yield from _encoded(word_files(name, [(key, lines[word_of(key)]) for key in own]))

    def card_files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path and content of each file of cards."""
        return _encoded(self._cards)

    def directory(self, paths: Iterable[str], synonyms: Synonyms) -> Iterator[tuple[str, bytes]]:
        """Yield what is to be written last, given the paths of all other files."""
        values = Directory(self._width, self._counts, prefixes(paths), synonyms)
        return _encoded(values.files().items())


def merged_files(parts: Sequence[bytes], synonyms: Synonyms = ()) -> dict[str, bytes]:
    """Return the whole index, made in this process: its files by their paths from the root."""
    merged = MergedIndex(parts)
    files = dict(chain(merged.word_files(0, 1), merged.card_files()))
    return files | dict(merged.directory(files, synonyms))


def _encoded(files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    return ((path, content.encode()) for path, content in files)


class _Lines(dict[str, str]):
    """The postings of each word as text, made when first asked for."""

    def __init__(self, postings: Mapping[str, list[int]]) -> None:
        self._postings = postings

    def __missing__(self, word: str) -> str:
        text = self[word] = encode(sorted(self._postings[word]))
        return text
