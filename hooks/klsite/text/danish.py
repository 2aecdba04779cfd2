"""Danish in print: dates, numbers and the order of the alphabet."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, time
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from klsite.text.inexact_days import InexactDay, Known

if TYPE_CHECKING:
    from pyphen import Pyphen

T = TypeVar("T")

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
_LONG_WORD = re.compile(r"[^\W\d_]{12,}")
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_ALPHABET = {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"}
_LETTERS = (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("Æ", "ae"), ("Ø", "oe"), ("Å", "aa"))


def long_date(day: date) -> str:
    """Return a date as in ``5. januar 2026``; of an inexact one, the month or the year."""
    if isinstance(day, InexactDay):
        month = f"{MONTHS[day.month - 1]} " if day.known is Known.MONTH else ""
        return f"{month}{day.year}"
    return f"{day_and_month(day)} {day.year}"


_WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


def weekday(day: date) -> str:
    """Return the name of the day of the week."""
    return _WEEKDAYS[day.weekday()]


def day_and_month(day: date) -> str:
    """Return a date without its year, as in ``5. januar``."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


def period(first: date, last: date) -> str:
    """Return the days from ``first`` to ``last``, as in ``8.-9. marts 2018``."""
    if first == last:
        return long_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}.-{long_date(last)}"
    if first.year == last.year:
        return f"{day_and_month(first)} – {long_date(last)}"
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
    return f"{value:,}".replace(",", ".")


def counted(count: int, one: str, many: str) -> str:
    """Return a number of things, as in ``1 plads`` or ``1.200 pladser``."""
    return f"{number(count)} {one if count == 1 else many}"


_COUNT_WORDS = ("nul", "ét", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti")


def count_word(count: int) -> str:
    """Return a small number of things of neuter gender as a word, as in ``ét`` or ``fem``."""
    return _COUNT_WORDS[count] if count < len(_COUNT_WORDS) else number(count)


def decimal(value: Fraction, places: int = 2) -> str:
    """Return a fraction rounded to so many decimals, as in ``1.234,57``; exact if it is whole.

    Half a unit of the last decimal is rounded to the even one.
    """
    if value.denominator == 1:
        return number(value.numerator)
    sign = "-" if value < 0 else ""
    whole, rest = divmod(round(abs(value) * 10**places), 10**places)
    return f"{sign}{number(whole)},{rest:0{places}}"


def percent(value: Fraction, places: int = 2) -> str:
    """Return a share as in ``31,40 %``, with a space that does not break the line."""
    return f"{decimal(value * 100, places)}\N{NO-BREAK SPACE}%"


def listing(words: Sequence[str]) -> str:
    """Return words as in ``a, b og c``."""
    return _joined(words, "og")


def either(numbers: Sequence[int]) -> str:
    """Return numbers as in ``35 eller 36``."""
    return _joined([number(each) for each in numbers], "eller")


def _joined(words: Sequence[str], conjunction: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def as_sentence(text: str) -> str:
    """Return a text as a sentence: notes to be put after others begin with a small letter."""
    return f"{text[0].upper()}{text[1:].rstrip('.')}."


def shortened(text: str, most: int) -> str:
    """Return a text of at most ``most`` characters: whole, or cut after a word with an ellipsis."""
    if len(text) <= most:
        return text
    return text[:most].rpartition(" ")[0].rstrip(" ,.;:–-") + "…"


def hyphenated(text: str) -> str:
    """Return a heading with soft hyphens in its long words, so that a phone can break them.

    The name of a KKR stays on one line.
    """
    together = text.replace("KKR ", "KKR\N{NO-BREAK SPACE}")
    return _LONG_WORD.sub(lambda word: _hyphenated_word(word.group()), together)


@cache
def _hyphenated_word(word: str) -> str:
    hyphenated_word: str = _hyphenation().inserted(word, _SOFT_HYPHEN)
    return hyphenated_word


@cache
def _hyphenation() -> "Pyphen":
    """Return the Danish hyphenation; its dictionary is read when the first page is rendered."""
    from pyphen import Pyphen

    return Pyphen(lang="da_DK", left=4, right=4)


def sort_key(text: str) -> tuple[str, str]:
    """Return the key that puts æ, ø and å last, and ``aa`` with å, whatever the case."""
    folded = re.sub("aa", "å", text.casefold())
    return "".join(_ALPHABET.get(letter, letter) for letter in folded), text


def first_letter(text: str) -> str:
    """Return the letter that a word stands under in a list A-Å: ``Aa`` stands under Å."""
    return "Å" if text.casefold().startswith("aa") else text[0].upper()


def by_letter(
    items: Iterable[T], word: Callable[[T], str]
) -> tuple[tuple[str, tuple[T, ...]], ...]:
    """Return items by the letter that a word of each stands under, all in their own order."""
    found: dict[str, list[T]] = {}
    for item in items:
        found.setdefault(first_letter(word(item)), []).append(item)
    return tuple((letter, tuple(own)) for letter, own in found.items())


@cache
def heading_id(text: str, separator: str = "-") -> str:
    """Return the ASCII id of a heading: ``Om ældre`` becomes ``om-aeldre``."""
    from slugify import slugify  # an update of news that have no headings does without it

    return slugify(text, separator=separator, replacements=_LETTERS)
