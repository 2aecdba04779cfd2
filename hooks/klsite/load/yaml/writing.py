"""Writes fields of YAML as the editors' guide shows them; the reader takes back what is written."""

import json
import re
from collections.abc import Mapping, Sequence
from textwrap import indent, wrap

_WIDTH = 92
"""The longest a line gets, before it is indented."""

_PLAIN = re.compile(r"[^\W_](?:[\w ./+()-]|:(?=\w))*")
"""A text that needs no quotation marks, in brackets neither."""

_READ_AS_OTHER = re.compile(r"[0-9]+|(?i:y|n|yes|no|on|off|true|false|null)")
"""What another program than this one would take for something else than a text."""


def written_field(name: str, value: str | Sequence[str], *, keeps_lines: bool) -> str:
    """Return a field with its text or its list of texts, ending in a line break.

    With ``keeps_lines`` the line breaks of the text are kept; an empty one is left to be filled in.
    """
    if not isinstance(value, str):
        return f"{name}: [{', '.join(_scalar(each) for each in value)}]\n"
    if keeps_lines:
        return f"{name}: |\n" + indent(value.strip() + "\n", "  ") if value else f"{name}:\n"
    line = " ".join(value.split())
    if len(name) + len(line) + 2 <= _WIDTH:
        return f"{name}: {_scalar(line)}\n"
    folded = wrap(line, _WIDTH, break_long_words=False, break_on_hyphens=False)
    return f"{name}: >-\n" + indent("\n".join(folded) + "\n", "  ")


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text) and not text.endswith(" ") and not _READ_AS_OTHER.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False)  # JSON is YAML


def flow_mapping(values: Mapping[str, str | Sequence[Mapping[str, str]]]) -> str:
    """Return fields on one line, in brackets, with those that are lists of fields."""
    written = {
        name: _scalar(value)
        if isinstance(value, str)
        else f"[{', '.join(map(flow_mapping, value))}]"
        for name, value in values.items()
    }
    return "{" + ", ".join(f"{name}: {value}" for name, value in written.items()) + "}"


def comment(text: str) -> str:
    """Return a text as lines of comment."""
    return "".join(f"# {line}\n" for line in wrap(text, _WIDTH, break_long_words=False))


def list_entry(fields: str) -> str:
    """Return fields as an entry of a list."""
    return "- " + indent(fields, "  ")[2:]
