"""Strict YAML: every scalar is text, keys stand once, and there are no anchors or tags.

YAML 1.1 would read ``14:30`` as 870, ``0101`` as 65 and ``NO`` as false, and would let the last
of two equal keys win. PyYAML's base loader leaves scalars as they were written.
"""

import re
from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from klsite.load.mistakes import KEY, Location, Mistake
from klsite.load.plain_yaml import KEEPS_LINES
from klsite.load.syntax import repair
from klsite.load.yaml_file import Reading

try:
    from yaml import CBaseLoader as BaseLoader
except ImportError:  # PyYAML built without libyaml: the same result, only slower
    from yaml import BaseLoader  # type: ignore[assignment]

_MOST_REPAIRS = 200
_MAYBE_ANCHOR_OR_TAG = re.compile(r"(?:^[ \t]*|[:?,\[{-][ \t]*)(?:[&*]\S|!)", re.MULTILINE)
"""Where an anchor, an alias or a tag may stand: where a value or a key begins, never inside one."""
_INVISIBLE = re.compile("^[ \u00a0]*\u00a0|(?<=:)\u00a0|[\u200b\u200c\u2060\ufeff]", re.MULTILINE)
_LIKE_NOTHING = "\u00a0\u200b\u200c\u2060\ufeff"
_NOTE = re.compile(r"\s+#")


class _TextLoader(BaseLoader):
    """Takes every value as it is written: there are no other kinds of value to look for."""

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> str:
        """Return the tag of a node, which is never looked at."""
        return ""


class _Values:
    """Makes dicts, lists and texts of a document's nodes, and notes every fault in its form."""

    def __init__(self, text: str) -> None:
        self.faults: list[tuple[Node, str]] = []
        self.reliable = True
        self._lines = text.split("\n")

    def of(self, node: Node) -> Any:
        """Return the value of a node."""
        if isinstance(node, ScalarNode):
            return self._text(node)
        if isinstance(node, MappingNode):
            return self._mapping(node)
        return [self.of(entry) for entry in node.value]

    def _mapping(self, node: MappingNode) -> dict[str, Any]:
        """Return the mapping; of two equal keys the first one counts."""
        mapping: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self.faults.append((key, "et felts navn skal være et enkelt ord"))
                continue
            if key.value in mapping:
                self.faults.append((key, f"feltet »{key.value}« står to gange"))
                continue
            self._check_entry(node, key, value)
            mapping[key.value] = self.of(value)
        return mapping

    def _text(self, node: ScalarNode) -> str:
        """Return the text; what stands after it on the line as a note is a mistake."""
        end = node.end_mark
        if not node.style and end.line < len(self._lines):
            rest = self._lines[end.line][end.column :]
            if _NOTE.match(rest):
                self.faults.append(
                    (
                        node,
                        f"resten af linjen, »{rest.strip()}«, bliver læst som en note: sæt hele "
                        "teksten i anførselstegn (en note skal stå på sin egen linje)",
                    )
                )
        text: str = node.value
        return text

    def _check_entry(self, owner: MappingNode, key: ScalarNode, value: Node) -> None:
        if owner.flow_style and ":" in key.value and _is_empty(value):
            self.faults.append((key, f"der mangler et mellemrum efter kolon i »{key.value}«"))
            self.reliable = False
        folds = isinstance(value, ScalarNode) and value.style != "|"
        if key.value in KEEPS_LINES and folds and value.start_mark.line != value.end_mark.line:
            message = f"skriv »{key.value}: |«, så tekstens afsnit og linjer bliver bevaret"
            self.faults.append((key, message))


def read_any_style(file: str, text: str) -> Reading:
    """Read a document, as ``yaml_file.read_yaml`` does, in whatever style of YAML it is written."""
    mistakes: list[Mistake] = []
    if any(mark in text for mark in _LIKE_NOTHING):
        mistakes += _invisible(file, text)
        text = _INVISIBLE.sub(lambda found: " " * found.group().count("\u00a0"), text)
    reliable = True
    for _ in range(_MOST_REPAIRS):
        try:
            reading = _parse(file, text)
        except RecursionError:
            mistakes.append(Mistake(file, 1, 1, "for mange parenteser inde i hinanden"))
            break
        except yaml.YAMLError as error:
            step = repair(text, error)
            mistakes.append(Mistake(file, step.line, step.column, step.message))
            reliable = reliable and step.reliable
            if step.mended is None:
                break
            text = step.mended
        else:
            every = (*mistakes, *reading.mistakes)
            return Reading(reading.value, text, every, reliable and reading.reliable)
    return Reading(None, text, tuple(mistakes), reliable=False)


def _invisible(file: str, text: str) -> Iterator[Mistake]:
    """Yield a mistake for each space or mark that looks like nothing and is not a space."""
    for found in _INVISIBLE.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        code = f"U+{ord(found.group()[-1]):04X}"
        yield Mistake(file, line, column, f"usynligt tegn ({code}): slet det, og brug mellemrum")


def _parse(file: str, text: str) -> Reading:
    if _MAYBE_ANCHOR_OR_TAG.search(text) and (found := tuple(_anchors_and_tags(file, text))):
        return Reading(None, text, found)
    root = yaml.compose(text, Loader=_TextLoader)
    values = _Values(text)
    value = None if root is None else values.of(root)
    faults = [_mistake(file, node.start_mark, message) for node, message in values.faults]
    return Reading(value, text, tuple(faults), values.reliable)


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
    root = yaml.compose(text, Loader=_TextLoader)

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
