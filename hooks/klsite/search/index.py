"""All entries to the files of the index, shared out among processes."""

import marshal
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from klsite.search.entry import SearchEntry
from klsite.search.files import DIRECTORY, block_files, directory
from klsite.search.numbering import Numbering, range_of
from klsite.search.postings import encode
from klsite.search.word_files import family, rest_of_line, word_files

_Postings = dict[str, bytes]
"""The places of the pages that have a word, as an array of ``_PLACE``."""
_PLACE = "I"


class _Partial(NamedTuple):
    """The entries that one process has made, turned from words by page to pages by word.

    A page's place in ``pages`` (range and address) stands for it until all pages are known and
    can be numbered.
    """

    pages: list[tuple[int, str]]
    text: _Postings
    title: _Postings


class IndexPart:
    """The part of the index that some entries make, one after the other."""

    def __init__(self) -> None:
        self._pages: list[tuple[int, str]] = []
        self._text: defaultdict[str, array[int]] = defaultdict(_places)
        self._title: defaultdict[str, array[int]] = defaultdict(_places)

    def add(self, entry: SearchEntry) -> None:
        """Take in an entry."""
        place = len(self._pages)
        self._pages.append((range_of(entry.address, entry.day), entry.address))
        for word in entry.text:
            self._text[word].append(place)
        for word in entry.title:
            self._title[word].append(place)

    def encoded(self) -> bytes:
        """Return the part for ``merged``."""
        return marshal.dumps((self._pages, _postings(self._text), _postings(self._title)))


def partial(entries: Iterable[SearchEntry]) -> bytes:
    """Return the part of the index that some entries make, for ``merged``."""
    part = IndexPart()
    for entry in entries:
        part.add(entry)
    return part.encoded()


def _places() -> "array[int]":
    return array(_PLACE)


def _postings(places: "Mapping[str, array[int]]") -> _Postings:
    return {word: found.tobytes() for word, found in places.items()}


def merged(partials: Sequence[bytes], part: int, of: int) -> Iterator[tuple[str, bytes]]:
    """Yield the path below the site and the content of some files of the index.

    ``partials`` hold all entries. ``part`` is which of so many shares of the files to make, from 0.
    """
    loaded = [_Partial(*marshal.loads(each)) for each in partials]  # noqa: S302 - of our own making
    numbering = Numbering(chain.from_iterable(each.pages for each in loaded))
    families = defaultdict(list)
    for word in set(chain.from_iterable((*each.text, *each.title) for each in loaded)):
        families[family(word)].append(word)
    names = sorted(families)
    merge = _Merge(loaded, numbering)
    for name in names[part::of]:
        lines = [(word, merge.rest_of_line(word)) for word in sorted(families[name])]
        yield from _encoded(word_files(name, lines))
    if part == 0:
        yield from _encoded(block_files(numbering.width, numbering.numbers))
        count = len(numbering.numbers)
        yield DIRECTORY, directory(numbering.width, count, names).encode()


def _encoded(files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    return ((path, content.encode()) for path, content in files)


class _Merge:
    """Puts together what the partials have of a word."""

    def __init__(self, partials: Sequence[_Partial], numbering: Numbering) -> None:
        numbers = [[numbering.numbers[address] for _, address in each.pages] for each in partials]
        self._text = [(each.text, own) for each, own in zip(partials, numbers, strict=True)]
        self._title = [(each.title, own) for each, own in zip(partials, numbers, strict=True)]

    def rest_of_line(self, word: str) -> str:
        return rest_of_line(_numbers(word, self._text), _numbers(word, self._title))


def _numbers(word: str, partials: Iterable[tuple[_Postings, list[int]]]) -> str:
    found: list[int] = []
    for postings, numbers in partials:
        if word in postings:
            found += map(numbers.__getitem__, array(_PLACE, postings[word]))
    found.sort()
    return encode(found)
