"""Two trees: one is published whole, the other is brought up to date beside it."""

import os
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klsite.build.inputs import completed, scan
from klsite.build.trees import (
    TreeChanged,
    TreeManifest,
    Trees,
    changed_paths,
    folder_times,
    folders_of,
    has_folders,
    remove,
    verify_files,
    write,
)
from klsite.system.fingerprints import digest

FILES = {"index.html": b"forside", "nyheder/index.html": b"nyheder", "nyheder/a/index.html": b"a"}


def laid(tree: Path, files: Mapping[str, bytes]) -> TreeManifest:
    entries = {path: write(tree, path, content) for path, content in files.items()}
    return TreeManifest(entries, folder_times(tree, folders_of(entries)))


def verify(tree: Path, inventory: TreeManifest) -> None:
    verify_files(tree, inventory.files)
    if not has_folders(tree, inventory):
        raise TreeChanged(str(tree))


def contents(tree: Path) -> dict[str, bytes]:
    return {
        file.relative_to(tree).as_posix(): file.read_bytes()
        for file in tree.rglob("*")
        if file.is_file()
    }


@pytest.fixture
def trees(tmp_path: Path) -> Trees:
    (tmp_path / "work").mkdir()
    return Trees(tmp_path / "site", tmp_path / "work")


def test_a_tree_as_it_was_left_is_verified(trees: Trees) -> None:
    verify(trees.published, laid(trees.published, FILES))


@pytest.mark.parametrize("deed", ["edit", "remove", "add", "replace", "empty folder"])
def test_whatever_is_done_to_a_tree_is_seen(trees: Trees, deed: str) -> None:
    inventory = laid(trees.published, FILES)
    file = trees.published / "nyheder/a/index.html"
    if deed == "edit":
        file.write_bytes(b"b")
        os.utime(file, ns=(0, 0))
    elif deed == "remove":
        file.unlink()
    elif deed == "add":
        file.with_name("fremmed.html").touch()
    elif deed == "replace":
        file.unlink()
        file.write_bytes(b"a")
    else:
        (trees.published / "nyheder/ny").mkdir()
    for folder in folders_of(FILES):  # as they may be after a change within one tick of the clock
        assert (trees.published / folder).is_dir()
    with pytest.raises(TreeChanged):
        verify(trees.published, inventory)


def test_an_unchanged_file_is_the_same_file_in_both_trees(trees: Trees) -> None:
    inventory = laid(trees.published, FILES)
    trees.copy(inventory)
    assert contents(trees.spare) == FILES
    published, spare = trees.published / "index.html", trees.spare / "index.html"
    assert published.samefile(spare)
    write(trees.spare, "index.html", b"ny")
    assert (published.read_bytes(), spare.read_bytes()) == (b"forside", b"ny")


def test_a_swap_exchanges_the_trees(trees: Trees) -> None:
    trees.copy(laid(trees.published, FILES))
    remove(trees.spare, "nyheder/a/index.html")
    trees.swap()
    assert "nyheder/a/index.html" not in contents(trees.published)
    assert not (trees.published / "nyheder/a").exists()
    assert contents(trees.spare) == FILES


def test_a_swap_that_was_interrupted_is_mended(trees: Trees) -> None:
    laid(trees.published, FILES)
    trees.published.rename(trees.published.parent / "work" / "between")
    trees.mend()
    assert contents(trees.published) == FILES


PATHS = st.sampled_from(["index.html", "a/index.html", "a/b/index.html", "a/b.xml", "c/index.html"])
STATES = st.lists(
    st.dictionaries(PATHS, st.sampled_from([b"1", b"2", b"3"]), min_size=1), min_size=2, max_size=6
)


@given(STATES)
@settings(max_examples=40, deadline=None)
def test_any_course_of_changes_ends_in_the_last_state(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, bytes]]
) -> None:
    base = tmp_path_factory.mktemp("trees")
    (base / "work").mkdir()
    trees = Trees(base / "site", base / "work")
    inventory, spare = laid(trees.published, states[0]), None
    for before, after in pairwise(states):
        if spare is None:
            trees.copy(inventory)
        else:
            trees.catch_up(changed_paths(spare.files, inventory.files), inventory)
        assert contents(trees.spare) == before
        files = dict(inventory.files)
        for path in before.keys() - after.keys():
            remove(trees.spare, path)
            del files[path]
        for path, content in after.items():
            if before.get(path) != content:
                files[path] = write(trees.spare, path, content)
        found = TreeManifest(files, folder_times(trees.spare, folders_of(files)))
        verify(trees.spare, found)
        trees.swap()
        inventory, spare = found, inventory
        assert contents(trees.published) == after


def test_a_file_is_read_again_only_if_it_may_have_changed(tmp_path: Path) -> None:
    file = tmp_path / "data" / "a.yml"
    file.parent.mkdir()
    file.write_text("a")
    later = file.stat().st_ctime_ns + 10_000_000_000
    first = scan(tmp_path, ["data"], {}, later)
    assert scan(tmp_path, ["data"], first, later)["data/a.yml"] is first["data/a.yml"]
    times = file.stat().st_mtime_ns
    file.write_text("b")  # the same size, and then the same time
    os.utime(file, ns=(times, times))
    again = scan(tmp_path, ["data"], first, later)
    assert again["data/a.yml"].digest == digest(b"b")


def test_a_file_that_has_just_changed_is_not_trusted_next_time(tmp_path: Path) -> None:
    file = tmp_path / "data" / "a.yml"
    file.parent.mkdir()
    file.write_text("a")
    now = file.stat().st_ctime_ns
    for moment in (now, now + 1_000_000, now - 3_600_000_000_000):  # also if the clock was set back
        first = scan(tmp_path, ["data"], {}, moment)
        assert scan(tmp_path, ["data"], first, now)["data/a.yml"] is not first["data/a.yml"]


def test_an_unread_file_gets_the_digest_of_its_reader_or_of_its_content(tmp_path: Path) -> None:
    for name in ("news/a.yml", "news/b.yml", "c.yml"):
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_text(name)
    looked = scan(tmp_path, ["data"], {}, 0, unread="data/news/")
    assert [path for path, each in looked.items() if not each.digest] == [
        "data/news/a.yml",
        "data/news/b.yml",
    ]
    read = completed(tmp_path, looked, {"data/news/a.yml": digest(b"as it was read")})
    assert {path: each.digest for path, each in read.items()} == {
        "data/news/a.yml": digest(b"as it was read"),
        "data/news/b.yml": digest(b"news/b.yml"),
        "data/c.yml": digest(b"c.yml"),
    }
