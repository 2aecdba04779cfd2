"""Names and addresses that have changed: the old ones are found, and stay where they belong."""

from pathlib import Path

import pytest

from support.index_reading import found
from support.reading import BuiltPage, pages, words

TERM = "kkr/fjordland/2030-2034/"


@pytest.fixture(scope="module")
def site(sample_site: Path) -> dict[str, BuiltPage]:
    return {page.address: page for page in pages(sample_site)}


def test_a_renamed_municipality_keeps_its_old_address(site: dict[str, BuiltPage]) -> None:
    page = words(site["om-kl/kommuner/dalby/"])
    assert page.startswith("Dalby Bykommune Kommunekode 0804, Region Fjordland")
    assert "Tidligere navn: Gammeldal (til og med 30. juni 2030)." in page
    (refresh,) = site["om-kl/kommuner/gammeldal/"].document.xpath(
        "//meta[@http-equiv='refresh']/@content"
    )
    assert refresh.endswith("/om-kl/kommuner/dalby/")


def test_the_list_of_municipalities_finds_an_old_name(site: dict[str, BuiltPage]) -> None:
    (line,) = site["om-kl/kommuner/"].document.xpath("//li[contains(@data-name, '0804')]")
    assert line.get("data-name") == "gammeldal dalby østerdal nordmark 0804"
    assert " ".join(line.itertext()).split() == ["Dalby", "KKR", "Fjordland"]


def test_a_municipality_tells_what_it_was_merged_of(site: dict[str, BuiltPage]) -> None:
    page = site["om-kl/kommuner/dalby/"]
    told = "Sammenlagt af de tidligere kommuner Gammeldal og Østerdal og dele af Nordmark."
    assert told in words(page)
    (description,) = page.document.xpath("//meta[@name='description']/@content")
    assert description.startswith("Dalby (Gammeldal, Østerdal): borgmester")


def test_a_finished_term_has_the_name_of_its_time(site: dict[str, BuiltPage]) -> None:
    assert "Gammeldal" in words(site["kkr/fjordland/2026-2030/medlemmer/"])
    assert "Dalby" not in words(site["kkr/fjordland/2026-2030/medlemmer/"])
    assert "borgmester i Dalby" in words(site[f"{TERM}medlemmer/"]).lower().replace(
        "dalby", "Dalby"
    )


def test_the_municipalities_of_a_term_are_those_of_its_beginning(
    site: dict[str, BuiltPage],
) -> None:
    before, after = site["kkr/fjordland/2026-2030/"], site[TERM]
    assert "Kommuner 4" in words(before)
    assert "Kommuner 5" in words(after)
    assert "Engby" in words(site["kkr/aadal/2026-2030/medlemmer/"])
    engby = words(site["om-kl/kommuner/engby/"])
    assert "Til og med 31. december 2029 hørte kommunen til Region Ådal." in engby
    assert "KKR Fjordland 2030-2034" in engby
    assert "KKR Ådal 2026-2030" in engby
    assert "KKR Fjordland 2026-2030" not in engby


def test_minutes_have_the_name_of_their_day(site: dict[str, BuiltPage]) -> None:
    minutes = site[f"{TERM}moeder/2030-03-04/"]
    assert "Foreslået af Bent Bellis 23. februar 2030" in words(minutes)
    assert any(link.endswith("/personer/bent-tusindfryd/") for link in minutes.links())
    assert "Bent Tusindfryd" in words(site[f"{TERM}medlemmer/"])


def test_an_old_name_of_a_person_is_found(site: dict[str, BuiltPage], sample_site: Path) -> None:
    assert "Bent Bellis, nu Bent Tusindfryd" in words(site["personer/"])
    page = words(site["personer/bent-tusindfryd/"])
    assert "Tidligere navn: Bent Bellis (til og med 30. juni 2030)." in page
    index = {
        file.relative_to(sample_site).as_posix(): file.read_bytes()
        for file in (sample_site / "soegning").rglob("*")
        if file.is_file()
    }
    assert "personer/bent-tusindfryd/" in set().union(*found(index)["bellis"].values())
    (refresh,) = site["personer/bent-bellis/"].document.xpath(
        "//meta[@http-equiv='refresh']/@content"
    )
    assert refresh.endswith("/personer/bent-tusindfryd/")


def test_a_dissolved_council_ends_with_a_word_to_those_who_follow_it(
    site: dict[str, BuiltPage], sample_site: Path
) -> None:
    page = words(site["kkr/aadal/"])
    assert "Rådet er nedlagt. Dets sidste dag var 31. december 2029." in page
    assert "Følg i stedet KKR Fjordland." in page
    feed = (sample_site / "feeds/kkr/aadal.xml").read_text(encoding="utf-8")
    assert "<title>KKR Ådal er nedlagt</title>" in feed
    assert "følg i stedet nyt fra KKR Fjordland" in feed
    assert '<guid isPermaLink="false">tag:kl.dk,2026:kkr/nedlagt-aadal</guid>' in feed
    calendar = (sample_site / "kalendere/aadal.ics").read_text(encoding="utf-8")
    calendar = calendar.replace("\n ", "")
    assert "SUMMARY:KKR Ådal: rådets sidste dag" in calendar
    assert "UID:nedlagt-aadal@kl.dk" in calendar
    assert "kalendere/fjordland.ics" in calendar
    assert "UID:moede-aadal-2026-2030-2029-12-03@kl.dk" in calendar
