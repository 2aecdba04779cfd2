"""A build is a guest on a machine: what it needs of it, and what it leaves when it is refused."""

import errno
import os
import resource
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from klsite.build.in_place import PartlyReplaced, rank_by, replace_in_place
from klsite.build.manifest import ArtifactRecord
from klsite.build.trees import verify_files, write
from klsite.search import SearchFacts
from klsite.system import sealed_store
from klsite.system.os_errors import reason
from support.project import NOW, run, tree

REFUSED = "Webstedet kunne ikke bygges: "


def run_limited(project: Path, limit: Callable[[], None]) -> subprocess.CompletedProcess[str]:
    """Build in a process that has called ``limit`` first."""
    return subprocess.run(
        [sys.executable, str(project / "scripts/commands.py"), "build"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "KL_NOW": NOW},
        preexec_fn=limit,
        check=False,
    )


def left(project: Path) -> set[str]:
    """Return what a build has left in the project, the lock apart."""
    made = ("site", ".build", ".cache", "~")
    return {
        path.relative_to(project).as_posix()
        for name in made
        for path in (project / name).rglob("*")
        if path.name != "lock"
    }


@pytest.mark.parametrize("size", [0, 500, 3_000, 30_000])
def test_where_a_file_cannot_be_written_it_is_told_in_a_sentence(sample: Path, size: int) -> None:
    result = run_limited(
        sample, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    )
    assert result.returncode == 1
    first, second = result.stderr.strip().split("\n")
    assert first.startswith(REFUSED)
    assert first.endswith("filen må ikke blive så stor.")
    assert "overrides/" not in first
    assert ".venv/" not in first
    assert second == "site/ er som før."
    assert left(sample) == set()


def test_with_a_site_it_stays_as_it_was(sample: Path) -> None:
    assert run(sample, "build").returncode == 0
    before = tree(sample / "site")
    (sample / "content/stor.txt").write_text("x" * 50_000, encoding="utf-8")
    result = run_limited(
        sample, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, resource.RLIM_INFINITY))
    )
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert tree(sample / "site") == before


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            OSError(28, "No space left on device", "/a/b"),
            "/a/b: der er ikke mere plads på disken: slet noget, og prøv igen",
        ),
        (
            OSError(28, "No space left on device"),
            "der er ikke mere plads på disken: slet noget, og prøv igen",
        ),
        (PermissionError(13, "Permission denied", "site"), "site: der er ikke adgang til den"),
        (OSError(30, "Read-only file system", ".build"), ".build: disken kan kun læses"),
        (
            OSError(36, "File name too long", "a" * 300),
            f"{'a' * 200}…: navnet er for langt (en del af det må fylde 255 bytes)",
        ),
        (OSError(95, "Operation not supported", "x"), "x: Operation not supported"),
    ],
)
def test_what_the_system_refuses_is_told_in_danish(error: OSError, told: str) -> None:
    assert reason(error) == told


@pytest.mark.parametrize("mask", [0o077, 0o000, 0o027])
def test_what_is_published_can_be_read_by_all(sample: Path, mask: int) -> None:
    result = run_limited(sample, lambda: (os.umask(mask), None)[1])
    assert result.returncode == 0, result.stderr
    site = sample / "site"
    modes = {
        (path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in (site, *site.rglob("*"))
    }
    assert modes == {(True, 0o755), (False, 0o644)}
    kept = [path for path in (sample / ".cache").rglob("*") if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}


def test_without_a_home_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_STATE_HOME", "KL_CACHE_KEY", "HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)  # as where no user is known
    monkeypatch.chdir(tmp_path)
    sealed_store.save(tmp_path / "kept", 1)
    assert sealed_store.load(tmp_path / "kept", int) is None
    assert list(tmp_path.iterdir()) == []


def test_a_path_for_the_key_that_is_not_absolute_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KL_CACHE_KEY", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", "state")
    monkeypatch.chdir(tmp_path)
    sealed_store.save(tmp_path / "kept", 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [".build/staging", ".build/lock", ".cache/inputs", ".cache"])
def test_a_link_in_the_work_folders_is_refused(sample: Path, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "udenfor"
    outside.write_text("mit", encoding="utf-8")
    (sample / name).parent.mkdir(exist_ok=True)
    (sample / name).symlink_to(outside)
    result = run(sample, "build")
    assert result.returncode == 1
    assert name in result.stderr
    assert "Traceback" not in result.stderr
    assert run(sample, "check").returncode == 0
    assert outside.read_text(encoding="utf-8") == "mit"


def test_a_fifo_in_place_of_a_lock_holds_no_build_up(sample: Path) -> None:
    (sample / ".build").mkdir()
    os.mkfifo(sample / ".build/lock")
    result = run(sample, "build")
    assert ".build/lock er et link eller ingen fil: slet det, og byg igen." in result.stderr


def test_a_file_edited_in_place_is_made_anew_whatever_its_time_says(sample: Path) -> None:
    assert run(sample, "build").returncode == 0
    page = sample / "site/kontakt/index.html"
    right, times = page.read_bytes(), page.stat()
    page.write_bytes(right.replace(b"Kontakt", b"Tilfald"))
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert page.stat().st_size == times.st_size
    assert run(sample, "build").returncode == 0
    assert page.read_bytes() == right


def test_a_link_to_a_published_file_is_no_edit(sample: Path, tmp_path: Path) -> None:
    assert run(sample, "build").returncode == 0
    page = sample / "site/kontakt/index.html"
    (tmp_path / "kopi.html").hardlink_to(page)
    for _ in range(2):
        result = run(sample, "build")
        assert "Intet er ændret" in result.stdout


def test_only_what_was_touched_is_read(tmp_path: Path) -> None:
    files = {path: write(tmp_path, path, b"x") for path in ("a", "b")}
    assert verify_files(tmp_path, files) == {}
    (tmp_path / "c").hardlink_to(tmp_path / "a")
    assert verify_files(tmp_path, files).keys() == {"a"}


NO_EXCHANGE = """
import errno, os, runpy, sys
sys.argv = sys.argv[1:]
sys.path.insert(0, os.path.dirname(sys.argv[0]))
sys.path.insert(0, os.path.join(os.path.dirname(sys.argv[0]), "..", "hooks"))
import klsite.build.trees as trees
trees.exchange = lambda *_: False
rename = os.rename
def busy(source, target, **_):
    if os.path.basename(source) == "site" and "new-" not in str(source):
        raise OSError(errno.EBUSY, "Device or resource busy", str(source))
    rename(source, target)
os.rename = busy
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def test_a_site_that_is_a_mount_is_brought_up_to_date_in_place(
    sample: Path, sample_site: Path, tmp_path: Path
) -> None:
    script = tmp_path / "busy.py"
    script.write_text(NO_EXCHANGE, encoding="utf-8")
    (sample / "site/gammel").mkdir(parents=True)
    (sample / "site/gammel/index.html").write_text("x", encoding="utf-8")
    folder = (sample / "site").stat().st_ino

    def build() -> str:
        command = [sys.executable, str(script), str(sample / "scripts/commands.py"), "build"]
        result = subprocess.run(
            command, capture_output=True, text=True, env={**os.environ, "KL_NOW": NOW}, check=False
        )
        assert result.returncode == 0, result.stderr
        return result.stdout

    build()
    assert tree(sample / "site") == tree(sample_site)
    assert "Intet er ændret" in build()
    page = sample / "content/om-webstedet.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nMere.\n", encoding="utf-8")
    build()
    assert "Mere." in (sample / "site/om-webstedet/index.html").read_text(encoding="utf-8")
    assert (sample / "site").stat().st_ino == folder


def record(*, searched: bool) -> ArtifactRecord:
    facts = SearchFacts("Nyhed") if searched else None
    return ArtifactRecord("x", None, indexed=True, changed=None, searched=facts)


ARTIFACTS = {
    "index.html": record(searched=False),
    "nyheder/index.html": record(searched=False),
    "nyheder/2031/a/index.html": record(searched=True),
    "feeds/nyheder.xml": record(searched=False),
    "sitemap.xml": record(searched=False),
}
ORDER = [
    "assets/kl.css",
    "nyheder/2031/a/index.html",
    "nyheder/index.html",
    "feeds/nyheder.xml",
    "soegning/indeks.json",
    "sitemap.xml",
    "index.html",
]


def test_files_are_replaced_after_what_they_lead_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in ORDER:
        write(tmp_path / "new", path, path.encode())
    replaced: list[str] = []
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        assert (tmp_path / "site/gone/index.html").exists()
        replaced.append(target.relative_to(tmp_path / "site").as_posix())
        return real(self, target)

    write(tmp_path / "site", "gone/index.html", b"x")
    (tmp_path / "site/lost+found").mkdir()
    monkeypatch.setattr(Path, "replace", replace)
    manifest = replace_in_place(tmp_path / "new", tmp_path / "site", rank_by(ARTIFACTS))
    assert replaced == ORDER
    assert not (tmp_path / "site/gone").exists()
    assert (tmp_path / "site/lost+found").is_dir()
    assert verify_files(tmp_path / "site", manifest.files) == {}
    replaced.clear()
    replace_in_place(tmp_path / "new", tmp_path / "site", rank_by(ARTIFACTS))
    assert replaced == []


@pytest.mark.parametrize(("refused", "told"), [(1, OSError), (2, PartlyReplaced)])
def test_it_is_known_whether_any_file_was_replaced(
    refused: int, told: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        write(tmp_path / "new", name, b"x")
    site = tmp_path / "site"
    site.mkdir()
    real = Path.write_bytes
    written: list[Path] = []

    def write_bytes(self: Path, content: bytes) -> int:
        written.append(self)
        if len(written) == refused:
            raise OSError(errno.EROFS, "Read-only file system", str(self))
        return real(self, content)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    with pytest.raises(told) as raised:
        replace_in_place(tmp_path / "new", site, rank_by({}))
    error = raised.value.__cause__ if told is PartlyReplaced else raised.value
    assert isinstance(error, OSError)
    assert reason(error) == f"{site / 'ab'[refused - 1]}: disken kan kun læses"
    assert len(tree(site)) == refused - 1


def test_whatever_lies_in_the_way_is_replaced(tmp_path: Path) -> None:
    write(tmp_path / "new", "a/index.html", b"a")
    write(tmp_path / "new", "b", b"b")
    site = tmp_path / "site"
    write(site, "b/index.html", b"x")
    write(tmp_path, "udenfor/index.html", b"mit")
    (site / "a").symlink_to(tmp_path / "udenfor")
    replace_in_place(tmp_path / "new", site, rank_by({}))
    assert tree(site) == {"a/index.html": b"a", "b": b"b"}
    assert (tmp_path / "udenfor/index.html").read_bytes() == b"mit"
