"""A build that makes only what has changed gives byte for byte what one from nothing gives."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from support.editing import Editor
from support.project import NOW, ROOT, SAMPLE, make_project, run, tree

ITEM = "news/2031/2031-01-05-med-broedtekst.yml"


LEFT = "updated: 2031-01-08\n"


def from_nothing(project: Path, folder: Path, now: str = NOW) -> dict[str, bytes]:
    """Return the site that a build from nothing makes of the same files."""
    shutil.rmtree(folder, ignore_errors=True)
    copy = make_project(_made(folder), project)
    result = run(copy, "build", now=now)
    assert result.returncode == 0, result.stderr
    return tree(copy / "site")


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def build(project: Path, now: str = NOW) -> subprocess.CompletedProcess[str]:
    result = run(project, "build", now=now)
    assert result.returncode == 0, result.stderr
    return result


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


@pytest.fixture
def built(sample: Path) -> Path:
    """The sample, built once."""
    build(sample)
    return sample


def items(project: Path) -> list[Path]:
    return sorted((project / "data/news").rglob("*.yml"))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_edits_give_what_a_build_from_nothing_gives(tmp_path: Path, seed: int) -> None:
    project = make_project(_made(tmp_path / "project"), SAMPLE)
    editor = Editor(project, seed)
    for _ in range(30):
        editor.add()
    told = []
    for _ in range(12):
        told.append(editor.edit())
        build(project)
        assert differing(tree(project / "site"), from_nothing(project, tmp_path / "cold")) == [], (
            told
        )


def test_nothing_changed_writes_nothing(built: Path) -> None:
    before = {file: file.stat().st_ino for file in (built / "site").rglob("*")}
    assert "Intet er ændret" in build(built).stdout
    assert {file: file.stat().st_ino for file in (built / "site").rglob("*")} == before


def test_files_that_are_saved_as_they_were_change_nothing(built: Path) -> None:
    for file in (built / "data").rglob("*.yml"):
        os.utime(file)
    assert "Intet er ændret" in build(built).stdout


def test_a_changed_body_changes_one_page_and_no_list(built: Path) -> None:
    item = next(each for each in items(built) if "body: |" in each.read_text(encoding="utf-8"))
    before = tree(built / "site")
    text = item.read_text(encoding="utf-8")
    item.write_text(text.replace("body: |", "body: |\n  Tilføjet tekst.\n", 1), encoding="utf-8")
    build(built)
    changed = [
        path
        for path in differing(before, tree(built / "site"))
        if not path.startswith(("soegning/", "feeds/", "byggeinfo"))
    ]
    assert len(changed) == 1


def test_a_news_item_that_names_a_municipality_changes_that_page_alone(
    built: Path, tmp_path: Path
) -> None:
    before = tree(built / "site")
    item = built / "data" / ITEM
    text = item.read_text(encoding="utf-8")
    item.write_text(re.sub(r"^title: .*", "title: Nyt fra Byby", text, flags=re.M), "utf-8")
    build(built)
    after = tree(built / "site")
    changed = [path for path in differing(before, after) if path.startswith("om-kl/kommuner/")]
    assert changed == ["om-kl/kommuner/byby/index.html"]
    assert b"Nyt fra Byby" in after[changed[0]]
    assert differing(after, from_nothing(built, tmp_path / "cold")) == []
    item.write_text(text, "utf-8")
    build(built)
    assert differing(before, tree(built / "site")) == []


def test_a_page_that_keeps_its_size_is_written_anew(built: Path, tmp_path: Path) -> None:
    item = next(each for each in items(built) if "body: |" in each.read_text(encoding="utf-8"))
    text = item.read_text(encoding="utf-8")
    for letter in "xy":
        changed = text.replace("body: |", f"body: |\n  {letter}\n", 1)
        item.write_text(changed, encoding="utf-8")
        build(built)
    assert differing(tree(built / "site"), from_nothing(built, tmp_path / "cold")) == []


def test_files_that_have_not_changed_are_the_same_files(built: Path) -> None:
    style = built / "site/assets/kl.css"
    inode = style.stat().st_ino
    item = items(built)[0]
    text = item.read_text(encoding="utf-8")
    item.write_text(text.replace("summary: ", "summary: Nyt. ", 1), encoding="utf-8")
    build(built)
    assert style.stat().st_ino == inode


def test_an_embargo_that_ends_is_seen_without_a_change(built: Path, tmp_path: Path) -> None:
    for now in ("2031-03-01T12:00", "2031-01-10T12:00", "2031-01-11T00:00"):
        build(built, now)
        assert differing(tree(built / "site"), from_nothing(built, tmp_path / "cold", now)) == [], (
            now
        )


def test_an_item_that_turns_a_year_old_is_seen_without_a_change(
    built: Path, tmp_path: Path
) -> None:
    page, front = built / "site/nyheder/2031/med-broedtekst/index.html", built / "site/index.html"
    old = "Nyheden er mere end et år gammel."
    for now, is_old in (
        ("2032-01-05T23:59", False),
        ("2032-01-06T00:00", True),
        ("2031-02-03T12:00", False),
    ):
        build(built, now)
        assert differing(tree(built / "site"), from_nothing(built, tmp_path / "cold", now)) == [], (
            now
        )
        assert (old in page.read_text(encoding="utf-8")) is is_old, now
    assert "Nyt fra KL" in front.read_text(encoding="utf-8")


def test_what_followers_of_a_kkr_are_told_of_an_item_that_left_its_feed_is_made_anew(
    built: Path, tmp_path: Path
) -> None:
    path = built / "data/news/2031/2031-01-04-tal.yml"
    own = "id: tal\nkind: Artikel\ndate: 2031-01-04\ntitle: Tal\nsummary: Om tal.\nsource: brev\n"
    withdrawn = "kkr: [fjordland]\nwithdrawn: Forkert {}.\nwithdrawn_on: 2031-01-08\n"
    path.write_text(f"{own}kkr: [fjordland]\n", encoding="utf-8")
    assert run(built, "remember").returncode == 0
    for text in (withdrawn.format("tal"), withdrawn.format("sum"), LEFT, LEFT.replace("8", "9")):
        path.write_text(f"{own}{text}", encoding="utf-8")
        build(built)
    assert differing(tree(built / "site"), from_nothing(built, tmp_path / "cold")) == []
    path.write_text(f"{own}{withdrawn.format('sum')}", encoding="utf-8")
    build(built)
    path.write_text(f"{own}{withdrawn.format('tal')}", encoding="utf-8")
    build(built)
    assert differing(tree(built / "site"), from_nothing(built, tmp_path / "cold")) == []


@pytest.mark.parametrize("damage", ["cut", "other bytes", "pickle", "gone", "of another project"])
def test_a_broken_or_foreign_cache_is_as_good_as_none(
    built: Path, tmp_path: Path, damage: str
) -> None:
    before = tree(built / "site")
    other = make_project(_made(tmp_path / "another"), SAMPLE)
    if damage == "of another project":
        items(other)[0].unlink()
        build(other)
    for file in [each for each in (built / ".cache").rglob("*") if each.is_file()]:
        content = file.read_bytes()
        if damage == "cut":
            file.write_bytes(content[: len(content) // 2])
        elif damage == "other bytes":
            file.write_bytes(content[:100] + bytes(100) + content[200:])
        elif damage == "pickle":
            file.write_bytes(b"cos\nsystem\n(S'touch hacked'\ntR.")
        elif damage == "gone":
            file.unlink()
        else:
            shutil.copy(other / file.relative_to(built), file)
    build(built)
    assert tree(built / "site") == before
    assert not (built / "hacked").exists()
    assert not Path("hacked").exists()


@pytest.mark.parametrize("deed", ["edit", "remove", "add"])
def test_a_site_changed_by_hand_is_put_right(built: Path, deed: str) -> None:
    before = tree(built / "site")
    page = built / "site/kontakt/index.html"
    if deed == "edit":
        page.write_text("<p>hej", encoding="utf-8")
    elif deed == "remove":
        page.unlink()
    else:
        (page.parent / "fremmed.html").touch()
    build(built)
    assert tree(built / "site") == before


def test_a_changed_template_and_program_make_everything_anew(tmp_path: Path) -> None:
    project = make_project(_made(tmp_path / "project"), SAMPLE)
    for name in ("hooks", "overrides"):
        (project / name).unlink()
        shutil.copytree(ROOT / name, project / name)
    build(project)
    template = project / "overrides/pages/contact.html"
    template.write_text(template.read_text(encoding="utf-8") + "<p>Ny skabelon</p>")
    build(project)
    assert "Ny skabelon" in (project / "site/kontakt/index.html").read_text(encoding="utf-8")
    module = project / "hooks/klsite/pages/about/contact.py"
    text = module.read_text(encoding="utf-8")
    module.write_text(text.replace('title="Kontakt"', 'title="Kontakt os"'), encoding="utf-8")
    build(project)
    assert "Kontakt os" in (project / "site/kontakt/index.html").read_text(encoding="utf-8")


def test_a_mistake_leaves_the_site_and_the_next_build_goes_on(built: Path, tmp_path: Path) -> None:
    before = tree(built / "site")
    item = items(built)[0]
    text = item.read_text(encoding="utf-8")
    item.write_text(text.replace("kind: ", "kindd: ", 1), encoding="utf-8")
    result = run(built, "build")
    assert result.returncode == 1
    assert f"data/{item.relative_to(built / 'data').as_posix()}" in result.stderr
    assert tree(built / "site") == before
    item.write_text(text.replace("summary: ", "summary: Rettet. ", 1), encoding="utf-8")
    build(built)
    assert differing(tree(built / "site"), from_nothing(built, tmp_path / "cold")) == []


def test_the_report_of_a_changed_item_is_that_of_a_whole_check(built: Path) -> None:
    one, two, *_ = items(built)
    two.write_text(two.read_text(encoding="utf-8").replace("kind: ", "kindd: ", 1), "utf-8")
    one.write_text(one.read_text(encoding="utf-8").replace("date: ", "date: x", 1), "utf-8")
    told = run(built, "check").stderr
    shutil.rmtree(built / ".cache")
    assert run(built, "check").stderr == told
    assert "2 filer" in told


def test_the_address_of_the_site_is_part_of_what_a_build_is_made_from(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.dk/proeve/")
    build(built)
    assert b"https://example.dk/proeve/kontakt/" in (built / "site/sitemap.xml").read_bytes()


def test_two_builds_at_once_leave_a_whole_site(built: Path, tmp_path: Path) -> None:
    items(built)[0].unlink()
    command = ["python", str(built / "scripts" / "commands.py"), "build"]
    environment = {**os.environ, "KL_NOW": NOW}
    environment.pop("PYTHONPATH", None)
    import sys

    command[0] = sys.executable
    both = [subprocess.Popen(command, env=environment) for _ in range(2)]
    assert [each.wait() for each in both] == [0, 0]
    build(built)
    assert differing(tree(built / "site"), from_nothing(built, tmp_path / "cold")) == []
