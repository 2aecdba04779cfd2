"""What is kept between builds is taken only from this user's own builds, and whole."""

import os
from datetime import date
from pathlib import Path

import msgspec
import pytest

from klsite.system import sealed_store


class Kept(msgspec.Struct):
    """Something to keep."""

    days: dict[str, date | None]
    content: bytes


VALUE = Kept({"nyheder/": date(2030, 1, 2), "kkr/": None}, b"\0\1")


@pytest.fixture(autouse=True)
def own_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("KL_CACHE_KEY", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    sealed_store.save(tmp_path / "cache" / "read", VALUE)
    assert sealed_store.load(tmp_path / "cache" / "read", Kept) == VALUE
    assert [file.name for file in (tmp_path / "cache").iterdir()] == ["read"]


def test_the_key_is_for_this_user_only(tmp_path: Path) -> None:
    sealed_store.save(tmp_path / "read", VALUE)
    key = tmp_path / "state" / "klsite" / "key"
    assert key.stat().st_mode & 0o077 == 0


def test_nothing_is_loaded_with_another_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed_store.save(tmp_path / "read", VALUE)
    monkeypatch.setenv("KL_CACHE_KEY", "en anden")
    assert sealed_store.load(tmp_path / "read", Kept) is None


def test_a_file_is_not_taken_for_another(tmp_path: Path) -> None:
    sealed_store.save(tmp_path / "read", VALUE)
    (tmp_path / "read").rename(tmp_path / "built")
    assert sealed_store.load(tmp_path / "built", Kept) is None


def test_a_value_of_another_shape_is_not_loaded(tmp_path: Path) -> None:
    sealed_store.save(tmp_path / "read", [1, 2, 3])
    assert sealed_store.load(tmp_path / "read", Kept) is None


def test_no_damaged_file_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "read"
    sealed_store.save(file, VALUE)
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert sealed_store.load(file, Kept) is None, place
        file.write_bytes(whole[:place])
        assert sealed_store.load(file, Kept) is None, place


def test_without_a_place_for_a_key_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fil").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "fil"))
    sealed_store.save(tmp_path / "read", VALUE)
    assert not (tmp_path / "read").exists()
    assert sealed_store.load(tmp_path / "read", Kept) is None


def test_what_a_killed_process_was_saving_is_removed(tmp_path: Path) -> None:
    (tmp_path / "build.999999999.new").write_bytes(b"half")
    (tmp_path / f"build.{os.getpid()}.new").write_bytes(b"being written")
    sealed_store.clean(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [f"build.{os.getpid()}.new"]
