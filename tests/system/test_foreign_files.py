"""The files of other programs are known by their names, and nobody's own file is taken for one."""

from pathlib import Path

import pytest

from klsite.load.files import data_files
from klsite.system.foreign_files import is_left_behind, original_of
from support.foreign_names import COPIES, LEFT_BEHIND
from support.project import REAL, SAMPLE

OWN = [
    "2026-11-20-a.yml", "om-webstedet.md", "index.md", "foto.png", "foto (1).png", "kort.svg",
    ".well-known", "referat.pdf", "2026-01-01-et-desktop-projekt.yml", "4913.md", "a.tmp.md",
    "2026-01-01-konflikt-om-skat.yml", "konflikt-2.md", "bak.md", "orig.yml", "#", "c#.md",
    "KL_LOKAL_1.pdf", "regnskab_2025.pdf",
]  # fmt: skip


@pytest.mark.parametrize("name", LEFT_BEHIND)
def test_what_a_program_leaves_is_passed_over(name: str) -> None:
    assert is_left_behind(name)


@pytest.mark.parametrize("name", OWN)
def test_what_somebody_has_made_is_not(name: str) -> None:
    assert not is_left_behind(name)
    assert original_of(name) is None


@pytest.mark.parametrize("name", COPIES)
def test_a_conflict_copy_is_known_with_what_it_is_a_copy_of(name: str) -> None:
    assert not is_left_behind(name)
    assert original_of(name) == "2026-11-20-a.yml"


@pytest.mark.parametrize("root", [REAL, SAMPLE], ids=["real", "sample"])
def test_no_file_of_the_data_is_taken_for_one(root: Path) -> None:
    data = root / "data"
    found = list(data_files(data))
    files = {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()}
    assert {each.path for each in found} == files
    assert all(each.hindrance is None for each in found)
