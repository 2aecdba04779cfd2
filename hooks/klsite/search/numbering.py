"""The numbers by which the index refers to pages.

A page's number must be stable when other pages are added or removed, or every edit would change
the whole index. So each day has a range of numbers of its own, which its pages take in the order of
their addresses: numbers rise with the day, and only pages of the same day affect each other. Pages
without a day have ranges below those of days: of their weight, then chosen by hashes of the section
that they are in and of the address, so that numbers rise with the weight and a section is together.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from zlib import crc32

WEIGHTS = 4
"""The number of weights of pages without a day."""
_SECTIONS, _IN_SECTION = 1 << 4, 1 << 6
UNDATED = WEIGHTS * _SECTIONS * _IN_SECTION
"""The number of ranges for pages without a day."""
RANGES = 1 << 17
"""More ranges than there will be: enough for 300 years."""
LEAST_WIDTH = 8
"""The fewest numbers in a range."""
FIRST_DAY = date(1900, 1, 1)
"""Earlier days share the range of this one: an earlier first day would make all numbers longer."""


def range_of(address: str, day: date | None, weight: int) -> int:
    """Return the index of the range that a page takes its number from."""
    if day is not None:
        return UNDATED + max((day - FIRST_DAY).days, 0)
    section = "/".join(address.split("/", 2)[:2])
    cluster = weight * _SECTIONS + crc32(section.encode()) % _SECTIONS
    return cluster * _IN_SECTION + crc32(address.encode()) % _IN_SECTION


def width_for(fullest: int) -> int:
    """Return the number of numbers in every range, given the pages of the fullest: a power of 2."""
    return max(1 << (fullest - 1).bit_length(), LEAST_WIDTH) if fullest else LEAST_WIDTH


def same_width(width: int, before: Sequence[int], after: Sequence[int]) -> bool:
    """Return whether ``width`` is certain to be the right one after a change of some ranges.

    ``before`` and ``after`` are the numbers of pages in each changed range. False where it cannot
    be told from these: a range that required the width now has fewer pages, and whether an
    unchanged range requires it is not known.
    """
    if any(width_for(each) > width for each in after):
        return False
    if width == LEAST_WIDTH:
        return True
    requiring = [each for each in before if width_for(each) == width]
    return not requiring or any(width_for(each) == width for each in after)


class Numbering:
    """The numbers of all pages, from the range and address of each."""

    def __init__(self, pages: Iterable[tuple[int, str]]) -> None:
        ranges = [
            (index, [address for _, address in of_range])
            for index, of_range in groupby(sorted(pages), key=itemgetter(0))
        ]
        self.width = width_for(max((len(found) for _, found in ranges), default=0))
        self.numbers = {
            address: number
            for index, found in ranges
            for number, address in enumerate(found, index * self.width)
        }
        """Address to number, in rising order of numbers."""
