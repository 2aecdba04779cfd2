"""Every regular expression of the program takes a time proportional to the text, or knows a bound.

Each is found in the source with the method it is used by, and is fed the worst that can be made of
it: what its repetitions repeat, after what comes before them, with an end that fits nothing.
"""

import ast
import re
import time
from collections.abc import Iterator
from importlib import import_module
from itertools import islice, product
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from klsite.model.kinds import FILE_KINDS
from support.project import ROOT

PARSER: Any = import_module("re._parser")
HOOKS = ROOT / "hooks"
METHODS = {"match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}
MANY = 15_000
QUICK = 0.02
"""Seconds in which a linear pattern is through so many repetitions; a quadratic one needs 0.5."""


class Use(NamedTuple):
    """A pattern and the method by which it is used; ``where`` is the module and the name."""

    where: str
    pattern: re.Pattern[str]
    method: str


def constant(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def uses_in(path: Path) -> Iterator[Use]:
    """Yield the patterns that a module has by name, and those that stand where they are used."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    module = ".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__")
    if not any(isinstance(each, ast.Import) and each.names[0].name == "re" for each in tree.body):
        return
    named = {
        name: value
        for name, value in vars(import_module(module)).items()
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        owner, method = node.func.value, node.func.attr
        if not isinstance(owner, ast.Name) or method not in METHODS:
            continue
        if owner.id in named:
            yield Use(f"{module}:{owner.id}.{method}", named[owner.id], method)
        elif owner.id == "re" and (text := constant(node.args[0])) is not None:
            yield Use(f"{module}:{node.lineno}", re.compile(text), method)


USES = sorted(
    {use for path in (HOOKS / "klsite").rglob("*.py") for use in uses_in(path)},
    key=lambda use: use.where,
)

COMPUTED = {
    "klsite.model.kinds": "FileKind.pattern, below",
    "klsite.search.page_text": "the name of an element, in HTML that nh3 or a template has written",
    "klsite.load.yaml.repair": "a value in quotation marks, one line long",
    "klsite.publish.redirect_maps": "nothing is matched: an address is written for nginx",
    "klsite.results.moves": "a part of a published address as it is, between single signs",
    "klsite.text.markup": "those of text.literal and text.pasted, each part of which has a bound",
    "klsite.text.parsed": "a pattern of bytes, each part of which has a bound",
}
"""Modules with patterns that are put together where they are used."""


def test_every_pattern_is_found() -> None:
    assert len(USES) > 60
    found = {use.where.partition(":")[0] for use in USES}
    compiling = {
        ".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__")
        for path in (HOOKS / "klsite").rglob("*.py")
        if re.search(r"\bre\.[a-z]+\(", path.read_text(encoding="utf-8"))
    }
    assert compiling - found <= COMPUTED.keys()


def characters(node: Any) -> list[str]:
    """Return some characters that fit a set."""
    found = [c for c in " \t\na0-x:#'\"<>/[](){}å.,_=&|\u00a0é" if fits(node, c)]
    return found[:3] or [" "]


def fits(items: Any, character: str) -> bool:
    code, negated, result = ord(character), False, False
    for kind, value in items:
        name = str(kind)
        if name == "NEGATE":
            negated = True
        elif name == "LITERAL":
            result |= value == code
        elif name == "RANGE":
            result |= value[0] <= code <= value[1]
        elif name == "CATEGORY":
            category = str(value)
            hit = (
                character.isspace()
                if "SPACE" in category
                else character.isdigit()
                if "DIGIT" in category
                else character.isalnum() or character == "_"
            )
            result |= hit != ("NOT" in category)
    return result != negated


def samples(tree: Any) -> list[str]:
    """Return a few short texts that fit a parsed pattern, as far as that is simple to tell."""
    made = [""]
    for kind, value in tree:
        name = str(kind)
        if name == "LITERAL":
            parts = [chr(value)]
        elif name == "NOT_LITERAL":
            parts = ["x" if value != ord("x") else "y"]
        elif name == "ANY":
            parts = ["x"]
        elif name == "IN":
            parts = characters(value)
        elif name == "BRANCH":
            parts = [text for branch in value[1] for text in samples(branch)[:2]]
        elif name == "SUBPATTERN":
            parts = samples(value[3])
        elif name == "ATOMIC_GROUP":
            parts = samples(value)
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            parts = [text * max(value[0], 1) for text in samples(value[2])]
        else:
            parts = [""]
        made = [start + part for start, part in islice(product(made, parts), 8)]
    return made


def worst(tree: Any, before: str = "") -> Iterator[str]:
    """Yield texts of many repetitions that a parsed pattern may find hard."""
    for kind, value in tree:
        name = str(kind)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            for piece in filter(None, samples(value[2])):
                if value[1] > 100:
                    yield before + piece * MANY
                yield (before + piece) * (MANY // len(before + piece) + 1)
            yield from worst(value[2], before)
        elif name == "SUBPATTERN":
            yield from worst(value[3], before)
        elif name == "ATOMIC_GROUP":
            yield from worst(value, before)
        elif name == "BRANCH":
            for branch in value[1]:
                yield from worst(branch, before)
        before += samples([(kind, value)])[0]
    if before:
        yield before * (MANY // len(before) + 1)


def seconds(use: Use, text: str) -> float:
    begun = time.process_time()
    if use.method in ("sub", "subn"):
        use.pattern.sub("", text)
    elif use.method == "finditer":
        list(use.pattern.finditer(text))
    else:
        getattr(use.pattern, use.method)(text)
    return time.process_time() - begun


def is_linear(use: Use, text: str) -> bool:
    """Whether a text half as long takes about half the time, if it takes any time at all."""
    if seconds(use, text) < QUICK:
        return True
    half = text[: len(text) // 2]
    whole = min(seconds(use, text) for _ in range(3))
    return whole < QUICK or whole < 3 * min(seconds(use, half) for _ in range(3))


@pytest.mark.parametrize("use", USES, ids=lambda use: use.where)
def test_a_pattern_is_linear(use: Use) -> None:
    for text in dict.fromkeys(worst(PARSER.parse(use.pattern.pattern, use.pattern.flags))):
        for end in ("\0", "", " "):
            assert is_linear(use, text + end), f"{text[:40]!r} … {end!r}"


def test_the_paths_of_files_are_matched_in_linear_time() -> None:
    for kind in FILE_KINDS:
        use = Use(kind.name, kind.pattern, "fullmatch")
        for text in worst(PARSER.parse(kind.pattern.pattern)):
            assert is_linear(use, text + "\0")


def test_a_pattern_that_is_not_linear_is_found() -> None:
    for pattern in (r"</?a(?:\s[^>]*)?/?>", r"(.*?)\s*#", r"\s+#", r"[^@\s]+@[^@\s]+"):
        use = Use("", re.compile(pattern), "search")
        texts = [f"{text}\0" for text in worst(PARSER.parse(pattern))]
        assert not all(is_linear(use, text) for text in texts), pattern
