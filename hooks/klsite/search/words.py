"""Text to the words that are searched for."""

import codecs
import re
import unicodedata

_STOP_WORDS = """
ad af alle alt at blev blive bliver da de dem den denne der deres det dette dig din dog du
efter eller en end er et for fra få får ham han hans har havde have hendes her hos hun hvad
hvis hvor hvordan ikke ind jeg jer jo kan kom kunne man mange med meget men mens mere mig min
mod nogen noget nogle nu når og også om op os over på sig sin sit skal skulle som så thi til
ud under var ved vi vil ville være været
"""

STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words that stand on nearly every page and tell none apart from another."""

_WORD = re.compile(r"[^\W_]+")
_UNUSUAL = re.compile(r"[^\W_a-z0-9æøå]")
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_KEPT = "æøå"
_OTHER = {"ä": "æ", "ö": "ø", "ð": "d", "đ": "d", "ł": "l", "þ": "th", "œ": "ø"}
"""Letters that a Danish keyboard has another way of writing, and that do not come apart."""

_CODE = "latin-1"
"""The code in which nearly every Danish text is written with a byte a letter."""


def distinct_words(text: str) -> set[str]:
    """Return each word of a text once, without stop words.

    Words are folded to what is searched for: small letters a-z, æ, ø, å and digits.
    """
    try:
        folded = text.encode(_CODE, _BETWEEN_WORDS).translate(_FOLDED, _SOFT_HYPHEN.encode(_CODE))
    except UnicodeEncodeError:
        folded = _NOT_ONE
    if _NOT_ONE in folded:
        words = {word for word in _words(text) if len(word) > 1}
    else:
        words = set(folded.decode(_CODE).split())
    return words - _NOT_KEPT


def _words(text: str) -> list[str]:
    """Return the words of a text in any letters: what takes microseconds otherwise takes ten."""
    plain = unicodedata.normalize("NFC", text.replace(_SOFT_HYPHEN, "").casefold())
    words = _WORD.findall(plain)
    return ["".join(map(_letter, word)) if _UNUSUAL.search(word) else word for word in words]


def _letter(letter: str) -> str:
    """Return a letter without its accent; nothing for one of another alphabet."""
    if letter.isascii() or letter in _KEPT:
        return letter
    if letter in _OTHER:
        return _OTHER[letter]
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if part.isascii() and part.isalnum())


_NOT_ONE = b"\n"
"""What stands for a letter that is not folded to just one."""


def _folded(letter: str) -> bytes:
    """Return what a letter of the code is folded to: a space if it stands between words."""
    if not letter.isalnum():
        return b" "
    folded = "".join(_words(letter)).encode(_CODE)
    return folded if len(folded) == 1 else _NOT_ONE


def _spaces(error: UnicodeError) -> tuple[str, int]:
    """Return spaces for marks outside the code, such as dashes. Raises the error for letters."""
    assert isinstance(error, UnicodeEncodeError)
    marks = error.object[error.start : error.end]
    if any(mark.isalnum() or unicodedata.category(mark)[0] not in "PSZ" for mark in marks):
        raise error
    return " " * len(marks), error.end


_BETWEEN_WORDS = "klsite.between_words"
codecs.register_error(_BETWEEN_WORDS, _spaces)
_FOLDED = b"".join([_folded(chr(code)) for code in range(256)])
_NOT_KEPT = STOP_WORDS.union(_FOLDED.decode(_CODE))
"""The words that are not kept: stop words, and those of one letter."""
