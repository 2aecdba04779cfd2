"""Danish in print: dates, numbers and the order of the alphabet."""

import re
from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from pyphen import Pyphen
from slugify import slugify

_LONG_WORD = re.compile(r"[^\W\d_]{13,}")
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_ALPHABET = {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"}
_LETTERS = (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("Æ", "ae"), ("Ø", "oe"), ("Å", "aa"))


@lru_cache(maxsize=20_000)
def long_date(day: date) -> str:
    """Return a date as in ``5. januar 2026``."""
    return format_date(day, "long", locale="da")


def period(first: date, last: date) -> str:
    """Return the days from ``first`` to ``last``, as in ``8.-9. marts 2018``."""
    if first == last:
        return long_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}.-{long_date(last)}"
    if first.year == last.year:
        return f"{format_date(first, 'd. MMMM', locale='da')} – {long_date(last)}"
    return f"{long_date(first)} – {long_date(last)}"


def clock(moment: time) -> str:
    """Return a time of the day as in ``kl. 10.30``."""
    return f"kl. {moment:%H.%M}"


def file_size(size: int) -> str:
    """Return a size in bytes as in ``340 kB`` or ``1,2 MB``."""
    if size < 1000:
        return f"{size}\N{NO-BREAK SPACE}byte"
    if size < 1_000_000:
        return f"{number(round(size / 1000))}\N{NO-BREAK SPACE}kB"
    return f"{decimal(Fraction(size, 1_000_000), 1)}\N{NO-BREAK SPACE}MB"


def number(value: int) -> str:
    """Return a number with thousands set apart, as in ``12.345``."""
    return format_decimal(value, locale="da")


def decimal(value: Fraction, places: int = 2) -> str:
    """Return a fraction rounded to so many decimals, as in ``1.234,57``; exact if it is whole."""
    if value.denominator == 1:
        return number(value.numerator)
    rounded = Decimal(value.numerator) / Decimal(value.denominator)
    return format_decimal(rounded, format=f"#,##0.{'0' * places}", locale="da")


def percent(value: Fraction, places: int = 2) -> str:
    """Return a share as in ``31,40 %``, with a space that does not break the line."""
    return f"{decimal(value * 100, places)}\N{NO-BREAK SPACE}%"


def listing(words: Sequence[str]) -> str:
    """Return words as in ``a, b og c``."""
    return format_list(list(words), locale="da")


def either(numbers: Sequence[int]) -> str:
    """Return numbers as in ``35 eller 36``."""
    return format_list([number(each) for each in numbers], style="or", locale="da")


def hyphenated(text: str) -> str:
    """Return a heading with soft hyphens in its long words, so that a phone can break them."""
    return _LONG_WORD.sub(lambda word: _hyphenation().inserted(word.group(), _SOFT_HYPHEN), text)


@cache
def _hyphenation() -> Pyphen:
    """Return the Danish hyphenation; its dictionary is read when the first page is rendered."""
    return Pyphen(lang="da_DK", left=4, right=4)


def sort_key(text: str) -> tuple[str, str]:
    """Return the key that puts æ, ø and å last, and ``aa`` with å, whatever the case."""
    folded = re.sub("aa", "å", text.casefold())
    return "".join(_ALPHABET.get(letter, letter) for letter in folded), text


def first_letter(text: str) -> str:
    """Return the letter that a word stands under in a list A-Å: ``Aa`` stands under Å."""
    return "Å" if text.casefold().startswith("aa") else text[0].upper()


def heading_id(text: str, separator: str = "-") -> str:
    """Return the ASCII id of a heading: ``Om ældre`` becomes ``om-aeldre``."""
    return slugify(text, separator=separator, replacements=_LETTERS)
