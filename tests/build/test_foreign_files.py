"""What lies among data and hand-written pages without being one: never published, never a stop."""

import os
import shutil
import socket
from pathlib import Path

import pytest

from klsite.load.content import hindered_files
from klsite.load.content_tree import published_files
from klsite.load.reader import Reader
from klsite.system.file_tree import Hindrance, files_below
from support.foreign_names import COPIES, LEFT_BEHIND
from support.project import run, tree

NAMES = [name for name in LEFT_BEHIND if name not in ("__MACOSX", "__pycache__", ".git")]


def told(folder: Path) -> list[str]:
    """Return what a reader says of the files of a data folder that are not to be read."""
    reader = Reader(folder)
    reader.read_all(lambda *_: None)
    return [
        str(each) for each in reader.log.diagnostics if not each.message.startswith("filen mangler")
    ]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a folder for news, outside of which there is a file."""
    (tmp_path / "projekt/data/news/2031").mkdir(parents=True)
    (tmp_path / "hemmelig.yml").write_text("id: x\n", encoding="utf-8")
    return tmp_path / "projekt/data"


def test_leftovers_in_the_data_are_passed_over(data: Path) -> None:
    for name in NAMES:
        (data / "news/2031" / name).write_text("x", encoding="utf-8")
    (data / "news/2031/.#2031-01-05-a.yml").symlink_to("lone@pc.1234:5678")
    assert told(data) == []


@pytest.mark.parametrize("name", COPIES)
def test_a_conflict_copy_in_the_data_is_told_with_what_to_do(data: Path, name: str) -> None:
    (data / "news/2031" / name).write_text("id: a\n", encoding="utf-8")
    assert told(data) == [
        f"data/news/2031/{name}:1:1: filen er en kopi, som et program til synkronisering har "
        "lavet, fordi 2026-11-20-a.yml blev rettet to steder: skriv det, der mangler, ind i "
        "2026-11-20-a.yml, og slet kopien"
    ]


LINKS = {
    "../../../../hemmelig.yml": "filen er et link til en fil uden for projektet, eller til en "
    "skjult: læg selve filen her i stedet",
    "/etc/passwd": "filen er et link til en fil uden for projektet, eller til en skjult: læg "
    "selve filen her i stedet",
    "/findes/ikke": "filen kan ikke læses: den er et link, der ingen steder fører hen",
    "x.yml": "filen kan ikke læses: den er et link, der ingen steder fører hen",
    "../..": "det er et link til en mappe: læg selve mappen her i stedet",
    "/dev/zero": "det er ikke en almindelig fil (men en kø, en sokkel eller en enhed): slet den",
}


@pytest.mark.parametrize(("target", "message"), LINKS.items())
def test_a_link_out_of_the_project_is_refused(data: Path, target: str, message: str) -> None:
    (data / "news/2031/x.yml").symlink_to(target)
    assert told(data) == [f"data/news/2031/x.yml:1:1: {message}"]


@pytest.mark.parametrize("kind", ["fifo", "socket"])
def test_what_is_no_file_is_refused_unopened(data: Path, kind: str) -> None:
    with made(data / "news/2031/2031-01-05-x.yml", kind):
        assert told(data) == [
            "data/news/2031/2031-01-05-x.yml:1:1: det er ikke en almindelig fil (men en kø, en "
            "sokkel eller en enhed): slet den"
        ]


def test_a_folder_that_is_named_like_a_file_is_told(data: Path) -> None:
    (data / "news/2031/2031-01-05-x.yml").mkdir()
    assert told(data) == [
        "data/news/2031/2031-01-05-x.yml:1:1: det er en mappe, som har navn som en datafil: giv "
        "den et andet navn"
    ]


class made:  # noqa: N801 - reads as a verb where it is used
    """A FIFO or a socket at a path, for a while."""

    def __init__(self, path: Path, kind: str) -> None:
        self._path, self._kind, self._socket = path, kind, socket.socket(socket.AF_UNIX)

    def __enter__(self) -> None:
        if self._kind == "fifo":
            os.mkfifo(self._path)
        else:
            here = Path.cwd()
            os.chdir(self._path.parent)  # the name of a socket has room for a hundred letters
            try:
                self._socket.bind(self._path.name)
            finally:
                os.chdir(here)

    def __exit__(self, *_: object) -> None:
        self._socket.close()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "projekt" / "content"
    (folder / "billeder").mkdir(parents=True)
    (tmp_path / "projekt" / ".cache").mkdir()
    (tmp_path / "projekt" / ".cache" / "inputs").write_text("hemmeligt", encoding="utf-8")
    (tmp_path / "projekt" / "fælles.png").write_text("x", encoding="utf-8")
    (folder / "index.md").write_text("x", encoding="utf-8")
    return folder


def test_only_own_files_of_the_content_are_published(content: Path) -> None:
    for name in (*NAMES, *COPIES):
        (content / "billeder" / name).write_text("x", encoding="utf-8")
    (content / ".#index.md").symlink_to("lone@pc.1234:5678")
    (content / "væk.md").symlink_to("/findes/ikke")
    (content / "fælles.png").symlink_to("../fælles.png")
    (content / ".well-known").mkdir()
    (content / ".well-known/change-password").write_text("x", encoding="utf-8")
    found = ["fælles.png", "index.md", ".well-known/change-password"]
    assert list(published_files(content)) == found


@pytest.mark.parametrize(
    ("target", "hindrance"),
    [
        ("/etc/passwd", Hindrance.LINK_OUT),
        ("../.cache/inputs", Hindrance.LINK_OUT),
        ("../../projekt/.cache/inputs", Hindrance.LINK_OUT),
        ("/etc", Hindrance.FOLDER_LINK),
        ("/dev/null", Hindrance.NO_FILE),
        ("index.md", None),
        ("../fælles.png", None),
    ],
)
def test_a_link_may_only_lead_to_what_may_be_published(
    content: Path, target: str, hindrance: Hindrance | None
) -> None:
    (content / "link").symlink_to(target)
    found = {each.path: each.hindrance for each in files_below(str(content), str(content.parent))}
    assert found["link"] == hindrance


def test_a_copy_or_a_dead_link_in_the_content_is_a_warning(content: Path) -> None:
    (content / COPIES[0]).write_text("x", encoding="utf-8")
    (content / "væk.md").symlink_to("/findes/ikke")
    (content / "ud.md").symlink_to("/etc/passwd")
    assert [(each.file, each.level.value) for each in hindered_files(content)] == [
        (f"content/{COPIES[0]}", "warning"),
        ("content/ud.md", "error"),
        ("content/væk.md", "warning"),
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("aux.md", "»aux« kan ikke bruges: Windows kan ikke gemme noget med det navn"),
        ("bilag/Con.pdf", "»Con« kan ikke bruges: Windows kan ikke gemme noget med det navn"),
        ("lpt1/oplæg.pdf", "»lpt1« kan ikke bruges: Windows kan ikke gemme noget med det navn"),
        ("bilag/kl. 10:30.pdf", "»kl. 10:30.pdf« kan ikke gemmes på Windows: slet : i navnet"),
        ("bilag/hvad?.pdf", "»hvad?.pdf« kan ikke gemmes på Windows: slet ? i navnet"),
        ("bilag./a.pdf", "»bilag.« kan ikke gemmes på Windows: slet det sidste tegn i navnet"),
        (
            f"{'æ' * 121}.pdf",
            f"navnet »{'æ' * 40}…« er for langt: det må højst fylde 240 byte",
        ),
        (
            "/".join("a" * 200 for _ in range(5)),
            "stien er for lang: den må højst fylde 1000 byte i alt",
        ),
        (
            "index.MD",
            "kun store og små bogstaver skiller navnet fra content/index.MD: giv filen et andet",
        ),
    ],
)
def test_a_name_that_some_system_cannot_store_is_told(
    content: Path, name: str, message: str
) -> None:
    (content / name).parent.mkdir(parents=True, exist_ok=True)
    (content / name).write_text("x", encoding="utf-8")
    found = {each.message: each for each in hindered_files(content)}
    assert found[message].level.value == "error"


def test_a_build_publishes_none_of_them(sample: Path, sample_site: Path) -> None:
    content = sample / "content"
    for name in (*NAMES, *COPIES):
        shutil.copy(content / "om-webstedet.md", content / name)
    (content / ".#om-webstedet.md").unlink()
    (content / ".#om-webstedet.md").symlink_to("lone@pc.1234:5678")
    (content / ".well-known").mkdir()
    (content / ".well-known/change-password").write_text("x", encoding="utf-8")
    (content / "humans.txt").write_text("Tak til alle", encoding="utf-8")
    for command in (["check"], ["build"], ["build"], ["build", "--plain"]):
        result = run(sample, *command)
        assert result.returncode == 0, result.stderr
        assert result.stderr.count("advarsel: filen er en kopi") == len(COPIES)
    asked_for = {".well-known/change-password": b"x", "humans.txt": b"Tak til alle"}
    expected = tree(sample_site) | asked_for
    assert tree(sample / "site").keys() == expected.keys()


def test_a_change_of_what_a_link_leads_to_is_seen(sample: Path) -> None:
    page = sample / "content" / "om-webstedet.md"
    page.rename(sample / "siden.md")
    page.symlink_to("../siden.md")
    assert run(sample, "build").returncode == 0
    page.unlink()
    page.symlink_to("/etc/passwd")
    for command in ("check", "build"):
        result = run(sample, command)
        assert result.returncode == 1
        assert "content/om-webstedet.md:1:1: filen er et link til en fil uden for" in result.stderr
    assert b"root:x:" not in b"".join(tree(sample / "site").values())


@pytest.mark.parametrize("place", ["content/x", "content/x.md", "overrides/assets/x.css"])
def test_a_fifo_holds_no_build_up(sample: Path, place: str) -> None:
    if place.startswith("overrides"):
        shutil.copytree((sample / "overrides").resolve(), sample / "new")
        (sample / "overrides").unlink()
        (sample / "new").rename(sample / "overrides")
    os.mkfifo(sample / place)
    result = run(sample, "build")
    assert "Traceback" not in result.stderr
    assert result.returncode == (1 if place.startswith("content") else 0)
