"""KL's board and repræsentantskab, computed from the votes, beside what KL has published."""

from collections.abc import Iterator
from dataclasses import dataclass

from klsite.model.dataset import Dataset
from klsite.model.national import Assembly, NationalResult
from klsite.model.numbers import HALF_OF_THE_LAST_DECIMAL
from klsite.model.terms import UNNAMED_ALLIANCE
from klsite.rules.apportionment import Tie
from klsite.rules.board import Board, board
from klsite.rules.composition import Composition, Party, Reading, compose
from klsite.rules.regional import region_figures


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A board: what it was computed from, the seats, and what KL has published."""

    result: NationalResult
    board: Board
    agrees: bool | None


def boards(dataset: Dataset) -> tuple[BoardRow, ...]:
    """Return the boards of all elections, newest first, but for those that need a lot."""
    rows = [
        BoardRow(result, computed, agrees_with_published(computed, result))
        for result, computed in computed_boards(dataset)
        if isinstance(computed, Board)
    ]
    return tuple(sorted(rows, key=lambda row: row.result.date, reverse=True))


def computed_boards(dataset: Dataset) -> Iterator[tuple[NationalResult, Board | Tie]]:
    """Yield the board of each election, or the tie that needs a lot."""
    for result in dataset.national.results:
        yield result, board(result.shares, HALF_OF_THE_LAST_DECIMAL)


def agrees_with_published(computed: Board, result: NationalResult) -> bool | None:
    """Whether a board is the published one; None where none is published."""
    return None if result.board is None else computed.held == result.board


def assembly_composition(
    dataset: Dataset, assembly: Assembly, reading: Reading = Reading.ROUNDED_UP_QUOTA
) -> Composition:
    """Return the repræsentantskab, computed as the KKR of the whole country without a limit."""
    election = dataset.election_by_year[assembly.election]
    codes = [each.code for each in dataset.municipalities.municipalities]
    figures = region_figures(election, codes)
    outside = [
        Party(each.name, each.votes, each.mayors, council_seats=1, entitled=False)
        for each in figures.local_lists
        if each.mayors
    ]
    alliance = Party(UNNAMED_ALLIANCE, assembly.alliance_votes, 0, council_seats=1)
    result = compose(
        (*figures.parties, alliance, *outside), None, base=figures.base, reading=reading
    )
    assert isinstance(result, Composition), "no limit, no tie: only votes of the whole country"
    return result
