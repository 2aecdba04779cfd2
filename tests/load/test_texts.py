"""What is found in a text is told at its line of the file, whatever way it is written in."""

import shutil
from pathlib import Path

import pytest

from klsite.checks.texts import page_text_faults
from klsite.load.content import content_files
from klsite.load.news import read_item
from klsite.load.reader import Reader
from support.project import SAMPLE

FILE = "news/2031/2031-01-05-zebra.yml"
HEAD = """\
id: proeve
kind: Artikel
date: 2031-01-05
title: "En prøve"
summary: Et resumé.
source: opdigtet
"""


def told(folder: Path, body: str) -> list[str]:
    """Return what is told of an item with a body, without the file's name."""
    shutil.copytree(SAMPLE / "data", folder)
    (folder / FILE).parent.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(HEAD + body, encoding="utf-8")
    reader = Reader(folder)
    reader.read_names()
    read_item(reader, FILE)
    return [str(each).removeprefix(f"data/{FILE}:") for each in reader.log.diagnostics]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("body: |\n  x\n\n  Vi <b>ses\n", "10:6"),
        ("body: |\n  x &lt;b> <b>\n\n  Vi <b>ses</b>\n", "8:12"),
        ("body: |-\n  x\n\n  y\n\n  Vi <b>ses\n", "12:6"),
        ('body: "Vi <b>ses"\n', "7:11"),
        ("body: Vi <b>ses\n", "7:10"),
    ],
)
def test_an_error_is_told_at_its_line(tmp_path: Path, body: str, place: str) -> None:
    assert told(tmp_path / "data", body) == [f"{place}: <b> bliver ikke lukket: skriv </b>"]


def test_the_second_of_two_equal_lines_is_told_at_its_own(tmp_path: Path) -> None:
    body = "body: |\n  ```\n  (a)[/b/]\n  ```\n\n  (a)[/b/]\n"
    assert told(tmp_path / "data", body) == [
        "12:3: advarsel: parenteserne er byttet om, så det ikke bliver et link: et link skrives "
        "[tekst](adresse)"
    ]


def test_where_nothing_is_near_the_line_is_told(tmp_path: Path) -> None:
    body = "body: |\n  x\n\n  | *a* | b |\n"
    assert told(tmp_path / "data", body) == [
        "10:3: advarsel: tabellen bliver ikke til en tabel: den skal have et hoved og en linje som "
        "| --- | --- | under det"
    ]


def test_bullets_of_symbol_fonts_and_ligatures_are_read_as_what_they_look_like(
    tmp_path: Path,
) -> None:
    first = "\uf0b7\tKommunerne \ufb01nder \U0001d41e\ufb00ekter"
    body = f"body: |\n  {first}\n  o\tog mere\n  \uf0a7 To\n"
    shutil.copytree(SAMPLE / "data", tmp_path / "data")
    (tmp_path / "data" / FILE).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "data" / FILE).write_text(HEAD + body, encoding="utf-8")
    reader = Reader(tmp_path / "data")
    reader.read_names()
    _, text = read_item(reader, FILE)
    assert reader.log.diagnostics == []
    assert text is not None
    assert text.html == (
        "<ul>\n<li>Kommunerne finder effekter\n<ul>\n<li>og mere</li>\n</ul>\n</li>\n"
        "<li>To</li>\n</ul>"
    )


@pytest.mark.parametrize(
    ("mark", "message"),
    [
        ("\u00ad", "usynligt tegn (U+00AD): slet det, og brug mellemrum"),
        ("\u202e", "usynligt tegn (U+202E): slet det, og brug mellemrum"),
        ("\u2028", "usynligt tegn (U+2028): slet det, og brug mellemrum"),
        ("\ufffd", "teksten har et ødelagt eller usynligt tegn (U+FFFD): skriv det igen"),
        ("\ue123", "teksten har et ødelagt eller usynligt tegn (U+E123): skriv det igen"),
    ],
)
def test_a_mark_that_nobody_sees_is_told_where_it_stands(
    tmp_path: Path, mark: str, message: str
) -> None:
    assert told(tmp_path / "data", f"body: |\n  x\n\n  ab{mark}c\n") == [f"10:5: {message}"]


def test_so_it_is_in_a_hand_written_page(tmp_path: Path) -> None:
    text = "---\ntitle: Om\ndescription: Om\n---\n\n# Om\n\nab\u202ec\n\nd\ufffd KÃ¸ge\n"
    (tmp_path / "om.md").write_text(text, encoding="utf-8")
    (page,) = content_files(tmp_path)
    told = [str(each).removeprefix(f"{tmp_path.name}/om.md:") for each in page_text_faults(page)]
    assert told == [
        "8:1: teksten har et ødelagt eller usynligt tegn (U+202E): skriv det igen",
        "10:1: »Ã¸« er et tegn, der er læst med et forkert tegnsæt: skriv ø",
    ]
