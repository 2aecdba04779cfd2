"""The composition of a KKR: the edge cases of the method, its properties, and published sizes."""

from fractions import Fraction
from itertools import product

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from klsite.rules.apportionment import Lot, Tie
from klsite.rules.composition import (
    Composition,
    EligibilityStep,
    Exclusion,
    Infeasible,
    LimitStep,
    Obstacle,
    OpenTie,
    Party,
    QuotaStep,
    ReductionStep,
    compose,
)
from klsite.rules.readings import Reading
from support.strategies import parties


def party(
    name: str, votes: int, mayors: int = 0, council_seats: int = 5, entitled: bool = True
) -> Party:
    return Party(name, votes, mayors, council_seats, entitled)


def composed(*given: Party, municipalities: int | None = 50, **options: object) -> Composition:
    result = compose(given, municipalities, **options)  # type: ignore[arg-type]
    assert isinstance(result, Composition), result
    return result


def test_the_size_follows_from_the_party_most_over_represented_by_its_mayors() -> None:
    result = composed(party("A", 1000, 2), party("B", 600, 2), party("C", 310))
    assert result.seats == {"A": 4, "B": 2, "C": 2}
    assert result.supplementary == {"A": 2, "B": 0, "C": 2}
    assert result.total == 8
    quota = result.step(QuotaStep)
    assert (quota.quota, quota.parties) == (Fraction(300), ("B",))


class TestEdgeCases:
    """One test for each case that the method meets at its edges."""

    def test_a_party_at_exactly_two_percent_takes_part(self) -> None:
        result = composed(party("A", 9800, 1), party("B", 200))
        assert result.seats["B"] == 1

    def test_a_party_one_vote_below_two_percent_does_not(self) -> None:
        result = composed(party("A", 9801, 1), party("B", 199))
        assert result.seats["B"] == 0
        step = result.step(EligibilityStep)
        assert [(each.name, why) for each, why in step.excluded] == [
            ("B", Exclusion.BELOW_THRESHOLD)
        ]

    def test_a_party_without_a_council_seat_does_not_take_part(self) -> None:
        result = composed(party("A", 900, 1), party("B", 100, council_seats=0))
        assert result.seats["B"] == 0

    def test_a_mayor_below_two_percent_is_a_member_and_does_not_set_the_quota(self) -> None:
        result = composed(party("A", 9900, 1), party("B", 100, 1))
        assert result.seats == {"A": 1, "B": 1}
        quota = result.step(QuotaStep)
        assert quota.parties == ("A",)

    def test_a_local_list_in_no_alliance_keeps_its_mayor_only(self) -> None:
        result = composed(party("A", 500, 1), party("L", 500, 1, entitled=False))
        assert result.seats == {"A": 1, "L": 1}
        assert result.supplementary["L"] == 0

    def test_only_one_party(self) -> None:
        assert composed(party("A", 100, 3), municipalities=3).seats == {"A": 3}

    def test_all_mayors_from_one_party(self) -> None:
        result = composed(party("A", 600, 3), party("B", 300), party("C", 100))
        assert result.seats == {"A": 3, "B": 2, "C": 1}

    def test_no_mayor_among_those_who_take_part(self) -> None:
        result = compose([party("A", 900), party("L", 100, 2, entitled=False)], 2)
        assert isinstance(result, Infeasible)
        assert result.obstacle is Obstacle.NO_MAYOR_TAKES_PART

    def test_no_votes(self) -> None:
        result = compose([party("A", 0, 1)], 1)
        assert isinstance(result, Infeasible)
        assert result.obstacle is Obstacle.NO_VOTES

    def test_a_region_of_one_municipality(self) -> None:
        result = composed(party("A", 60, 1), party("B", 40), municipalities=1)
        assert result.seats == {"A": 1, "B": 1}

    def test_the_minima_alone_are_above_the_limit(self) -> None:
        result = compose([party("A", 50, 1), party("B", 30), party("C", 20)], 1)
        assert isinstance(result, Infeasible)
        assert result.obstacle is Obstacle.MINIMA_ABOVE_LIMIT

    def test_exactly_at_the_limit_nothing_is_reduced(self) -> None:
        result = composed(party("A", 100, 1), party("B", 300), municipalities=2)
        assert (result.total, result.reduced) == (4, False)

    def test_a_reduction_leaves_nobody_below_its_minimum(self) -> None:
        result = composed(party("A", 1000, 1), party("B", 100, 3), party("C", 25), municipalities=4)
        assert result.reduced
        assert result.seats == {"A": 4, "B": 3, "C": 1}

    def test_mayors_outside_keep_their_seats_within_the_limit(self) -> None:
        result = composed(
            party("A", 1000, 1),
            party("B", 100, 1),
            party("L", 50, 2, entitled=False),
            municipalities=4,
        )
        assert result.total == 8
        assert result.seats["L"] == 2

    def test_equal_votes_at_the_last_seat_of_a_reduction_need_a_lot(self) -> None:
        given = [party("A", 400), party("B", 400), party("C", 100, 3)]
        result = compose(given, 4)
        assert isinstance(result, OpenTie)
        assert result.tie == Tie(("A", "B"), 1, Fraction(200))
        lot = Lot(frozenset("AB"), frozenset("B"))
        settled = composed(*given, municipalities=4, lots=[lot])
        assert settled.seats["B"] == settled.seats["A"] + 1

    def test_equal_ratios_at_the_last_seat_go_to_the_party_with_fewer_seats(self) -> None:
        """4 : 2 votes are equal per seat at 2 : 1; the seat does more for the smaller one."""
        result = composed(
            party("A", 400, 2), party("B", 200, 1), party("C", 25, 1), municipalities=4
        )
        assert result.reduced
        assert result.seats == {"A": 4, "B": 3, "C": 1}


@given(parties(), st.integers(1, 6))
def test_what_holds_of_every_composition(given_parties: list[Party], municipalities: int) -> None:
    result = compose(given_parties, municipalities)
    if not isinstance(result, Composition):
        assert isinstance(result, (OpenTie, Infeasible))
        return
    step = result.steps[0]
    assert isinstance(step, EligibilityStep)
    inside = {each.name for each in step.taking_part}
    limit = result.step(LimitStep)
    assert result.total <= 2 * municipalities
    assert result.reduced == (limit.total > 2 * municipalities)
    if result.reduced:
        assert result.total == 2 * municipalities
    for each in given_parties:
        seats = result.seats[each.name]
        assert seats >= each.mayors
        assert seats == each.mayors or each.name in inside
        assert seats >= 1 or each.name not in inside
        assert result.supplementary[each.name] == seats - each.mayors


@given(parties(), st.integers(1, 6), st.randoms(use_true_random=False))
def test_the_order_of_the_parties_does_not_matter(
    given_parties: list[Party], municipalities: int, order: object
) -> None:
    shuffled = list(given_parties)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    one, two = compose(given_parties, municipalities), compose(shuffled, municipalities)
    assert type(one) is type(two)
    if isinstance(one, Composition) and isinstance(two, Composition):
        assert dict(one.seats) == dict(two.seats)
    if isinstance(one, OpenTie) and isinstance(two, OpenTie):
        assert set(one.tie.between) == set(two.tie.between)


@given(parties(), st.integers(1, 6), st.integers(1, 50))
def test_more_votes_never_cost_a_party_a_seat(
    given_parties: list[Party], municipalities: int, more: int
) -> None:
    """With the base held fast, and as long as the same ones take part."""
    base = sum(each.votes for each in given_parties)
    first, *rest = given_parties
    assume(first.votes * 50 >= base)
    grown = Party(first.name, first.votes + more, first.mayors, first.council_seats, first.entitled)
    before = compose(given_parties, municipalities, base=base)
    after = compose([grown, *rest], municipalities, base=base)
    assume(isinstance(before, Composition) and isinstance(after, Composition))
    assert isinstance(before, Composition)
    assert isinstance(after, Composition)
    assert after.seats[first.name] >= before.seats[first.name]


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(parties(most=4), st.integers(1, 4))
def test_the_reduction_is_the_least_underrepresentation_of_all(
    given_parties: list[Party], municipalities: int
) -> None:
    """Brute force over every outcome that the rules allow."""
    result = compose(given_parties, municipalities)
    assume(isinstance(result, Composition) and result.reduced)
    assert isinstance(result, Composition)
    step = result.step(ReductionStep)
    count = {each.name: each.votes for each in given_parties if each.name in step.seats}

    def ratios(seats: dict[str, int]) -> list[Fraction]:
        return sorted((Fraction(count[name], seats[name]) for name in count), reverse=True)

    ranges = [range(step.minima[name], step.maxima[name] + 1) for name in count]
    every = [dict(zip(count, seats, strict=True)) for seats in product(*ranges)]
    allowed = [seats for seats in every if sum(seats.values()) == step.house]
    assert ratios(dict(step.seats)) == min(ratios(seats) for seats in allowed)


@given(parties(), st.sampled_from(list(Reading)))
def test_every_reading_gives_a_result_a_tie_or_a_reason(
    given_parties: list[Party], reading: Reading
) -> None:
    result = compose(given_parties, 5, reading=reading)
    if isinstance(result, Composition):
        for each in given_parties:
            assert result.seats[each.name] >= each.mayors


def test_a_repraesentantskab_has_no_limit() -> None:
    result = composed(party("A", 1000, 1), party("B", 100, 1), municipalities=None)
    assert (result.total, result.reduced) == (11, False)


def test_a_lot_settles_one_tie_only() -> None:
    """The same two parties tie twice: once for the size of the house, once in the reduction."""
    given_parties = [party("A", 41, 1), party("B", 41, 1), party("C", 24, 3), party("D", 23, 2)]
    lot = Lot(frozenset("AB"), frozenset("A"))
    reading = Reading.EXACT_HOUSE_DHONDT
    result = compose(given_parties, 5, reading=reading, lots=[lot])
    twice = compose(given_parties, 5, reading=reading, lots=[lot, lot])
    assert isinstance(result, OpenTie)
    assert isinstance(twice, Composition)
