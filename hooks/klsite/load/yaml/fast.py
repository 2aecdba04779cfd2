"""A fast reader of the YAML that nearly every data file is written in: one pattern a field.

A value is a text on its own line, unquoted or in quotation marks; a text after ``|`` or ``>``; a
list or mapping on the lines below, indented by two spaces; or a list or mapping of single texts in
brackets on the same line. Anything else is left to the strict reader, and a property test holds
every result against that reader's.

PyYAML takes about ten times as long. Lists and mappings pay too, though news have few of them: an
incremental build then runs without PyYAML, which saves a twelfth of its time. Every pattern
is possessive or bounded, so that a text of n characters takes time proportional to n.
"""

import re
from collections.abc import Iterator
from typing import Any

from klsite.text.characters import is_printable

_DEEPEST = 8
"""The most levels of lists and mappings; every level reads the text below it once more."""

_DOUBLE, _SINGLE = r'"(?:[^"\\\n]++|\\["\\])*+"', r"'(?:[^'\n]++|'')*+'"
_PLAIN = r"\w(?:[^\n:#]++|:(?=\S)|(?<=\S)\#)*+(?<!\ )"
"""A text without quotation marks. ``: `` in it would begin a value, and `` #`` a comment."""

_IN_BRACKETS = rf"(?:\w(?:[^\ \n:#,?\[\]{{}}]++|\ ++(?=[^\n:#,?\[\]{{}}]))*+|{_DOUBLE}|{_SINGLE})"
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
    (?: \#.*+\n | \n )*+  # comments on lines of their own
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
_COMMENTS_AT_THE_END = re.compile(r"(?:#.*+\n|\n)*+")
_FLOW_TEXT = re.compile(_IN_BRACKETS, re.VERBOSE)
_FLOW_PAIR = re.compile(rf"(\w{{1,80}}+):\ ({_IN_BRACKETS})", re.VERBOSE)

_ESCAPED = re.compile(r"\\(.)")


class _InDoubtError(Exception):
    """Raised where the text needs the strict reader."""


def read_plain(text: str) -> dict[str, Any] | None:
    """Return the fields of a file, or None if it must be read by the strict reader.

    Values are texts, lists and mappings, equal to those of the strict reader.
    """
    if not is_printable(text) or "\ufffd" in text:
        return None
    try:
        return _fields(text, _DEEPEST)
    except _InDoubtError:
        return None


def _fields(text: str, levels: int) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    place = 0
    while field := _FIELD.match(text, place):
        key = field["key"]
        if key in fields:
            raise _InDoubtError
        fields[key] = _value(field, levels)
        place = field.end()
    if not fields or not _COMMENTS_AT_THE_END.fullmatch(text, place):
        raise _InDoubtError
    return fields


def _entries(text: str, levels: int) -> list[Any]:
    entries = []
    place = 0
    while entry := _ENTRY.match(text, place):
        entries.append(_value(entry, levels))
        place = entry.end()
    if place < len(text):
        raise _InDoubtError
    return entries


def _value(found: re.Match[str], levels: int) -> Any:
    """Return the value of a field or a list entry; ``levels`` is how many may be below it."""
    style = found.lastgroup
    assert style is not None, "every alternative of the pattern is a named group"
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
            return [_unquoted(each[0]) for each in _flow_entries(_FLOW_TEXT, written)]
    if levels == 0:
        raise _InDoubtError
    if style == "fields":
        return _fields(written.replace("\n  ", "\n"), levels - 1)
    below = written.replace("\n  ", "\n")[2:]
    read = _entries if below.startswith("- ") else _fields
    return read(below, levels - 1)


def _flow_entries(entry: re.Pattern[str], written: str) -> Iterator[re.Match[str]]:
    """Yield what stands between the brackets of a list or mapping, which is known to be one."""
    place = 1
    while found := entry.match(written, place):
        yield found
        place = found.end() + len(", ")


def _flow_mapping(written: str) -> dict[str, str]:
    pairs = [each.groups() for each in _flow_entries(_FLOW_PAIR, written)]
    mapping = {key: _unquoted(value) for key, value in pairs}
    if len(mapping) < len(pairs):
        raise _InDoubtError
    return mapping


def _unquoted(written: str) -> str:
    if written[0] == '"':
        return _ESCAPED.sub(r"\1", written[1:-1])
    return written[1:-1].replace("''", "'") if written[0] == "'" else written
