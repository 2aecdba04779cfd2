"""Texts become the words that somebody would search for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klsite.search.words import distinct_words, fold, numbered_words, stem


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kommunerne og KL", ["kommunerne", "kl"]),
        ("»Ærø« – Ålborg, Ø-posten!", ["ærø", "ålborg", "posten", "øposten"]),
        ("A\u030alborg", ["ålborg"]),
        ("idé, café og Malmö", ["idé".replace("é", "e"), "cafe", "malmø"]),
        ("Łódź Straße Đorđe", ["lodz", "strasse", "dorde"]),
        ("2018-2022: 150.000 kr.", ["2018", "2022", "150", "000", "150000", "kr"]),
        ("syge\u00adtransport", ["sygetransport"]),
        ("e-mail og covid‑19", ["mail", "email", "covid", "19", "covid19"]),
        ("børne- og ungeområdet", ["børne", "ungeområdet"]),
        ("29.796–33.176, 12\t34", ["29", "796", "29796", "33", "176", "33176", "12", "34"]),
        ("ring 33 70 33 70.", ["ring", "33", "70", "33703370"]),
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
    assert sorted(distinct_words("by by-land land")) == ["by", "byland", "land"]


@given(
    st.lists(
        st.one_of(
            st.sampled_from("aåé ßþ²µ¼_-–”…\u00ad\u00a0.'1ł日\u0301ⅷ⑨ℱ😀\n\t"),
            st.text(max_size=1),
            st.sampled_from(["Kommune", " og ", "Ærø"]),
        )
    ).map("".join)
)
def test_a_text_has_the_same_words_whatever_letters_stand_beside_them(text: str) -> None:
    # A letter of another alphabet has no words, but every letter is then looked at by itself.
    assert distinct_words(text) == distinct_words(f"{text} 日")


@pytest.mark.parametrize(
    "spellings",
    [("århus", "aarhus", "arhus"), ("ærø", "aeroe", "aerø"), ("køge", "koege", "koge")],
)
def test_all_spellings_of_a_word_fold_to_one(spellings: tuple[str, ...]) -> None:
    assert len(set(map(fold, spellings))) == 1


@pytest.mark.parametrize(
    "forms",
    [
        ("støvsuger", "støvsugere", "støvsugeren", "støvsugernes"),
        ("råd", "rådet", "rådene", "rådets"),
        ("kommune", "kommunen", "kommuner", "kommunernes"),
    ],
)
def test_all_inflections_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(fold(form)) for form in forms}) == 1


def test_a_number_with_a_point_is_a_word() -> None:
    assert numbered_words("Bilag 1, punkt 1.10: Borgmester, og 33 70") == {"1x10"}
