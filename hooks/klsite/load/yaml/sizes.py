"""How large a text file may be, held against before any pattern or parser sees it.

The largest file of the real data is of some 20 kB and its longest line of 1,500 characters.
"""

from klsite.model.diagnostics import Diagnostic
from klsite.text.danish import number

MOST_BYTES = 1_000_000
"""Bytes of a file."""

MOST_IN_LINE = 20_000
"""Characters of a line: some ten pages of text."""


def too_many_bytes(file: str, content: bytes) -> Diagnostic | None:
    """Return the mistake of a file that is too large, of which no more need have been read."""
    if len(content) <= MOST_BYTES:
        return None
    told = (
        "filen er på over 1 MB, og så stor er ingen tekst: er der kommet noget med, som ikke skal "
        "være der?"
    )
    return Diagnostic(file, 1, 1, told)


def too_long_line(file: str, text: str) -> Diagnostic | None:
    """Return the mistake of the first line that is too long."""
    if len(text) <= MOST_IN_LINE:
        return None
    for row, line in enumerate(text.split("\n"), 1):
        if len(line) > MOST_IN_LINE:
            told = (
                f"linjen er på {number(len(line))} tegn; der er plads til "
                f"{number(MOST_IN_LINE)}: del den i flere"
            )
            return Diagnostic(file, row, 1, told)
    return None
