"""An incremental update of the index: the files that differ for a few changed entries."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from klsite.search.cards import Card, CardFileChange, card_path, file_of, most_in_file, parsed_cards
from klsite.search.directory import COUNTS, DIRECTORY, Directory, Synonyms, decoded
from klsite.search.entry import SearchEntry
from klsite.search.numbering import range_of, same_width
from klsite.search.postings import edited, posting
from klsite.search.word_files import (
    changed_family,
    family,
    keys,
    prefixes,
    sort_key,
    word_of,
    word_path,
)

_Files = dict[str, str | None]
"""Path to content of some files, None for a file to delete."""
_Numbers = dict[str, int]
"""Address to number, of some pages."""


class _NeedsFullIndex(Exception):
    """The change affects all numbers, or the current files are not those of the old entries."""


def changed_files(
    old: Iterable[SearchEntry],
    new: Iterable[SearchEntry],
    read: Callable[[str], bytes | None],
    unchanged: Callable[[str], SearchEntry],
    synonyms: Synonyms = (),
) -> dict[str, bytes | None] | None:
    """Return the new content of each file of the index that changes, None for one to delete.

    ``old`` are the former entries of pages that are removed or changed, ``new`` the entries of
    those that are added or changed. ``read`` returns the current content of a file, None if there
    is none. ``unchanged`` returns the entry of any other page: those of the same day as a changed
    one may be renumbered. Returns None where the whole index must be written.
    """
    try:
        current = _CurrentIndex(read)
        files, values = _changed(
            {each.address: each for each in old},
            {each.address: each for each in new},
            current,
            unchanged,
        )
    except _NeedsFullIndex:
        return None
    files |= values._replace(synonyms=synonyms).files()
    contents = {path: None if text is None else text.encode() for path, text in files.items()}
    return {path: content for path, content in contents.items() if content != read(path)}


class _CurrentIndex:
    """The files of the index before the change."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        self._read = read
        self.values: Directory = decoded(self.text(DIRECTORY), self.text(COUNTS))
        self._firsts = sorted(self.values.counts)

    def text(self, path: str) -> str:
        """Return the content of a file. Raises ``_NeedsFullIndex`` if it is missing."""
        content = self._read(path)
        if content is None:
            raise _NeedsFullIndex
        return content.decode()

    def cards(self, first: int) -> list[Card]:
        """Return the cards of the file whose first range is given."""
        return parsed_cards(first, self.values.width, self.text(card_path(first)))

    def file_of(self, index: int) -> int | None:
        """Return the first range of the file that may have the cards of a range."""
        return file_of(index, self._firsts)


def _changed(
    old: Mapping[str, SearchEntry],
    new: Mapping[str, SearchEntry],
    current: _CurrentIndex,
    unchanged: Callable[[str], SearchEntry],
) -> tuple[_Files, Directory]:
    width = current.values.width
    ranges = {_range(each) for each in (*old.values(), *new.values())}
    files_of_ranges = map(current.file_of, ranges)
    touched = {first for first in files_of_ranges if first is not None}
    cards = {card.address: card for first in touched for card in current.cards(first)}
    before = {
        card.address: card.number for card in cards.values() if card.number // width in ranges
    }
    if old.keys() - before.keys() or before.keys() & (new.keys() - old.keys()):
        raise _NeedsFullIndex
    after = _renumbered(before, old, new, width)
    moved = {
        address
        for address in before.keys() | after.keys()
        if address in new or before.get(address) != after.get(address)
    }
    changes = _postings_changes(
        _postings({each: before[each] for each in moved & before.keys()}, old, unchanged),
        _postings({each: after[each] for each in moved & after.keys()}, new, unchanged),
    )
    left = [card for card in cards.values() if card.address not in before]
    left += [
        Card(number, address, new[address].card if address in new else cards[address].text)
        for address, number in after.items()
    ]
    pages = current.values.pages + len(after) - len(before)
    if most_in_file(pages) != most_in_file(current.values.pages):
        raise _NeedsFullIndex
    counts, card_files = CardFileChange(
        width, current.values.counts, current.cards, touched, left
    ).files()
    word_files = _word_files(current, changes)
    present = dict.fromkeys(map(word_path, current.values.prefixes), "") | word_files
    there = (path for path, content in present.items() if content is not None)
    values = current.values._replace(counts=counts, prefixes=prefixes(there))
    return {**word_files, **card_files}, values


def _word_files(current: _CurrentIndex, changes: "_Changes") -> _Files:
    """Return the files of all words with a change and of those in the same families."""
    files: _Files = {}
    families = defaultdict[str, list[str]](list)
    for prefix in current.values.prefixes:
        families[family(prefix)].append(word_path(prefix))
    changed_keys = sorted((key for word in changes for key in keys(word)), key=sort_key)
    for name, own in groupby(changed_keys, family):
        contents = {path: current.text(path) for path in families[name]}
        files |= changed_family(name, contents, own, _editing(changes))
    return files


def _range(entry: SearchEntry) -> int:
    return range_of(entry.address, entry.day, entry.weight)


def _renumbered(
    before: _Numbers, old: Mapping[str, SearchEntry], new: Mapping[str, SearchEntry], width: int
) -> _Numbers:
    """Return the new numbers of all pages in the ranges that gain or lose pages."""
    members = {
        (number // width, address) for address, number in before.items() if address not in old
    }
    members |= {(_range(each), address) for address, each in new.items()}
    ranges = [list(own) for _, own in groupby(sorted(members), itemgetter(0))]
    filled = [
        len(list(own)) for _, own in groupby(sorted(number // width for number in before.values()))
    ]
    if not same_width(width, filled, [len(own) for own in ranges]):
        raise _NeedsFullIndex
    return {
        address: index * width + rank for own in ranges for rank, (index, address) in enumerate(own)
    }


_Postings = set[tuple[str, int]]
"""Words, each with a posting."""


def _postings(
    numbers: _Numbers,
    entries: Mapping[str, SearchEntry],
    unchanged: Callable[[str], SearchEntry],
) -> _Postings:
    """Return the words of some pages; ``entries`` are those of the pages that change."""
    found: _Postings = set()
    for address, number in numbers.items():
        entry = entries.get(address) or unchanged(address)
        for field, words in entry.fields:
            found.update([(word, posting(number, field)) for word in words])
    return found


class _PostingsChange(NamedTuple):
    """The postings to remove from and add to those of a word."""

    removed: list[int]
    added: list[int]


_Changes = Mapping[str, _PostingsChange]
"""Word to change."""


def _postings_changes(before: _Postings, after: _Postings) -> _Changes:
    changes = defaultdict[str, _PostingsChange](lambda: _PostingsChange([], []))
    for index, found in enumerate((before - after, after - before)):
        for word, each in found:
            changes[word][index].append(each)
    return changes


def _editing(changes: _Changes) -> Callable[[str, str], str]:
    """Return a function from a key and its current postings to its new ones."""
    return lambda key, postings: edited(postings, *changes[word_of(key)])
