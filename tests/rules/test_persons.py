"""Proportional election of persons: pacts, order, deadlines and lots."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klsite.rules.apportionment import Apportionment, Lot, Tie, dhondt
from klsite.rules.persons import (
    ElectoralPact,
    OpenPersonsTie,
    PactsStep,
    PersonsElection,
    PostsToFill,
    elect,
    notice_deadline,
)
from support.strategies import votes

CHAIR_AND_VICE_CHAIR = PostsToFill(2, ordered=True, point="bilag1-1.4")


def elected(votes: Mapping[str, int], posts: PostsToFill, **options: Any) -> PersonsElection:
    result = elect(votes, posts, **options)
    assert isinstance(result, PersonsElection), result
    return result


@given(votes(least=1), st.integers(1, 10))
def test_without_pacts_it_is_dhondt(count: dict[str, int], seats: int) -> None:
    result, plain = elect(count, PostsToFill(seats)), dhondt(count, seats)
    if isinstance(result, PersonsElection):
        assert isinstance(plain, Apportionment)
        assert result.seats == plain.seats
        assert len(result.order) == seats
    else:
        assert isinstance(plain, Tie)


@given(votes(least=1, parties=5), st.integers(1, 8))
def test_a_pact_never_gets_fewer_seats_than_its_parties_alone(
    count: dict[str, int], seats: int
) -> None:
    if len(count) < 3:
        return
    pact = ElectoralPact("pagt", ("A", "B"))
    posts = PostsToFill(seats)
    alone, together = elect(count, posts), elect(count, posts, pacts=[pact])
    if isinstance(alone, PersonsElection) and isinstance(together, PersonsElection):
        both = [result.seats["A"] + result.seats["B"] for result in (alone, together)]
        assert both[1] >= both[0]


def test_chair_and_vice_chair_are_the_first_and_second_seat() -> None:
    result = elected({"A": 100, "V": 70, "C": 40}, CHAIR_AND_VICE_CHAIR)
    assert result.order == ("A", "V")
    pact = ElectoralPact("V+C", ("V", "C"))
    assert elected({"A": 100, "V": 70, "C": 40}, CHAIR_AND_VICE_CHAIR, pacts=[pact]).order == (
        "V",
        "A",
    )


def test_the_seats_of_a_pact_go_to_its_parties_by_their_own_votes() -> None:
    pact = ElectoralPact("pagt", ("B", "C"))
    result = elected({"A": 100, "B": 90, "C": 50}, PostsToFill(5), pacts=[pact])
    assert result.seats == {"A": 2, "B": 2, "C": 1}
    assert result.order == ("B", "A", "C", "A", "B")


def test_a_pact_notified_too_late_does_not_count() -> None:
    late = ElectoralPact("pagt", ("V", "C"), date(2018, 1, 18))
    result = elected(
        {"A": 100, "V": 70, "C": 40}, CHAIR_AND_VICE_CHAIR, pacts=[late], deadline=date(2018, 1, 17)
    )
    assert result.order == ("A", "V")
    assert isinstance(result.steps[0], PactsStep)
    assert result.steps[0].too_late == (late,)


@pytest.mark.parametrize(
    ("meeting", "expected"),
    [
        (date(2018, 1, 22), date(2018, 1, 17)),  # a Monday: Friday, Thursday, Wednesday
        (date(2018, 1, 19), date(2018, 1, 16)),
        (date(2018, 1, 3), date(2017, 12, 28)),  # New Year's Day does not count
        (date(2022, 4, 19), date(2022, 4, 11)),  # nor do the days of Easter
    ],
)
def test_three_working_days_before_the_meeting(meeting: date, expected: date) -> None:
    free = holidays.country_holidays("DK", years={meeting.year, meeting.year - 1})
    assert notice_deadline(meeting, free) == expected


def test_equal_votes_need_a_lot_for_the_order_only_where_the_order_matters() -> None:
    count = {"A": 100, "V": 100}
    assert elected(count, PostsToFill(2)).seats == {"A": 1, "V": 1}
    open_order = elect(count, CHAIR_AND_VICE_CHAIR)
    assert isinstance(open_order, OpenPersonsTie)
    assert open_order.tie == Tie(("A", "V"), 1, Fraction(100))
    lot = Lot(frozenset("AV"), frozenset("V"))
    assert elected(count, CHAIR_AND_VICE_CHAIR, lots=[lot]).order == ("V", "A")


def test_a_tie_inside_a_pact_names_the_pact() -> None:
    pact = ElectoralPact("pagt", ("B", "C"))
    result = elect({"A": 100, "B": 60, "C": 60}, PostsToFill(2), pacts=[pact])
    assert isinstance(result, OpenPersonsTie)
    assert (result.pact, set(result.tie.between)) == ("pagt", {"B", "C"})
