"""A word-by-word comparison of two texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class WordRun:
    """A run of words that is in both texts, only in the earlier, or only in the later."""

    text: str
    change: Literal["same", "deleted", "inserted"]


def changed_words(before: str, after: str) -> Iterator[WordRun]:
    """Yield the runs of words of two texts in reading order, deleted words before inserted ones.

    The runs that are not inserted join to ``before``, those that are not deleted to ``after``.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for change, first, last, start, end in matcher.get_opcodes():
        if change == "equal":
            yield WordRun("".join(old[first:last]), "same")
            continue
        if first < last:
            yield WordRun("".join(old[first:last]), "deleted")
        if start < end:
            yield WordRun("".join(new[start:end]), "inserted")
