"""A composition that is said to stand does so wherever the votes without a list fall."""

from dataclasses import replace
from itertools import combinations_with_replacement

from hypothesis import given
from hypothesis import strategies as st

from klsite.rules.certainty import stands
from klsite.rules.composition import Composition, Party, compose
from klsite.rules.readings import Reading
from support.strategies import parties


@given(parties(most=4), st.integers(1, 4), st.integers(0, 3), st.sampled_from(list(Reading)))
def test_what_stands_is_the_same_wherever_the_votes_fall(
    given_parties: list[Party], municipalities: int, unlisted: int, reading: Reading
) -> None:
    base = sum(each.votes for each in given_parties) + unlisted
    result = compose(given_parties, municipalities, base=base, reading=reading)
    if not isinstance(result, Composition) or not stands(result, unlisted):
        return
    for chosen in combinations_with_replacement(range(len(given_parties) + 1), unlisted):
        grown = [
            replace(each, votes=each.votes + chosen.count(index))
            for index, each in enumerate(given_parties)
        ]
        other = compose(grown, municipalities, base=base, reading=reading)
        assert isinstance(other, Composition)
        assert other.seats == result.seats


def test_a_party_just_below_the_threshold_may_be_lifted_over_it() -> None:
    parties_of_two = [Party("A", 981, 1, 5), Party("B", 18, 0, 1)]
    result = compose(parties_of_two, 3, base=1000)
    assert isinstance(result, Composition)
    assert stands(result, 0)
    assert stands(result, 1)
    assert not stands(result, 2)


def test_a_reading_with_a_fixed_house_is_never_said_to_stand() -> None:
    result = compose([Party("A", 999, 1, 5)], 3, base=1000, reading=Reading.EXACT_HOUSE_DHONDT)
    assert isinstance(result, Composition)
    assert not stands(result, 1)
