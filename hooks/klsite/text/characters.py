"""Characters that may not be published: control, invisible and replacement characters."""

import unicodedata

_JOINER = "\u200d"
_REPLACEMENT = "\ufffd"
_REFUSED = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
_PRINTABLE_LATIN = bytes(
    code for code in range(256) if chr(code).isprintable() or chr(code) == "\n"
)


def is_printable(text: str) -> bool:
    """Return whether a text has only line feeds and characters that ``str.isprintable`` accepts.

    Control characters, tabs, no-break spaces and invisible marks are not printable.
    """
    try:
        # Nearly every Danish text; looking up each character in Unicode takes four times as long.
        return not text.encode("latin-1").translate(None, _PRINTABLE_LATIN)
    except UnicodeEncodeError:
        return text.replace("\n", "").isprintable()


def damaged_character(text: str) -> str | None:
    """Return the code point, as ``U+200B``, of the first character that may not be published.

    Those are control characters, which make a feed invalid (XML 1.0, section 2.2), format
    characters, which reverse text or hide it from a search, private and surrogate code points, the
    separators of lines and paragraphs, at which only some programs break a line, and U+FFFD, which
    stands for what could not be decoded. U+200D, which emoji are joined with, may stay.
    """
    if is_printable(text) and _REPLACEMENT not in text:
        return None  # nearly every text: the categories below are never printable
    for character in text:
        if character in "\n\t" or character == _JOINER:
            continue
        if character == _REPLACEMENT or unicodedata.category(character) in _REFUSED:
            return f"U+{ord(character):04X}"
    return None
