"""A build goes on from whatever state the project, the cache and the trees are found in."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.project import NOW, ROOT, SAMPLE, make_project, run

ITEM = "data/news/2031/2031-01-05-uden-kategori.yml"
PAGE = "nyheder/2031/en-anden-adresse/index.html"


def tree(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in site.rglob("*")
    }


def cold(project: Path, folder: Path) -> tuple[int, str, dict[str, bytes]]:
    folder.mkdir()
    for name in ("hooks", "overrides"):
        (folder / name).symlink_to((project / name).resolve())
    shutil.copytree(project / "scripts", folder / "scripts")
    for name in ("mkdocs.yml", "published.txt"):
        shutil.copy(project / name, folder)
    for name in ("data", "content"):
        shutil.copytree(project / name, folder / name, symlinks=True)
    result = run(folder, "build")
    return result.returncode, result.stderr, tree(folder / "site")


def same_as_cold(project: Path, tmp: Path) -> None:
    result = run(project, "build")
    code, report, files = cold(project, tmp)
    assert (result.returncode, result.stderr) == (code, report)
    if code == 0:
        warm = tree(project / "site")
        assert sorted(p for p in warm.keys() | files.keys() if warm.get(p) != files.get(p)) == []


def built(folder: Path) -> Path:
    made = make_project(folder / "p", SAMPLE)
    assert run(made, "build").returncode == 0
    return made


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return built(tmp_path)


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that one test after another edits, each in another place."""
    return built(tmp_path_factory.mktemp("edited"))


def edit(project: Path, old: str, new: str, file: str = ITEM) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def glossary(project: Path) -> None:
    """An edit that does not go the way of the changed news only."""
    edit(project, "gror", "spirer", "data/glossary.yml")


def test_an_edited_item_of_a_kkr_gives_what_a_cold_build_gives(
    project: Path, tmp_path: Path
) -> None:
    edit(project, "title: En", "title: Enhver")
    same_as_cold(project, tmp_path / "c")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("sources.yml", "title: Opdigtet kilde", "title: En anden kilde"),
        ("sources.yml", "publisher: Prøvekontoret", "publisher: Kontoret"),
        ("news.yml", "description: Artikler.", "description: Alle artikler."),
        ("news.yml", "plural: Artikler", "plural: Stykker"),
        ("news.yml", "address: boern-og-unge", "address: boern"),
        ("organisation.yml", "name: Prøveforeningen", "name: Foreningen"),
        ("regions.yml", "name: Region Fjordland", "name: Region Fjord"),
        ("kkr.yml", "lead: Et opdigtet", "lead: Et andet"),
        ("values.yml", "mission: Vi prøver.", "mission: Vi søger."),
        ("parties.yml", "name: ", "name: Nye "),
        ("municipalities.yml", "name: ", "name: Ny "),
    ],
)
def test_what_other_pages_show_of_an_edited_file_is_as_in_a_cold_build(
    edited: Path, tmp_path: Path, file: str, old: str, new: str
) -> None:
    before = tree(edited / "site")
    edit(edited, old, new, f"data/{file}")
    same_as_cold(edited, tmp_path / "c")
    assert tree(edited / "site") != before


def test_a_moved_project_uses_its_own_templates(project: Path, tmp_path: Path) -> None:
    (project / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", project / "overrides")
    run(project, "build")
    moved = project.rename(tmp_path / "moved")
    glossary(moved)
    same_as_cold(moved, tmp_path / "c")


def test_search_index_does_not_trust_a_page_of_site_that_somebody_replaced(
    project: Path, tmp_path: Path
) -> None:
    page = project / "site/ordbog/index.html"
    new = tmp_path / "new"
    new.write_text(page.read_text(encoding="utf-8").replace("gror", ""), encoding="utf-8")
    new.replace(page)
    glossary(project)
    same_as_cold(project, tmp_path / "c")


def test_a_broken_index_in_site_is_mended(project: Path, tmp_path: Path) -> None:
    glossary(project)
    run(project, "build")
    new = tmp_path / "new"
    new.write_text("{", encoding="utf-8")
    new.replace(project / "site/soegning/indeks.json")
    edit(project, "spirer", "vokser", "data/glossary.yml")
    same_as_cold(project, tmp_path / "c")


def test_a_foreign_file_in_site_is_not_published_again(project: Path, tmp_path: Path) -> None:
    glossary(project)
    run(project, "build")
    (project / "site/fremmed.html").write_text("x", encoding="utf-8")
    run(project, "build")
    edit(project, "spirer", "vokser", "data/glossary.yml")
    same_as_cold(project, tmp_path / "c")


def test_a_file_missing_in_site_does_not_stop_a_build_without_a_spare_tree(
    project: Path, tmp_path: Path
) -> None:
    (project / "site/kontakt/index.html").unlink()
    glossary(project)
    same_as_cold(project, tmp_path / "c")


@pytest.mark.parametrize("name", ["site", ".build"])
def test_what_is_no_folder_is_left_alone(project: Path, tmp_path: Path, name: str) -> None:
    shutil.move(project / name, tmp_path / "real")
    (project / name).symlink_to(tmp_path / "real")
    glossary(project)
    result = run(project, "build")
    assert result.returncode == 1
    assert f"{name} skal være en mappe" in result.stderr
    assert (project / name).is_symlink()


@pytest.mark.parametrize("name", ["noter.txt~", "__pycache__/a.txt", ".skjult/a.md"])
def test_a_file_that_is_published_is_an_input(project: Path, tmp_path: Path, name: str) -> None:
    (project / "content" / name).parent.mkdir(exist_ok=True)
    (project / "content" / name).write_text("x", encoding="utf-8")
    same_as_cold(project, tmp_path / "c")


def test_a_news_folder_made_a_link_is_reported(project: Path, tmp_path: Path) -> None:
    shutil.move(project / "data/news/2030", tmp_path / "2030")
    (project / "data/news/2030").symlink_to(tmp_path / "2030")
    same_as_cold(project, tmp_path / "c")


@pytest.mark.parametrize("link", ["./{}", "<{}>", "[y]\n\n[y]: {}"])
def test_a_hand_written_page_may_link_in_every_way_that_plain_takes(
    edited: Path, link: str
) -> None:
    target = link.format("nyheder/2031/en-anden-adresse/index.md")
    text = f"\n[x]{target}\n" if "[y]" in link else f"\n[x]({target})\n"
    edit(edited, "## Cookies", f"{text}\n## Cookies", "content/om-webstedet.md")
    result = run(edited, "build")
    assert run(edited, "build", "--plain").returncode == 0
    assert result.returncode == 0, result.stderr


def test_a_dangling_link_in_the_data_is_a_mistake_and_not_a_traceback(project: Path) -> None:
    (project / "data/news/2031/2031-01-06-x.yml").symlink_to("/findes/ikke")
    result = run(project, "build")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr


def test_a_build_that_was_killed_leaves_nothing_for_ever(project: Path) -> None:
    (project / ".build/new-x/site").mkdir(parents=True)
    run(project, "build")
    glossary(project)
    run(project, "build")
    assert not (project / ".build/new-x").exists()


def test_where_files_cannot_be_linked_the_site_is_built(project: Path, tmp_path: Path) -> None:
    script = tmp_path / "nolink.py"
    script.write_text(
        "import os, runpy, sys\n"
        "def no(*a, **k): raise PermissionError(1, 'no links')\n"
        "os.link = no\nsys.argv = sys.argv[1:]\n"
        "sys.path.insert(0, os.path.dirname(sys.argv[0]))\n"
        "runpy.run_path(sys.argv[0], run_name='__main__')\n",
        encoding="utf-8",
    )
    glossary(project)
    command = [sys.executable, str(script), str(project / "scripts/commands.py"), "build"]
    result = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "KL_NOW": NOW}, check=False
    )
    assert result.returncode == 0, result.stderr


def test_a_linked_item_renamed_with_a_redirect_is_as_in_a_cold_build(
    project: Path, tmp_path: Path
) -> None:
    edit(
        project,
        "## Cookies",
        "[x](nyheder/2031/en-anden-adresse/index.md)\n\n## Cookies",
        "content/om-webstedet.md",
    )
    assert run(project, "build").returncode == 0
    edit(
        project, "slug: en-anden-adresse", "slug: ny\nformerly:\n  - nyheder/2031/en-anden-adresse/"
    )
    same_as_cold(project, tmp_path / "c")
