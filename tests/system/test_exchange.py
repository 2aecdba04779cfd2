"""Two folders are exchanged in one step."""

import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from klsite.system.exchange import exchange


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        (folder / "name.txt").write_text(folder.name)
    return one, other


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="the system has no such call")
def test_two_folders_change_places_and_neither_is_ever_gone(folders: tuple[Path, Path]) -> None:
    one, other = folders
    missing: list[int] = []
    stop = Event()

    def watch() -> None:
        while not stop.is_set():
            if not (one / "name.txt").is_file():
                missing.append(1)

    watcher = Thread(target=watch)
    watcher.start()
    try:
        for _ in range(501):
            assert exchange(one, other)
    finally:
        stop.set()
        watcher.join()
    assert (one / "name.txt").read_text() == "other"
    assert (other / "name.txt").read_text() == "one"
    assert missing == []


def test_what_cannot_be_exchanged_is_left_as_it_is(folders: tuple[Path, Path]) -> None:
    one, _ = folders
    assert not exchange(one, one.parent / "findes-ikke")
    assert (one / "name.txt").read_text() == "one"
