"""Where it is certain what an editor meant, the mistake carries the text that says so."""

from datetime import datetime
from pathlib import Path

import pytest

from klsite.load.content import content_files
from klsite.load.yaml.reader import read_yaml
from klsite.model.diagnostics import DataErrors, fixes
from klsite.site.read import read_site
from klsite.text.clock import COPENHAGEN
from support.project import SAMPLE, copy_data, run

GOOD = """\
id: proeve
kind: Artikel
title: "KL: En prøve"
summary: >-
  Et resumé.
kkr:
  - fjordland
  - '@KL'
"""
VALUE = read_yaml("x.yml", GOOD).value


@pytest.mark.parametrize(
    ("right", "slip"),
    [
        ('"KL: En prøve"', "KL: En prøve"),
        ('"KL: En prøve"', '"KL: En prøve'),
        ("kind: ", "kind:"),
        ("kind: ", "kind "),
        ("kind: ", "kind:\u00a0"),
        ("kind:", "\tkind:"),
        ("  - fjordland", "\t- fjordland"),
        (">-\n  Et resumé.", ">- Et resumé."),
        ("  Et resumé.", "Et resumé."),
        ("  - '@KL'", "  - @KL"),
    ],
)
def test_the_mended_text_says_what_was_meant(right: str, slip: str) -> None:
    text = GOOD.replace(right, slip, 1)
    assert text != GOOD
    reading = read_yaml("x.yml", text)
    assert reading.mistakes
    mended = fixes(reading.mistakes)["x.yml"]
    assert read_yaml("x.yml", mended).mistakes == ()
    assert read_yaml("x.yml", mended).value == VALUE


def test_two_slips_are_mended_together() -> None:
    text = GOOD.replace("kind: ", "kind:").replace('"KL: En prøve"', "KL: En prøve")
    reading = read_yaml("x.yml", text)
    assert len(reading.mistakes) == 2
    assert {read_yaml("x.yml", str(each.fix)).value == VALUE for each in reading.mistakes} == {True}


@pytest.mark.parametrize(
    ("right", "slip"),
    [
        ("kind:", "  kind:"),
        ("  Et resumé.", "  Et resumé,\nsom går videre."),
        ("kind: Artikel", "kind: Artikel\nkind: Artikel"),
        ("  - fjordland", "  - {a: b"),
        ("kind: ", "kind: ["),
    ],
)
def test_what_may_have_been_meant_in_two_ways_is_left_to_the_editor(right: str, slip: str) -> None:
    reading = read_yaml("x.yml", GOOD.replace(right, slip, 1))
    assert reading.mistakes
    assert fixes(reading.mistakes) == {}


def test_a_mended_head_keeps_the_page_below_it(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    right = "---\ntitle: 'KL: X'\ndescription: Om X\nupdated: 2030-01-01\n---\n\nTekst: her\n"
    (content / "x.md").write_text(right.replace("'KL: X'", "KL: X"), encoding="utf-8")
    (page,) = content_files(content)
    assert fixes(page.mistakes) == {"content/x.md": right}


def test_a_fix_comes_with_the_errors_of_a_project(tmp_path: Path) -> None:
    copy_data(SAMPLE, tmp_path)
    path = tmp_path / "data" / "news" / "2031" / "2031-01-05-uden-kategori.yml"
    right = path.read_text(encoding="utf-8")
    path.write_text(right.replace("kind: ", "kind:", 1), encoding="utf-8")
    with pytest.raises(DataErrors) as raised:
        read_site(tmp_path, datetime(2031, 1, 10, 12, tzinfo=COPENHAGEN))
    found = fixes(raised.value.diagnostics)
    assert found == {"data/news/2031/2031-01-05-uden-kategori.yml": right}


def test_what_is_certain_is_shown_and_mended_and_the_rest_is_named(sample: Path) -> None:
    news = sample / "data" / "news" / "2031"
    first, second = news / "2031-01-05-uden-kategori.yml", news / "2031-01-05-med-broedtekst.yml"
    right = first.read_text(encoding="utf-8")
    first.write_text(right.replace("kind: ", "kind:", 1), encoding="utf-8")
    wrong = second.read_text(encoding="utf-8").replace("kind: ", "slags: ", 1)
    second.write_text(wrong, encoding="utf-8")
    shown = run(sample, "fix", "--show")
    assert shown.returncode == 1
    assert "-kind:Artikel\n+kind: Artikel\n" in shown.stdout
    assert shown.stdout.endswith("Intet er skrevet (--show).\n")
    assert first.read_text(encoding="utf-8") != right
    fixed = run(sample, "fix")
    assert fixed.returncode == 1
    assert fixed.stdout == shown.stdout.replace(
        "Intet er skrevet (--show).", "Rettet: data/news/2031/2031-01-05-uden-kategori.yml"
    )
    assert fixed.stderr == (
        "data/news/2031/2031-01-05-med-broedtekst.yml:2:1: ukendt felt »slags«: mente du »kind«?"
        "\n\n1 fejl i 1 fil. Intet er udgivet.\n"
    )
    assert first.read_text(encoding="utf-8") == right
    assert second.read_text(encoding="utf-8") == wrong


@pytest.mark.parametrize(
    ("right", "slip"),
    [
        ("date: 2031-01-05", "date: 5-1-2031"),
        ("date: 2031-01-05", "date: '05.01.2031'"),
        ("source: ", "source:\t"),
        ("En nyhed", "E\u0301n nyhed"),
        ("\n", "\r\n"),
        ("kind: Artikel", "kind: Artikel  "),
    ],
)
def test_each_slip_with_one_answer_is_written_right(sample: Path, right: str, slip: str) -> None:
    file = sample / "data/news/2031/2031-01-05-uden-kategori.yml"
    text = file.read_text(encoding="utf-8")
    wrong = text.replace(right, slip)
    assert wrong != text
    file.write_bytes(wrong.encode())
    assert run(sample, "fix").returncode == 0
    wanted = text if "\u0301" not in slip else text.replace("En nyhed", "\u00c9n nyhed")
    assert file.read_bytes() == wanted.encode()


@pytest.mark.parametrize(
    "name",
    [
        "2031/2031-01-05-Uden kategori.yml",
        "2031/2031-01-05-uden-kategori.yaml",
        "2031/uden-kategori.yml",
        "2030/2031-01-05-uden-kategori.yml",
    ],
)
def test_a_file_gets_the_name_that_it_can_only_have(sample: Path, name: str) -> None:
    right = sample / "data/news/2031/2031-01-05-uden-kategori.yml"
    wrong = sample / "data/news" / name
    wrong.parent.mkdir(exist_ok=True)
    right.rename(wrong)
    result = run(sample, "fix")
    assert (result.returncode, right.is_file(), wrong.exists()) == (0, True, False), result.stdout
    told = f"data/news/{name} får navnet data/news/2031/2031-01-05-uden-kategori.yml"
    assert told in result.stdout


def test_only_the_files_named_are_mended_and_right_ones_are_left_alone(sample: Path) -> None:
    before = {file: file.read_bytes() for file in (sample / "data").rglob("*.yml")}
    result = run(sample, "fix")
    assert result.returncode == 0
    assert "Rettet" not in result.stdout
    assert {file: file.read_bytes() for file in (sample / "data").rglob("*.yml")} == before
    file = sample / "data/news/2031/2031-01-05-uden-kategori.yml"
    file.write_text(file.read_text("utf-8").replace("kind: ", "kind:", 1), "utf-8")
    assert run(sample, "fix", str(sample / "data/news/2030")).returncode == 0
    assert "kind:Artikel" in file.read_text("utf-8")
