"""Reads a search index as the search page does."""

from collections import defaultdict

from klsite.search.cards import parsed_cards
from klsite.search.directory import COUNTS, DIRECTORY, Directory, decoded
from klsite.search.postings import FIELD_BITS, decode
from klsite.search.word_files import BACKWARDS, keys, sort_key, word_of, word_path

Index = dict[str, bytes]
"""The content of every file by its path."""
Found = dict[str, dict[int, set[str]]]
"""Word to field to the addresses that have it there."""


def directory(index: Index) -> Directory:
    """Return what is needed to read the other files."""
    return decoded(index[DIRECTORY].decode(), index[COUNTS].decode())


def cards(index: Index) -> dict[int, tuple[str, str]]:
    """Return the address and what is shown of each entry, by its number."""
    return {
        card.number: (card.address, card.text)
        for path, content in index.items()
        if path.startswith("soegning/kort/")
        for card in parsed_cards(
            int(path.split("/")[-1].removesuffix(".txt")), directory(index).width, content.decode()
        )
    }


def lines(index: Index) -> dict[str, str]:
    """Return the postings of each key, each from the file with the longest prefix of it."""
    prefixes = directory(index).prefixes
    found = {}
    for prefix in prefixes:
        for line in index[word_path(prefix)].decode().splitlines():
            key, _, found[key] = line.partition(" ")
            assert max(filter(sort_key(key)[0].startswith, prefixes), key=len) == prefix
    return found


def found(index: Index) -> Found:
    """Return, for each word, the addresses with it in each field.

    A word that is a compound has the same pages under its key backwards.
    """
    shown = cards(index)
    assert len(shown) == directory(index).pages
    postings = lines(index)
    words: Found = {}
    for key, text in postings.items():
        if key.startswith(BACKWARDS):
            assert postings[word_of(key)] == text
            continue
        assert all(each in postings for each in keys(key))
        words[key] = defaultdict(set)
        for posting in decode(text):
            words[key][posting % (1 << FIELD_BITS)].add(shown[posting >> FIELD_BITS][0])
    return words
