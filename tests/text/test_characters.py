"""What can be printed, and the first character of a text that no editor means to publish."""

import sys

import pytest

from klsite.text.characters import damaged_character, is_printable, unreadable


def test_every_character_is_printable_as_unicode_has_it() -> None:
    differing = [
        f"U+{code:04X}"
        for code in range(sys.maxunicode + 1)
        if is_printable(chr(code)) != (chr(code) == "\n" or chr(code).isprintable())
    ]
    assert differing == []


@pytest.mark.parametrize("text", ["", "én\nlinje", "»æøå«", "– „ord” …", "👍"])
def test_ordinary_texts_can_be_printed(text: str) -> None:
    assert is_printable(text)


@pytest.mark.parametrize("text", ["a\tb", "a\u00a0b", "æ\u200b", "– \u2028", "👩\u200d🚒", "\r"])
def test_what_cannot_be_seen_is_not_printable(text: str) -> None:
    assert not is_printable(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("en\u00a0tekst\tmed 👩\u200d🚒\n", None),
        ("kl\u00f8\u0007", "U+0007"),
        ("– \u200b", "U+200B"),
        ("b\ufffdrn", "U+FFFD"),
        ("b\uffffrn", "U+FFFF"),
        ("\ufdd0", "U+FDD0"),
        ("\U0001fffe", "U+1FFFE"),
        ("\U0001fae8\U0001fbff", None),
    ],
)
def test_damage_is_named(text: str, name: str | None) -> None:
    assert damaged_character(text) == name


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ærø â€“ São, Â, Ã og â", "»â€“« er et tegn, der er læst med et forkert tegnsæt: skriv –"),
        ("Ã…rhus", "»Ã…« er et tegn, der er læst med et forkert tegnsæt: skriv Å"),
        ("5Â\u00a0km", "»Â\u00a0« er et tegn, der er læst med et forkert tegnsæt: slet det"),
        ("b\ufffdrn", "teksten har et ødelagt eller usynligt tegn (U+FFFD): skriv det igen"),
        ("São, Â, Ã og â", None),
    ],
)
def test_what_nobody_can_read_is_told(text: str, told: str | None) -> None:
    assert unreadable(text) == told
