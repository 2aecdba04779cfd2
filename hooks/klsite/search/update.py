"""A few changed entries to the files of the index that differ for them."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from klsite.search.entry import SearchEntry
from klsite.search.files import DIRECTORY, block_content, block_path, directory
from klsite.search.numbering import BLOCK, range_of, same_width
from klsite.search.postings import decode, edited
from klsite.search.word_files import Files, WordFileChange, family, rest_of_line, word_path

_Numbers = dict[str, int]
"""The number of each of some addresses."""


class _MustBeMadeAnew(Exception):
    """More moves than some files, or the present files are not of the old entries."""


def changed_files(
    old: Iterable[SearchEntry],
    new: Iterable[SearchEntry],
    read: Callable[[str], bytes | None],
    kept: Callable[[str], SearchEntry],
) -> dict[str, bytes | None] | None:
    """Return the content of each file of the index that changes, None where it goes.

    ``old`` are the entries that are gone or changed, as they were; ``new`` those that came or
    changed, as they are. ``read`` gives the present content of a file, ``kept`` the entry of an
    address in neither: it is asked for pages of the same day, which another may push on. Returns
    None if all must be made anew.
    """
    try:
        files = _changed(
            {each.address: each for each in old},
            {each.address: each for each in new},
            _Present(read),
            kept,
        )
    except _MustBeMadeAnew:
        return None
    contents = {path: None if text is None else text.encode() for path, text in files.items()}
    return {path: content for path, content in contents.items() if content != read(path)}


class _Present:
    """The files of the index as they are."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        self._read = read
        values = json.loads(self.text(DIRECTORY))
        self.width: int = values["width"]
        self.pages: int = values["pages"]
        self.families = set(values["families"].split())

    def text(self, path: str) -> str:
        """Return the content of a file that must be there."""
        content = self._read(path)
        if content is None:
            raise _MustBeMadeAnew
        return content.decode()

    def block(self, block: int) -> _Numbers:
        """Return the numbers of the addresses in a block."""
        content = self._read(block_path(block)) or b""
        lines = (each.split(" ", 1) for each in content.decode().splitlines())
        first = block * BLOCK * self.width
        return {address: first + decode(code)[0] for code, address in lines}


def _changed(
    old: Mapping[str, SearchEntry],
    new: Mapping[str, SearchEntry],
    present: _Present,
    kept: Callable[[str], SearchEntry],
) -> Files:
    ranges = {range_of(each.address, each.day) for each in (*old.values(), *new.values())}
    blocks = {block: present.block(block) for block in {place // BLOCK for place in ranges}}
    before = {
        address: number
        for pages in blocks.values()
        for address, number in pages.items()
        if number // present.width in ranges
    }
    if old.keys() - before.keys() or before.keys() & (new.keys() - old.keys()):
        raise _MustBeMadeAnew
    after = _renumbered(before, old, new, present.width)
    touched = {
        address
        for address in before.keys() | after.keys()
        if address in new or before.get(address) != after.get(address)
    }
    moves = _moves(
        _Words.of({each: before[each] for each in touched & before.keys()}, old, kept),
        _Words.of({each: after[each] for each in touched & after.keys()}, new, kept),
    )
    files = _changed_blocks(blocks, before, after, present.width)
    families = set(present.families)
    change = WordFileChange(present.text, _editing(moves))
    for name, words in groupby(sorted(moves), family):
        changed = change.files(name, list(words), name not in families)
        (families.add if changed[word_path(name)] else families.discard)(name)
        files |= changed
    count = present.pages + len(after) - len(before)
    files[DIRECTORY] = directory(present.width, count, families)
    return files


def _renumbered(
    before: _Numbers, old: Mapping[str, SearchEntry], new: Mapping[str, SearchEntry], width: int
) -> _Numbers:
    """Return the numbers of all pages in the ranges that some come to or go from."""
    members = {
        (number // width, address) for address, number in before.items() if address not in old
    }
    members |= {(range_of(address, each.day), address) for address, each in new.items()}
    ranges = [list(own) for _, own in groupby(sorted(members), itemgetter(0))]
    filled = [
        len(list(own)) for _, own in groupby(sorted(number // width for number in before.values()))
    ]
    if not same_width(width, filled, [len(own) for own in ranges]):
        raise _MustBeMadeAnew
    return {
        address: place * width + rank for own in ranges for rank, (place, address) in enumerate(own)
    }


def _changed_blocks(
    blocks: Mapping[int, _Numbers], before: _Numbers, after: _Numbers, width: int
) -> Files:
    files: Files = {}
    for block, present in blocks.items():
        rest = {each: number for each, number in present.items() if each not in before}
        came = {each: number for each, number in after.items() if number // width // BLOCK == block}
        pages = sorted((number, address) for address, number in (rest | came).items())
        files[block_path(block)] = block_content(block, width, pages) or None
    return files


class _Words(NamedTuple):
    """The words in the texts and in the titles of some pages, each with the page's number."""

    text: set[tuple[str, int]]
    title: set[tuple[str, int]]

    @classmethod
    def of(
        cls,
        numbers: _Numbers,
        entries: Mapping[str, SearchEntry],
        kept: Callable[[str], SearchEntry],
    ) -> "_Words":
        words = cls(set(), set())
        for address, number in numbers.items():
            entry = entries.get(address) or kept(address)
            words.text.update([(word, number) for word in entry.text])
            words.title.update([(word, number) for word in entry.title])
        return words


class _Moves(NamedTuple):
    """The pages that lose a word and those that get it, in their texts and in their titles."""

    text_lost: list[int]
    text_got: list[int]
    title_lost: list[int]
    title_got: list[int]


def _moves(before: _Words, after: _Words) -> dict[str, _Moves]:
    moves: defaultdict[str, _Moves] = defaultdict(lambda: _Moves([], [], [], []))
    differences = (
        before.text - after.text,
        after.text - before.text,
        before.title - after.title,
        after.title - before.title,
    )
    for index, found in enumerate(differences):
        for word, number in found:
            moves[word][index].append(number)
    return moves


def _editing(moves: Mapping[str, _Moves]) -> Callable[[str, str], str]:
    """Return what edits the line of a word."""

    def edit(word: str, rest: str) -> str:
        text, _, title = rest.partition(" ")
        own = moves[word]
        return rest_of_line(
            edited(text, own.text_lost, own.text_got), edited(title, own.title_lost, own.title_got)
        )

    return edit
