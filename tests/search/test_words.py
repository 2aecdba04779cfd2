"""Texts become the words that somebody would search for."""

import pytest

from klsite.search.words import distinct_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kommunerne og KL", ["kommunerne", "kl"]),
        ("»Ærø« – Ålborg, Ø-posten!", ["ærø", "ålborg", "posten"]),
        ("A\u030alborg", ["ålborg"]),
        ("idé, café og Malmö", ["idé".replace("é", "e"), "cafe", "malmø"]),
        ("Łódź Straße Đorđe", ["lodz", "strasse", "dorde"]),
        ("2018-2022: 150.000 kr.", ["2018", "2022", "150", "000", "kr"]),
        ("syge\u00adtransport", ["sygetransport"]),
        ("KL's møde kl. 9", ["kl", "møde"]),
        ("snake_case", ["snake", "case"]),
        ("møde Møde MØDE møde-", ["møde"]),
        ("日本 Москва", []),
        ("", []),
    ],
)
def test_the_words_of_a_text(text: str, words: list[str]) -> None:
    assert sorted(distinct_words(text)) == sorted(words)


def test_a_word_stands_once_though_it_is_also_part_of_a_longer_writing() -> None:
    assert list(distinct_words("by by-land land")).count("by") == 1
    assert sorted(distinct_words("by by-land land")) == ["by", "land"]
