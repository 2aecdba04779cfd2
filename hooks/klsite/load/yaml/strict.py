"""Strict YAML: every scalar is text, keys stand once, and there are no anchors or tags.

YAML 1.1 would read ``14:30`` as 870, ``0101`` as 65 and ``NO`` as false, and would let the last
of two equal keys win. PyYAML's base loader leaves scalars as they were written.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from klsite.load.yaml.bounds import (
    MOST_GROWTH,
    MOST_PARSED,
    MOST_REPAIRS,
    MOST_REPAIRS_OF_A_LINE,
    too_deep,
)
from klsite.load.yaml.document import YamlDocument
from klsite.load.yaml.positions import TextLoader, is_empty
from klsite.load.yaml.repair import repair
from klsite.load.yaml.slips import with_straight_quotes
from klsite.model.diagnostics import Diagnostic

_MAYBE_ANCHOR_OR_TAG = re.compile(r"(?:^[ \t]*|[:?,\[{-][ \t]*)(?:[&*]\S|!)", re.MULTILINE)
"""Where an anchor, an alias or a tag may stand: where a value or a key begins, never inside one."""

_INVISIBLE = re.compile(
    "^[ \u00a0]*\u00a0|(?<=:)\u00a0"
    "|[\u0085\u00ad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]",
    re.MULTILINE,
)
"""Spaces where no other space may stand, and marks that show nothing; those that YAML, but no
editing program, takes for the end of a line would shift every message below them."""

_KEY = re.compile('[ \u00a0-]*+(?:"\\w++"|\\w++):')
"""The beginning of a line up to the colon behind its key."""

_BROKEN = re.compile("[\ue000-\uf8ff\ufffd]")
"""What stands for a letter that a program has lost, or that only one font has."""

_WIDE = "\u0085\u00a0\u2028\u2029"

_NOTE = re.compile(r"\s+#")


class _Values:
    """Converts the nodes of a document to dicts, lists and texts; collects every fault of form."""

    def __init__(self, text: str, keeps_lines: Collection[str]) -> None:
        self._keeps_lines = keeps_lines
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
        if owner.flow_style and ":" in key.value and is_empty(value):
            self.faults.append((key, f"der mangler et mellemrum efter kolon i »{key.value}«"))
            self.reliable = False
        folds = isinstance(value, ScalarNode) and value.style != "|"
        if (
            key.value in self._keeps_lines
            and folds
            and value.start_mark.line != value.end_mark.line
        ):
            message = f"skriv »{key.value}: |«, så tekstens afsnit og linjer bliver bevaret"
            self.faults.append((key, message))


def read_any_style(file: str, text: str, keeps_lines: Collection[str] = ()) -> YamlDocument:
    """Read a document, as ``read_yaml`` does, in whatever style of YAML it is written."""
    if deep := too_deep(file, text):
        return YamlDocument(None, "", (deep,), reliable=False)
    mistakes: list[Diagnostic] = []
    if not text.isascii():
        mistakes += _invisible(file, text)
        text = _INVISIBLE.sub(_without_invisible, text)
    reliable = certain = True
    if not text.isascii() and (broken := [*_broken(file, text)]):
        mistakes += broken
        text, certain = _BROKEN.sub("?", text), False
    text, curly = with_straight_quotes(text)
    mistakes += [Diagnostic(file, each.line, each.column, each.message) for each in curly]
    parsed, mended = 0, Counter[int]()
    for _ in range(MOST_REPAIRS):
        parsed += len(text)
        try:
            reading = _parse(file, text, keeps_lines)
        except RecursionError:
            mistakes.append(Diagnostic(file, 1, 1, "for mange parenteser inde i hinanden"))
            break
        except yaml.YAMLError as error:
            step = repair(text, error)
            mended[step.line] += 1
            if mended[step.line] > MOST_REPAIRS_OF_A_LINE:
                break
            mistakes.append(Diagnostic(file, step.line, step.column, step.message))
            reliable = reliable and step.reliable
            certain = certain and step.certain
            grown = 0 if step.mended is None else len(step.mended) - len(text)
            if step.mended is None or grown > MOST_GROWTH or parsed > MOST_PARSED:
                break
            text = step.mended
        else:
            reliable = reliable and reading.reliable
            if reliable and certain:
                mistakes = [replace(each, fix=text) for each in mistakes]
            every = (*mistakes, *reading.mistakes)
            return YamlDocument(reading.value, text, every, reliable)
    return YamlDocument(None, text, tuple(mistakes), reliable=False)


def _without_invisible(found: re.Match[str]) -> str:
    """Return the spaces that are meant: one for each that is wide, none for what has no width."""
    if _is_in_text(found):
        return found.group()
    return " " * sum(mark in _WIDE for mark in found.group())


def _is_in_text(found: re.Match[str]) -> bool:
    """Whether it is a hard space behind a colon that is not the colon of a key."""
    text, start = found.string, found.start()
    line = text.rfind("\n", 0, start) + 1
    return line < start and text[start - 1] == ":" and not _KEY.fullmatch(text, line, start)


def _invisible(file: str, text: str) -> Iterator[Diagnostic]:
    """Yield a mistake for each space or mark that looks like nothing and is not a space."""
    every = (each for each in _INVISIBLE.finditer(text) if not _is_in_text(each))
    return _marks(file, every, "usynligt tegn ({}): slet det, og brug mellemrum")


def _broken(file: str, text: str) -> Iterator[Diagnostic]:
    """Yield a mistake for each character that nobody can read."""
    told = "teksten har et ødelagt eller usynligt tegn ({}): skriv det igen"
    return _marks(file, _BROKEN.finditer(text), told)


def _marks(file: str, every: Iterable[re.Match[str]], told: str) -> Iterator[Diagnostic]:
    for found in islice(every, MOST_REPAIRS):
        text, start = found.string, found.start()
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        yield Diagnostic(file, line, column, told.format(f"U+{ord(found.group()[-1]):04X}"))


def _parse(file: str, text: str, keeps_lines: Collection[str]) -> YamlDocument:
    if _MAYBE_ANCHOR_OR_TAG.search(text) and (found := tuple(_anchors_and_tags(file, text))):
        return YamlDocument(None, text, found)
    root = yaml.compose(text, Loader=TextLoader)
    values = _Values(text, keeps_lines)
    value = None if root is None else values.of(root)
    faults = [_mistake(file, node.start_mark, message) for node, message in values.faults]
    return YamlDocument(value, text, tuple(faults), values.reliable)


def _anchors_and_tags(file: str, text: str) -> Iterator[Diagnostic]:
    """Yield a mistake for each anchor, alias and tag: what they stand for cannot be seen."""
    for event in yaml.parse(text, Loader=TextLoader):
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


def _mistake(file: str, mark: Any, message: str) -> Diagnostic:
    return Diagnostic(file, mark.line + 1, mark.column + 1, message)
