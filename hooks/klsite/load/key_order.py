"""Puts the fields of a file in the order of its model, where it is certain what belongs to each.

The fields that a model has of its own and those of each model that it extends are put in order
among themselves: the source and the day of a change may stand above a long list or below it.
"""

from collections.abc import Sequence
from itertools import dropwhile, pairwise

import yaml
from pydantic import BaseModel
from yaml.nodes import MappingNode

from klsite.load.yaml.positions import TextLoader
from klsite.load.yaml.reader import read_yaml
from klsite.model.kinds import FILE_KINDS


def in_model_order(file: str, text: str) -> str:
    """Return the text of a file with its fields in the order of its model.

    ``file`` is its path below the data folder. A comment goes with the field below it. The text
    is returned as it is where that is not certain, or where more than the order would be another.
    """
    try:
        root = yaml.compose(text, Loader=TextLoader)
    except yaml.YAMLError:
        return text
    if not isinstance(root, MappingNode) or root.flow_style or not root.value:
        return text
    names = [key.value for key, _ in root.value]
    kind = next((each for each in FILE_KINDS if each.pattern.fullmatch(file)), None)
    wanted = _ordered(kind.model, names) if kind else names
    if wanted == names or len(set(names)) < len(names):
        return text
    lines = text.rstrip("\n").split("\n")
    head, *parts = _parts(lines, [key.start_mark.line for key, _ in root.value])
    is_kept = wanted[0] == names[0] or not parts[0].startswith("#")  # else it may be of the file
    if not is_kept or any(map(_ends_in_comment, parts)):
        return text
    by_name = dict(zip(names, parts, strict=True))
    found = "".join([head, *(by_name[name] for name in wanted)])
    return found if _value(found) == _value(text) else text


def _ends_in_comment(part: str) -> bool:
    """Return whether there is a comment at the margin below a field: it may be about anything."""
    lines = dropwhile(lambda line: not line or line.startswith("#"), part.split("\n"))
    return any(line.startswith("#") for line in lines)


def _ordered(model: type[BaseModel], names: Sequence[str]) -> list[str]:
    """Return names of fields, those of each model in the places that they have together."""
    places = {
        name: (owner.__name__, place)
        for owner in reversed(model.__mro__)
        for place, name in enumerate(vars(owner).get("__annotations__", ()))
        if name in model.model_fields
    }
    if not places.keys() >= set(names):
        return list(names)
    found = list(names)
    for owner in {places[name][0] for name in names}:
        own = [index for index, name in enumerate(names) if places[name][0] == owner]
        in_order = sorted((names[each] for each in own), key=places.__getitem__)
        for index, name in zip(own, in_order, strict=True):
            found[index] = name
    return found


def _parts(lines: Sequence[str], starts: Sequence[int]) -> list[str]:
    """Return what is above the first field, and each field with the comment right above it."""
    tops = []
    for start in starts:
        top = start
        while top and lines[top - 1].startswith("#"):
            top -= 1
        tops.append(top)
    pairs = pairwise([0, *tops, len(lines)])
    return ["".join(f"{line}\n" for line in lines[first:last]) for first, last in pairs]


def _value(text: str) -> object:
    """Return what a text says, whatever the order of its fields; a text with mistakes itself."""
    reading = read_yaml("", text)
    return text if reading.mistakes else reading.value
