"""Snippets of Visual Studio Code: a whole new item of each kind, with the fields it has to have.

The syntax is that of https://code.visualstudio.com/docs/editing/userdefinedsnippets.
"""

import json
import re
from collections.abc import Iterator
from datetime import date

from klsite.load.new_data import NewField, NewPart, fields_of, models_of
from klsite.load.schema import schema_of
from klsite.load.yaml.writing import list_entry
from klsite.model import kinds
from klsite.model.kinds import FileKind
from klsite.model.source_location import DATA_FOLDER

_TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"


def snippets() -> str:
    """Return the snippets of all kinds of which something new can be made."""
    found = {
        f"Ny i data: {kind.one}": {
            "scope": "yaml",
            "prefix": kind.one,
            "description": f"Står i en fil som {DATA_FOLDER}{kind.example}",
            "body": _body(kind),
        }
        for kind in kinds.FILE_KINDS
        if kind.one
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _body(kind: FileKind) -> list[str]:
    """Return the lines of a file, or of an entry of one."""
    model = models_of(kind)[-1]
    needed = {*NewPart(model, {}).needed(), *NewPart(model, {}).left_to_fill()}
    patterned = {name for name, each in schema_of(model)["properties"].items() if "pattern" in each}
    wanted = (field for field in fields_of(model) if field.name in needed or field.is_long)
    lines = "\n".join(
        line
        for place, field in enumerate(wanted, start=1)
        for line in _lines(field, place, is_plain=field.name in patterned)
    )
    return [*(list_entry(lines) if kind.entries else lines).split("\n"), "$0"]


def _lines(field: NewField, place: int, *, is_plain: bool) -> Iterator[str]:
    """Yield the lines of a field whose value is the tab stop ``place``.

    A text that may hold anything stands in quotation marks, for the sake of a colon.
    """
    title = re.sub(r"([\\$}])", r"\\\1", str(field.info.title))
    choices = field.choices({})
    if field.is_long:
        yield from (f"{field.name}: |", f"  ${{{place}:{title}}}")
    elif choices:
        yield f"{field.name}: ${{{place}|{','.join(choices)}|}}"
    elif field.info.annotation is date:
        yield f"{field.name}: ${{{place}:{_TODAY}}}"
    elif is_plain or field.is_reference:
        yield f"{field.name}: ${{{place}:{title}}}"
    else:
        yield f'{field.name}: "${{{place}:{title}}}"'
