"""Rising numbers as text: the gaps between them, in digits of five bits.

A digit is one character: the 32 from »0« end a number, the 32 after those say that more follows.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate, chain
from operator import sub

_GAP = re.compile("[P-o]*[0-O]")
_KEPT = 1 << 15
"""Gaps below this are encoded once and kept: nearly all are."""


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
        if gap < _KEPT:
            self[gap] = code
        return code


class _Gaps(dict[str, int]):
    def __missing__(self, digits: str) -> int:
        gap = _decoded(digits)
        if gap < _KEPT:
            self[digits] = gap
        return gap


_codes, _gaps = _Codes(), _Gaps()


def encode(numbers: Sequence[int], before: int = 0) -> str:
    """Return the text of rising numbers, none of them below ``before``, which they come after."""
    return "".join(map(_codes.__getitem__, map(sub, numbers, chain((before,), numbers))))


def decode(text: str) -> list[int]:
    """Return the numbers of a text from ``encode``."""
    return _added_up(_GAP.findall(text))


def edited(text: str, lost: Collection[int], got: Collection[int]) -> str:
    """Return the text without the numbers ``lost`` and with ``got``.

    Only the gaps around those are encoded anew: a common word is on thousands of pages.
    """
    if not lost and not got:
        return text
    digits = _GAP.findall(text)
    numbers = _added_up(digits)
    first = bisect_left(numbers, min((*lost, *got)))
    last = bisect_right(numbers, max((*lost, *got)))
    between = sorted(set(numbers[first:last]).difference(lost).union(got))
    before = numbers[first - 1] if first else 0
    changed = encode(between + numbers[last : last + 1], before)
    return "".join((*digits[:first], changed, *digits[last + 1 :]))


def _added_up(gaps: Iterable[str]) -> list[int]:
    return list(accumulate(map(_gaps.__getitem__, gaps)))
