"""The names of all fields that data files may have, to tell a field from a line of text."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from klsite.model.kinds import FILE_KINDS


def _names(annotation: Any) -> Iterator[str]:
    """Yield the field names of a model, and of the models inside it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            yield name
            yield from _names(field.annotation)
    for argument in get_args(annotation):
        yield from _names(argument)


FIELD_NAMES = frozenset(name for kind in FILE_KINDS for name in _names(kind.model))
