"""The house keeps its order: data flows one way, and one package knows the host."""

import ast
import itertools
import re
import tomllib
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import ready
from support.project import ROOT

PACKAGE = ROOT / "hooks" / "klsite"
FLOORS = (
    {"system"},
    {"text"},
    {"model"},
    {"addresses"},
    {"load", "rules"},
    {"results"},
    {"checks", "pages", "publish", "search"},
    {"site"},
    {"render"},
    {"build"},
    {"host"},
    {"preview"},
)
"""Every package and the one loose module, from below; those of a floor are independent."""
FLOOR = {name: number for number, floor in enumerate(FLOORS) for name in floor}


def name_of(module: Path) -> str:
    parts = module.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def parsed(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[str]:
    """Yield what a module imports, also inside functions and for types alone."""
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def package(name: str) -> str | None:
    """Return the package of klsite that a module or a name in it belongs to."""
    match = re.match(r"klsite\.(\w+)", name)
    return match[1] if match else None


def test_every_package_has_a_floor() -> None:
    on_top_level = {
        path.stem
        for path in PACKAGE.iterdir()
        if path.name != "__init__.py" and (path.suffix == ".py" or (path / "__init__.py").exists())
    }
    assert on_top_level == FLOOR.keys()
    assert {path.stem for path in PACKAGE.glob("*.py")} == {"__init__", "addresses"}


def test_the_floors_are_documented() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| `(\w+)(?:/|\.py)` \|", text, re.MULTILINE)
    assert {name: int(number) for number, name in rows} == {
        name: number + 1 for name, number in FLOOR.items()
    }


@pytest.mark.parametrize("module", MODULES)
def test_a_package_imports_only_what_stands_below_it(module: str) -> None:
    own = package(module)
    if own is None:
        return
    others = {found for name in imports(module) if (found := package(name)) not in (None, own)}
    assert {name for name in others if FLOOR[str(name)] >= FLOOR[own]} == set()


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph: Mapping[str, set[str]] = {
        module: {name for name in imports(module) if name in MODULES and name != module}
        - ({"klsite"} | {module.rpartition(".")[0]})
        for module in MODULES
    }
    assert list(TopologicalSorter(graph).static_order())  # raises CycleError with the circle


def test_a_class_name_means_one_thing() -> None:
    found: dict[str, set[str]] = {}
    for module in MODULES:
        for node in parsed(module).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found.setdefault(node.name, set()).add(module)
    assert {name: where for name, where in found.items() if len(where) > 1} == {}


@pytest.mark.parametrize("module", MODULES)
def test_no_function_has_more_than_five_parameters(module: str) -> None:
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            names = [each.arg for each in given if each.arg not in ("self", "cls")]
            assert len(names) <= 5, f"{node.name}({', '.join(names)})"


HOSTS = {"mkdocs", "properdocs"}


def test_one_package_knows_the_host() -> None:
    knowing = {
        package(module)
        for module in MODULES
        if any(name.split(".")[0] in HOSTS for name in imports(module))
    }
    assert knowing == {"host"}


def test_the_rules_know_no_yaml() -> None:
    for module in MODULES:
        if package(module) in ("rules", "results", "checks", "pages", "publish"):
            assert not any(
                name.startswith(("yaml", "klsite.load.yaml")) for name in imports(module)
            )


def test_one_module_asks_the_clock() -> None:
    clock = re.compile(r"\b(?:datetime|date)\.(?:now|today|utcnow)\(|\btime\.time\(")
    asking = {
        module for module, path in MODULES.items() if clock.search(path.read_text(encoding="utf-8"))
    }
    assert asking == {"klsite.text.clock"}


@pytest.fixture(scope="module")
def requirements() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"].values()
    found: list[str] = project["project"]["dependencies"]
    found = found + [each for group in groups for each in group if isinstance(each, str)]
    assert len(found) > 20
    return found


def test_every_dependency_has_bounds_and_a_reason(requirements: list[str]) -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for requirement in requirements:
        assert re.fullmatch(r"[\w-]+(?:\[[\w,]+\])?>=[\d.]+,<[\d.]+", requirement), requirement
        assert re.search(rf'"{re.escape(requirement)}",\s+# \w', text), requirement


@pytest.mark.parametrize("lock", ready.LOCKS.values())
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

    held = [pins(lock) for lock in ready.LOCKS.values()]
    assert all(fewer <= more for fewer, more in itertools.pairwise(held))
    names = {pin.split("==")[0].lower() for pin in held[-1]}
    assert {re.split(r"[\[>=]", each)[0].lower() for each in requirements} <= names
