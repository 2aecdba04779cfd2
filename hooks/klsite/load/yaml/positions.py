"""From a location in a YAML document to its line and column."""

from collections.abc import Callable
from itertools import zip_longest
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from klsite.model.source_location import KEY, Location

try:
    from yaml import CBaseLoader as BaseLoader
except ImportError:  # PyYAML built without libyaml: the same result, only slower
    from yaml import BaseLoader  # type: ignore[assignment]


class TextLoader(BaseLoader):
    """Takes every value as it is written: there are no other kinds of value to look for."""

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> str:
        """Return the tag of a node, which is never looked at."""
        return ""


def positions(text: str) -> Callable[[Location], tuple[int, int]]:
    """Return the function from a location to its line and column, both from 1.

    A location that leads nowhere (a missing key, say) gives the place of the nearest value
    around it.
    """
    root = yaml.compose(text, Loader=TextLoader)

    def place(location: Location) -> tuple[int, int]:
        node: Node | None = root
        for step, after in zip_longest(location, location[1:]):
            following = child_node(node, step, name_wanted=after == KEY)
            if following is None:
                break
            node = following
        if node is None:
            return 1, 1
        return node.start_mark.line + 1, node.start_mark.column + 1

    return place


def child_node(
    node: Node | None, step: str | int | None, *, name_wanted: bool = False
) -> Node | None:
    """Return the node that a step leads to: its value, or its name if wanted or all there is."""
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: Node = node.value[step]
        return child
    if isinstance(node, MappingNode):
        for key_node, value_node in node.value:
            if isinstance(key_node, ScalarNode) and key_node.value == step:
                return key_node if name_wanted or is_empty(value_node) else value_node
    return None


def is_empty(node: Node) -> bool:
    """Whether the value is left out; its own mark then stands on some later line."""
    return isinstance(node, ScalarNode) and node.value == "" and not node.style
