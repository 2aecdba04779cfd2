"""Postings as text: the entries with a word, and in which field of each.

A posting is a whole number: that of the entry shifted by ``FIELD_BITS``, plus the field. Rising
ones are written as the differences of the entries' numbers, in base 32, after a letter from ``p``
on for a field that is not 0. A digit is one character: those from ``0`` to ``O`` are the last of a
number, those from ``P`` to ``o`` are followed by more.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate
from operator import sub

FIELD_BITS = 4
_FIELD = (1 << FIELD_BITS) - 1
_FIRST_FIELD = ord("p")
_STEP = re.compile("[q-~]?[P-o]{0,20}+[0-O]")
_CACHED_BELOW = 1 << 19
"""Codes of steps below this are cached; nearly all steps are."""


def _encoded(step: int) -> str:
    gap, field = step >> FIELD_BITS, step & _FIELD
    digits = chr(48 + gap % 32)
    while gap := gap // 32:
        digits = chr(80 + gap % 32) + digits
    return f"{chr(_FIRST_FIELD + field)}{digits}" if field else digits


def _decoded(code: str) -> int:
    field = max(ord(code[0]) - _FIRST_FIELD, 0)
    gap = 0
    for digit in code[1:] if field else code:
        gap = gap * 32 + (ord(digit) - 48) % 32
    return gap << FIELD_BITS | field


class _Codes(dict[int, str]):
    def __missing__(self, step: int) -> str:
        code = _encoded(step)
        if step < _CACHED_BELOW:
            self[step] = code
        return code


class _Steps(dict[str, int]):
    def __missing__(self, code: str) -> int:
        step = _decoded(code)
        if step < _CACHED_BELOW:
            self[code] = step
        return step


_codes, _steps = _Codes(), _Steps()


def posting(number: int, field: int) -> int:
    """Return the posting of a field of an entry."""
    return number << FIELD_BITS | field


def encode(postings: Sequence[int], before: int = 0) -> str:
    """Return the text of rising postings that follow ``before``."""
    entries = [each & ~_FIELD for each in (before, *postings)]
    return "".join(map(_codes.__getitem__, map(sub, postings, entries)))


def decode(text: str) -> list[int]:
    """Return the postings of a text made by ``encode`` with no ``before``."""
    return _running(_STEP.findall(text))


def encode_numbers(numbers: Iterable[int]) -> str:
    """Return the text of rising numbers."""
    return encode([posting(number, 0) for number in numbers])


def decode_numbers(text: str) -> list[int]:
    """Return the numbers of a text made by ``encode_numbers``."""
    return [each >> FIELD_BITS for each in decode(text)]


def edited(text: str, removed: Collection[int], added: Collection[int]) -> str:
    """Return the text of the same postings without ``removed`` and with ``added``.

    Only the steps around these are encoded again, since a common word is on thousands of pages.
    """
    if not removed and not added:
        return text
    codes = _STEP.findall(text)
    postings = _running(codes)
    first = bisect_left(postings, min((*removed, *added)))
    last = bisect_right(postings, max((*removed, *added)))
    between = sorted(set(postings[first:last]).difference(removed).union(added))
    before = postings[first - 1] if first else 0
    changed = encode(between + postings[last : last + 1], before)
    return "".join((*codes[:first], changed, *codes[last + 1 :]))


def _running(codes: Iterable[str]) -> list[int]:
    steps = list(map(_steps.__getitem__, codes))
    entries = accumulate([step & ~_FIELD for step in steps])
    return [entry | step & _FIELD for entry, step in zip(entries, steps, strict=True)]
