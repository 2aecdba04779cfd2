"""The languages that a text, or a part of one, may say it is in (HTML, ``lang``; WCAG 3.1.2)."""

import re

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_MEANT = {
    "dansk": "da",
    "dk": "da",
    "engelsk": "en",
    "english": "en",
    "eng": "en",
    "gb": "en",
    "us": "en",
    "tysk": "de",
    "ger": "de",
    "svensk": "sv",
    "norsk": "no",
    "fransk": "fr",
    "islandsk": "is",
    "grønlandsk": "kl",
    "færøsk": "fo",
}
"""What is written for the commonest languages, and is the code of none (ISO 639-1)."""


def language_fault(written: str) -> str | None:
    """Return what is wrong with the code of a language (BCP 47), if anything."""
    code = written.strip()
    if meant := _MEANT.get(code.casefold()):
        return f"»{code}« er ikke koden for et sprog: mente du {meant}?"
    if not _TAG.fullmatch(written):
        return f"»{code}« er ikke koden for et sprog: skriv den som en, de eller sv"
    return None
