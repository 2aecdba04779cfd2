"""The plain style of YAML that nearly every file is written in, read by one expression a field.

A value is a text on its line, as it is or in quotation marks, or a text after ``|`` or ``>``, a
list or more fields below, each moved in by two spaces; a list or mapping of single texts may stand
on one line in brackets. This is what makes ten thousand news items read in a second. What is
written in any other way, or is in doubt, is left to the strict reader, whose every answer this one
gives where it gives any.
"""

import re
from typing import Any

from klsite.text.characters import is_printable

KEEPS_LINES = frozenset({"body", "text", "presentation"})
"""The fields whose text is Markdown: line breaks mean something, so they are written with |."""

_DOUBLE, _SINGLE = r'"(?:[^"\\\n]++|\\["\\])*+"', r"'(?:[^'\n]++|'')*+'"
_PLAIN = r"\w(?:[^\n:#]++|:(?=\S)|(?<=\S)\#)*+(?<!\ )"
"""A text without quotation marks. ``: `` in it would begin a value, and `` #`` a note."""

_IN_BRACKETS = rf"(?:\w[^\n:#,?\[\]{{}}]*+(?<!\ )|{_DOUBLE}|{_SINGLE})"
_PAIR = rf"\w{{1,80}}+:\ {_IN_BRACKETS}"
_ON_ONE_LINE = rf"""
    (?P<plain> {_PLAIN} )
  | (?P<quoted> {_DOUBLE} | {_SINGLE} )
  | (?P<mapping> \{{ {_PAIR} (?: ,\ {_PAIR} )*+ \}} )
  | (?P<list> \[ {_IN_BRACKETS} (?: ,\ {_IN_BRACKETS} )*+ \] )
"""
_INDENTED = r"\ \ [^ \n].*+\n (?: (?:\ \ .*+)? \n )*+"
_FIELD = re.compile(
    rf"""
    (?: \#.*+\n | \n )*+  # notes on lines of their own
    (?P<key> [a-z_]{{1,80}}+ ) :
    (?:
        \ (?: {_ON_ONE_LINE} ) \n
      | \ (?P<literal> \|-? \n \ \ [^ \n].*+\n (?: (?: \ \ \ *+[^ \n].*+ )? \n )*+ )
      | \ (?P<folded> >-? \n (?: \ \ [^ \n].*+\n )++ \n*+ )
      | \n (?P<below> {_INDENTED} )
    )
    """,
    re.VERBOSE,
)
_ENTRY = re.compile(
    rf"-\ (?: (?: {_ON_ONE_LINE} ) \n++ | (?P<fields> [a-z].*+\n (?: (?:\ \ .*+)? \n )*+ ) )",
    re.VERBOSE,
)
_NOTES_AT_THE_END = re.compile(r"(?:#.*+\n|\n)*+")
_FLOW_TEXT = re.compile(_IN_BRACKETS, re.VERBOSE)
_FLOW_PAIR = re.compile(rf"(\w++):\ ({_IN_BRACKETS})", re.VERBOSE)

_ESCAPED = re.compile(r"\\(.)")


class _InDoubtError(Exception):
    """Something is not in the plain style."""


def read_plain(text: str) -> dict[str, Any] | None:
    """Return the fields of a file in the plain style, or None where only the strict reader knows.

    Values are texts, lists and mappings, as the strict reader gives them.
    """
    if not is_printable(text):
        return None
    try:
        return _fields(text)
    except (_InDoubtError, RecursionError):
        return None


def _fields(text: str) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    place = 0
    while field := _FIELD.match(text, place):
        key = field["key"]
        if key in fields or (key in KEEPS_LINES and field.lastgroup == "folded"):
            raise _InDoubtError
        fields[key] = _value(field)
        place = field.end()
    if not fields or not _NOTES_AT_THE_END.fullmatch(text, place):
        raise _InDoubtError
    return fields


def _entries(text: str) -> list[Any]:
    entries = []
    place = 0
    while entry := _ENTRY.match(text, place):
        entries.append(_value(entry))
        place = entry.end()
    if place < len(text):
        raise _InDoubtError
    return entries


def _value(found: re.Match[str]) -> Any:
    """Return the value that a field or an entry of a list was found to have."""
    style = found.lastgroup
    assert style is not None, "every way to write a value has a name"
    written: str = found[style]
    match style:
        case "plain":
            return written
        case "quoted":
            return _unquoted(written)
        case "literal" | "folded":
            head, _, lines = written.partition("\n")
            between = "\n" if style == "literal" else " "
            content = lines.rstrip("\n").replace("\n  ", between)[2:]
            return content if head.endswith("-") else f"{content}\n"
        case "mapping":
            return _flow_mapping(written)
        case "list":
            return [_unquoted(each) for each in _FLOW_TEXT.findall(written)]
        case "fields":
            return _fields(written.replace("\n  ", "\n"))
    below = written.replace("\n  ", "\n")[2:]
    return _entries(below) if below.startswith("- ") else _fields(below)


def _flow_mapping(written: str) -> dict[str, str]:
    pairs = _FLOW_PAIR.findall(written)
    mapping = {key: _unquoted(value) for key, value in pairs}
    if len(mapping) < len(pairs):
        raise _InDoubtError
    return mapping


def _unquoted(written: str) -> str:
    if written[0] == '"':
        return _ESCAPED.sub(r"\1", written[1:-1])
    return written[1:-1].replace("''", "'") if written[0] == "'" else written
