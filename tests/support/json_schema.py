"""What a JSON Schema of the data files (draft 7) says of a value: the words they use, no others."""

import re
from collections.abc import Callable, Iterator
from typing import Any

_TYPES: dict[str, Any] = {
    "string": str, "number": (int, float), "integer": int, "boolean": bool, "array": list,
    "object": dict,
}  # fmt: skip
_TOLD_ONLY = {"$schema", "title", "description", "patternErrorMessage", "definitions"}


def faults(schema: dict[str, Any], value: Any, whole: dict[str, Any]) -> Iterator[str]:
    """Yield the words of a schema that a value breaks; ``whole`` has the definitions."""
    for word, said in schema.items():
        if word not in _TOLD_ONLY:
            yield from _RULES[word](schema, said, value, whole)


def _type(_: Any, said: Any, value: Any, __: Any) -> Iterator[str]:
    names = [said] if isinstance(said, str) else said
    if not any(
        isinstance(value, _TYPES[name]) and (name == "boolean" or not isinstance(value, bool))
        for name in names
    ):
        yield "type"


def _ref(_: Any, said: str, value: Any, whole: dict[str, Any]) -> Iterator[str]:
    yield from faults(whole["definitions"][said.rpartition("/")[2]], value, whole)


def _any_of(_: Any, said: list[Any], value: Any, whole: dict[str, Any]) -> Iterator[str]:
    if all([*faults(each, value, whole)] for each in said):
        yield "anyOf"


def _properties(_: Any, said: dict[str, Any], value: Any, whole: dict[str, Any]) -> Iterator[str]:
    for name, part in said.items():
        if isinstance(value, dict) and name in value:
            yield from faults(part, value[name], whole)


def _additional(schema: Any, said: Any, value: Any, whole: dict[str, Any]) -> Iterator[str]:
    others = value.keys() - schema.get("properties", {}).keys() if isinstance(value, dict) else ()
    for name in others:
        if said is False:
            yield "additionalProperties"
        elif said is not True:
            yield from faults(said, value[name], whole)


def _required(_: Any, said: list[str], value: Any, __: Any) -> Iterator[str]:
    if isinstance(value, dict) and not value.keys() >= set(said):
        yield "required"


def _items(_: Any, said: dict[str, Any], value: Any, whole: dict[str, Any]) -> Iterator[str]:
    for each in value if isinstance(value, list) else ():
        yield from faults(said, each, whole)


def _pattern(_: Any, said: str, value: Any, __: Any) -> Iterator[str]:
    if isinstance(value, str) and not re.search(said, value):
        yield "pattern"


def _enum(_: Any, said: list[Any], value: Any, __: Any) -> Iterator[str]:
    if value not in said:
        yield "enum"


def _least(_: Any, said: int, value: Any, __: Any) -> Iterator[str]:
    if isinstance(value, list | dict) and len(value) < said:
        yield "too few"


def _most(_: Any, said: int, value: Any, __: Any) -> Iterator[str]:
    if isinstance(value, str) and len(value) > said:
        yield "maxLength"


_RULES: dict[str, Callable[[Any, Any, Any, Any], Iterator[str]]] = {
    "type": _type, "$ref": _ref, "anyOf": _any_of, "properties": _properties,
    "additionalProperties": _additional, "required": _required, "items": _items,
    "pattern": _pattern, "enum": _enum, "const": lambda s, c, v, w: _enum(s, [c], v, w),
    "minItems": _least, "minProperties": _least, "maxLength": _most,
}  # fmt: skip
