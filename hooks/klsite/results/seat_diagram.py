"""The seat diagram: one mark per member, in rows, party by party."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, repeat

COLUMNS = 12
"""Marks in a row; twelve can be read on a phone."""


@dataclass(frozen=True, slots=True)
class SeatMark:
    """One member: column and row from 0, the letter in the mark, and whether it is a mayor."""

    column: int
    row: int
    letter: str
    mayor: bool


def seat_marks(parties: Iterable[tuple[str, int, int]]) -> Iterator[SeatMark]:
    """Yield the marks for parties given as letter, mayors and supplementary members."""
    members = chain.from_iterable(
        chain(repeat((letter, True), mayors), repeat((letter, False), supplementary))
        for letter, mayors, supplementary in parties
    )
    for place, (letter, mayor) in enumerate(members):
        yield SeatMark(place % COLUMNS, place // COLUMNS, letter, mayor)
