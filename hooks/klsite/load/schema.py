"""JSON Schemas of the data files, for the completion and help that editing programs give.

The reader itself does not use them: its checks go further, and its messages are better.
"""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from klsite.model import kinds
from klsite.model.kinds import FileKind


def schemas() -> Iterator[tuple[str, str]]:
    """Yield the name of each kind's schema file and its content."""
    for kind in kinds.FILE_KINDS:
        schema = {"$schema": "http://json-schema.org/draft-07/schema#", **schema_of(kind.model)}
        yield _name(kind), json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return the schema of what stands in files for a model."""
    found = model.model_json_schema(ref_template="#/definitions/{model}")
    # Draft 7, which editing programs know, has another word for the definitions.
    definitions = {name: _as_written(part) for name, part in found.pop("$defs", {}).items()}
    return {**_as_written(found), **({"definitions": definitions} if definitions else {})}


def _name(kind: FileKind) -> str:
    return f"{kind.name}.json"


_ANY_TEXT = ["string", "number", "boolean"]
"""What YAML may take a text for that is written without quotation marks."""


def _as_written(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of what stands in files, from pydantic's of what the models take.

    A field that is not used is left out, never null; the reader takes all values as texts. The
    names and docstrings of models are not for editors.
    """
    choices = [each for each in schema.get("anyOf", ()) if each != {"type": "null"}]
    if len(choices) == 1:
        return _as_written({**choices[0], **_without(schema, "anyOf")})
    written = _without(schema, "default", "anyOf")
    if choices:
        written["anyOf"] = [_as_written(each) for each in choices]
    if "properties" in schema:
        written = _without(written, "title", "description")
        fields = schema["properties"]
        written["properties"] = {name: _as_written(field) for name, field in fields.items()}
    for name in ("items", "additionalProperties", "propertyNames"):
        if isinstance(schema.get(name), dict):
            written[name] = _as_written(schema[name])
    if schema.get("type") == "string" and not schema.keys() & {"enum", "const"}:
        written["type"] = _ANY_TEXT
    return written


def _without(schema: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in schema.items() if name not in names}


def editor_settings() -> str:
    """Return the settings that tell Visual Studio Code which schema is for which file.

    It looks for no others: files of such names have schemas in a store on the internet.
    """
    places = {f"schemas/{_name(kind)}": f"data/{kind.glob}" for kind in kinds.FILE_KINDS}
    settings = {"yaml.schemaStore.enable": False, "yaml.schemas": places}
    return json.dumps(settings, ensure_ascii=False, indent=2) + "\n"
