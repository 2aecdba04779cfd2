"""``indeks.json``: what is needed to read the other files, fetched first by every search."""

import json
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import NamedTuple

from klsite.addresses import SEARCH_INDEX
from klsite.search.numbering import FIRST_DAY, UNDATED, WEIGHTS
from klsite.search.postings import decode, encode
from klsite.search.words import STOP_WORDS

DIRECTORY = f"{SEARCH_INDEX}indeks.json"

Synonyms = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
"""Groups of expressions that mean the same: those that pages use, and those that people type."""


class Directory(NamedTuple):
    """The content of ``indeks.json``.

    ``pages`` is the number of entries in the index and ``width`` that of numbers in a range.
    ``counts`` are the number of entries in each file of cards by its first range, and
    ``families`` the prefixes of which there is a file of words.
    """

    pages: int
    width: int
    counts: Mapping[int, int]
    families: frozenset[str]
    synonyms: Synonyms

    def encoded(self) -> bytes:
        """Return the file. ``cards`` are the first ranges, and ``counted`` the running totals."""
        values = {
            "pages": self.pages,
            "width": self.width,
            "undated": UNDATED,
            "weights": WEIGHTS,
            "first": FIRST_DAY.isoformat(),
            "cards": encode(sorted(self.counts)),
            "counted": encode(list(accumulate(self.counts[each] for each in sorted(self.counts)))),
            "stop": " ".join(sorted(STOP_WORDS)),
            "families": " ".join(sorted(self.families)),
            "synonyms": self.synonyms,
        }
        return (json.dumps(values, ensure_ascii=False, indent=0) + "\n").encode()


def decoded(content: bytes) -> Directory:
    """Return what a file says."""
    values = json.loads(content)
    return Directory(
        values["pages"],
        values["width"],
        dict(zip(decode(values["cards"]), _differences(decode(values["counted"])), strict=True)),
        frozenset(values["families"].split()),
        tuple((tuple(words), tuple(typed)) for words, typed in values["synonyms"]),
    )


def _differences(totals: Iterable[int]) -> list[int]:
    before, found = 0, []
    for total in totals:
        found.append(total - before)
        before = total
    return found
