"""The plain style of YAML that nearly every file is written in, read by one expression a field.

A field stands at the margin; its value is a text on its line, as it is or in quotation marks, a
text after ``|`` or ``>`` moved in by two spaces, or a list of texts moved in by two spaces. This is
what makes ten thousand news items read in a second; what is written in any other way, or is in
doubt, is left to the strict reader, whose every answer this one gives where it gives any.
"""

import re

from klsite.model.characters import is_printable

_PLAIN = r"\w(?:[^\n:#]++|:(?=\S)|(?<=\S)\#)*+(?<!\ )"
"""A text without quotation marks. ``: `` in it would begin a value, and `` #`` a note."""

_FIELD = re.compile(
    rf"""
    (?: \#.*+\n | \n )*+  # notes on lines of their own
    (?P<key> [a-z_]{{1,80}}+ ) :
    (?:
        \ (?P<plain> {_PLAIN} ) \n
      | \ "(?P<double> [^"\\\n]*+ )" \n
      | \ '(?P<single> (?: [^'\n] | '' )*+ )' \n
      | \ (?P<literal> \|-? \n \ \ [^ \n].*+\n (?: (?: \ \ \ *+[^ \n].*+ )? \n )*+ )
      | \ (?P<folded> >-? \n (?: \ \ [^ \n].*+\n )++ \n*+ )
      | \n (?P<items> (?: \ \ -\ (?: {_PLAIN} | "[^"\\\n]*+" | '[^'\n]*+' ) \n )++ )
    )
    """,
    re.VERBOSE,
)
_NOTES_AT_THE_END = re.compile(r"(?:#.*+\n|\n)*+")


def read_plain(text: str, keep_lines: frozenset[str]) -> dict[str, str | list[str]] | None:
    """Return the fields of a file in the plain style, or None where only the strict reader knows.

    ``keep_lines`` are the fields whose text may not be folded into one line.
    """
    if not is_printable(text):
        return None
    fields: dict[str, str | list[str]] = {}
    place = 0
    while field := _FIELD.match(text, place):
        key, style = field["key"], field.lastgroup
        assert style is not None, "every alternative of a value has a name"
        if key in fields or (style == "folded" and key in keep_lines):
            return None
        fields[key] = _value(style, field[style])
        place = field.end()
    ended = _NOTES_AT_THE_END.fullmatch(text, place)
    return fields if fields and ended else None


def _value(style: str, written: str) -> str | list[str]:
    if style == "single":
        return written.replace("''", "'")
    if style == "items":
        return [_item(line) for line in written.splitlines()]
    if style == "literal" or style == "folded":
        head, _, lines = written.partition("\n")
        between = "\n" if style == "literal" else " "
        content = lines.rstrip("\n").replace("\n  ", between)[2:]
        return content if head.endswith("-") else f"{content}\n"
    return written


def _item(line: str) -> str:
    written = line.removeprefix("  - ")
    return written[1:-1] if written[0] in "'\"" else written
