"""The characters that a text is made of, and those that no editor means to publish."""

import unicodedata

_JOINER = "\u200d"
_REPLACEMENT = "\ufffd"
_PRINTABLE_LATIN = bytes(
    code for code in range(256) if chr(code).isprintable() or chr(code) == "\n"
)


def is_printable(text: str) -> bool:
    """Return whether a text has nothing but line breaks and what can be printed.

    So there are no control characters, tabs, hard spaces or marks that cannot be seen.
    """
    try:
        # Nearly every Danish text; looking up each character in Unicode takes four times as long.
        return not text.encode("latin-1").translate(None, _PRINTABLE_LATIN)
    except UnicodeEncodeError:
        return text.replace("\n", "").isprintable()


def damaged_character(text: str) -> str | None:
    """Return the name of the first character that no editor means to publish, if any.

    Control characters make a feed invalid (XML 1.0, section 2.2), marks that cannot be seen
    turn text around or hide it from a search, and the replacement character is what is left of
    a letter that some program could not read. The joiner that emoji are built with may stay.
    """
    if is_printable(text) and _REPLACEMENT not in text:
        return None  # nearly every text: the categories below are never printable
    for character in text:
        if character in "\n\t" or character == _JOINER:
            continue
        if character == _REPLACEMENT or unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs"):
            return f"U+{ord(character):04X}"
    return None
