"""With only ProperDocs installed, which continues MkDocs 1, the site is the same to the byte."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from support.project import NOW, SAMPLE, make_project, run, tree


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A folder with every package of this environment but MkDocs."""
    folder = tmp_path / "packages"
    folder.mkdir()
    for place in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        for entry in Path(place).iterdir():
            if entry.name != "mkdocs" and not entry.name.startswith("mkdocs-1"):
                (folder / entry.name).symlink_to(entry)
    return folder


def alone(project: Path, packages: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "KL_NOW": NOW, "PYTHONPATH": str(packages)}
    return subprocess.run(
        [sys.executable, "-S", *command],
        cwd=project,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )


def test_a_build_is_the_same(tmp_path: Path, packages: Path) -> None:
    with_mkdocs = make_project(tmp_path / "mkdocs", SAMPLE)
    assert run(with_mkdocs, "build").returncode == 0
    project = make_project(tmp_path / "properdocs", SAMPLE)
    assert alone(project, packages, "-c", "import mkdocs").returncode == 1
    result = alone(project, packages, "scripts/commands.py", "build")
    assert result.returncode == 0, result.stderr
    assert tree(project / "site") == tree(with_mkdocs / "site")


def test_a_mistake_in_a_hand_written_page_is_told_in_danish(tmp_path: Path, packages: Path) -> None:
    project = make_project(tmp_path / "properdocs", SAMPLE)
    page = project / "content/om-webstedet.md"
    page.write_text(f"{page.read_text('utf-8')}\n\n[x](findes-ikke.md)\n", "utf-8")
    result = alone(project, packages, "scripts/commands.py", "build")
    assert result.returncode == 1
    assert ": linket /findes-ikke/ fører ikke til noget på webstedet\n" in result.stderr
