"""Strict YAML: every scalar is text, keys stand once, and there are no anchors or tags.

YAML 1.1 would read ``14:30`` as 870, ``0101`` as 65 and ``NO`` as false, and would let the last
of two equal keys win. PyYAML's base loader leaves scalars as they were written.
"""

import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from klsite.load.mistakes import KEY, Location, Mistake
from klsite.load.syntax import repair

try:
    from yaml import CBaseLoader as BaseLoader
except ImportError:  # PyYAML built without libyaml: the same result, only slower
    from yaml import BaseLoader  # type: ignore[assignment]

_MOST_REPAIRS = 200
_MAYBE_ANCHOR_OR_TAG = re.compile(r"(?:^|[\s\[,{:-])[&*!]\S", re.MULTILINE)


class _StrictLoader(BaseLoader):
    """Builds dicts, lists and texts, and notes every key that stands twice."""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.faults: list[tuple[Node, str]] = []

    def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Return the mapping; of two equal keys the first one counts."""
        mapping: dict[Hashable, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self.faults.append((key_node, "et felts navn skal være et enkelt ord"))
                continue
            if key_node.value in mapping:
                self.faults.append((key_node, f"feltet »{key_node.value}« står to gange"))
                continue
            mapping[key_node.value] = self.construct_object(value_node, deep=deep)
        return mapping


@dataclass(frozen=True)
class Reading:
    """What was read from a file, as far as it could be read, and the mistakes in its form."""

    value: Any
    text: str
    mistakes: tuple[Mistake, ...]


def read_yaml(file: str, text: str) -> Reading:
    """Read one YAML document of text, lists and mappings.

    A slip of form that has an obvious remedy (a tab, an unquoted colon, …) is reported and
    mended in memory, so that the rest of the file is checked in the same run.
    """
    mistakes: list[Mistake] = []
    for _ in range(_MOST_REPAIRS):
        try:
            value, faults = _parse(file, text)
        except yaml.YAMLError as error:
            step = repair(text, error)
            mistakes.append(Mistake(file, step.line, step.column, step.message))
            if step.mended is None:
                break
            text = step.mended
        else:
            return Reading(value, text, (*mistakes, *faults))
    return Reading(None, text, tuple(mistakes))


def _parse(file: str, text: str) -> tuple[Any, list[Mistake]]:
    if _MAYBE_ANCHOR_OR_TAG.search(text) and (faults := list(_anchors_and_tags(file, text))):
        return None, faults
    loader = _StrictLoader(text)
    try:
        value = loader.get_single_data()
    finally:
        loader.dispose()
    return value, [_mistake(file, node.start_mark, message) for node, message in loader.faults]


def _anchors_and_tags(file: str, text: str) -> Iterator[Mistake]:
    """Yield a mistake for each anchor, alias and tag: what they stand for cannot be seen."""
    for event in yaml.parse(text, Loader=BaseLoader):
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if event.start_mark is None:
            continue
        if anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            found = f"{sign}{anchor}"
        elif tag is not None:
            found = str(tag)
        else:
            continue
        yield _mistake(
            file,
            event.start_mark,
            f"»{found}« bruges ikke her: er det en tekst, skal den stå i anførselstegn",
        )


def _mistake(file: str, mark: Any, message: str) -> Mistake:
    return Mistake(file, mark.line + 1, mark.column + 1, message)


def positions(text: str) -> Callable[[Location], tuple[int, int]]:
    """Return the function from a location to its line and column, both from 1.

    A location that leads nowhere (a missing key, say) gives the place of the nearest value
    around it.
    """
    root = yaml.compose(text, Loader=BaseLoader)

    def place(location: Location) -> tuple[int, int]:
        node: Node | None = root
        for step, after in zip_longest(location, location[1:]):
            following = _child(node, step, name_wanted=after == KEY)
            if following is None:
                break
            node = following
        if node is None:
            return 1, 1
        return node.start_mark.line + 1, node.start_mark.column + 1

    return place


def _child(node: Node | None, step: str | int, *, name_wanted: bool) -> Node | None:
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: Node = node.value[step]
        return child
    if isinstance(node, MappingNode):
        for key_node, value_node in node.value:
            if isinstance(key_node, ScalarNode) and key_node.value == step:
                return key_node if name_wanted or _is_empty(value_node) else value_node
    return None


def _is_empty(node: Node) -> bool:
    """Whether the value is left out; its own mark then stands on some later line."""
    return isinstance(node, ScalarNode) and node.value == "" and not node.style
