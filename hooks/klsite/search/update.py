"""An incremental update of the index: the files that differ for a few changed entries."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from klsite.search.entry import SearchEntry
from klsite.search.index_files import DIRECTORY, block_content, block_path, directory
from klsite.search.numbering import BLOCK, range_of, same_width
from klsite.search.postings import decode, edited
from klsite.search.word_files import Files, WordFileChange, family, postings_text, word_path

_Numbers = dict[str, int]
"""Address to number, of some pages."""


class _NeedsFullIndex(Exception):
    """The change affects all numbers, or the current files are not those of the old entries."""


def changed_files(
    old: Iterable[SearchEntry],
    new: Iterable[SearchEntry],
    read: Callable[[str], bytes | None],
    unchanged: Callable[[str], SearchEntry],
) -> dict[str, bytes | None] | None:
    """Return the new content of each file of the index that changes, None for one to delete.

    ``old`` are the former entries of pages that are removed or changed, ``new`` the entries of
    those that are added or changed. ``read`` returns the current content of a file, None if there
    is none. ``unchanged`` returns the entry of any other page: those of the same day as a changed
    one may be renumbered. Returns None where the whole index must be written.
    """
    try:
        files = _changed(
            {each.address: each for each in old},
            {each.address: each for each in new},
            _CurrentIndex(read),
            unchanged,
        )
    except _NeedsFullIndex:
        return None
    contents = {path: None if text is None else text.encode() for path, text in files.items()}
    return {path: content for path, content in contents.items() if content != read(path)}


class _CurrentIndex:
    """The files of the index before the change."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        self._read = read
        values = json.loads(self.text(DIRECTORY))
        self.width: int = values["width"]
        self.pages: int = values["pages"]
        self.families = set(values["families"].split())

    def text(self, path: str) -> str:
        """Return the content of a file. Raises ``_NeedsFullIndex`` if it is missing."""
        content = self._read(path)
        if content is None:
            raise _NeedsFullIndex
        return content.decode()

    def block(self, block: int) -> _Numbers:
        """Return the numbers of the pages of a block."""
        content = self._read(block_path(block)) or b""
        lines = (each.split(" ", 1) for each in content.decode().splitlines())
        first = block * BLOCK * self.width
        return {address: first + decode(code)[0] for code, address in lines}


def _changed(
    old: Mapping[str, SearchEntry],
    new: Mapping[str, SearchEntry],
    current: _CurrentIndex,
    unchanged: Callable[[str], SearchEntry],
) -> Files:
    ranges = {range_of(each.address, each.day) for each in (*old.values(), *new.values())}
    blocks = {block: current.block(block) for block in {index // BLOCK for index in ranges}}
    before = {
        address: number
        for pages in blocks.values()
        for address, number in pages.items()
        if number // current.width in ranges
    }
    if old.keys() - before.keys() or before.keys() & (new.keys() - old.keys()):
        raise _NeedsFullIndex
    after = _renumbered(before, old, new, current.width)
    touched = {
        address
        for address in before.keys() | after.keys()
        if address in new or before.get(address) != after.get(address)
    }
    changes = _postings_changes(
        _Words.of({each: before[each] for each in touched & before.keys()}, old, unchanged),
        _Words.of({each: after[each] for each in touched & after.keys()}, new, unchanged),
    )
    files = _changed_blocks(blocks, before, after, current.width)
    families = set(current.families)
    change = WordFileChange(current.text, _editing(changes))
    for name, words in groupby(sorted(changes), family):
        changed = change.files(name, list(words), name not in families)
        (families.add if changed[word_path(name)] else families.discard)(name)
        files |= changed
    count = current.pages + len(after) - len(before)
    files[DIRECTORY] = directory(current.width, count, families)
    return files


def _renumbered(
    before: _Numbers, old: Mapping[str, SearchEntry], new: Mapping[str, SearchEntry], width: int
) -> _Numbers:
    """Return the new numbers of all pages in the ranges that gain or lose pages."""
    members = {
        (number // width, address) for address, number in before.items() if address not in old
    }
    members |= {(range_of(address, each.day), address) for address, each in new.items()}
    ranges = [list(own) for _, own in groupby(sorted(members), itemgetter(0))]
    filled = [
        len(list(own)) for _, own in groupby(sorted(number // width for number in before.values()))
    ]
    if not same_width(width, filled, [len(own) for own in ranges]):
        raise _NeedsFullIndex
    return {
        address: index * width + rank for own in ranges for rank, (index, address) in enumerate(own)
    }


def _changed_blocks(
    blocks: Mapping[int, _Numbers], before: _Numbers, after: _Numbers, width: int
) -> Files:
    files: Files = {}
    for block, current in blocks.items():
        rest = {each: number for each, number in current.items() if each not in before}
        moved = {
            each: number for each, number in after.items() if number // width // BLOCK == block
        }
        pages = sorted((number, address) for address, number in (rest | moved).items())
        files[block_path(block)] = block_content(block, width, pages) or None
    return files


class _Words(NamedTuple):
    """The words in the texts and titles of some pages, as pairs of a word and a page number."""

    text: set[tuple[str, int]]
    title: set[tuple[str, int]]

    @classmethod
    def of(
        cls,
        numbers: _Numbers,
        entries: Mapping[str, SearchEntry],
        unchanged: Callable[[str], SearchEntry],
    ) -> "_Words":
        words = cls(set(), set())
        for address, number in numbers.items():
            entry = entries.get(address) or unchanged(address)
            words.text.update([(word, number) for word in entry.text])
            words.title.update([(word, number) for word in entry.title])
        return words


class _PostingsChange(NamedTuple):
    """The page numbers to remove from and add to the postings of a word."""

    text_removed: list[int]
    text_added: list[int]
    title_removed: list[int]
    title_added: list[int]


def _postings_changes(before: _Words, after: _Words) -> dict[str, _PostingsChange]:
    changes: defaultdict[str, _PostingsChange] = defaultdict(
        lambda: _PostingsChange([], [], [], [])
    )
    differences = (
        before.text - after.text,
        after.text - before.text,
        before.title - after.title,
        after.title - before.title,
    )
    for index, found in enumerate(differences):
        for word, number in found:
            changes[word][index].append(number)
    return changes


def _editing(changes: Mapping[str, _PostingsChange]) -> Callable[[str, str], str]:
    """Return a function from a word and its current postings to its new ones."""

    def edit(word: str, postings: str) -> str:
        text, _, title = postings.partition(" ")
        own = changes[word]
        return postings_text(
            edited(text, own.text_removed, own.text_added),
            edited(title, own.title_removed, own.title_added),
        )

    return edit
