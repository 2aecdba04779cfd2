"""What a change means for citizens, and where a person stands, are told in words."""

import subprocess
from pathlib import Path

import pytest
import yaml

from differing import differences
from support.project import run, tree

ITEM = "data/news/2031/2031-01-05-uden-kategori.yml"


@pytest.fixture
def versioned(sample: Path) -> Path:
    (sample / ".gitignore").write_text("hooks\noverrides\nscripts\nsite\n.cache\n.build\n")
    for arguments in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=En", "-c", "user.email=en@example.dk", "commit", "-qm", "Den første"],
    ):
        subprocess.run(["git", *arguments], cwd=sample, check=True)
    return sample


def test_nothing_changed_is_said(versioned: Path) -> None:
    result = run(versioned, "diff")
    assert (result.returncode, result.stdout) == (0, "Intet er anderledes for borgerne.\n")


def test_a_new_page_and_what_feeds_get_are_told(versioned: Path) -> None:
    (versioned / "data/news/2031/2031-01-09-helt-ny.yml").write_text(
        "id: helt-ny\nkind: Artikel\ndate: 2031-01-09\ntitle: Helt ny\nsummary: Ny.\n"
        "source: opdigtet\n",
        encoding="utf-8",
    )
    told = run(versioned, "diff").stdout
    assert "Nye sider (1):\n  /nyheder/2031/helt-ny/ »Helt ny«\n" in told
    assert "Feedet feeds/nyheder.xml: 1 nyt indlæg" in told
    assert "Beregnede pladser" not in told
    assert not (versioned / "site").exists()


def test_each_kind_of_difference_has_words() -> None:
    path = "kkr/fjordland/2030-2034/sammensaetning.csv"
    head = "\ufeffBogstav;Parti;Pladser;Mindst;Højst\n"
    before = {
        path: f"{head}A;Røde;3;3;3\nB;Blå;2;2;2\n".encode(),
        "a/index.html": b"<title>A \xe2\x80\x93 KL</title><nav>x</nav><article>x</article>",
        "b/index.html": b"<title>B</title><article>x</article>",
        "kalendere/kkr.ics": b"BEGIN",
        "soegning/indeks.json": b"{}",
    }
    after = {
        path: f"{head}A;Røde;;3;4\nC;Grønne;1;1;1\n".encode(),
        "a/index.html": b"<title>A \xe2\x80\x93 KL</title><nav>y</nav><article>x</article>",
        "kalendere/kkr.ics": b"BEGIN:VCALENDAR",
        "soegning/indeks.json": b"[]",
    }
    assert list(differences(before, after)) == [
        "Sider, der forsvinder (1):",
        "  /b/ »B«",
        "Kun hoved, menu eller fod er anderledes på 1 side.",
        "Kalenderen kalendere/kkr.ics er anderledes.",
        "Beregnede pladser i fjordland 2030-2034: Røde 3 → 3-4, Blå 2 → ingen, Grønne ingen → 1.",
        f"Åbne data, der er anderledes: {path}.",
    ]
    assert list(differences(before, before)) == ["Intet er anderledes for borgerne."]


@pytest.mark.parametrize("revision", ["findes-ikke", "--output=x"])
def test_a_revision_that_is_not_there_is_told(versioned: Path, revision: str) -> None:
    result = run(versioned, "diff", "--", revision)
    assert result.returncode == 1
    assert result.stderr == (
        f"»{revision}« findes ikke i git: brug for eksempel HEAD eller main.\n"
    )


def person(project: Path) -> tuple[str, str]:
    file = next((project / "data/people").glob("*.yml"))
    found = yaml.safe_load(file.read_text("utf-8"))["people"][0]
    return found["id"], found["name"]


def test_every_line_that_names_a_person_is_told_and_nothing_is_changed(versioned: Path) -> None:
    id_, name = person(versioned)
    before = {each: each.read_bytes() for each in (versioned / "data").rglob("*.yml")}
    by_id, by_name = run(versioned, "erase", id_), run(versioned, "erase", name.upper())
    assert by_id.returncode == 0
    assert by_id.stdout == by_name.stdout
    lines = [
        f"{file.relative_to(versioned).as_posix()}:{number}:"
        for file in before
        for number, line in enumerate(file.read_text("utf-8").split("\n"), start=1)
        if name in line
    ]
    assert lines
    assert all(each in by_id.stdout for each in lines)
    assert "Historikken i git: 1 ændring har føjet navnet til" in by_id.stdout
    assert {each: each.read_bytes() for each in (versioned / "data").rglob("*.yml")} == before


def test_a_person_who_stands_nowhere_is_told(sample: Path) -> None:
    result = run(sample, "erase", "Ingen Nogensteds")
    assert (result.returncode, result.stderr.splitlines()[-1]) == (
        2, "»Ingen Nogensteds« står hverken i data/ eller content/.",
    )  # fmt: skip


def test_an_address_with_a_name_in_it_can_be_forgotten(sample: Path) -> None:
    file, promises = sample / "data/people/fjordland.yml", sample / "published.txt"
    before = file.read_text("utf-8")
    council = '{election: "2025", municipality: "0801", list: A}'
    added = f"  - {{id: glemt-person, name: Glemt Person, councils: [{council}]}}\n"
    file.write_text(f"{before}{added}", encoding="utf-8")
    assert run(sample, "remember").returncode == 0
    assert "glemt-person" in promises.read_text("utf-8")
    file.write_text(before, encoding="utf-8")
    kept = [each for each in promises.read_text("utf-8").splitlines() if "glemt-" not in each]
    promises.write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert run(sample, "build").returncode == 0
    assert not [path for path in tree(sample / "site") if "glemt-" in path]
