"""Prose names what exists: the files and names in documents, docstrings and comments are there."""

import ast
import builtins
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from support.project import ROOT, SAMPLE

KLSITE = ROOT / "hooks" / "klsite"
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "docs/architecture.md",
    "docs/method.md",
    "docs/design.md",
    "docs/performance.md",
    "docs/drift.md",
)
CODE = sorted(
    path for folder in ("hooks", "scripts", "tests") for path in (ROOT / folder).rglob("*.py")
)
SETTINGS = (
    ROOT / "pyproject.toml",
    ROOT / "mkdocs.yml",
    *sorted(
        path for path in (ROOT / "overrides").rglob("*") if path.suffix in {".html", ".css", ".js"}
    ),
)

MADE = ("site/", ".venv", ".cache", ".build", "feeds/", "kalendere/", "soegning/", "assets/")
"""What a build makes, or an environment holds: it is named, and in no repository."""
PATH = re.compile(r"[\w.*…-]*(?:/[\w.*…-]+)+/?|[\w-]+\.(?:py|yml|toml|lock|md|html|css|js)")
FENCED = re.compile(r"^ {0,3}```.*?^ {0,3}```", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
MODULE = re.compile(r"(?:klsite|hooks|scripts|tests)(?:/[\w.-]+)+\.py")
LINKED = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def exists(path: str, near: Path) -> bool:
    """Whether a path leads anywhere from the root, from klsite or from the folder ``near``.

    ``…`` and ``*`` stand for any one name; a name without a folder may be that of any file.
    """
    pattern = path.strip("/").replace("…", "*")
    tried = [(root, pattern) for root in (ROOT, KLSITE, ROOT / "overrides", SAMPLE, near)]
    if "/" not in pattern and "." in pattern:
        folders = ("hooks", "scripts", "tests", "data", "overrides")
        tried += [(ROOT / folder, f"**/{pattern}") for folder in folders]
    return any(next(root.glob(each), None) is not None for root, each in tried)


def paths(prose: str) -> Iterator[str]:
    """Yield what prose names as a file or folder, without the number of a line or a test."""
    for word in re.split(r"[\s,;()|]+", prose):
        path = word.partition("::")[0].strip("`'\"=<>…").rstrip(":.")
        if PATH.fullmatch(path) and not path.startswith(("/", *MADE)):
            yield path


@cache
def names_in_code() -> frozenset[str]:
    """Return every name that code uses or defines, docstrings and comments left out."""
    found = set(dir(builtins))
    for path in CODE:
        with path.open("rb") as file:
            for token in tokenize.tokenize(file.readline):
                if token.type == tokenize.NAME or (
                    token.type == tokenize.STRING and '"""' not in token.string
                ):  # a string may be a key of JSON
                    found.update(re.findall(r"\w+", token.string))
    return frozenset(found)


def prose_of(path: Path) -> Iterator[str]:
    """Yield the docstrings and comments of a module."""
    text = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            value = node.value.value
            if isinstance(value, str):
                yield value
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_names_files_and_names_that_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    folder = (ROOT / document).parent
    named = set(LINKED.findall(text))
    unknown: set[str] = set()
    for span in SPAN.findall(FENCED.sub("", text)):
        named.update(paths(span))
        unknown.update(each for each in code_names(span) if each not in names_in_code())
    assert sorted(each for each in named if not exists(each, folder)) == []
    assert sorted(unknown) == []


def test_the_architecture_names_functions_and_classes_that_exist() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`([\w/.]+\.py)::([\w.]+)`", text)
    assert len(named) > 20
    missing = []
    for path, name in named:
        found = next((root / path for root in (KLSITE, ROOT) if (root / path).is_file()), None)
        if found is None or not set(name.split(".")) <= defined_in(found):
            missing.append(f"{path}::{name}")
    assert missing == []


def defined_in(path: Path) -> set[str]:
    """Return the names of the classes and functions of a module, methods included."""
    return {
        node.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
    }


@pytest.mark.parametrize(
    "module", [path.relative_to(ROOT).as_posix() for path in CODE], ids=lambda path: path
)
def test_the_prose_of_a_module_names_files_and_names_that_exist(module: str) -> None:
    path = ROOT / module
    wrong: list[str] = []
    for prose in prose_of(path):
        named = re.findall(MODULE, prose)
        for span in re.findall(r"``([^`\n]+)``", prose):
            named += [each for each in paths(span) if each.endswith(".py")]
            wrong += [each for each in code_names(span) if each not in names_in_code()]
        wrong += [each for each in named if not exists(each, path.parent)]
    assert wrong == []


def code_names(span: str) -> list[str]:
    """Return the names in a code span that are plainly those of code: Capitalized, snake_case."""
    if not re.fullmatch(r"[A-Za-z_][\w.]*(?:\(\))?", span):
        return []
    return re.findall(r"\b(?:[A-Z][a-z]{2}\w*|[a-z]+(?:_[a-z0-9]+)+)\b", span)


@pytest.mark.parametrize("path", SETTINGS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_settings_and_templates_name_modules_that_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = [each for each in re.findall(MODULE, text) if "*" not in each]
    assert sorted(each for each in named if not exists(each, path.parent)) == []
