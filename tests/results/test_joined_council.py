"""One council for the new region of the repository's data, computed as if it were decided."""

from dataclasses import replace
from datetime import date

import pytest

from klsite.model.dataset import Dataset
from klsite.results.compositions import composition_results
from klsite.results.joined_council import JoinedCouncil, joined_councils
from klsite.results.kkr_outlook import kkr_outlooks
from klsite.rules.composition import Composition, Infeasible, Obstacle, compose
from klsite.rules.outcomes import Outcome
from support.loading import load_data
from support.project import REAL

TODAY = date(2026, 12, 31)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load_data(REAL / "data").dataset


@pytest.fixture(scope="module")
def joined(dataset: Dataset) -> JoinedCouncil:
    compositions = tuple(composition_results(dataset))
    (found,) = joined_councils(dataset, compositions, kkr_outlooks(dataset, TODAY), TODAY)
    return found


def test_there_is_none_while_a_council_has_no_size(dataset: Dataset, joined: JoinedCouncil) -> None:
    unsized = Outcome(0, 0, (), Infeasible(Obstacle.NO_MAYOR_TAKES_PART, (), "bilag1-1.0"))
    kept = (joined.kept[0], replace(joined.kept[1], possible=(unsized,)))
    assert list(joined_councils(dataset, kept, joined.councils, TODAY)) == []


def test_it_has_all_municipalities_of_the_region_on_its_first_day(joined: JoinedCouncil) -> None:
    assert joined.region.name == "Region Østdanmark"
    assert joined.joined.figures.municipalities == 46
    assert [each.figures.municipalities for each in joined.kept] == [29, 17]
    codes = {code for each in joined.kept for code in each.given.codes}
    assert set(joined.joined.given.codes) == codes


def test_the_votes_are_those_of_the_two_councils(joined: JoinedCouncil) -> None:
    assert joined.joined.figures.base == sum(each.figures.base for each in joined.kept)
    own = {party.name: party.votes for party in joined.joined.figures.parties}
    for name, votes in own.items():
        assert votes == sum(
            party.votes
            for each in joined.kept
            for party in each.figures.parties
            if party.name == name
        )


def test_the_limit_is_two_for_each_municipality(joined: JoinedCouncil) -> None:
    assert joined.joined.totals == (92,)
    assert joined.before_limit == 107
    assert joined.kept_total == (92,)
    for each in joined.joined.possible:
        assert isinstance(each.result, Composition)
        assert each.result.total == 92


def test_the_seats_are_those_that_the_rules_give_its_own_figures(joined: JoinedCouncil) -> None:
    result = joined.joined.result
    assert result is not None
    again = compose(result.parties, 46, base=joined.joined.figures.base)
    assert isinstance(again, Composition)
    assert dict(again.seats) == dict(result.seats)
    assert sum(row.joined.seats for row in joined.rows if row.joined) == 92
    assert sum(row.kept_seats for row in joined.rows) == 92


def test_it_is_not_decided(joined: JoinedCouncil) -> None:
    assert not joined.is_decided
    assert joined.unconfirmed > 0
