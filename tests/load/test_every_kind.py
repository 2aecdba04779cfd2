"""What is told of mistakes that can be made in every kind of file, none of which is left out."""

import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from klsite.load.files import data_files, files_of_kind
from klsite.load.reader import Reader
from klsite.model.annotations import markdown_fields
from klsite.model.diagnostics import DataErrors
from klsite.model.kinds import FILE_KINDS, FileKind
from klsite.site.read import read_site
from klsite.text.clock import COPENHAGEN
from support.project import REAL, SAMPLE

NOW = datetime(2031, 1, 10, 12, tzinfo=COPENHAGEN)


def told(project: Path) -> list[str]:
    try:
        read_site(project, NOW)
    except DataErrors as errors:
        return [str(each) for each in errors.diagnostics]
    return []


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("data", "content"):
        shutil.copytree(SAMPLE / name, tmp_path / name)
    return tmp_path


DATED = [kind for kind in FILE_KINDS if "updated" in kind.model.model_fields]


def test_nearly_every_kind_says_when_it_was_changed() -> None:
    assert {kind.name for kind in FILE_KINDS} - {kind.name for kind in DATED} == {
        "Moves",
        "NewsTaxonomy",
    }


@pytest.mark.parametrize("kind", DATED, ids=lambda kind: kind.name)
def test_a_day_of_change_to_come_is_a_mistake(kind: FileKind, project: Path) -> None:
    file = next(files_of_kind(project / "data", kind))
    path = project / "data" / file
    kept = re.sub(r"^updated: .*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(f"updated: 2099-01-01\n{kept}", encoding="utf-8")
    message = "»updated« er en dag, der ikke er kommet endnu: 2099-01-01"
    assert told(project) == [f"data/{file}:1:10: {message}"]


def test_a_day_of_change_to_come_is_a_mistake_in_a_hand_written_page(project: Path) -> None:
    path = project / "content" / "soeg.md"
    text = path.read_text(encoding="utf-8")
    changed = re.sub(r"^updated: .*$", "updated: 2099-01-01", text, flags=re.MULTILINE)
    line = changed.split("\n").index("updated: 2099-01-01") + 1
    path.write_text(changed, encoding="utf-8")
    message = "»updated« er en dag, der ikke er kommet endnu: 2099-01-01"
    assert told(project) == [f"content/soeg.md:{line}:10: {message}"]


class MarkdownField(NamedTuple):
    """A Markdown field on a line of its own, and the text before it in a file that has it."""

    kind: FileKind
    field: str
    file: str
    before: str
    head: str


def markdown_in_files() -> Iterator[MarkdownField]:
    """Yield every Markdown field of every kind, in the first file that has it."""
    for kind in FILE_KINDS:
        for field in sorted(markdown_fields(kind.model)):
            head = re.compile(rf"^([ -]*){field}: ", re.MULTILINE)
            texts = (
                (file, (root / file).read_text(encoding="utf-8"))
                for root in (SAMPLE / "data", REAL / "data")
                for file in files_of_kind(root, kind)
            )
            yield next(
                MarkdownField(kind, field, file, text[: match.start()], match[1])
                for file, text in texts
                if (match := head.search(text))
            )


@pytest.mark.parametrize(
    "found", list(markdown_in_files()), ids=lambda found: f"{found.kind.name}.{found.field}"
)
@pytest.mark.parametrize("style", [">-", ">", "en linje"])
def test_markdown_whose_lines_would_be_lost_is_refused(
    found: MarkdownField, style: str, tmp_path: Path
) -> None:
    below = " " * (len(found.head) + 2)
    folded = f"{found.before}{found.head}{found.field}: {style}\n{below}- et punkt\n"
    (tmp_path / found.file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / found.file).write_text(folded, encoding="utf-8")
    (mistake,) = Reader(tmp_path).content(found.kind, found.file).mistakes
    message = f"skriv »{found.field}: |«, så tekstens afsnit og linjer bliver bevaret"
    assert mistake.message == message
    assert mistake.line == found.before.count("\n") + 1


def test_a_decision_with_a_folded_list_is_refused(project: Path) -> None:
    file = "kkr/fjordland/2030-2034/meetings/2030-03-04.yml"
    path = project / "data" / file
    text = path.read_text(encoding="utf-8")
    decision = "    decision: Planen blev vedtaget.\n"
    assert decision in text
    folded = text.replace(decision, "    decision: >-\n      Vedtaget:\n\n      - et punkt\n", 1)
    path.write_text(folded, encoding="utf-8")
    line = text[: text.index(decision)].count("\n") + 1
    message = "skriv »decision: |«, så tekstens afsnit og linjer bliver bevaret"
    assert told(project) == [f"data/{file}:{line}:5: {message}"]


def test_the_sample_has_a_file_of_every_kind() -> None:
    files = [found.path for found in data_files(SAMPLE / "data")]
    for kind in FILE_KINDS:
        assert any(kind.pattern.fullmatch(file) for file in files), kind.name
