"""The numbers by which the index refers to pages.

A page's number must not move when another page comes or goes, or an edit would touch the whole
index. So every day has a range of numbers of its own, and the pages of that day share it in the
order of their addresses: numbers rise with the day, and only pages of the same day can move each
other. Pages without a day have ranges below those, by a hash of the address.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from zlib import crc32

UNDATED = 1 << 10
"""The number of ranges for pages without a day."""
LEAST_WIDTH = 16
BLOCK = 1 << 5
"""The number of ranges whose addresses stand in one file."""
_FIRST_DAY = date(1900, 1, 1).toordinal()
"""All earlier days share the range of this one. A lower first day would make numbers longer."""


def range_of(address: str, day: date | None) -> int:
    """Return which range of numbers a page is in."""
    if day is None:
        return crc32(address.encode()) % UNDATED
    return UNDATED + max(day.toordinal() - _FIRST_DAY, 0)


def width_for(fullest: int) -> int:
    """Return how many numbers every range must have, given the pages of the fullest."""
    return max(1 << (fullest - 1).bit_length(), LEAST_WIDTH) if fullest else LEAST_WIDTH


def same_width(width: int, before: Sequence[int], after: Sequence[int]) -> bool:
    """Return whether ``width`` certainly fits still when some ranges have been filled anew.

    ``before`` and ``after`` are the pages of each of those. If one that called for the width has
    become emptier, whether another calls for it cannot be known from these.
    """
    if any(width_for(each) > width for each in after):
        return False
    if width == LEAST_WIDTH:
        return True
    calling = [each for each in before if width_for(each) == width]
    return not calling or any(width_for(each) == width for each in after)


class Numbering:
    """The numbers of all pages, given each page's range and address."""

    def __init__(self, pages: Iterable[tuple[int, str]]) -> None:
        ranges = [
            (place, [address for _, address in members])
            for place, members in groupby(sorted(pages), key=itemgetter(0))
        ]
        self.width = width_for(max((len(members) for _, members in ranges), default=0))
        self.numbers = {
            address: number
            for place, members in ranges
            for number, address in enumerate(members, place * self.width)
        }
        """The number of each address, in rising order."""
