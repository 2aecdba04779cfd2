"""KL's own bodies: the boards KL has published, and the size of the repræsentantskab."""

from fractions import Fraction

import pytest

from klsite.model.dataset import Dataset
from klsite.results.national_bodies import assembly_composition, boards
from klsite.rules.apportionment import Tie
from klsite.rules.board import Board, board
from klsite.rules.readings import Reading
from support.loading import load_data
from support.project import REAL


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load_data(REAL / "data").dataset


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("2014-2018", {"A": 6, "V": 5, "O": 2, "C": 1, "B": 1, "F": 1, "Ø": 1}),
        ("2018-2022", {"A": 7, "V": 5, "B": 1, "C": 1, "F": 1, "O": 1, "Ø": 1}),
        ("2022-2026", {"A": 6, "V": 5, "C": 3, "B": 1, "F": 1, "Ø": 1}),
    ],
)
def test_the_published_boards_are_the_computed_ones(
    dataset: Dataset, term: str, expected: dict[str, int]
) -> None:
    (row,) = [each for each in boards(dataset) if each.result.term == term]
    assert {party: seats for party, seats in row.board.seats.items() if seats} == expected
    assert row.result.board == expected
    assert row.agrees


def test_rounding_that_may_matter_is_told() -> None:
    far = board({"A": Fraction(60, 100), "B": Fraction(40, 100)}, Fraction(5, 10_000))
    assert isinstance(far, Board)
    assert far.certain
    near = board({"A": Fraction(5001, 10_000), "B": Fraction(4999, 10_000)}, Fraction(5, 10_000))
    assert isinstance(near, Board)
    assert not near.certain


def test_equal_shares_for_the_last_seat_are_a_tie() -> None:
    assert isinstance(board({"A": Fraction(1, 2), "B": Fraction(1, 2)}, Fraction(0)), Tie)


def test_the_repraesentantskab_is_one_more_than_kl_has_published(dataset: Dataset) -> None:
    """Published: 158. The page says that the reading does not fit, and which other one does."""
    assembly = dataset.national.assembly
    assert assembly is not None
    assert assembly.published_total == 158
    totals = {
        reading: assembly_composition(dataset, assembly, reading).total for reading in Reading
    }
    assert totals[Reading.ROUNDED_UP_QUOTA] == 159
    assert totals[Reading.ONE_DECIMAL_UP] == 158
