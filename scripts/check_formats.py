"""What a check has found, as other programs read it: JSON, GitHub's annotations, SARIF."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from console import print_json

if TYPE_CHECKING:  # every command imports this
    from klsite.model.diagnostics import Diagnostic

Format = Literal["text", "json", "github", "sarif"]
"""How a check tells what it has found; text is for people."""

_SARIF_LEVELS = {"error": "error", "warning": "warning", "notice": "note"}


def print_diagnostics(form: Format, found: "Sequence[Diagnostic]", version: str) -> None:
    """Print diagnostics for a program, as found by this one in a ``version``."""
    if form == "json":
        print_json(as_json(found))
    elif form == "sarif":
        print_json(as_sarif(found, version))
    else:
        for each in found:
            print(_workflow_command(each))


def as_json(found: "Sequence[Diagnostic]") -> dict[str, Any]:
    """Return diagnostics as a document of JSON, with how many there are of each level.

    ``fixable`` is whether ``kl.py fix`` mends it.
    """
    told = Counter(str(each.level) for each in found)
    counts = {level: told[level] for level in _SARIF_LEVELS}
    return {"counts": counts, "diagnostics": [_fields(each) for each in found]}


def _fields(told: "Diagnostic") -> dict[str, Any]:
    fields = ("file", "line", "column", "level", "message", "point")
    return {**{name: getattr(told, name) for name in fields}, "fixable": told.fix is not None}


def _workflow_command(told: "Diagnostic") -> str:
    """Return a diagnostic as a line which GitHub Actions shows at the place in the file.

    Source: »Workflow commands for GitHub Actions«, and ``command.ts`` of its toolkit for what is
    to be escaped.
    """
    properties = {"file": told.file, "line": told.line, "col": told.column}
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{told.level.value} {written}::{_data(_message(told))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(found: "Sequence[Diagnostic]", version: str) -> dict[str, Any]:
    """Return diagnostics as a SARIF log (OASIS SARIF 2.1.0)."""
    run = {
        "tool": {"driver": {"name": "klsite", "version": version, "language": "da"}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each) for each in found],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return {"$schema": schema, "version": "2.1.0", "runs": [run]}


def _result(told: "Diagnostic") -> dict[str, Any]:
    from urllib.parse import quote

    place = {
        "artifactLocation": {"uri": quote(told.file)},
        "region": {"startLine": told.line, "startColumn": told.column},
    }
    return {
        "level": _SARIF_LEVELS[told.level],
        "message": {"text": _message(told)},
        "locations": [{"physicalLocation": place}],
    }


def _message(told: "Diagnostic") -> str:
    return f"{told.message} (punkt {told.point})" if told.point else told.message
