"""Reads a search index as the search page does."""

import json

from klsite.search.postings import decode

Index = dict[str, bytes]
"""The content of every file by its path."""


def width(index: Index) -> int:
    """Return how many numbers every day has."""
    value: int = json.loads(index["soegning/indeks.json"])["width"]
    return value


def found(index: Index) -> dict[str, tuple[set[str], set[str]]]:
    """Return, for each word, the addresses with it in text and title."""
    values = json.loads(index["soegning/indeks.json"])
    addresses = {}
    for path, content in index.items():
        if path.startswith("soegning/sider/"):
            block = int(path.split("/")[-1].removesuffix(".txt"))
            for line in content.decode().splitlines():
                digits, address = line.split(" ")
                number = block * values["block"] * values["width"] + decode(digits)[0]
                addresses[number] = address
    assert len(addresses) == values["pages"]
    words = {}
    for path, content in index.items():
        if path.startswith("soegning/ord/"):
            for line in content.decode().splitlines():
                if not line.startswith("*"):
                    word, text, title = (*line.split(" "), "")[:3]
                    assert word[:2] in values["families"].split()
                    words[word] = (
                        {addresses[number] for number in decode(text)},
                        {addresses[number] for number in decode(title)},
                    )
    return words
