"""How sure it is that a mayor was elected, on the day that the site is built for."""

from datetime import date, timedelta

import pytest

from klsite.model.dataset import Dataset
from klsite.model.elections import MayorRecord
from klsite.results.mayors import is_stale, status_text
from support.loading import load_data
from support.project import REAL

SEEN = date(2025, 11, 27)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load_data(REAL / "data").dataset


def agreed() -> MayorRecord:
    return MayorRecord.model_validate(
        {"municipality": "0101", "person": "navn", "status": "agreed", "as_of": SEEN}
    )


def test_an_agreement_is_said_to_be_one_and_after_sixty_days_that_nothing_confirms_it() -> None:
    after = SEEN + timedelta(days=60)
    assert status_text(agreed(), after) == (
        "Aftalt, set den 27. november 2025; valget er ikke bekræftet endnu"
    )
    assert not is_stale(agreed(), after)
    assert status_text(agreed(), after + timedelta(days=1)) == (
        "Kun aftalt: kilden er fra den 27. november 2025, og ingen kilde her bekræfter valget"
    )


def test_of_a_mayor_who_was_elected_nothing_is_said() -> None:
    elected = MayorRecord(municipality="0101", person="navn")
    assert status_text(elected, date(2031, 1, 1)) is None


def test_every_municipality_has_a_mayor_with_a_list_and_a_source(dataset: Dataset) -> None:
    for election in dataset.elections:
        assert len(election.mayors) == 98
        assert election.mayors_source is not None
        assert all(each.person and each.list for each in election.mayors)


@pytest.mark.parametrize(
    ("code", "name", "letter"),
    [
        ("0270", "Trine Egetved", "C"),
        ("0330", "Knud Vincents", "V"),
        ("0360", "Marie-Louise Brehm Nielsen", "J"),
        ("0665", "Jens Lønberg", "C"),
        ("0760", "Lone Andersen", "V"),
    ],
)
def test_the_latest_agreement_counts(dataset: Dataset, code: str, name: str, letter: str) -> None:
    mayor = dataset.election_by_year["2025"].mayor_by_code[code]
    assert mayor.person is not None
    assert (dataset.person_by_id[mayor.person].name, mayor.list) == (name, letter)


def test_seven_are_confirmed_after_the_constituting_meetings(dataset: Dataset) -> None:
    confirmed = [
        each.municipality
        for each in dataset.election_by_year["2025"].mayors
        if each.status == "elected"
    ]
    assert confirmed == ["0153", "0326", "0360", "0461", "0550", "0607", "0773"]
