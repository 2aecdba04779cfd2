"""``indeks.json``: what is needed to read the other files, fetched first by every search."""

import json
import re
from collections.abc import Mapping, Sequence
from itertools import accumulate, chain, pairwise
from operator import sub
from typing import NamedTuple

from klsite.addresses import SEARCH_INDEX
from klsite.search.numbering import FIRST_DAY, UNDATED, WEIGHTS
from klsite.search.postings import decode_numbers, encode_numbers
from klsite.search.words import STOP_WORDS

DIRECTORY = f"{SEARCH_INDEX}indeks.json"
COUNTS = f"{SEARCH_INDEX}antal.txt"
"""How many entries are in each file of cards, which only an update of the index needs to know."""

Synonyms = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
"""Groups of expressions that mean the same: those that pages use, and those that people type."""


class Directory(NamedTuple):
    """The content of ``indeks.json`` and ``antal.txt``.

    ``width`` is that of numbers in a range. ``counts`` are the number of entries in each file of
    cards by its first range, and ``prefixes`` those of which there is a file of words, sorted.
    """

    width: int
    counts: Mapping[int, int]
    prefixes: Sequence[str]
    synonyms: Synonyms = ()

    @property
    def pages(self) -> int:
        """The number of entries in the index."""
        return sum(self.counts.values())

    def files(self) -> dict[str, str]:
        """Return the two files by their paths. ``cards`` are the first ranges."""
        firsts = sorted(self.counts)
        values = {
            "pages": self.pages,
            "width": self.width,
            "undated": UNDATED,
            "weights": WEIGHTS,
            "first": FIRST_DAY.isoformat(),
            "cards": encode_numbers(firsts),
            "stop": " ".join(sorted(STOP_WORDS)),
            "words": _packed(self.prefixes),
            "synonyms": "\n".join(map(_line_of, self.synonyms)),
        }
        directory = json.dumps(values, ensure_ascii=False, indent=0) + "\n"
        counts = encode_numbers(accumulate(self.counts[first] for first in firsts))
        return {DIRECTORY: directory, COUNTS: counts + "\n"}


def decoded(directory: str, counts: str) -> Directory:
    """Return what the two files say."""
    values = json.loads(directory)
    totals = decode_numbers(counts.strip())
    numbers = map(sub, totals, chain((0,), totals))
    return Directory(
        values["width"],
        dict(zip(decode_numbers(values["cards"]), numbers, strict=True)),
        _unpacked(values["words"]),
        tuple(map(_group_of, values["synonyms"].splitlines())),
    )


_OR, _TYPED = "|", ">"
"""What stands between the expressions of a group, and before those that people type."""
_NO_SIGNS = str.maketrans({_OR: " ", _TYPED: " "})


def _line_of(group: tuple[tuple[str, ...], tuple[str, ...]]) -> str:
    """Return a group of synonyms as text, short as every search fetches it."""
    words, typed = (_OR.join(each.translate(_NO_SIGNS) for each in part) for part in group)
    return f"{words}{_TYPED}{typed}" if typed else words


def _group_of(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words, _, typed = line.partition(_TYPED)
    return tuple(words.split(_OR)), tuple(typed.split(_OR) if typed else ())


def _packed(prefixes: Sequence[str]) -> str:
    """Return sorted prefixes as one text.

    Of each there is a letter that says how much of the one before it begins with (A: nothing),
    and the rest.
    """
    packed = ""
    for before, own in pairwise(("", *prefixes)):
        shared = next(at for at in range(len(own), -1, -1) if before.startswith(own[:at]))
        packed += f"{chr(65 + shared)}{own[shared:]}"
    return packed


def _unpacked(text: str) -> list[str]:
    found = [""]
    for letter, rest in re.findall("([A-Z])([^A-Z]+)", text):
        found.append(found[-1][: ord(letter) - 65] + rest)
    return found[1:]
