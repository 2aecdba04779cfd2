"""Two trees: one is published whole, the other is brought up to date beside it."""

import os
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klsite.build.manifest import TreeManifest
from klsite.build.trees import (
    TreeChanged,
    Trees,
    changed_paths,
    folder_times,
    folders_of,
    has_folders,
    remove,
    verify_files,
    write,
)

FILES = {"index.html": b"forside", "nyheder/index.html": b"nyheder", "nyheder/a/index.html": b"a"}


def laid(tree: Path, files: Mapping[str, bytes]) -> TreeManifest:
    entries = {path: write(tree, path, content) for path, content in files.items()}
    return TreeManifest(entries, folder_times(tree, folders_of(entries)))


def verify(tree: Path, manifest: TreeManifest) -> None:
    verify_files(tree, manifest.files)
    if not has_folders(tree, manifest):
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
    manifest = laid(trees.published, FILES)
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
        verify(trees.published, manifest)


def test_an_unchanged_file_is_the_same_file_in_both_trees(trees: Trees) -> None:
    manifest = laid(trees.published, FILES)
    trees.copy(manifest)
    assert contents(trees.staging) == FILES
    published, staging = trees.published / "index.html", trees.staging / "index.html"
    assert published.samefile(staging)
    write(trees.staging, "index.html", b"ny")
    assert (published.read_bytes(), staging.read_bytes()) == (b"forside", b"ny")


def test_publishing_exchanges_the_trees(trees: Trees) -> None:
    trees.copy(laid(trees.published, FILES))
    remove(trees.staging, "nyheder/a/index.html")
    trees.publish(trees.staging)
    assert "nyheder/a/index.html" not in contents(trees.published)
    assert not (trees.published / "nyheder/a").exists()
    assert contents(trees.staging) == FILES


def test_publishing_without_the_system_call_gives_the_same(
    trees: Trees, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("klsite.build.trees.exchange", lambda one, other: False)
    trees.copy(laid(trees.published, FILES))
    remove(trees.staging, "nyheder/a/index.html")
    trees.publish(trees.staging)
    assert "nyheder/a/index.html" not in contents(trees.published)
    assert contents(trees.staging) == FILES


def test_a_killed_build_leaves_nothing_behind(trees: Trees) -> None:
    laid(trees.published, FILES)
    left = trees.staging.parent / "new-999999" / "site"
    left.mkdir(parents=True)
    trees.recover()
    assert not left.exists()
    assert contents(trees.published) == FILES


def test_publishing_that_was_killed_is_recovered(trees: Trees) -> None:
    laid(trees.published, FILES)
    trees.published.rename(trees.published.parent / "work" / "between")
    trees.recover()
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
    manifest, staging = laid(trees.published, states[0]), None
    for before, after in pairwise(states):
        if staging is None:
            trees.copy(manifest)
        else:
            trees.catch_up(changed_paths(staging.files, manifest.files), manifest)
        assert contents(trees.staging) == before
        files = dict(manifest.files)
        for path in before.keys() - after.keys():
            remove(trees.staging, path)
            del files[path]
        for path, content in after.items():
            if before.get(path) != content:
                files[path] = write(trees.staging, path, content)
        found = TreeManifest(files, folder_times(trees.staging, folders_of(files)))
        verify(trees.staging, found)
        trees.publish(trees.staging)
        manifest, staging = found, manifest
        assert contents(trees.published) == after
