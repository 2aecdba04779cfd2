"""The seats of a municipal council by its votes and pacts."""

from hypothesis import given
from hypothesis import strategies as st

from klsite.rules.apportionment import Apportionment, dhondt
from klsite.rules.council_seats import council_seats
from support.strategies import votes


def test_a_pact_gets_the_seats_of_its_votes_and_shares_them_out() -> None:
    """Alone B and C get one seat each; together they take one from A."""
    cast = {"A": 500, "B": 190, "C": 180}
    assert council_seats(cast, [], 5) == {"A": 3, "B": 1, "C": 1}
    assert council_seats(cast, [["B", "C"]], 7) == {"A": 4, "B": 2, "C": 1}


def test_a_lot_is_left_open() -> None:
    assert council_seats({"A": 100, "B": 100}, [], 1) is None
    assert council_seats({"A": 300, "B": 100, "C": 100}, [["B", "C"]], 2) is None


def test_a_letter_that_did_not_stand_changes_nothing() -> None:
    assert council_seats({"A": 300, "B": 90}, [["B", "X"]], 3) == {"A": 3, "B": 0}


@given(votes(least=1), st.integers(1, 15))
def test_without_pacts_it_is_dhondt(cast: dict[str, int], seats: int) -> None:
    plain = dhondt(cast, seats)
    expected = plain.seats if isinstance(plain, Apportionment) else None
    assert council_seats(cast, [], seats) == expected
