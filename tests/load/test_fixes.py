"""Where it is certain what an editor meant, the mistake carries the text that says so."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from klsite.load.content import content_files
from klsite.load.yaml.reader import read_yaml
from klsite.model.diagnostics import DataErrors, fixes
from klsite.site.read import read_site
from klsite.text.clock import COPENHAGEN
from support.project import SAMPLE, run

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
    for name in ("data", "content"):
        shutil.copytree(SAMPLE / name, tmp_path / name)
    path = tmp_path / "data" / "news" / "2031" / "2031-01-05-uden-kategori.yml"
    right = path.read_text(encoding="utf-8")
    path.write_text(right.replace("kind: ", "kind:", 1), encoding="utf-8")
    with pytest.raises(DataErrors) as raised:
        read_site(tmp_path, datetime(2031, 1, 10, 12, tzinfo=COPENHAGEN))
    found = fixes(raised.value.diagnostics)
    assert found == {"data/news/2031/2031-01-05-uden-kategori.yml": right}


def test_a_check_mends_the_files_that_it_can_and_names_the_rest(sample: Path) -> None:
    news = sample / "data" / "news" / "2031"
    first, second = news / "2031-01-05-uden-kategori.yml", news / "2031-01-05-med-broedtekst.yml"
    right = first.read_text(encoding="utf-8")
    first.write_text(right.replace("kind: ", "kind:", 1), encoding="utf-8")
    wrong = second.read_text(encoding="utf-8").replace("kind: ", "slags: ", 1)
    second.write_text(wrong, encoding="utf-8")
    checked = run(sample, "check", "--fix")
    assert (checked.returncode, checked.stdout) == (
        1, "Rettet: data/news/2031/2031-01-05-uden-kategori.yml\n",
    )  # fmt: skip
    assert checked.stderr == (
        "data/news/2031/2031-01-05-med-broedtekst.yml:2:1: ukendt felt »slags«: mente du »kind«?"
        "\n\n1 fejl i 1 fil. Intet er udgivet.\n"
    )
    assert first.read_text(encoding="utf-8") == right
    assert second.read_text(encoding="utf-8") == wrong
