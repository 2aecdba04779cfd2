"""KL's board, computed from the national results, beside what KL has published."""

from collections.abc import Iterator
from dataclasses import dataclass

from klsite.model.dataset import Dataset
from klsite.model.national import NationalResult
from klsite.rules.apportionment import Tie
from klsite.rules.board import Board, board
from klsite.rules.bounds import HALF_OF_THE_LAST_DECIMAL


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A board: what it was computed from, the seats, and what KL has published."""

    result: NationalResult
    board: Board
    agrees: bool | None


def boards(dataset: Dataset) -> tuple[BoardRow, ...]:
    """Return the boards of all elections, newest first, but for those that need a lot."""
    rows = [
        BoardRow(result, computed, _agrees(computed, result))
        for result, computed in _computed(dataset)
        if isinstance(computed, Board)
    ]
    return tuple(sorted(rows, key=lambda row: row.result.date, reverse=True))


def _computed(dataset: Dataset) -> Iterator[tuple[NationalResult, Board | Tie]]:
    for result in dataset.national.results:
        yield result, board(result.shares, HALF_OF_THE_LAST_DECIMAL)


def _agrees(computed: Board, result: NationalResult) -> bool | None:
    """Whether a board is the published one; None where none is published."""
    return None if result.board is None else _held(computed) == result.board


def _held(computed: Board) -> dict[str, int]:
    return {party: count for party, count in computed.seats.items() if count}
