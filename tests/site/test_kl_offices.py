"""Who has led KL: on the pages as sure as it is, and checked in the data."""

from pathlib import Path

import pytest
from lxml import html

from klsite.model.kl_offices import BoardTerm, KlOffice
from support.loading import told
from support.project import REAL, make_project
from support.reading import pages

OFFICES, BOARD = "om-kl/formandskab-og-direktion/", "om-kl/bestyrelsens-medlemmer/"


def lines(site: Path, address: str) -> list[str]:
    """Return the list items of a page, each with its sources."""
    document = html.fromstring((site / address / "index.html").read_bytes())
    return [" ".join(" ".join(each.itertext()).split()) for each in document.xpath("//article//li")]


def test_every_line_of_an_office_names_its_source(real_site: Path) -> None:
    document = html.fromstring((real_site / OFFICES / "index.html").read_bytes())
    items = document.xpath("//*[@class='kl-holdings']/li")
    assert len(items) > 15
    for item in items:
        assert item.xpath(".//*[@class='kl-source']"), " ".join(item.itertext())


def test_what_was_only_expected_is_not_told_as_fact(real_site: Path) -> None:
    expected = [
        line
        for line in lines(real_site, OFFICES)
        if line.startswith("Peter Rahbæk Juel ") and "topmødet i Aalborg" in line
    ]
    (line,) = expected
    assert "Ikke bekræftet · Odense, Socialdemokratiet (A) Ventet valgt på topmødet" in line


def test_a_name_that_no_source_gives_is_said_to_be_unknown(real_site: Path) -> None:
    found = lines(real_site, OFFICES)
    assert any(line.startswith("Uden kendt navn Marts 2022 til oktober 2024") for line in found)


def test_the_board_is_named_and_leads_to_the_people(real_site: Path) -> None:
    found = [line for line in lines(real_site, BOARD) if line.startswith("Jacob Bjerregaard")]
    assert found == ["Jacob Bjerregaard , Fredericia, Socialdemokratiet (A)"]
    page = next(each for each in pages(real_site) if each.address == BOARD)
    links = page.document.xpath("//article//li/a/@href")
    assert any(str(link).endswith("personer/jacob-bjerregaard/") for link in links)


def test_two_holders_of_one_post_are_refused() -> None:
    holdings = [
        {"ends": "2018-03-08", "sources": ["x"]},
        {"starts": "2018-03", "sources": ["x"]},
    ]
    KlOffice.model_validate({"id": "formand", "title": "Formand", "holdings": holdings})
    holdings[1]["starts"] = "2017"
    message = "den ene har posten til 2018-03-08, men den næste fra 2017"
    with pytest.raises(ValueError, match=message):
        KlOffice.model_validate({"id": "formand", "title": "Formand", "holdings": holdings})
    shared = {"id": "direktoer", "title": "Direktør", "shared": "ja", "holdings": holdings}
    assert len(KlOffice.model_validate(shared).holdings) == 2


def test_a_time_that_ends_before_it_starts_is_refused() -> None:
    holdings = [{"starts": "2018-03", "ends": "2018-02", "sources": ["x"]}]
    with pytest.raises(ValueError, match="»ends« \\(2018-02\\) ligger før »starts« \\(2018-03\\)"):
        KlOffice.model_validate({"id": "formand", "title": "Formand", "holdings": holdings})


def test_more_members_than_seats_are_refused() -> None:
    members = [{"name": "Ørla Prøve"}, {"name": "Åse Prøve"}]
    board = {"period": "2018-2022", "total": "1", "members": members, "sources": ["x"]}
    with pytest.raises(ValueError, match="2 er nævnt, men bestyrelsen har 1 pladser"):
        BoardTerm.model_validate(board)


def test_names_that_do_not_fit_the_published_seats_are_told(tmp_path: Path) -> None:
    project = make_project(tmp_path, REAL)
    file = project / "data/kl_offices.yml"
    text = file.read_text(encoding="utf-8")
    old = "{name: Jette Skive, party: O,"
    assert old in text
    file.write_text(text.replace(old, "{name: Jette Skive, party: V,"), encoding="utf-8")
    found = told(project, "2026-11-29T12:00").splitlines()
    (line,) = [each for each in found if "Jette" in each or "V er nævnt" in each]
    place = text[: text.index("  - {name: Jacob Bundsgaard", text.index("boards:"))].count("\n") + 1
    assert line == (
        f"data/kl_offices.yml:{place}:7: 6 medlemmer for V er nævnt, men V har 5 pladser i "
        "2018-2022"
    )
