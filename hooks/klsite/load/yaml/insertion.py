"""Writes into a YAML file that there is, and leaves all else in it as it stands."""

from collections.abc import Sequence
from textwrap import indent

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from klsite.load.yaml.positions import TextLoader, child_node


class CannotInsert(Exception):
    """The form of the file leaves no place for it. The text says so to an editor."""


def with_entry(text: str, path: Sequence[str | int], entry: str) -> str:
    """Return a document with one more entry at the end of the list at ``path``.

    ``entry`` is ``- `` and its fields, indented by two spaces; the list is made if there is none.
    Raises ``CannotInsert``.
    """
    text = text if text.endswith("\n") else f"{text}\n"
    *above, name = path
    owner = _node_at(_root(text), above)
    entries = child_node(owner, name)
    if isinstance(entries, SequenceNode) and not entries.flow_style:
        return _inserted(text, entries, entry)
    if entries is not None or not isinstance(owner, MappingNode) or owner.flow_style:
        message = f"»{name}« i filen er ikke en liste med et punkt pr. linje: skriv den sådan først"
        raise CannotInsert(message)
    return _inserted(text, owner, f"{name}:\n{indent(entry, '  ')}")


def with_flow_entry(text: str, path: Sequence[str | int], entry: str) -> str:
    """Return a document with one more entry, ``{…}``, at the end of the list at ``path``.

    The list is made if there is none. Raises ``CannotInsert``.
    """
    *above, name = path
    owner = _node_at(_root(text), above)
    entries = child_node(owner, name)
    if isinstance(entries, SequenceNode) and entries.flow_style:
        return _before_end(text, entries, entry)
    if entries is None and isinstance(owner, MappingNode) and owner.flow_style:
        return _before_end(text, owner, f"{name}: [{entry}]")
    return with_entry(text, path, f"- {entry}\n")


def with_value(text: str, path: Sequence[str | int], value: str) -> str:
    """Return a document with another value, on one line, of the field at ``path``.

    The field is added if there is none. Raises ``CannotInsert``.
    """
    *above, name = path
    owner = _node_at(_root(text), above)
    node = child_node(owner, name)
    if node is None and isinstance(owner, MappingNode):
        added = f"{name}: {value}"
        return (
            _before_end(text, owner, added) if owner.flow_style else _inserted(text, owner, added)
        )
    node = _node_at(owner, [name])
    lines = text.split("\n")
    start, end = node.start_mark, node.end_mark
    if start.line != end.line:
        raise CannotInsert(f"»{name}« i filen står på flere linjer: skriv det på én")
    line = lines[start.line]
    lines[start.line] = f"{line[: start.column]}{value}{line[end.column :]}"
    return "\n".join(lines)


def _before_end(text: str, node: Node, addition: str) -> str:
    """Return the text with a part more in a list or mapping in brackets."""
    start, end = node.start_mark, node.end_mark
    if start.line != end.line:
        raise CannotInsert("noget i klammer i filen står på flere linjer: skriv det på én")
    lines = text.split("\n")
    line = lines[end.line]
    before = line[: end.column - 1].rstrip(" ,")
    comma = ", " if node.value else ""
    lines[end.line] = f"{before}{comma}{addition}{line[end.column - 1 :]}"
    return "\n".join(lines)


def _root(text: str) -> Node:
    try:
        root: Node | None = yaml.compose(text, Loader=TextLoader)
    except yaml.YAMLError:
        root = None
    if root is None:
        raise CannotInsert("filen kan ikke læses: ret først fejlene i den")
    return root


def _node_at(root: Node, path: Sequence[str | int]) -> Node:
    node = root
    for step in path:
        child = child_node(node, step)
        if child is None:
            raise CannotInsert(f"»{step}« mangler i filen: ret først fejlene i den")
        node = child
    return node


def _inserted(text: str, node: Node, addition: str) -> str:
    """Return the text with lines after the last one of a list or mapping in block style."""
    lines = text.split("\n")
    column, end = node.start_mark.column, node.end_mark.line
    while _is_no_part(lines[end - 1], column):
        end -= 1
    new = indent(addition, " " * column).removesuffix("\n").split("\n")
    return "\n".join([*lines[:end], *new, *lines[end:]])


def _is_no_part(line: str, column: int) -> bool:
    """Whether a line before the next value is blank, or a comment on what comes after."""
    own = line.lstrip(" ")
    return not own or (own.startswith("#") and len(line) - len(own) <= column)
