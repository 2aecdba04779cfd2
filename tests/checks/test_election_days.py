"""What an editor is told of the days of elections and the beginnings of municipalities."""

from datetime import date
from pathlib import Path

import pytest

from klsite.checks.election_days import election_day
from klsite.model.geography import Kkr
from support.editing import Tell
from support.loading import load_data

ELECTION, PLACES = "elections/2029.yml", "municipalities.yml"


@pytest.mark.parametrize(
    "day",
    ["2009-11-17", "2013-11-19", "2017-11-21", "2021-11-16", "2025-11-18", "2033-11-15"],
)
def test_elections_are_on_the_third_tuesday_of_november(day: str) -> None:
    assert election_day(int(day[:4])).isoformat() == day


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (
            "2029-11-21",
            "2:7: valgdagen er en onsdag, 21. november 2029: kommunalvalg holdes den tredje "
            "tirsdag i november, 20. november 2029",
        ),
        (
            "2029-11-13",
            "2:7: valgdagen er en tirsdag, 13. november 2029: kommunalvalg holdes den tredje "
            "tirsdag i november, 20. november 2029",
        ),
        (
            "2028-11-21",
            "2:7: der er kommunalvalg hvert fjerde år, i 2025 og 2029, ikke i 2028",
        ),
    ],
)
def test_another_day_is_refused(told: Tell, day: str, expected: str) -> None:
    assert expected in told(ELECTION, "date: 2029-11-20", f"date: {day}")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "- {region: aadal, valid_to",
            "- {region: aadal, valid_from: 2026-01-01, valid_to",
            "20:37: regionen begynder først 1. januar 2026, men kommunen er med i valget "
            "18. november 2025: skriv perioden før den, eller slet »valid_from«",
        ),
        (
            "- {name: Gammeldal, valid_to",
            "- {name: Gammeldal, valid_from: 2026-01-01, valid_to",
            "13:39: navnet begynder først 1. januar 2026, men kommunen er med i valget "
            "18. november 2025: skriv perioden før den, eller slet »valid_from«",
        ),
    ],
)
def test_a_municipality_that_voted_had_a_name_and_a_region(
    told: Tell, old: str, new: str, expected: str
) -> None:
    assert told(PLACES, old, new) == [expected]


NEW = """municipalities:
  - id: nyby
    code: "0899"
    name: Nyby
    regions:
      - {region: fjordland, valid_from: 2030-06-01, valid_to: 2032-12-31}
      - {region: bakkeland, valid_from: 2033-01-01}
"""


def test_a_municipality_that_came_later_is_in_no_election_and_no_term_before_it(
    told: Tell, tmp_path: Path
) -> None:
    assert told(PLACES, "municipalities:\n", NEW) == []
    dataset = load_data(tmp_path / "data").dataset
    kkr: Kkr = next(each for each in dataset.kkr if each.id == "fjordland")
    for day, there in ((date(2030, 1, 1), False), (date(2030, 6, 1), True)):
        codes = {each.code for each in kkr.members_on(dataset.municipalities, day)}
        assert ("0899" in codes) is there, day
