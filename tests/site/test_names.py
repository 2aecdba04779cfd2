"""Names and addresses that have changed: the old ones are found, and stay where they belong."""

from pathlib import Path

from support.index_reading import found
from support.reading import BuiltPage, words

TERM = "kkr/fjordland/2030-2034/"


def test_a_renamed_municipality_keeps_its_old_address(sample_pages: dict[str, BuiltPage]) -> None:
    page = words(sample_pages["om-kl/kommuner/dalby/"])
    assert page.startswith("Dalby Bykommune Borgmester Dagmar Dagsrose")
    assert "Ligger i Region Fjordland." in page
    assert "Tidligere navn Gammeldal (til og med 30. juni 2030)" in page
    (refresh,) = sample_pages["om-kl/kommuner/gammeldal/"].document.xpath(
        "//meta[@http-equiv='refresh']/@content"
    )
    assert refresh.endswith("/om-kl/kommuner/dalby/")


def test_the_list_of_municipalities_finds_an_old_name(sample_pages: dict[str, BuiltPage]) -> None:
    (line,) = sample_pages["om-kl/kommuner/"].document.xpath("//li[contains(@data-name, '0804')]")
    assert line.get("data-name") == "gammeldal dalby 0804"
    assert " ".join(line.itertext()).split() == ["Dalby", "KKR", "Fjordland"]


def test_a_municipality_tells_what_it_was_merged_of(sample_pages: dict[str, BuiltPage]) -> None:
    page = words(sample_pages["om-kl/kommuner/engby/"])
    assert "Sammenlagt af Engby og Østerdal og dele af Nordmark" in page
    (line,) = sample_pages["om-kl/kommuner/"].document.xpath("//li[contains(@data-name, '0805')]")
    assert line.get("data-name") == "engby østerdal nordmark 0805"


def test_a_finished_term_has_the_name_of_its_time(sample_pages: dict[str, BuiltPage]) -> None:
    assert "Gammeldal" in words(sample_pages["kkr/fjordland/2026-2030/medlemmer/"])
    assert "Dalby" not in words(sample_pages["kkr/fjordland/2026-2030/medlemmer/"])
    assert "borgmester i Dalby" in words(sample_pages[f"{TERM}medlemmer/"]).lower().replace(
        "dalby", "Dalby"
    )


def test_the_municipalities_of_a_term_are_those_of_its_beginning(
    sample_pages: dict[str, BuiltPage],
) -> None:
    before, after = sample_pages["kkr/fjordland/2026-2030/"], sample_pages[TERM]
    assert "Kommuner 4" in words(before)
    assert "Kommuner 5" in words(after)
    assert "Engby" in words(sample_pages["kkr/aadal/2026-2030/medlemmer/"])
    engby = words(sample_pages["om-kl/kommuner/engby/"])
    assert "Til og med 31. december 2029 hørte kommunen til Region Ådal." in engby
    assert "KKR Fjordland 2030-2034" in engby
    assert "KKR Ådal 2026-2030" in engby
    assert "KKR Fjordland 2026-2030" not in engby


def test_minutes_have_the_name_of_their_day(sample_pages: dict[str, BuiltPage]) -> None:
    minutes = sample_pages[f"{TERM}moeder/2030-03-04/"]
    assert "Foreslået af Bent Bellis 23. februar 2030" in words(minutes)
    assert any(link.endswith("/personer/bent-tusindfryd/") for link in minutes.links())
    assert "Bent Tusindfryd" in words(sample_pages[f"{TERM}medlemmer/"])


def test_an_old_name_of_a_person_is_found(
    sample_pages: dict[str, BuiltPage], sample_site: Path
) -> None:
    assert "Bent Bellis, nu Bent Tusindfryd" in words(sample_pages["personer/"])
    page = words(sample_pages["personer/bent-tusindfryd/"])
    assert "Tidligere navn: Bent Bellis (til og med 30. juni 2030)." in page
    index = {
        file.relative_to(sample_site).as_posix(): file.read_bytes()
        for file in (sample_site / "soegning").rglob("*")
        if file.is_file()
    }
    assert "personer/bent-tusindfryd/" in set().union(*found(index)["bellis"].values())
    (refresh,) = sample_pages["personer/bent-bellis/"].document.xpath(
        "//meta[@http-equiv='refresh']/@content"
    )
    assert refresh.endswith("/personer/bent-tusindfryd/")


def test_a_dissolved_council_ends_with_a_word_to_those_who_follow_it(
    sample_pages: dict[str, BuiltPage], sample_site: Path
) -> None:
    page = words(sample_pages["kkr/aadal/"])
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
