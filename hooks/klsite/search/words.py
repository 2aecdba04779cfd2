"""Text to searchable words: tokenizing, folding, stop words."""

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
"""Words on nearly every page, which distinguish none and are not indexed."""

_WORD = re.compile(r"[^\W_]+")
_UNUSUAL = re.compile(r"[^\W_a-z0-9æøå]")
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_KEPT = "æøå"
_OTHER = {"ä": "æ", "ö": "ø", "ð": "d", "đ": "d", "ł": "l", "þ": "th", "œ": "ø"}
"""Letters that are searched for as others, by Danish custom or for want of a decomposition."""

_ENCODING = "latin-1"
"""A single-byte encoding that covers nearly every Danish text, for the fast path."""


def distinct_words(text: str) -> set[str]:
    """Return the distinct words of a text, without stop words and words of one letter.

    Words are folded to lower-case letters a-z, æ, ø, å and digits.
    """
    try:
        folded = text.encode(_ENCODING, _BETWEEN_WORDS).translate(
            _FOLDED, _SOFT_HYPHEN.encode(_ENCODING)
        )
    except UnicodeEncodeError:
        folded = _NOT_ONE_LETTER
    if _NOT_ONE_LETTER in folded:
        words = {word for word in _words(text) if len(word) > 1}
    else:
        words = set(folded.decode(_ENCODING).split())
    return words - _NOT_INDEXED


def _words(text: str) -> list[str]:
    """Return the folded words of any text. The slow path: some ten times that of the fast one."""
    plain = unicodedata.normalize("NFC", text.replace(_SOFT_HYPHEN, "").casefold())
    words = _WORD.findall(plain)
    return ["".join(map(_letter, word)) if _UNUSUAL.search(word) else word for word in words]


def _letter(letter: str) -> str:
    """Return a letter without its accent, and the empty string for one of another alphabet."""
    if letter.isascii() or letter in _KEPT:
        return letter
    if letter in _OTHER:
        return _OTHER[letter]
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if part.isascii() and part.isalnum())


_NOT_ONE_LETTER = b"\n"
"""The marker in ``_FOLDED`` of a letter that folds to more or less than one letter."""


def _folded(letter: str) -> bytes:
    """Return the byte that a character of the encoding folds to, a space for a separator."""
    if not letter.isalnum():
        return b" "
    folded = "".join(_words(letter)).encode(_ENCODING)
    return folded if len(folded) == 1 else _NOT_ONE_LETTER


def _spaces(error: UnicodeError) -> tuple[str, int]:
    """Error handler: replace separators outside the encoding, such as dashes, with spaces.

    Raises the error again for letters, so that the slow path takes over.
    """
    assert isinstance(error, UnicodeEncodeError)
    marks = error.object[error.start : error.end]
    if any(mark.isalnum() or unicodedata.category(mark)[0] not in "PSZ" for mark in marks):
        raise error
    return " " * len(marks), error.end


_BETWEEN_WORDS = "klsite.between_words"
codecs.register_error(_BETWEEN_WORDS, _spaces)
_FOLDED = b"".join([_folded(chr(code)) for code in range(256)])
_NOT_INDEXED = STOP_WORDS.union(_FOLDED.decode(_ENCODING))
"""Words that are not indexed: stop words, and those of one letter."""
