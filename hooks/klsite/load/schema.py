"""JSON Schemas of the data files, for the completion and help that editing programs give.

The reader itself does not use them: its checks go further, and its messages are better.
"""

import json
from collections.abc import Iterator
from typing import Any

from klsite.model import kinds
from klsite.model.kinds import FileKind


def schemas() -> Iterator[tuple[str, str]]:
    """Yield the name of each kind's schema file and its content."""
    for kind in kinds.FILE_KINDS:
        schema = {
            "$schema": "http://json-schema.org/draft-07/schema#",
            **_as_draft_7(kind.model.model_json_schema(ref_template="#/definitions/{model}")),
        }
        yield _name(kind), json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _name(kind: FileKind) -> str:
    return f"{kind.name}.json"


def _as_draft_7(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema with the one word that draft 7, which editing programs know, has not."""
    if "$defs" in schema:
        schema["definitions"] = schema.pop("$defs")
    return schema


def editor_settings() -> str:
    """Return the settings that tell Visual Studio Code which schema is for which file."""
    places = {f"schemas/{_name(kind)}": f"data/{kind.glob}" for kind in kinds.FILE_KINDS}
    return json.dumps({"yaml.schemas": places}, ensure_ascii=False, indent=2) + "\n"
