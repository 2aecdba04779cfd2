"""A site and a cache that were copied to another folder count as those of the last build."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from support.project import NOW, SAMPLE, make_project, run, tree

ITEM = "data/news/2031/2031-01-05-med-broedtekst.yml"


@pytest.fixture
def copied(sample_site: Path, tmp_path: Path) -> Path:
    """A fresh project in another folder, with copies of what the last build left elsewhere."""
    project = make_project(tmp_path / "andetsteds", SAMPLE)
    for name in ("site", ".cache"):
        source = sample_site.parent / name
        # Copies with times of their own, as an unpacked archive may have.
        subprocess.run(["cp", "-r", str(source), str(project / name)], check=True)
    return project


def change(project: Path) -> int:
    """Change one item, build, and return how many files are new, changed or gone."""
    path = project / ITEM
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("summary: ", "summary: Nyt. ", 1), encoding="utf-8")
    built = run(project, "build")
    assert built.returncode == 0, built.stderr
    (count,) = re.findall(r"(\d+) filer er nye", built.stdout)
    return int(count)


def test_one_changed_item_makes_as_many_files_as_where_it_was_built(
    copied: Path, sample_site: Path, tmp_path: Path
) -> None:
    here = make_project(tmp_path / "her", SAMPLE)
    assert run(here, "build").returncode == 0
    at_home, elsewhere = change(here), change(copied)
    assert elsewhere == at_home < len(tree(sample_site)) / 4
    assert tree(copied / "site") == tree(here / "site")


def test_nothing_changed_makes_nothing(copied: Path) -> None:
    assert "Intet er ændret." in run(copied, "build").stdout
    assert run(copied, "deploy", str(copied / "www"), now=NOW).returncode == 0


@pytest.mark.parametrize("broken", ["changed", "added", "gone"])
def test_a_copy_that_is_not_what_was_built_is_rendered_anew(
    copied: Path, sample_site: Path, broken: str
) -> None:
    page = copied / "site/kontakt/index.html"
    match broken:
        case "changed":
            page.write_bytes(page.read_bytes()[::-1])
        case "added":
            (copied / "site/fremmed.html").write_text("fremmed", encoding="utf-8")
        case "gone":
            page.unlink()
    assert run(copied, "build").returncode == 0
    assert tree(copied / "site") == tree(sample_site)


def test_a_cache_with_another_key_counts_as_none(
    copied: Path, sample_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KL_CACHE_KEY", "en anden")
    told = run(copied, "deploy", str(copied / "www"))
    assert told.stderr.startswith(".cache/ siger ikke, hvad site/ er bygget af")
    assert run(copied, "build").returncode == 0
    assert tree(copied / "site") == tree(sample_site)


def test_a_build_writes_what_it_added_changed_and_removed(copied: Path) -> None:
    before = tree(copied / "site")
    with (copied / ITEM).open("a", encoding="utf-8") as item:
        item.write("\nwithdrawn: Den var forkert.\nwithdrawn_on: 2031-01-06\n")
    assert run(copied, "build").returncode == 0
    after = tree(copied / "site")
    file = copied / ".build" / "changes.json"
    both = before.keys() & after.keys()
    assert json.loads(file.read_text(encoding="utf-8")) == {
        "added": sorted(after.keys() - before.keys()),
        "changed": sorted(path for path in both if before[path] != after[path]),
        "removed": sorted(before.keys() - after.keys()),
    }
    assert any(before[path] != after[path] for path in both)
    assert run(copied, "build").returncode == 0
    assert json.loads(file.read_text("utf-8")) == {"added": [], "changed": [], "removed": []}
