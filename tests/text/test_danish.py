"""Danish in print."""

from datetime import date
from fractions import Fraction

import pytest
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from klsite.text import danish


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


def test_a_share_has_a_comma_and_a_space_that_does_not_break() -> None:
    assert danish.percent(Fraction(1, 3)) == "33,33\u00a0%"
    assert danish.percent(Fraction(1, 2)) == "50\u00a0%"


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (Fraction(12345, 10), 1, "1.234,5"),
        (Fraction(-1, 3), 2, "-0,33"),
        (Fraction(99999, 10000), 2, "10,00"),
        (Fraction(5, 1000), 2, "0,00"),
        (Fraction(15, 1000), 2, "0,02"),
        (Fraction(-1, 1000), 2, "-0,00"),
    ],
)
def test_a_fraction_is_rounded_to_its_decimals(value: Fraction, places: int, expected: str) -> None:
    assert danish.decimal(value, places) == expected


@given(st.dates())
def test_dates_are_written_as_unicode_has_them_for_danish(day: date) -> None:
    assert danish.long_date(day) == format_date(day, "long", locale="da")


@given(st.integers(-(10**12), 10**12), st.integers(1, 4))
def test_numbers_are_written_as_unicode_has_them_for_danish(number: int, places: int) -> None:
    assert danish.number(number) == format_decimal(number, locale="da")
    with_more_decimals = number + Fraction(1, 10 ** (places + 1))
    expected = format_decimal(number, f"#,##0.{'0' * places}", locale="da")
    assert danish.decimal(with_more_decimals, places) == expected


@given(st.lists(st.sampled_from(["a", "b", "en anden", "c og d"]), max_size=6))
def test_lists_are_written_as_unicode_has_them_for_danish(words: list[str]) -> None:
    assert danish.listing(words) == format_list(words, locale="da")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (["stedet"], "stedet"),
        (["stedet", "referatet"], "stedet og referatet"),
        (["stedet", "hvem der kan deltage"], "stedet, og hvem der kan deltage"),
        (["hvem der indkaldte", "stedet"], "hvem der indkaldte, og stedet"),
        (["tallene, hvor de mangler", "dagene"], "tallene, hvor de mangler, og dagene"),
        (["om der var et", "a", "b"], "om der var et, a og b"),
        (["tre medlemmer (A 1, B 2)", "dagene"], "tre medlemmer (A 1, B 2) og dagene"),
    ],
)
def test_a_clause_among_words_is_set_apart_by_commas(told: list[str], expected: str) -> None:
    assert danish.enumerated(told) == expected


@given(st.lists(st.integers(0, 10**6), max_size=6))
def test_choices_are_written_as_unicode_has_them_for_danish(numbers: list[int]) -> None:
    words = [format_decimal(each, locale="da") for each in numbers]
    assert danish.either(numbers) == format_list(words, style="or", locale="da")


def test_ids_of_headings_are_ascii() -> None:
    assert danish.heading_id("Århus får Ældre & Øer") == "aarhus-faar-aeldre-oeer"


def test_aa_stands_under_the_last_letter() -> None:
    assert [danish.first_letter(name) for name in ("Aabenraa", "aage", "Ærø", "alma")] == [
        "Å",
        "Å",
        "Æ",
        "A",
    ]


def test_a_text_is_cut_after_a_word_and_never_longer_than_asked_for() -> None:
    assert danish.shortened("Kort nok.", 9) == "Kort nok."
    assert danish.shortened("Alle kommuner, og alle råd", 16) == "Alle kommuner…"
    assert len(danish.shortened("ord " * 100, 160)) <= 160
