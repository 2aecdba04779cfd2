"""How deep a YAML document may be, and how much of it is mended, before it is given up."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from klsite.load.yaml.positions import TextLoader
from klsite.model.diagnostics import Diagnostic

DEEPEST = 20
"""Levels of lists and fields in each other."""

MOST_REPAIRS = 200
"""Slips of form that are mended in one file."""

MOST_REPAIRS_OF_A_LINE = 3
"""Slips that are mended in one line: more of them are no slips."""

MOST_GROWTH = 2_000
"""Characters by which one repair may make a text longer."""

MOST_PARSED = 10_000_000
"""Characters that are parsed, all in all, to mend one file: each repair has it parsed again."""

_MAY_BE_DEEP = re.compile(rf"^[ \t?-]{{{DEEPEST},}}", re.MULTILINE)


def too_deep(file: str, text: str) -> Diagnostic | None:
    """Return the mistake at the place where lists and fields lie too deep in each other."""
    brackets = text.count("[") + text.count("{")
    if brackets <= DEEPEST and not _MAY_BE_DEEP.search(text):
        return None
    for mark in _deep_places(text):
        told = f"for mange niveauer inde i hinanden: der er plads til {DEEPEST}"
        return Diagnostic(file, mark.line + 1, mark.column + 1, told)
    return None


def _deep_places(text: str) -> Iterator[Any]:
    """Yield the marks of what begins below the deepest level, as far as the text is YAML."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=TextLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    yield event.start_mark
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return
