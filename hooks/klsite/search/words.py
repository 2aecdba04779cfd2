"""Text to searchable words: tokenizing, folding, stop words.

Words are indexed as they are spelled. ``fold`` gives the form in which å, aa and a are the same
letter, and so on: it decides in which file a word stands, so that a search reads every spelling.
"""

import codecs
import re
import unicodedata

_STOP_WORDS = """
ad af alle alt at blev blive bliver da de dem den denne der deres det dette dig din dog du efter
eller en end er et for fra få får ham han har havde have hendes her hos hun hvad hvem hvilke
hvilken hvilket hvis hvor hvordan hvorfor hvornår igen ikke ind jeg jer jeres jo kan kom kunne man
mange med meget mellem men mens mere mig min mod må nogen noget nogle nu når og også om op os over
på samt selv sig sin sine sit skal skulle som så thi til ud uden under var ved vi vil ville vores
være været
are how is of the what where who
"""

STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words on nearly every page, which distinguish none and are not indexed."""

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
_WITHIN_NUMBERS = " .\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
"""What may stand between the groups of a number."""
_KEPT = "æøå"
_OTHER = {"ä": "æ", "ö": "ø", "ð": "d", "đ": "d", "ł": "l", "þ": "th", "œ": "ø"}
"""Letters that are searched for as others, by Danish custom or for want of a decomposition."""

_ENCODING = "latin-1"
"""A single-byte encoding that covers nearly every Danish text, for the fast path."""


def distinct_words(text: str) -> set[str]:
    """Return the distinct words of a text, without stop words and words of one letter.

    Words consist of lower-case letters a-z, æ, ø, å and digits. A word with a hyphen is there in
    its parts and as one word (»e-mail« also as »email«), and so is a number in groups
    (»33 70 33 70« also as »33703370«).
    """
    try:
        lowered = text.encode(_ENCODING, _BETWEEN_WORDS).translate(
            _LOWERED, _SOFT_HYPHEN.encode(_ENCODING)
        )
    except UnicodeEncodeError:
        lowered = _NOT_ONE_LETTER
    if _NOT_ONE_LETTER in lowered:
        lowered = _plain(text).encode(_ENCODING)
    words = set(lowered.decode(_ENCODING).split())
    if b"-" in lowered:
        for word in [word for word in words if "-" in word]:
            words.remove(word)
            words.update(_hyphenated(word))
    digits = lowered.translate(None, _LETTERS)
    if not digits.isspace():
        groups = _GROUPS.findall(digits)
        words.update([each.replace(b" ", b"").decode() for each in groups])
    words -= _NOT_INDEXED
    return words


def _hyphenated(word: str) -> list[str]:
    """Return the parts of a word with hyphens and, if it has letters, all of it as one word."""
    parts = word.split("-")
    return parts if word.replace("-", "").isdigit() else [*parts, "".join(parts)]


def numbered_words(title: str) -> set[str]:
    """Return a word for each number with a point in a title: »1x10« for point 1.10."""
    found = _NUMBERED.findall(title) if "." in title else ()
    return {f"{part}x{number}" for part, number in found}


def fold(word: str) -> str:
    """Return a word with one spelling for å, aa and a, for ø, oe and o, for æ and ae."""
    return word if word.isascii() and "aa" not in word and "oe" not in word else _folded(word)


def _folded(word: str) -> str:
    plain = word.replace("å", "a").replace("ø", "o").replace("æ", "ae")
    return plain.replace("aa", "a").replace("oe", "o")


_ENDINGS = ("ernes", "erne", "enes", "ene", "ens", "ets", "ers", "es", "en", "et", "er", "e", "s")
"""What a Danish noun may have at its end, the longest first."""
_LEAST_STEM = 3


def stem(word: str) -> str:
    """Return a folded word without endings of inflection: a key, and seldom a word."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return stem(word[: -len(ending)])
    return word


def _plain(text: str) -> str:
    """Return any text in the form of ``_LOWERED``. The slow path: some ten times the fast one."""
    lowered = unicodedata.normalize("NFC", text.replace(_SOFT_HYPHEN, "").casefold())
    return "".join([_letter(each) if each.isalnum() else _separator(each) for each in lowered])


def _letter(letter: str) -> str:
    """Return a letter without its accent, and the empty string for one of another alphabet."""
    if letter.isascii() or letter in _KEPT:
        return letter
    if letter in _OTHER:
        return _OTHER[letter]
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if part.isascii() and part.isalnum())


def _separator(character: str) -> str:
    """Return what stands for a character between words, as in ``_LOWERED``."""
    if character in _HYPHENS:
        return "-"
    return " " if character in _WITHIN_NUMBERS else "\t"


_NOT_ONE_LETTER = b"\n"
"""The marker in ``_LOWERED`` of a letter that becomes more or less than one letter."""


def _lowered(letter: str) -> bytes:
    """Return the byte that a character of the encoding becomes."""
    if not letter.isalnum():
        return _separator(letter).encode(_ENCODING)
    lowered = _plain(letter).encode(_ENCODING)
    return lowered if len(lowered) == 1 else _NOT_ONE_LETTER


def _spaces(error: UnicodeError) -> tuple[str, int]:
    """Error handler: replace separators outside the encoding, such as dashes.

    Raises the error again for letters, so that the slow path takes over.
    """
    assert isinstance(error, UnicodeEncodeError)
    marks = error.object[error.start : error.end]
    if any(mark.isalnum() or unicodedata.category(mark)[0] not in "PSZ" for mark in marks):
        raise error
    return "".join(map(_separator, marks)), error.end


_BETWEEN_WORDS = "klsite.between_words"
codecs.register_error(_BETWEEN_WORDS, _spaces)
_LOWERED = b"".join([_lowered(chr(code)) for code in range(256)])
_NOT_INDEXED = STOP_WORDS.union(_LOWERED.decode(_ENCODING), {""})
"""Words that are not indexed: stop words, and those of one letter."""
_LETTERS = bytes(set(_LOWERED) - set(b"0123456789- \t"))
_GROUPS = re.compile(rb"(?<![^ \t])\d{1,4}(?: \d{2,4})+(?![^ \t])")
"""A number in groups, such as a telephone number or an amount of money, all letters left out."""
_NUMBERED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\b")
