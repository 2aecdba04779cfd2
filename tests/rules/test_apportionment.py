"""Divisor methods and largest remainders: against brute force and against other programs."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

import pytest
import votelib.evaluate.proportional
from apportionment import methods as other
from hypothesis import assume, given
from hypothesis import strategies as st

from klsite.rules.apportionment import (
    Apportionment,
    Lot,
    Method,
    Tie,
    adams,
    dhondt,
    largest_remainder,
    sainte_lague,
)
from klsite.rules.composition import least_underrepresentation
from support.strategies import votes

METHODS: Mapping[str, Method] = {
    "dhondt": dhondt,
    "saintelague": sainte_lague,
    "adams": adams,
    "largest_remainder": largest_remainder,
}
HOUSES = st.integers(0, 12)


def outcomes(
    parties: list[str], house: int, minima: Mapping[str, int], maxima: Mapping[str, int]
) -> Iterator[dict[str, int]]:
    """Yield every way to share out the house within the bounds."""
    ranges = [range(minima[party], maxima[party] + 1) for party in parties]
    for seats in product(*ranges):
        if sum(seats) == house:
            yield dict(zip(parties, seats, strict=True))


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@given(count=votes(least=1), house=HOUSES)
def test_the_whole_house_is_shared_out_or_there_is_a_tie(
    method: Method, count: dict[str, int], house: int
) -> None:
    result = method(count, house)
    if isinstance(result, Tie):
        assert 0 < result.seats < len(result.between)
        return
    assert sum(result.seats.values()) == house
    assert all(seats >= 0 for seats in result.seats.values())


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@given(count=votes(least=1), house=HOUSES, order=st.randoms(use_true_random=False))
def test_the_order_of_the_parties_does_not_matter(
    method: Method, count: dict[str, int], house: int, order: object
) -> None:
    names = list(count)
    order.shuffle(names)  # type: ignore[attr-defined]
    one, two = method(count, house), method({name: count[name] for name in names}, house)
    if isinstance(one, Tie):
        assert isinstance(two, Tie)
        assert (set(one.between), one.seats) == (set(two.between), two.seats)
    else:
        assert isinstance(two, Apportionment)
        assert one.seats == two.seats


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@given(count=votes(least=1), house=HOUSES, factor=st.integers(2, 9))
def test_only_the_proportions_of_the_votes_matter(
    method: Method, count: dict[str, int], house: int, factor: int
) -> None:
    one = method(count, house)
    two = method({party: votes * factor for party, votes in count.items()}, house)
    if isinstance(one, Apportionment):
        assert isinstance(two, Apportionment)
        assert one.seats == two.seats
    else:
        assert isinstance(two, Tie)
        assert one.between == two.between


@pytest.mark.parametrize("name", ["dhondt", "saintelague", "adams"])
@given(count=votes(least=1), house=st.integers(1, 12))
def test_a_divisor_method_never_takes_a_seat_from_a_party_with_more_votes(
    name: str, count: dict[str, int], house: int
) -> None:
    before = METHODS[name](count, house)
    after = METHODS[name](count | {"A": count["A"] + 1}, house)
    assume(isinstance(before, Apportionment) and isinstance(after, Apportionment))
    assert isinstance(before, Apportionment)
    assert isinstance(after, Apportionment)
    assert after.seats["A"] >= before.seats["A"]


@pytest.mark.parametrize("name", ["dhondt", "saintelague", "adams", "largest_remainder"])
@given(count=votes(least=1), house=st.integers(5, 15))
def test_agrees_with_the_package_apportionment_where_there_is_no_tie(
    name: str, count: dict[str, int], house: int
) -> None:
    """That package settles ties by the order of the parties, so ties are left out."""
    ours = METHODS[name](count, house)
    assume(isinstance(ours, Apportionment))
    assert isinstance(ours, Apportionment)
    theirs = other.compute(name, list(count.values()), house, fractions=True)
    assert list(ours.seats.values()) == [int(seats) for seats in theirs]


@given(count=votes(least=1), house=st.integers(1, 15))
def test_agrees_with_votelib_on_dhondt(count: dict[str, int], house: int) -> None:
    """votelib gives a tie as a key of its result; a tie of ours has to be one of theirs."""
    theirs = votelib.evaluate.proportional.HighestAverages("d_hondt").evaluate(count, house)
    ours = dhondt(count, house)
    tied = [key for key in theirs if not isinstance(key, str)]
    if isinstance(ours, Tie):
        assert len(tied) == 1
        assert set(tied[0]) == set(ours.between)
    else:
        assert tied == []
        assert {party: seats for party, seats in ours.seats.items() if seats} == theirs


def test_a_tie_that_the_package_apportionment_settles_by_order_is_a_tie_here() -> None:
    assert other.compute("dhondt", [100, 100, 100], 2, fractions=True) == [1, 1, 0]
    assert dhondt({"A": 100, "B": 100, "C": 100}, 2) == Tie(("A", "B", "C"), 2, Fraction(100))


def test_a_lot_settles_its_tie_and_no_other() -> None:
    count = {"A": 100, "B": 100, "C": 100}
    lot = Lot(frozenset("ABC"), frozenset("AC"))
    result = dhondt(count, 2, lots=[lot])
    assert isinstance(result, Apportionment)
    assert result.seats == {"A": 1, "B": 0, "C": 1}
    assert [award.lot for award in result.awards] == [lot, lot]
    for wrong in (Lot(frozenset("AB"), frozenset("A")), Lot(frozenset("ABC"), frozenset("A"))):
        assert isinstance(dhondt(count, 2, lots=[wrong]), Tie)


def test_a_lot_is_used_once() -> None:
    count = {"A": 10, "B": 10}
    lot = Lot(frozenset("AB"), frozenset("A"))
    assert isinstance(dhondt(count, 1, lots=[lot]), Apportionment)
    result = dhondt(count, 3, lots=[lot])
    assert isinstance(result, Apportionment)
    assert result.seats == {"A": 2, "B": 1}


def test_equal_quotients_that_all_get_a_seat_need_no_lot() -> None:
    result = dhondt({"A": 60, "B": 30, "C": 30}, 4)
    assert isinstance(result, Apportionment)
    assert result.seats == {"A": 2, "B": 1, "C": 1}
    assert [award.claim for award in result.awards] == [60, 30, 30, 30]


def test_equal_quotients_for_the_last_seat_need_one() -> None:
    assert dhondt({"A": 60, "B": 30, "C": 30}, 3) == Tie(("A", "B", "C"), 2, Fraction(30))


@given(count=votes(least=1, parties=4), house=HOUSES, data=st.data())
def test_bounds_are_kept(count: dict[str, int], house: int, data: st.DataObject) -> None:
    minima = {party: data.draw(st.integers(0, 3)) for party in count}
    maxima = {party: minima[party] + data.draw(st.integers(0, 4)) for party in count}
    assume(sum(minima.values()) <= house <= sum(maxima.values()))
    for method in METHODS.values():
        result = method(count, house, minima=minima, maxima=maxima)
        if isinstance(result, Apportionment):
            assert sum(result.seats.values()) == house
            for party, seats in result.seats.items():
                assert minima[party] <= seats <= maxima[party]


def test_more_seats_at_the_start_than_the_house_is_refused() -> None:
    for method in METHODS.values():
        with pytest.raises(ValueError, match="more than the house"):
            method({"A": 1}, 1, minima={"A": 2})


def ratios(count: Mapping[str, int], seats: Mapping[str, int]) -> list[Fraction]:
    """Return votes per seat, greatest first: what the reduction makes as small as it can."""
    return sorted((Fraction(count[party], seats[party]) for party in count), reverse=True)


@given(count=votes(least=1, most=30, parties=4), extra=st.integers(0, 7), data=st.data())
def test_the_reduction_is_the_best_of_all_outcomes(
    count: dict[str, int], extra: int, data: st.DataObject
) -> None:
    """Brute force: no outcome has a smaller largest ratio, nor second-largest, and so on."""
    minima = {party: data.draw(st.integers(1, 3)) for party in count}
    maxima = {party: minima[party] + data.draw(st.integers(0, 4)) for party in count}
    house = sum(minima.values()) + extra
    assume(house <= sum(maxima.values()))
    every = list(outcomes(list(count), house, minima, maxima))
    best = min(ratios(count, seats) for seats in every)
    optima = [seats for seats in every if ratios(count, seats) == best]
    result = least_underrepresentation(count, house, minima=minima, maxima=maxima)
    if isinstance(result, Tie):
        assert len(optima) > 1
        assert len({count[party] for party in result.between}) == 1
    else:
        assert optima == [dict(result.seats)]


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@given(count=votes(least=1), house=HOUSES)
def test_every_claim_is_exact(method: Method, count: dict[str, int], house: int) -> None:
    result = method(count, house)
    claims = [result.claim] if isinstance(result, Tie) else [each.claim for each in result.awards]
    assert all(claim is None or isinstance(claim, Fraction) for claim in claims)
