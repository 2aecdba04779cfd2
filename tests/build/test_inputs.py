"""Which inputs count as changed, and that what was parsed is what was digested."""

import os
import time
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from klsite.build.inputs import InputScan
from klsite.build.manifest import InputSnapshot
from klsite.model.diagnostics import Warnings
from klsite.model.visibility import Visibility
from klsite.system.fingerprints import digest
from klsite.text.clock import COPENHAGEN

ITEM = "data/news/2030/b.yml"
NOW = datetime(2031, 1, 10, 12, tzinfo=COPENHAGEN)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("data/a.yml", ITEM, "overrides/c.html", "content/d.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def scan(project: Path, before: InputSnapshot | None = None) -> InputScan:
    return InputScan(project, Visibility(NOW), before)


def kept(scan: InputScan) -> InputSnapshot:
    scan.take_digests({ITEM: digest(ITEM.encode())})
    return InputSnapshot(scan.reader, NOW, (), scan.unchanged_files(), Warnings(), msgspec.Raw(b""))


def kept_later(project: Path, monkeypatch: pytest.MonkeyPatch) -> InputSnapshot:
    """Return what a scan ten seconds from now would keep, so that times are trusted."""
    later = time.time_ns() + 10_000_000_000
    monkeypatch.setattr(time, "time_ns", lambda: later)
    return kept(scan(project))


def test_a_file_is_read_again_only_if_it_may_have_changed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = kept_later(project, monkeypatch)
    again = scan(project, first)
    assert again.files["data/a.yml"] is first.inputs["data/a.yml"]
    file = project / "data/a.yml"
    times = file.stat().st_mtime_ns
    file.write_text("DATA/A.YML")  # the same size, and then the same time
    os.utime(file, ns=(times, times))
    changed = scan(project, first)
    assert changed.changed == {"data/a.yml"}
    assert changed.files["data/a.yml"].digest == digest(b"DATA/A.YML")


@pytest.mark.parametrize("seconds", [0, 0.001, -3600])
def test_a_file_that_has_just_changed_is_not_trusted_next_time(
    project: Path, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    moment = (project / "data/a.yml").stat().st_ctime_ns + int(seconds * 1e9)  # also set back
    monkeypatch.setattr(time, "time_ns", lambda: moment)
    first = kept(scan(project))
    assert scan(project, first).files["data/a.yml"] is not first.inputs["data/a.yml"]
    assert not scan(project, first).changed


def test_what_the_scan_has_read_is_what_the_reader_parses(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = scan(project)
    assert first.contents == {"a.yml": b"data/a.yml"}  # new news are left to their reader
    known = kept_later(project, monkeypatch)
    assert scan(project, known).contents == {}
    (project / ITEM).write_text("changed")
    assert scan(project, known).contents == {"news/2030/b.yml": b"changed"}


def test_a_news_item_has_the_digest_of_what_was_parsed(project: Path) -> None:
    found = scan(project)
    assert not found.files[ITEM].digest
    found.take_digests({ITEM: digest(b"as it was parsed")})
    assert found.files[ITEM].digest == digest(b"as it was parsed")


@pytest.mark.parametrize("name", ["data/a.yml", ITEM, "overrides/c.html"])
def test_a_file_that_changes_during_the_build_is_not_kept(project: Path, name: str) -> None:
    found = scan(project)
    found.take_digests({ITEM: digest(ITEM.encode())})
    text = (project / name).read_text()
    (project / name).write_text("another")
    (project / name).write_text(text)  # as ``git checkout`` to and fro
    assert found.files.keys() - found.unchanged_files().keys() == {name}
    assert name in scan(project, kept(found)).changed
