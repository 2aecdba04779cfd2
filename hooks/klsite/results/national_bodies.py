"""KL's board and repræsentantskab, computed from the votes, beside what KL has published."""

from collections.abc import Iterator
from dataclasses import dataclass

from klsite.model.dataset import Dataset
from klsite.model.national import Assembly, NationalResult
from klsite.model.numbers import HALF_OF_THE_LAST_DECIMAL
from klsite.model.terms import UNNAMED_ALLIANCE
from klsite.rules.apportionment import Tie
from klsite.rules.board import Board, board
from klsite.rules.composition import Composition, Party, compose
from klsite.rules.readings import Reading
from klsite.rules.regional import region_figures


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A board that was computed, and the result that it was computed from."""

    result: NationalResult
    board: Board

    @property
    def held(self) -> dict[str, int]:
        """The seats of the parties that have any."""
        return {party: count for party, count in self.board.seats.items() if count}

    @property
    def agrees(self) -> bool | None:
        """Whether it is the board that KL has published; None where none is."""
        return None if self.result.board is None else self.held == self.result.board


def computed_boards(dataset: Dataset) -> Iterator[BoardRow | Tie]:
    """Yield the board of each election in the order of the data, or what a lot has to settle."""
    for result in dataset.national.results:
        found = board(result.shares, HALF_OF_THE_LAST_DECIMAL)
        yield found if isinstance(found, Tie) else BoardRow(result, found)


def boards(dataset: Dataset) -> tuple[BoardRow, ...]:
    """Return the boards of all elections, newest first, but for those that need a lot."""
    rows = [each for each in computed_boards(dataset) if isinstance(each, BoardRow)]
    return tuple(sorted(rows, key=lambda row: row.result.date, reverse=True))


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
