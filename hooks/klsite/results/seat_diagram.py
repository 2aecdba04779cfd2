"""The seat diagram: one mark per member, in rows, party by party."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, repeat

COLUMNS = 12
"""Marks in a row: the most that are legible on a phone 390 pixels wide."""


@dataclass(frozen=True, slots=True)
class SeatMark:
    """The mark of one member: zero-based column and row, party letter, and whether a mayor."""

    column: int
    row: int
    letter: str
    mayor: bool


def seat_marks(parties: Iterable[tuple[str, int, int]]) -> Iterator[SeatMark]:
    """Yield the marks row by row; a party is its letter, its mayors and its other members."""
    members = chain.from_iterable(
        chain(repeat((letter, True), mayors), repeat((letter, False), supplementary))
        for letter, mayors, supplementary in parties
    )
    for index, (letter, mayor) in enumerate(members):
        yield SeatMark(index % COLUMNS, index // COLUMNS, letter, mayor)
