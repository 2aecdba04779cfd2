"""Rising numbers as text: the gaps between them, in digits of five bits.

A digit is one character: the 32 from »0« end a number, the 32 after those say that more follows.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
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


def encode(numbers: Sequence[int]) -> str:
    """Return the text of rising numbers."""
    return "".join(map(_codes.__getitem__, map(sub, numbers, chain((0,), numbers))))


def decode(text: str) -> list[int]:
    """Return the numbers of a text from ``encode``."""
    return list(accumulate(map(_gaps.__getitem__, _GAP.findall(text))))


def edited(text: str, lost: Iterable[int], got: Iterable[int]) -> str:
    """Return the text without the numbers ``lost`` and with ``got``."""
    numbers = decode(text)
    for number in lost:
        del numbers[bisect_left(numbers, number)]
    for number in got:
        insort(numbers, number)
    return encode(numbers)
