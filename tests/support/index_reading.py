"""Reads a search index as the search page does."""

import json
from collections import defaultdict

from klsite.search.cards import parsed_cards
from klsite.search.postings import decode
from klsite.search.word_files import BACKWARDS, family, keys, postings_fields, word_of

Index = dict[str, bytes]
"""The content of every file by its path."""
Found = dict[str, dict[int, set[str]]]
"""Word to field to the addresses that have it there."""


def width(index: Index) -> int:
    """Return how many numbers every day has."""
    value: int = json.loads(index["soegning/indeks.json"])["width"]
    return value


def cards(index: Index) -> dict[int, tuple[str, str]]:
    """Return the address and what is shown of each entry, by its number."""
    return {
        card.number: (card.address, card.text)
        for path, content in index.items()
        if path.startswith("soegning/kort/")
        for card in parsed_cards(
            int(path.split("/")[-1].removesuffix(".txt")), width(index), content.decode()
        )
    }


def lines(index: Index) -> dict[str, str]:
    """Return the postings of each key."""
    families = json.loads(index["soegning/indeks.json"])["families"].split()
    found = {}
    for path, content in index.items():
        if path.startswith("soegning/ord/"):
            for line in content.decode().splitlines():
                if not line.startswith("*"):
                    key, _, postings = line.partition(" ")
                    assert family(key) in families
                    found[key] = postings
    return found


def found(index: Index) -> Found:
    """Return, for each word, the addresses with it in each field.

    A word that is a compound has the same pages under its key backwards.
    """
    shown = cards(index)
    assert len(shown) == json.loads(index["soegning/indeks.json"])["pages"]
    postings = lines(index)
    words: Found = {}
    for key, text in postings.items():
        if key.startswith(BACKWARDS):
            assert postings[word_of(key)] == text
            continue
        assert all(each in postings for each in keys(key))
        words[key] = defaultdict(set)
        for field, numbers in postings_fields(text).items():
            words[key][field] = {shown[number][0] for number in decode(numbers)}
    return words
