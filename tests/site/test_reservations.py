"""The page of reservations: made of the data, whole, and true of the pages that it leads to."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from klsite.model import kinds
from klsite.model.annotations import marked_values
from klsite.model.kinds import NEWS_ITEM
from klsite.model.reservations import Doubt, Reservation
from klsite.site.read import read_site
from klsite.site.site import Site
from klsite.text.clock import moment_to_build_for
from support.project import REAL, REAL_NOW
from support.reading import BuiltPage
from support.rendering import Rendering

PAGE = "om-webstedet/forbehold/"


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(REAL, moment_to_build_for(REAL_NOW))


def words(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def letters(text: str) -> str:
    """Return a text without what templates and markup may put between its words."""
    return re.sub(r"[\W_]+", "", text.replace("\u00ad", "")).casefold()


def marked(site: Site) -> Iterator[tuple[Doubt, str]]:
    """Yield every text in the data that is marked as a reservation."""
    for kind in kinds.FILE_KINDS:
        for content in () if kind is NEWS_ITEM else site.dataset.of_kind(kind):
            for _, mark, text in marked_values(content, Reservation):
                yield mark.doubt, text


def test_every_reservation_in_the_data_stands_on_the_page(
    real: dict[str, BuiltPage], site: Site
) -> None:
    shown = letters(words(real[PAGE].document.xpath("//article")[0]))
    found = list(marked(site))
    assert {doubt for doubt, _ in found} == set(Doubt)
    assert len(found) > 60
    missing = [text for _, text in found if letters(text) not in shown]
    assert missing == []


def test_a_page_that_it_leads_to_says_the_reservation_itself(
    real: dict[str, BuiltPage], site: Site
) -> None:
    told = {letters(text) for doubt, text in marked(site) if doubt is not Doubt.NOTED}
    checked = 0
    for line in real[PAGE].document.xpath("//ul[@class='kl-reservations']/li"):
        text = letters(words(line.xpath("./p")[0]))
        if text not in told:
            continue
        for link in line.xpath(".//a/@href"):
            address = str(link).replace("../", "").partition("#")[0]
            content = real[address].document.xpath("//article")[0]
            assert text in letters(words(content)), (address, words(line))
            checked += 1
    assert checked > 40


def test_every_reservation_says_where_it_is_used(real: dict[str, BuiltPage]) -> None:
    lines = real[PAGE].document.xpath("//ul[@class='kl-reservations']/li")
    without = [words(line) for line in lines if not line.xpath(".//a")]
    assert without == []


def test_the_agreements_on_mayors_are_those_of_the_data(
    real: dict[str, BuiltPage], site: Site
) -> None:
    agreed = [
        mayor.municipality
        for election in site.dataset.elections
        for mayor in election.mayors
        if mayor.status == "agreed"
    ]
    links = real[PAGE].document.xpath(
        "//h2[@id='aftaler']/following-sibling::ul[1]//a[contains(@href, 'kommuner/')]/@href"
    )
    assert len(links) == len(set(links)) == len(agreed) > 80


def test_the_readings_tell_what_they_miss(real: dict[str, BuiltPage]) -> None:
    shown = words(real[PAGE].document.xpath("//article")[0])
    assert "Afrunding: kvoten med oprunding. Den rammer ikke KL's repræsentantskab" in shown
    assert "Om lokale lister havde et listesamarbejde, er ikke oplyst." in shown
    assert "KL's bestyrelse: pladserne er fordelt efter d'Hondts metode" in shown


def test_what_kl_has_not_decided_is_told_as_long_as_it_is_not_known(
    real: dict[str, BuiltPage],
) -> None:
    links = real[PAGE].document.xpath("//h2[@id='ikke-afgjort']/following-sibling::ul[1]//a/text()")
    assert links == ["KKR Hovedstaden", "KKR Sjælland"]


@pytest.mark.parametrize(
    ("now", "is_old"), [("2035-12-31T23:00", False), ("2036-01-01T00:00", True)]
)
def test_a_source_is_old_by_the_clock(sample: Path, now: str, is_old: bool) -> None:
    sources = sample / "data/sources.yml"
    text = sources.read_text(encoding="utf-8")
    assert "    date: 2030-02-01\n" in text
    sources.write_text(text.replace("date: 2030-02-01", "date: 2031-01-01"), encoding="utf-8")
    shown = words(Rendering(sample, now).page(PAGE).document)
    assert ("5 år gammel" in shown) is is_old


def test_what_is_marked_in_the_data_comes_on_the_page_by_itself(sample: Path) -> None:
    term = sample / "data/kkr/fjordland/2030-2034/term.yml"
    text = term.read_text(encoding="utf-8")
    reason = "Reglerne er fundet i en skuffe."
    assert "rules_assumed" not in text
    term.write_text(f"{text}rules_assumed: {reason}\n", encoding="utf-8")
    document = Rendering(sample).page(PAGE).document
    (line,) = [
        each
        for each in document.xpath("//ul[@class='kl-reservations']/li")
        if reason in words(each)
    ]
    (link,) = line.xpath(".//a/@href")
    assert str(link).endswith("kkr/fjordland/2030-2034/")


def test_the_site_leads_to_the_page(real: dict[str, BuiltPage]) -> None:
    for address in ("", "om-webstedet/", "kkr/sjaelland/"):
        links = real[address].document.xpath("//a/@href")
        assert any(str(link).endswith(PAGE) or "forbehold" in str(link) for link in links), address
