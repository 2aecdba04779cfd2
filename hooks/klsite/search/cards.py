"""The files of cards: the address of each result by its number, and what is shown of it.

Results that lie together are in the same file, so that ten of them need few files, and each file is
small: the ranges are halved until the entries of a half are few. So the files depend on the set of
entries alone, and a change of an entry changes one file, or divides or joins some.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from klsite.addresses import SEARCH_INDEX
from klsite.search.numbering import RANGES
from klsite.search.postings import decode_numbers, encode_numbers

FEW = 2_000
"""The entries of a small site. There ten results often are in few files; on a larger one they
seldom are in the same, so that smaller files cost less."""
MOST_OF_FEW, MOST_OF_MANY = 64, 12
"""The most entries in a file of a small site and of a large one, unless they have one range."""


def most_in_file(entries: int) -> int:
    """Return the most entries in a file, given the number of all."""
    return MOST_OF_FEW if entries < FEW else MOST_OF_MANY


class Card(NamedTuple):
    """An entry's number and address, and what is shown of it."""

    number: int
    address: str
    text: str


class RangeSpan(NamedTuple):
    """The ranges from ``first`` on, ``size`` of them."""

    first: int
    size: int

    def halves(self) -> tuple["RangeSpan", "RangeSpan"]:
        """Return the two halves."""
        half = self.size // 2
        return RangeSpan(self.first, half), RangeSpan(self.first + half, half)

    def __contains__(self, index: object) -> bool:
        """Whether a range is in the span."""
        return isinstance(index, int) and self.first <= index < self.first + self.size


ALL = RangeSpan(0, RANGES)


def card_path(first: int) -> str:
    """Return the path of the file of cards whose first range is given."""
    return f"{SEARCH_INDEX}kort/{first}.txt"


def card_content(first: int, width: int, cards: Iterable[Card]) -> str:
    """Return the file of the cards from a range on; their numbers rise."""
    start = first * width
    return "".join(
        [f"{encode_numbers([each.number - start])} {each.address}\t{each.text}\n" for each in cards]
    )


def parsed_cards(first: int, width: int, content: str) -> list[Card]:
    """Return the cards in the content of a file."""
    start = first * width
    found = []
    for line in content.splitlines():
        digits, _, rest = line.partition(" ")
        address, _, text = rest.partition("\t")
        found.append(Card(start + decode_numbers(digits)[0], address, text))
    return found


def card_files(
    width: int, cards: Sequence[Card]
) -> tuple[dict[int, int], Iterator[tuple[str, str]]]:
    """Return the number of cards in each file by its first range, and the paths and contents.

    The numbers of the cards rise.
    """
    numbers = [card.number for card in cards]
    most = most_in_file(len(cards))

    def shares(span: RangeSpan) -> Iterator[tuple[int, Sequence[Card]]]:
        start = bisect_left(numbers, span.first * width)
        end = bisect_left(numbers, (span.first + span.size) * width)
        if start == end:
            return
        if end - start <= most or span.size == 1:
            yield span.first, cards[start:end]
        else:
            yield from chain.from_iterable(map(shares, span.halves()))

    found = dict(shares(ALL))
    contents = ((card_path(each), card_content(each, width, own)) for each, own in found.items())
    return {first: len(own) for first, own in found.items()}, contents


def file_of(index: int, firsts: Sequence[int]) -> int | None:
    """Return the first range of the file that has, or would have, the cards of a range.

    ``firsts`` are those of all files, sorted. None if there is none before.
    """
    place = bisect_left(firsts, index + 1)
    return firsts[place - 1] if place else None


class CardFileChange:
    """An update of the files of cards.

    ``counts`` are the number of cards in each file before the change, and ``read`` returns the
    cards of one of them. ``touched`` are the first ranges of the files that the change touches,
    ``changed`` all cards of these files after it. The site must not grow large or small by it.
    """

    def __init__(
        self,
        width: int,
        counts: Mapping[int, int],
        read: Callable[[int], list[Card]],
        touched: Iterable[int],
        changed: Iterable[Card],
    ) -> None:
        self._width = width
        self._most = most_in_file(sum(counts.values()))
        self._read = read
        touched = set(touched)
        self._kept = {first: count for first, count in counts.items() if first not in touched}
        self._touched = touched
        self._changed: defaultdict[int, list[Card]] = defaultdict(list)
        for card in sorted(changed):
            self._changed[card.number // width].append(card)

    def files(self) -> tuple[dict[int, int], dict[str, str | None]]:
        """Return the number of cards in each file, and the changed files, None for one to go."""
        found = dict(self._shares(ALL))
        counts = {first: own if isinstance(own, int) else len(own) for first, own in found.items()}
        gone = (self._touched | self._kept.keys()) - found.keys()
        files: dict[str, str | None] = {card_path(first): None for first in gone}
        for first, own in found.items():
            if not isinstance(own, int):
                files[card_path(first)] = card_content(first, self._width, own)
        return counts, files

    def _shares(self, span: RangeSpan) -> Iterator[tuple[int, int | list[Card]]]:
        """Yield the files in a span: their first ranges, and their cards or, if kept, the count."""
        kept = {first: count for first, count in self._kept.items() if first in span}
        ranges = [index for index in self._changed if index in span]
        total = sum(kept.values()) + sum(len(self._changed[index]) for index in ranges)
        if total == 0:
            return
        same = not ranges and not any(first in span for first in self._touched)
        if same and (total > self._most or kept.keys() == {span.first}):
            yield from kept.items()
        elif total <= self._most or span.size == 1:
            cards = [card for index in ranges for card in self._changed[index]]
            cards += [card for first in kept for card in self._read(first)]
            yield span.first, sorted(cards)
        else:
            yield from chain.from_iterable(map(self._shares, span.halves()))
