"""Danish in print."""

from datetime import date

import pytest

from klsite import danish


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 1, 5), date(2026, 1, 5), "5. januar 2026"),
        (date(2018, 3, 8), date(2018, 3, 9), "8.-9. marts 2018"),
        (date(2018, 3, 30), date(2018, 4, 2), "30. marts – 2. april 2018"),
        (date(2017, 12, 31), date(2018, 1, 1), "31. december 2017 – 1. januar 2018"),
    ],
)
def test_a_period_says_no_more_than_it_must(first: date, last: date, expected: str) -> None:
    assert danish.period(first, last) == expected


def test_the_alphabet_ends_in_ae_oe_aa() -> None:
    names = ["Aabenraa", "Ølgod", "albertslund", "Aalborg", "Ærø", "Vejle", "Århus", "Zealand"]
    expected = ["albertslund", "Vejle", "Zealand", "Ærø", "Ølgod", "Aabenraa", "Aalborg", "Århus"]
    assert sorted(names, key=danish.sort_key) == expected


def test_numbers_have_points_between_thousands() -> None:
    assert danish.number(1234567) == "1.234.567"


def test_ids_of_headings_are_ascii() -> None:
    assert danish.heading_id("Århus får Ældre & Øer") == "aarhus-faar-aeldre-oeer"


def test_aa_stands_under_the_last_letter() -> None:
    assert [danish.first_letter(name) for name in ("Aabenraa", "aage", "Ærø", "alma")] == [
        "Å",
        "Å",
        "Æ",
        "A",
    ]
