"""Every reading of the rules beside every figure that KL has published."""

from typing import get_args

import pytest

from klsite.model.calculation import ReadingName
from klsite.results.calculation_steps import READINGS
from klsite.results.compositions import composition_results
from klsite.results.readings import ReadingReport, reading_report
from klsite.rules.composition import Composition, Party, compose
from klsite.rules.readings import Reading
from support.loading import load_data
from support.project import REAL


@pytest.fixture(scope="module")
def report() -> ReadingReport:
    dataset = load_data(REAL / "data").dataset
    return reading_report(dataset, tuple(composition_results(dataset)))


def test_a_reading_has_one_name_in_the_data_the_rules_and_the_pages() -> None:
    assert get_args(ReadingName) == tuple(reading.value for reading in Reading)
    assert set(READINGS) == set(Reading)


@pytest.mark.parametrize(
    ("quotas", "seats"),
    [("1.0495", 1), ("1.05", 2), ("1.9", 2), ("2.04", 2), ("2.05", 3), ("0.3", 1)],
)
def test_one_decimal_and_then_up(quotas: str, seats: int) -> None:
    """A's one mayor sets the quota at 10,000 votes; B has so many quotas."""
    parties = [Party("A", 10_000, 1, 9), Party("B", int(float(quotas) * 10_000), 0, 3)]
    result = compose(parties, 20, reading=Reading.ONE_DECIMAL_UP)
    assert isinstance(result, Composition)
    assert dict(result.seats) == {"A": 1, "B": seats}


def test_the_default_misses_one_figure_and_one_decimal_none(report: ReadingReport) -> None:
    assert [(each.body, each.what, each.published) for each in report.tests] == [
        ("KKR Hovedstaden 2018-2022", "medlemmer i alt", 54),
        ("KKR Nordjylland 2018-2022", "medlemmer i alt", 22),
        ("KKR Sjælland 2018-2022", "pladser til Lokallisterne i Danmark", 2),
        ("KL's repræsentantskab 2018-2022", "medlemmer i alt", 158),
    ]
    assert report.fitting[Reading.ROUNDED_UP_QUOTA] == 3
    assert report.fitting[Reading.ONE_DECIMAL_UP] == 4
    assert report.best == (Reading.ONE_DECIMAL_UP,)
    (miss,) = report.misses("rounded_up_quota")
    assert (miss.published, miss.found_by("rounded_up_quota")) == (158, (159,))


def test_the_figures_that_would_decide_are_named(report: ReadingReport) -> None:
    found = {(each.body, each.what): tuple(each.found.values()) for each in report.deciding}
    assert found == {
        ("KKR Sjælland 2018-2022", "medlemmer i alt"): ((31,), (30,)),
        ("KKR Sjælland 2018-2022", "pladser til Radikale Venstre"): ((2,), (1,)),
        ("KKR Syddanmark 2022-2026", "pladser til SF – Socialistisk Folkeparti"): ((3,), (2,)),
    }


def test_a_figure_whose_votes_are_missing_is_told_and_not_tried(report: ReadingReport) -> None:
    assert {each.number for each in report.untestable} == {181, 34, 2, 1}
    tried = {each.body for each in report.tests}
    assert not tried & {each.body for each in report.untestable}
