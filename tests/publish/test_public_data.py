"""What no list may name is in no file of data: of every kind, in every state."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from klsite.model.kinds import FILE_KINDS
from klsite.model.publication import Publication
from support.project import NOW, SAMPLE, make_project, run, tree

TERM = "kkr/fjordland/2030-2034"
STATES = {
    "draft": "draft: ja\n",
    "embargo": "embargo: 2031-01-10 14:00\n",
    "withdrawn": "withdrawn: Den var forkert.\nwithdrawn_on: 2031-01-09\n",
    "noindex": "noindex: ja\n",
}
HIDDEN = ("draft", "embargo", "unsent")
"""The states in which nothing at all is public, and that of an agenda that is not sent yet."""

RECORDS = {
    "newsitem": (
        "news/2031/2031-01-0{day}-{word}.yml",
        "id: {word}\nkind: Artikel\ndate: 2031-01-0{day}\ntitle: Om {word}\nsummary: Et {word}.\n",
    ),
    "document": (
        "documents/2031-01-0{day}-{word}.yml",
        "id: {word}\nkind: Brev\ntitle: Om {word}\ndate: 2031-01-0{day}\nsummary: Et {word}.\n"
        "body: Et {word}.\nupdated: 2031-01-09\n",
    ),
    "event": (
        "events/2031-03-0{day}-{word}.yml",
        "id: {word}\ntitle: Om {word}\nstarts: 2031-03-0{day}\nends: 2031-03-0{day}\n"
        "summary: Et {word}.\nupdated: 2031-01-09\n",
    ),
    "meeting": (
        f"{TERM}/meetings/2031-06-0{{day}}.yml",
        "date: 2031-06-0{day}\nkind: ordinary\nplace: {word}\nagenda_sent: {sent}\nagenda:\n"
        "  - number: 1\n    title: Om {word}\n    body: Et {word}.\n"
        "    papers:\n      - {{title: Et {word}, url: https://example.org/{word}.pdf}}\n"
        "updated: 2031-01-09\n",
    ),
}
"""The path and the text of a record of every kind with a page of its own."""


def word(kind: str, state: str) -> str:
    return f"ord{kind}{state}"


@pytest.fixture(scope="module")
def site(sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a record of every kind in every state, and an agenda that is not sent."""
    project = make_project(tmp_path_factory.mktemp("project"), SAMPLE)
    for kind, (path, text) in RECORDS.items():
        states = {**STATES, "unsent": ""} if kind == "meeting" else STATES
        for day, (state, fields) in enumerate(states.items(), start=1):
            sent = "2031-01-11" if state == "unsent" else "2031-01-09"
            given = {"day": day, "word": word(kind, state), "sent": sent}
            made = text.format(**given) + fields + "source: opdigtet\n"
            if state == "unsent":
                made = made.replace(f"place: {given['word']}\n", "")
            (project / "data" / path.format(**given)).write_text(made, encoding="utf-8")
    built = run(project, "build", now=NOW)
    assert built.returncode == 0, built.stderr
    return project / "site"


def unpacked(files: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield every file, and those in archives."""
    for name, content in files.items():
        yield name, name.encode() + content
        if name.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(content)) as opened:
                yield from ((f"{name}/{each}", opened.read(each)) for each in opened.namelist())


def naming(files: dict[str, bytes], *words: str) -> list[tuple[str, str]]:
    return [
        (each, name)
        for name, content in unpacked(files)
        for each in words
        if each.encode() in content
    ]


def test_a_record_of_every_kind_is_tried() -> None:
    models = {
        k.name.lower().replace("_", "") for k in FILE_KINDS if issubclass(k.model, Publication)
    }
    assert models == set(RECORDS)


def test_no_file_of_data_names_what_no_list_may_name(site: Path) -> None:
    data = {
        name: content
        for name, content in tree(site).items()
        if name.endswith((".csv", ".json", ".jsonld", ".zip"))
        and not name.startswith(("feeds/", "soegning/"))
    }
    assert len(data) > 100
    words = [word(kind, state) for kind in RECORDS for state in STATES]
    assert naming(data, *words, word("meeting", "unsent")) == []


def test_what_is_not_public_is_in_no_byte_nor_archive(site: Path) -> None:
    everything = tree(site) | tree(site.parent / ".cache")
    words = [word(kind, state) for kind in RECORDS for state in HIDDEN]
    assert naming(everything, *words) == []
    told = word("newsitem", "withdrawn")
    assert naming(everything, told)
