"""A mistake in one file is told once: no other file is blamed for what follows from it."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from klsite.load.files import data_files, files_of_kind
from klsite.model.diagnostics import DataErrors
from klsite.model.kinds import FILE_KINDS, FileKind
from support.loading import load_data
from support.project import REAL, SAMPLE

Break = Callable[[str], str]


def with_a_slip(text: str) -> str:
    return f"{text}x [ y: {{\n"


def with_an_unknown_field(text: str) -> str:
    return f"{text}ukendt_felt: x\n"


def with_an_empty_field(text: str) -> str:
    return re.sub(r"^(source|updated|    address):.*$", r"\1:", text, count=1, flags=re.MULTILINE)


def with_nothing_in_it(text: str) -> str:
    return ""


BREAKS: tuple[Break, ...] = (
    with_a_slip,
    with_an_unknown_field,
    with_an_empty_field,
    with_nothing_in_it,
)
FILES = [found.path for found in data_files(REAL / "data") if not found.path.startswith("news/")]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real data with some of its news; whoever changes a file puts it back."""
    folder = tmp_path_factory.mktemp("real") / "data"
    shutil.copytree(REAL / "data", folder)
    for file in sorted(folder.glob("news/*/*.yml"))[5:]:
        file.unlink()
    return folder


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of the sample, which has files of every kind."""
    folder = tmp_path_factory.mktemp("sample") / "data"
    shutil.copytree(SAMPLE / "data", folder)
    return folder


def blamed(data: Path) -> set[str]:
    """Return the files that an editor is told something about."""
    try:
        load_data(data)
    except DataErrors as errors:
        return {each.file for each in errors.diagnostics}
    return set()


def blamed_for(data: Path, file: str, broken: Break) -> set[str]:
    path = data / file
    text = path.read_text(encoding="utf-8")
    assert broken(text) != text
    path.write_text(broken(text), encoding="utf-8")
    try:
        return blamed(data)
    finally:
        path.write_text(text, encoding="utf-8")


def test_the_data_is_right_to_begin_with(data: Path) -> None:
    assert blamed(data) == set()


@pytest.mark.parametrize(
    ("file", "broken"),
    [(file, BREAKS[number % len(BREAKS)]) for number, file in enumerate(FILES)],
)
def test_a_broken_file_is_the_only_one_blamed(data: Path, file: str, broken: Break) -> None:
    assert blamed_for(data, file, broken) == {f"data/{file}"}


@pytest.mark.parametrize("broken", BREAKS)
@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_a_broken_file_of_any_kind_is_the_only_one_blamed(
    sample: Path, kind: FileKind, broken: Break
) -> None:
    file = next(files_of_kind(sample, kind))
    assert blamed_for(sample, file, broken) == {f"data/{file}"}


@pytest.mark.parametrize(
    "kind", [each for each in FILE_KINDS if not each.is_single], ids=lambda kind: kind.name
)
def test_a_file_with_a_wrong_name_is_the_only_one_blamed(sample: Path, kind: FileKind) -> None:
    file = next(files_of_kind(sample, kind))
    misnamed = (sample / file).with_suffix(".yaml")
    (sample / file).rename(misnamed)
    try:
        assert blamed(sample) == {f"data/{misnamed.relative_to(sample).as_posix()}"}
    finally:
        misnamed.rename(sample / file)
