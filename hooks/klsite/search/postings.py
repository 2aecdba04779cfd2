"""Rising numbers as text: their differences, in base 32.

A digit is one character: those from ``0`` to ``O`` are the last of a number, those from ``P`` to
``o`` are followed by more.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate, chain
from operator import sub

_GAP = re.compile("[P-o]{0,20}+[0-O]")
_CACHED_BELOW = 1 << 15
"""Codes of gaps below this are cached; nearly all gaps are."""


def _encoded(gap: int) -> str:
    digits = chr(48 + gap % 32)
    while gap := gap // 32:
        digits = chr(80 + gap % 32) + digits
    return digits


def _decoded(digits: str) -> int:
    value = 0
    for digit in digits:
        value = value * 32 + (ord(digit) - 48) % 32
    return value


class _Codes(dict[int, str]):
    def __missing__(self, gap: int) -> str:
        code = _encoded(gap)
        if gap < _CACHED_BELOW:
            self[gap] = code
        return code


class _Gaps(dict[str, int]):
    def __missing__(self, digits: str) -> int:
        gap = _decoded(digits)
        if gap < _CACHED_BELOW:
            self[digits] = gap
        return gap


_codes, _gaps = _Codes(), _Gaps()


def encode(numbers: Sequence[int], before: int = 0) -> str:
    """Return the text of rising numbers that follow ``before`` and are not below it."""
    return "".join(map(_codes.__getitem__, map(sub, numbers, chain((before,), numbers))))


def decode(text: str) -> list[int]:
    """Return the numbers of a text made by ``encode`` with no ``before``."""
    return _running_sums(_GAP.findall(text))


def edited(text: str, removed: Collection[int], added: Collection[int]) -> str:
    """Return the text of the same numbers without ``removed`` and with ``added``.

    Only the gaps around these are encoded again, since a common word is on thousands of pages.
    """
    if not removed and not added:
        return text
    digits = _GAP.findall(text)
    numbers = _running_sums(digits)
    first = bisect_left(numbers, min((*removed, *added)))
    last = bisect_right(numbers, max((*removed, *added)))
    between = sorted(set(numbers[first:last]).difference(removed).union(added))
    before = numbers[first - 1] if first else 0
    changed = encode(between + numbers[last : last + 1], before)
    return "".join((*digits[:first], changed, *digits[last + 1 :]))


def _running_sums(gaps: Iterable[str]) -> list[int]:
    return list(accumulate(map(_gaps.__getitem__, gaps)))
