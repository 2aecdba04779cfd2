"""Text to the words that are searched for."""

import re
import unicodedata
from functools import cache

_STOP_WORDS = """
ad af alle alt at blev blive bliver da de dem den denne der deres det dette dig din dog du
efter eller en end er et for fra få får ham han hans har havde have hendes her hos hun hvad
hvis hvor hvordan ikke ind jeg jer jo kan kom kunne man mange med meget men mens mere mig min
mod nogen noget nogle nu når og også om op os over på sig sin sit skal skulle som så thi til
ud under var ved vi vil ville være været
"""

STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words that stand on nearly every page and tell none apart from another."""

LEAST = 2
"""The length of the shortest word that is kept."""

_WORD = re.compile(r"[^\W_]+")
_UNUSUAL = re.compile(r"[^\W_a-z0-9æøå]")
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_KEPT = "æøå"
_OTHER = {"ä": "æ", "ö": "ø", "ð": "d", "đ": "d", "ł": "l", "þ": "th", "œ": "ø"}
"""Letters that a Danish keyboard has another way of writing, and that do not come apart."""


def distinct_words(text: str) -> set[str]:
    """Return each word of a text once, without stop words.

    Words are folded to what is searched for: small letters a-z, æ, ø, å and digits.
    """
    words = set(map(_words, set(text.split())))
    for other in words & _not_one:
        words.remove(other)
        words.update(other.split())
    return words


_not_one: set[str] = {""}
"""All that ``_words`` has returned that is not just one word."""


@cache
def _words(written: str) -> str:
    """Return the words in what stands between two spaces, as in ``»kommune-``, with spaces.

    The same is written over and over: it is worked out once, so that a page takes microseconds.
    """
    plain = unicodedata.normalize("NFC", written.replace(_SOFT_HYPHEN, "").casefold())
    words = _WORD.findall(plain)
    if _UNUSUAL.search(plain):
        words = ["".join(map(_letter, word)) for word in words]
    kept = [word for word in words if len(word) >= LEAST and word not in STOP_WORDS]
    if len(kept) > 1:
        _not_one.add(" ".join(kept))
    return " ".join(kept)


def _letter(letter: str) -> str:
    """Return a letter without its accent; nothing for one of another alphabet."""
    if letter.isascii() or letter in _KEPT:
        return letter
    if letter in _OTHER:
        return _OTHER[letter]
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if part.isascii() and part.isalnum())
