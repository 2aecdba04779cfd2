"""All entries to the files of the index, shared out among processes."""

import marshal
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from klsite.search.entry import Entry
from klsite.search.files import DIRECTORY, block_files, directory
from klsite.search.numbering import Numbering, range_of
from klsite.search.postings import encode
from klsite.search.word_files import family, rest_of_line, word_files

_Postings = dict[str, bytes]
"""The places of the pages that have a word, as an array of ``_PLACE``."""
_PLACE = "I"


class _Partial(NamedTuple):
    """The entries that one process has made, turned from words by page to pages by word.

    A page's place in ``pages``, which are in the order of their ranges and addresses, stands for
    it until all pages are known and can be numbered.
    """

    pages: list[tuple[int, str]]
    text: _Postings
    title: _Postings


def partial(entries: Iterable[Entry]) -> bytes:
    """Return the part of the index that some entries make, for ``merged``."""
    ordered = sorted((range_of(each.address, each.day), each) for each in entries)
    return marshal.dumps(
        (
            [(place, entry.address) for place, entry in ordered],
            _by_word(entry.text for _, entry in ordered),
            _by_word(entry.title for _, entry in ordered),
        )
    )


def _by_word(texts: Iterable[str]) -> _Postings:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        for word in text.split():
            places[word].append(place)
    return {word: array(_PLACE, found).tobytes() for word, found in places.items()}


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
        return rest_of_line(_postings(word, self._text), _postings(word, self._title))


def _postings(word: str, partials: Iterable[tuple[_Postings, list[int]]]) -> str:
    found: list[int] = []
    for postings, numbers in partials:
        if word in postings:
            found += map(numbers.__getitem__, array(_PLACE, postings[word]))
    found.sort()
    return encode(found)
