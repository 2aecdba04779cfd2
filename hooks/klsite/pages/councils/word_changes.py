"""Which words of a text were taken out and put in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both texts, or only in the one before, or only in the one after."""

    text: str
    change: Literal["same", "gone", "new"]


def changed_words(before: str, after: str) -> Iterator[Piece]:
    """Yield the pieces of two texts in the order in which they are read."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for change, first, last, start, end in matcher.get_opcodes():
        if change == "equal":
            yield Piece("".join(old[first:last]), "same")
            continue
        if first < last:
            yield Piece("".join(old[first:last]), "gone")
        if start < end:
            yield Piece("".join(new[start:end]), "new")
