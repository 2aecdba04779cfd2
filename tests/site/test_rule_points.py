"""The points of the rules of procedure: each has an address that the pages it governs lead to."""

import re
from pathlib import Path

import pytest

from support.loading import told
from support.reading import BuiltPage, pages


@pytest.fixture(scope="module")
def real(real_site: Path) -> list[BuiltPage]:
    return pages(real_site)


def points(built: list[BuiltPage]) -> set[tuple[str, str]]:
    """Return the address of each set of rules with the id of each of its points."""
    return {
        (page.address, str(point))
        for page in built
        if re.fullmatch(r"kkr/regler/[^/]+/", page.address)
        for point in page.document.xpath("//section[@class='kl-point']/h3/@id")
    }


def test_every_point_is_led_to_by_a_page_that_it_governs(real: list[BuiltPage]) -> None:
    found = points(real)
    assert len(found) > 60
    linked = {
        (address.removeprefix("https://www.kl.dk/"), fragment)
        for page in real
        if not page.address.startswith("kkr/regler/")
        for address, _, fragment in (link.partition("#") for link in page.links())
    }
    assert sorted(found - linked) == []


def test_the_supplement_stands_with_its_four_sections(real: list[BuiltPage]) -> None:
    rules = "kkr/regler/sjaelland-2018-2022/"
    own = {point for address, point in points(real) if address == rules}
    assert {point[:8] for point in own if point.startswith("tillaeg")} == {
        f"tillaeg{section}" for section in range(1, 5)
    }
    page = next(each for each in real if each.address == rules)
    words = " ".join(" ".join(page.document.xpath("//article")[0].itertext()).split())
    for said in (
        "KL's formænd og næstformænd mødes jævnligt med formandskaberne",
        "KKR har en central rolle i KL's arbejde.",
        "Det, rådene drøfter, kan følges på",
        "De fem KKR får hjælp af kommunernes administrationer",
        "et sekretariat på to personer til rådighed for hvert KKR",
        "Alle KKR har et sekretariat for det sociale område og rammeaftalerne og et for sundhed.",
    ):
        assert said in words


def test_a_case_says_when_it_was_and_whether_the_rules_held_then(real: list[BuiltPage]) -> None:
    page = next(each for each in real if each.address == "kkr/regler/sjaelland-2018-2022/")
    (point,) = page.document.xpath("//section[@class='kl-point'][h3/@id='bilag1-1.2']")
    words = " ".join(" ".join(point.itertext()).split())
    assert "Eksempel, 22. januar 2014 (før disse regler)" in words
    assert "Begge viceborgmestre i Holbæk var selv medlemmer af KKR Sjælland." in words
    assert "Kilde: Dagsorden, 22. januar 2014, Holbæk Kommune" in words


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("glossary.yml", "3:105"),
        ("core_areas.yml", "4:81"),
        ("bodies.yml", "4:111"),
    ],
)
def test_a_point_of_no_set_is_named(sample: Path, file: str, place: str) -> None:
    path = sample / "data" / file
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"points: \[[^],]*", 'points: ["9.9"', text, count=1), encoding="utf-8")
    first = told(sample).splitlines()[0]
    assert (
        first
        == f"data/{file}:{place}: punktet »9.9« står ikke i nogen forretningsorden: ret nummeret"
    )
