"""What the site says it was built from, and that a commit makes nothing else anew."""

import json
import shutil
import subprocess
import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from klsite.system.commit import IN_CI, commit_of
from support.project import NOW, ROOT, run, tree

FILE = "byggeinfo.json"
ITEM = "data/news/2031/2031-01-05-med-broedtekst.yml"


def git(project: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Prøve", "-c", "user.email=proeve@example.org")
    command = ["git", *who, *arguments]
    return subprocess.run(
        command, cwd=project, check=True, capture_output=True, text=True
    ).stdout.strip()


def commit(project: Path, message: str) -> str:
    git(project, "add", "data", "content")
    git(project, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(project, "rev-parse", "HEAD")


def build(project: Path) -> Any:
    built = run(project, "build")
    assert built.returncode == 0, built.stderr
    return json.loads((project / "site" / FILE).read_bytes())


def changed(project: Path) -> list[str]:
    told = json.loads((project / ".build/changes.json").read_bytes())
    return [path for paths in told.values() for path in paths]


def digest_of(project: Path) -> str:
    """Return the digest of the data as docs/drift.md describes it."""
    files = {
        file.relative_to(project).as_posix(): file.read_bytes()
        for folder in ("data", "content")
        for file in (project / folder).rglob("*")
        if file.is_file()
    }
    parts = [path.encode() + b"\0" + sha256(files[path]).digest()[:16] for path in sorted(files)]
    return sha256(b"".join(parts)).hexdigest()[:32]


def test_it_names_commit_and_data_and_no_other_file_is_made_anew_for_a_commit(sample: Path) -> None:
    git(sample, "init", "--quiet")
    first = commit(sample, "Første")
    told = build(sample)
    assert (told["commit"], told["data"]) == (first, digest_of(sample))
    assert told["moment"] == f"{NOW[:10]}T08:00:00+01:00"
    second = commit(sample, "Intet ændret")
    again = build(sample)
    assert again == {**told, "commit": second}
    assert changed(sample) == [FILE]
    before = tree(sample / "site")
    assert build(sample) == again
    assert changed(sample) == []
    with (sample / ITEM).open("a", encoding="utf-8") as item:
        item.write("# rettet\n")
    third = commit(sample, "Rettet")
    edited = build(sample)
    assert (edited["commit"], edited["data"]) == (third, digest_of(sample))
    assert edited["data"] != told["data"]
    assert [each for each in changed(sample) if not each.startswith("nyheder/")] == [FILE]
    incremental = tree(sample / "site")
    assert set(incremental) == set(before)
    shutil.rmtree(sample / ".cache")
    build(sample)
    assert tree(sample / "site") == incremental


@pytest.mark.parametrize("name", IN_CI)
def test_without_git_it_takes_the_commit_of_the_ci(
    sample: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for each in IN_CI:
        monkeypatch.delenv(each, raising=False)
    assert commit_of(sample) is None
    monkeypatch.setenv(name, "c0ffee")
    assert commit_of(sample) == "c0ffee"
    (sample / ".git").write_text("gitdir: /findes-ikke\n", encoding="utf-8")
    assert commit_of(sample) == "c0ffee"


def test_it_tells_the_version_of_the_program(sample_site: Path) -> None:
    told = json.loads((sample_site / FILE).read_bytes())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert told["program"] == project["project"]["version"]
