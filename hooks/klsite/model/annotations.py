"""What the annotations of the models say of their fields: references, Markdown, fields inside.

Whatever is to hold for every field of a type is derived here, so that a new field or a new kind of
file is covered by being declared.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from klsite.model.fields import MarkdownMark
from klsite.model.references import RefersTo
from klsite.model.source_location import Location

M = TypeVar("M")


def models_within(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield a model and all models within it; one that is used twice is yielded twice."""
    yield model
    for field in model.model_fields.values():
        for inner in _models_in(field):
            yield from models_within(inner)


def fields_within(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """Yield every field of a model, and of the models within it, with its name."""
    for each in models_within(model):
        yield from each.model_fields.items()


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield every type and mark that an annotation is put together of."""
    yield annotation
    for argument in get_args(annotation):
        yield from _parts(argument)


def marks_of(field: FieldInfo) -> Iterator[Any]:
    """Yield everything that the annotation of a field is put together of, its marks among it."""
    yield from field.metadata  # what pydantic has taken off the annotation itself
    yield from _parts(field.annotation)


def _models_in(field: FieldInfo) -> Iterator[type[BaseModel]]:
    for part in _parts(field.annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield part


@cache
def model_in(field_of: type[BaseModel], name: str) -> type[BaseModel] | None:
    """Return the model that the entries of a field hold, if they hold one."""
    field = field_of.model_fields.get(name)
    return next(_models_in(field), None) if field else None


@cache
def references_in(model: type[BaseModel]) -> tuple[str, ...]:
    """Return what the fields of a model, and those within it, refer to elsewhere in the data."""
    marks = (mark for _, field in fields_within(model) for mark in marks_of(field))
    return tuple(dict.fromkeys(mark.to for mark in marks if isinstance(mark, RefersTo)))


def is_markdown(field: FieldInfo) -> bool:
    """Whether a field holds a Markdown text."""
    return any(isinstance(mark, MarkdownMark) for mark in marks_of(field))


@cache
def markdown_fields(model: type[BaseModel]) -> frozenset[str]:
    """Return the names of the fields of a model, and those within it, that hold Markdown."""
    return frozenset(name for name, field in fields_within(model) if is_markdown(field))


def markdown_texts(model: BaseModel) -> Iterator[tuple[Location, str]]:
    """Yield every Markdown text of a file, or of a part of one, with where it stands."""
    return ((place, text) for place, _, text in marked_values(model, MarkdownMark))


@cache
def _leading_to(model: type[BaseModel], mark: type) -> tuple[tuple[str, Any], ...]:
    """Return the fields of a model with such a mark, or with models that have one, and the mark."""
    found = []
    for name, field in model.model_fields.items():
        own = next((each for each in marks_of(field) if isinstance(each, mark)), None)
        if own is not None or any(_leading_to(inner, mark) for inner in _models_in(field)):
            found.append((name, own))
    return tuple(found)


def marked_values(model: BaseModel, mark: type[M]) -> Iterator[tuple[Location, M, Any]]:
    """Yield every value of a file, or of a part of one, whose field is marked so.

    Each comes with where it stands, and with the mark itself. What is None is left out.
    """
    of: Any = mark  # mypy takes no generic class for hashable
    for name, own in _leading_to(type(model), of):
        value = getattr(model, name)
        if own is not None and value is not None:
            yield (name,), own, value
        elif own is None:
            for place, entry in _entries((name,), value):
                if isinstance(entry, BaseModel):
                    for inner, each, found in marked_values(entry, mark):
                        yield (*place, *inner), each, found


def values_at(model: BaseModel, path: str) -> Iterator[tuple[Location, Any]]:
    """Yield each value at a path such as ``bodies.id``, with where it stands.

    A list on the way gives one value for each of its entries.
    """
    found: list[tuple[Location, Any]] = [((), model)]
    for name in path.split("."):
        found = [
            (inner, entry)
            for location, owner in found
            for inner, entry in _entries((*location, name), getattr(owner, name))
        ]
    yield from found


def _entries(location: Location, value: Any) -> Iterator[tuple[Location, Any]]:
    if not isinstance(value, tuple) or hasattr(
        value, "_fields"
    ):  # a day known in part is one value
        yield location, value
        return
    for index, entry in enumerate(value):
        yield (*location, index), entry
