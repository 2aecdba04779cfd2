"""The house keeps its order: data flows one way, and one module knows the host."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGE = ROOT / "hooks" / "klsite"
ORDER = ["model", "load", "rules", "pages", "publish"]
"""A part may import those to its left. What lies beside the parts is for all of them."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imports(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(name: str) -> str | None:
    match = re.match(r"klsite\.(\w+)", name)
    return match[1] if match and match[1] in ORDER else None


@pytest.mark.parametrize("module", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_part_imports_only_what_stands_to_its_left(module: Path) -> None:
    own = part(f"klsite.{module.relative_to(PACKAGE).parts[0]}")
    if own is None:
        return
    allowed = ORDER[: ORDER.index(own) + 1]
    # Rules know no YAML: of the loading they may use nothing.
    if own in ("rules", "pages", "publish"):
        allowed = [name for name in allowed if name != "load"]
    used = {found for name in imports(module) if (found := part(name))}
    assert used <= set(allowed)


def test_one_part_knows_mkdocs() -> None:
    knowing = {
        module.relative_to(PACKAGE).parts[0]
        for module in modules()
        if any(name.split(".")[0] == "mkdocs" for name in imports(module))
    }
    assert knowing == {"host"}


def test_no_module_of_the_parts_asks_the_clock() -> None:
    clock = re.compile(r"\b(?:datetime|date)\.(?:now|today|utcnow)\(|\btime\.time\(")
    asking = {
        module.relative_to(PACKAGE).as_posix()
        for module in modules()
        if clock.search(module.read_text(encoding="utf-8"))
    }
    assert asking == {"moment.py"}


@pytest.fixture(scope="module")
def requirements() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[str] = project["project"]["dependencies"] + project["dependency-groups"]["test"]
    assert len(found) > 20
    return found


def test_every_dependency_has_bounds_and_a_reason(requirements: list[str]) -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for requirement in requirements:
        assert re.fullmatch(r"[\w-]+>=[\d.]+,<[\d.]+", requirement), requirement
        assert re.search(rf'"{re.escape(requirement)}",\s+# \w', text), requirement


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_the_locks_have_hashes_and_name_no_registry(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pinned = re.findall(r"^[\w.-]+==\S+", text, re.MULTILINE)
    assert len(pinned) > 30
    assert text.count("--hash=sha256:") >= len(pinned)
    assert "://" not in text


def test_the_locks_agree_and_hold_every_dependency(requirements: list[str]) -> None:
    def pins(lock: str) -> set[str]:
        text = (ROOT / lock).read_text(encoding="utf-8")
        return set(re.findall(r"^[\w.-]+==[^\s;]+", text, re.MULTILINE))

    build, test = pins("requirements.lock"), pins("requirements-test.lock")
    assert build <= test
    names = {pin.split("==")[0].lower() for pin in test}
    assert {re.split(r"[>=]", each)[0].lower() for each in requirements} <= names
