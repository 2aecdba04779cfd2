"""Two kinds of data are added as CONTRIBUTING says, and all that is done for every kind follows."""

import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Annotated

import pytest

from klsite.load.schema import editor_settings, schemas
from klsite.model import kinds
from klsite.model.base import DatedFile, Strict, optional, required
from klsite.model.dataset import Dataset
from klsite.model.diagnostics import DataErrors
from klsite.model.fields import Identifier, Line, Markdown
from klsite.model.kinds import FileKind
from klsite.model.references import RefersTo
from klsite.site.read import read_site
from klsite.site.site import Site
from klsite.text.clock import COPENHAGEN
from support.project import SAMPLE, copy_data

NOW = datetime(2031, 1, 10, 12, tzinfo=COPENHAGEN)


class Fruit(Strict):
    """A made-up kind of fruit."""

    id: Identifier = required("Id", "Frugtens navn.")


class Fruits(DatedFile):
    """All fruits: a single file."""

    fruits: tuple[Fruit, ...] = required("Frugter", "En pr. punkt.")


class Tree(Strict):
    """A made-up tree."""

    name: Line = required("Navn", "Træets navn.")
    fruit: Annotated[Line, RefersTo("fruit", "ukendt frugt")] = required("Frugt", "Id på frugten.")
    text: Markdown | None = optional("Tekst", "Om træet.")


class Orchard(DatedFile):
    """A made-up orchard: one of many files."""

    id: Identifier = required("Id", "Frugthavens navn.")
    trees: tuple[Tree, ...] = required("Træer", "Et pr. punkt.")


FRUITS = "fruits:\n  - {id: aeble}\nsource: opdigtet\nupdated: 2030-01-01\n"
ORCHARD = """\
id: haven
trees:
  - name: Det ene
    fruit: aeble
    text: |
      Et træ med [et link](/kkr/).
source: opdigtet
updated: 2030-01-01
"""

Tell = Callable[..., list[str]]


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A project whose data has two more kinds, each added in the places that CONTRIBUTING names."""
    module = ModuleType("klsite.model.orchards")
    vars(module).update(Fruits=Fruits, Orchard=Orchard)
    monkeypatch.setitem(sys.modules, "klsite.model.orchards", module)
    rows = (
        FileKind("Fruits", "orchards", "fruits.yml", "fruits.yml", gives={"fruit": "fruits.id"}),
        FileKind(
            "Orchard",
            "orchards",
            "orchards/{name}.yml",
            "orchards/haven.yml",
            unique=("id", "trees.name"),
        ),
    )
    monkeypatch.setattr(kinds, "FILE_KINDS", (*kinds.FILE_KINDS, *rows))
    attributes = {"fruits": "Fruits", "orchards": "tuple[Orchard, ...]"}
    monkeypatch.setattr(Dataset, "__annotations__", Dataset.__annotations__ | attributes)
    copy_data(SAMPLE, tmp_path)
    (tmp_path / "data/fruits.yml").write_text(FRUITS, encoding="utf-8")
    (tmp_path / "data/orchards").mkdir()
    (tmp_path / "data/orchards/haven.yml").write_text(ORCHARD, encoding="utf-8")
    return tmp_path


@pytest.fixture
def told(added: Path) -> Tell:
    """A function that saves a file and returns what the editor is told."""

    def tell(file: str, text: str) -> list[str]:
        (added / "data" / file).write_text(text, encoding="utf-8")
        try:
            read_site(added, NOW)
        except DataErrors as errors:
            return [str(each) for each in errors.diagnostics]
        return []

    return tell


def test_its_files_are_read(added: Path) -> None:
    site: Site = read_site(added, NOW)
    fruits: Fruits = site.dataset.fruits  # type: ignore[attr-defined]  # it is added at run time
    orchards: tuple[Orchard, ...] = site.dataset.orchards  # type: ignore[attr-defined]  # likewise
    assert fruits.fruits[0].id == "aeble"
    assert [orchard.trees[0].name for orchard in orchards] == ["Det ene"]


def test_it_has_to_be_there_if_it_is_single(added: Path) -> None:
    (added / "data/fruits.yml").unlink()
    with pytest.raises(DataErrors, match=r"^data/fruits.yml:1:1: filen mangler\n"):
        read_site(added, NOW)


def test_what_it_refers_to_is_checked(told: Tell) -> None:
    assert told("orchards/haven.yml", ORCHARD.replace("fruit: aeble", "fruit: paere")) == [
        "data/orchards/haven.yml:4:12: ukendt frugt »paere«. Tilladt er: aeble"
    ]


def test_what_refers_to_a_file_with_a_mistake_is_not_blamed(told: Tell) -> None:
    found = told("fruits.yml", FRUITS.replace("2030-01-01", "i går"))
    assert found == ["data/fruits.yml:4:10: »i går« er ikke en dato: skriv den som 2020-08-31"]


def test_what_is_unique_may_stand_once(told: Tell) -> None:
    assert told("fruits.yml", FRUITS.replace("{id: aeble}", "{id: aeble}\n  - {id: aeble}")) == [
        "data/fruits.yml:3:10: »aeble« står to gange i listen: slet den ene"
    ]
    assert told("fruits.yml", FRUITS) == []
    twice = ORCHARD.replace("source:", "  - {name: Det ene, fruit: aeble}\nsource:")
    assert told("orchards/haven.yml", twice) == [
        "data/orchards/haven.yml:7:12: »Det ene« står to gange i listen: slet den ene"
    ]
    assert told("orchards/haven.yml", ORCHARD) == []
    assert told("orchards/lunden.yml", ORCHARD) == [
        "data/orchards/lunden.yml:1:5: id »haven« bruges allerede i data/orchards/haven.yml"
    ]


def test_a_day_of_change_to_come_is_a_mistake(told: Tell) -> None:
    assert told("fruits.yml", FRUITS.replace("2030-01-01", "2099-01-01")) == [
        "data/fruits.yml:4:10: »updated« er en dag, der ikke er kommet endnu: 2099-01-01"
    ]


def test_its_markdown_is_checked(told: Tell) -> None:
    assert told("orchards/haven.yml", ORCHARD.replace("text: |", "text: >-")) == [
        "data/orchards/haven.yml:5:5: skriv »text: |«, så tekstens afsnit og linjer bliver bevaret"
    ]
    assert told("orchards/haven.yml", ORCHARD.replace("/kkr/", "/intet/")) == [
        "data/orchards/haven.yml:6:28: linket /intet/ fører ikke til noget på webstedet"
    ]


def test_an_editing_program_is_given_its_schema(added: Path) -> None:
    assert {"Fruits.json", "Orchard.json"} <= {name for name, _ in schemas()}
    globs = json.loads(editor_settings())["yaml.schemas"]
    assert globs["schemas/Fruits.json"] == "data/fruits.yml"
    assert globs["schemas/Orchard.json"] == "data/orchards/*.yml"


def test_a_misplaced_file_of_it_is_told_where_to_lie(told: Tell) -> None:
    (message,) = told("orchards/Haven.yml", ORCHARD)
    assert "det skal være som orchards/haven.yml" in message
