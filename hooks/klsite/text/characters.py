"""Characters that may not be published: control, invisible and replacement characters."""

import re
import unicodedata

_JOINER = "\u200d"
_REPLACEMENT = "\ufffd"
_MISREAD = re.compile("[ÃÂ][\u0080-\u00bf]|Ã[…˜†‰Š]|â€[^\\w\\s]|â†[^\\w\\s]")
_OF_MISREAD = ("Ã", "Â", "â€", "â†")
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
    separators of lines and paragraphs, at which only some programs break a line, code points that
    are no characters, and U+FFFD, which stands for what could not be decoded. U+200D, which emoji
    are joined with, may stay.
    """
    if is_printable(text) and _REPLACEMENT not in text:
        return None  # nearly every text: the categories below are never printable
    for character in text:
        if character in "\n\t" or character == _JOINER:
            continue
        if character == _REPLACEMENT or _is_refused(character):
            return f"U+{ord(character):04X}"
    return None


def _is_refused(character: str) -> bool:
    """Return whether a character is of a kind refused, or none at all (Unicode, section 23.7).

    What this Python does not know yet, such as a new emoji, may stay.
    """
    code = ord(character)
    is_none = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return is_none or unicodedata.category(character) in _REFUSED


def unreadable(text: str) -> str | None:
    """Return what is wrong with the first character of a text that nobody can read, in Danish.

    That is one of ``damaged_character``, or UTF-8 that a program has read as Windows-1252.
    """
    if any(map(text.__contains__, _OF_MISREAD)) and (found := _MISREAD.search(text)):
        meant = found[0].encode("cp1252", errors="ignore").decode(errors="ignore").strip()
        remedy = f"skriv {meant}" if meant else "slet det"
        return f"»{found[0]}« er et tegn, der er læst med et forkert tegnsæt: {remedy}"
    if damaged := damaged_character(text):
        return f"teksten har et ødelagt eller usynligt tegn ({damaged}): skriv det igen"
    return None
