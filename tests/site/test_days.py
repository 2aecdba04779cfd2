"""The site of the repository's data as it is on days to come, built whole."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from support.project import REAL, make_project, run
from support.reading import BuiltPage, pages, words

DAYS = ("2026-12-31", "2027-01-01", "2029-12-31", "2030-01-02", "2030-02-02")
EAST = ("hovedstaden", "sjaelland")
UNKNOWN = "Webstedet kender ingen beslutning fra KL om, hvorvidt KKR Sjælland fortsætter"

Site = dict[str, BuiltPage]


def build(project: Path, day: str) -> Site:
    """Build a project as it is at eight in the morning of a day, and return its pages."""
    result = run(project, "build", now=f"{day}T08:00")
    assert result.returncode == 0, result.stderr
    return {page.address: page for page in pages(project / "site")}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """The site on each of the days, each built without anything from the day before."""
    found = {}
    for day in DAYS:
        project = make_project(tmp_path_factory.mktemp("day"), REAL)
        found[day] = build(project, day)
    return found


@pytest.mark.parametrize("day", DAYS)
def test_a_municipality_lies_in_the_region_of_the_day(sites: dict[str, Site], day: str) -> None:
    lejre = words(sites[day]["om-kl/kommuner/lejre/"])
    if day < "2027-01-01":
        assert "kontaktråd KKR Sjælland, hvor borgmesteren er født medlem" in lejre
        assert (
            "Ligger i Region Sjælland. Fra 1. januar 2027 hører kommunen til Region Østdanmark."
        ) in lejre
    else:
        assert "Ligger i Region Østdanmark." in lejre
        assert "Til og med 31. december 2026 hørte kommunen til Region Sjælland." in lejre
    assert "overgangsloven" in lejre
    odense = words(sites[day]["om-kl/kommuner/odense/"])
    assert "Ligger i Region Syddanmark. Kommunekode 0461" in odense
    assert "Østdanmark" not in odense


@pytest.mark.parametrize("day", DAYS)
def test_the_reservations_tell_of_the_end_of_a_region_in_the_tense_of_the_day(
    sites: dict[str, Site], day: str
) -> None:
    verb = "er" if day < "2027-01-01" else "var"
    shown = words(sites[day]["om-webstedet/forbehold/"])
    for name in ("Hovedstaden", "Sjælland"):
        assert (
            f"Sidste dag for Region {name} {verb} 31. december 2026. Ingen kendt beslutning siger, "
            "om rådet fortsætter."
        ) in shown


@pytest.mark.parametrize("day", DAYS)
def test_all_municipalities_of_the_two_regions_change_together(
    sites: dict[str, Site], day: str
) -> None:
    of_day = [
        words(page)
        for address, page in sites[day].items()
        if address.startswith("om-kl/kommuner/") and address != "om-kl/kommuner/"
    ]
    assert len(of_day) == 98
    in_new = [text for text in of_day if "Ligger i Region Østdanmark" in text]
    assert len(in_new) == (0 if day < "2027-01-01" else 46)


@pytest.mark.parametrize("day", DAYS)
def test_nothing_is_called_the_latest_but_of_what_the_site_has(
    sites: dict[str, Site], day: str
) -> None:
    for page in sites[day].values():
        if page.address.startswith(("om-kl/kommuner/", "kkr/")):
            told = words(page)
            assert not re.search("[Dd]e seneste stemmer|Seneste møde:", told), page.address
    assert "Kommunalvalget 18. november 2025" in words(sites[day]["om-kl/kommuner/lejre/"])


@pytest.mark.parametrize("day", DAYS)
def test_the_overview_counts_what_there_is(sites: dict[str, Site], day: str) -> None:
    overview = words(sites[day]["kkr/"])
    if day < "2027-01-01":
        assert "Der er fem kommunekontaktråd, ét i hver region." in overview
        assert "Region Hovedstaden har sidste dag 31. december 2026." in overview
        assert "Regioner, der ophører" in overview
    else:
        assert "ét i hver region" not in overview
        assert (
            "Webstedet kender fem kommunekontaktråd i fire regioner. KKR Hovedstaden og KKR "
            "Sjælland blev valgt af kommunerne i Region Hovedstaden og Region Sjælland, som ikke "
            "findes mere; om de fortsætter, er ikke oplyst."
        ) in overview
        assert "Region Hovedstaden ophørte 31. december 2026." in overview
        assert "Regioner, der er ophørt" in overview


@pytest.mark.parametrize("day", DAYS)
def test_the_front_page_of_a_council_says_what_is_not_decided(
    sites: dict[str, Site], day: str
) -> None:
    page = words(sites[day]["kkr/sjaelland/"])
    if day < "2027-01-01":
        assert "Kommunekontaktrådet for de 17 kommuner i Region Sjælland." in page
        assert "Sidste dag for Region Sjælland er 31. december 2026." in page
        assert f"{UNKNOWN}, når Region Sjælland ophører." in page
    else:
        assert (
            "Kommunekontaktrådet for de 17 kommuner, der til og med 31. december 2026 lå i Region "
            "Sjælland."
        ) in page
        assert "Siden 1. januar 2027 hører kommunerne til Region Østdanmark." in page
        assert f"{UNKNOWN}, efter at Region Sjælland ophørte." in page


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("kkr", [*EAST, "syddanmark"])
def test_the_present_term_is_that_of_the_day(sites: dict[str, Site], day: str, kkr: str) -> None:
    front = words(sites[day][f"kkr/{kkr}/"])
    term = words(sites[day][f"kkr/{kkr}/2026-2030/"])
    waiting = "Det afgående råd sidder, til det nye tiltræder, senest 31. januar 2030"
    over = "Ikke oplyst på webstedet: hvem der sidder i rådet nu."
    assert ("Valgperioden 2026-2030 Oversigt" in front) is (day < "2030-02-01")
    assert (waiting in front) is (day == "2030-01-02")
    assert (waiting in term) is (day == "2030-01-02")
    assert (over in front) is (day > "2030-02-01")
    assert ("Tidligere valgperiode." in term) is (day > "2030-02-01")


@pytest.mark.parametrize("day", DAYS)
def test_nobody_is_called_mayor_after_the_term(sites: dict[str, Site], day: str) -> None:
    greve, person = (
        words(sites[day][address])
        for address in ("om-kl/kommuner/greve/", "personer/pernille-beckmann/")
    )
    lasts = day < "2030-01-01"
    assert ("Borgmester Pernille Beckmann" in greve) is lasts
    assert ("Borgmester 2026-2030 Pernille Beckmann" in greve) is (day == "2030-01-02")
    assert ("hvem der er borgmester nu" in greve) is not lasts
    assert person.startswith("Pernille Beckmann Borgmester i Greve, Venstre (V).") is lasts


def test_a_place_is_named_as_danes_do(sites: dict[str, Site]) -> None:
    for place, where in (
        ("bornholm", "på Bornholm"),
        ("nordfyns", "i Nordfyns Kommune"),
        ("greve", "i Greve"),
    ):
        assert f"borgmester {where}, født medlem" in words(
            sites[DAYS[0]][f"om-kl/kommuner/{place}/"]
        )


@pytest.mark.parametrize("day", DAYS)
def test_what_is_finished_is_the_same_on_every_day(sites: dict[str, Site], day: str) -> None:
    first, later = sites[DAYS[0]], sites[day]
    finished = [
        address for address in first if re.fullmatch("kkr/[a-z]+/20(18-2022|22-2026)/.*", address)
    ]
    assert len(finished) > 60
    for address in finished:
        assert words(later[address]) == words(first[address]), address


@pytest.mark.parametrize("day", DAYS)
def test_one_council_or_two_is_computed_and_marked_as_not_decided(
    sites: dict[str, Site], day: str
) -> None:
    page = words(sites[day]["kkr/sammensaetning/oestdanmark/"])
    assert page.startswith("Region Østdanmark: ét råd eller to? Et regneeksempel efter stemmerne")
    assert "Ikke besluttet. Webstedet kender ingen beslutning fra KL om ét råd" in page
    assert "Tallene for ét råd er ikke en sammensætning, nogen har vedtaget." in page
    assert "Ét råd ville have 92 medlemmer: Beregningen giver 107, og loftet er to" in page
    assert "og hvor mange i de to råd 2026-2030?" in page
    assert "De to råd 2026-2030 får tilsammen 92." in page
    assert "6. Nedsættelsen (Bilag 1, punkt 1.1)" in page
    links = list(sites[day]["kkr/sjaelland/"].links())
    assert any(link.endswith("/kkr/sammensaetning/oestdanmark/") for link in links)


ESTABLISHED = """\
id: oestdanmark
name: KKR Østdanmark
region: oestdanmark
established: 2027-01-01
decision_source: overgangsloven
source: kommuner
updated: 2026-11-29
"""
FIRST_TERM = """\
starts: 2027-01-01
ends: 2029-12-31
election: "2025"
rules: sjaelland-2018-2022
rules_assumed: Rådets egen forretningsorden er ikke oplyst.
base: all_votes
base_source: kl-sammensaetning-2018
source: forretningsorden-2018
updated: 2026-11-29
"""


def one_council(project: Path) -> None:
    """Decide that the municipalities of Region Østdanmark get one council."""
    new = project / "data" / "kkr" / "oestdanmark"
    (new / "2027-2030").mkdir(parents=True)
    (new / "kkr.yml").write_text(ESTABLISHED, encoding="utf-8")
    (new / "2027-2030" / "term.yml").write_text(FIRST_TERM, encoding="utf-8")
    for kkr in EAST:
        folder = project / "data" / "kkr" / kkr
        replace(folder / "kkr.yml", f"region: {kkr}\n", f"region: {kkr}\ndissolved: 2026-12-31\n"
                "successor: oestdanmark\n")  # fmt: skip
        replace(folder / "2026-2030" / "term.yml", "election:", "ended: 2026-12-31\nelection:")


def two_councils(project: Path) -> None:
    """Decide that both councils go on, each for the same municipalities."""
    text = (project / "data" / "municipalities.yml").read_text(encoding="utf-8").split("\n")
    for kkr in EAST:
        own = [line.split('code: "')[1][:4] for line in text if f"{{region: {kkr}, " in line]
        codes = ", ".join(f'"{code}"' for code in own)
        replace(project / "data" / "kkr" / kkr / "kkr.yml", f"region: {kkr}\n", (
            f"regions:\n  - {{region: {kkr}, valid_to: 2026-12-31}}\n"
            f"  - {{region: oestdanmark, valid_from: 2027-01-01, municipalities: [{codes}]}}\n"
        ))  # fmt: skip


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def decided(tmp_path: Path, decision: Callable[[Path], None], day: str) -> tuple[Path, Site]:
    project = make_project(tmp_path, REAL)
    decision(project)
    return project, build(project, day)


def menu(site: Site) -> list[str]:
    """Return the entries of the menu below KKR, as a narrow window has it on a page."""
    found = site["kkr/kerneomraader/"].document.xpath("//nav[@aria-label='Hovedmenu']//a")
    return [" ".join(" ".join(link.itertext()).split()) for link in found]


def test_one_council_follows_the_two(tmp_path: Path) -> None:
    project, site = decided(tmp_path, one_council, "2027-01-01")
    overview = words(site["kkr/"])
    assert "Der er fire kommunekontaktråd, ét i hver region." in overview
    assert "KKR Østdanmark De 46 kommuner i Region Østdanmark" in overview
    old = words(site["kkr/sjaelland/"])
    assert "Rådet er nedlagt. Dets sidste dag var 31. december 2026." in old
    assert "Derefter er KKR Østdanmark rådet for kommunerne." in old
    new = words(site["kkr/oestdanmark/"])
    assert "Kommunekontaktrådet for de 46 kommuner i Region Østdanmark." in new
    assert "Valgperioden 2027-2030" in new
    assert "KKR Østdanmark følger efter KKR Sjælland." in new
    lejre = words(site["om-kl/kommuner/lejre/"])
    assert "efter valget i 2025." in lejre
    assert "kontaktråd KKR Østdanmark" in lejre
    assert "KKR Østdanmark 2027-2030" in lejre
    assert "KKR Sjælland 2026-2030" in lejre
    ended = words(site["kkr/sjaelland/2026-2030/"])
    assert "til 31. december 2026; den skulle have varet til 31. december 2029." in ended
    assert "Tidligere valgperiode." in ended
    assert "KKR Østdanmark" in menu(site)
    assert "KKR Sjælland" not in menu(site)
    example = words(site["kkr/sammensaetning/oestdanmark/"])
    assert "Regneeksempel, ikke et råd." in example
    assert "Ikke besluttet" not in example
    calendar = (project / "site/kalendere/sjaelland.ics").read_text(encoding="utf-8")
    calendar = calendar.replace("\n ", "")
    assert "SUMMARY:KKR Sjælland: rådets sidste dag" in calendar
    assert "DTSTART;VALUE=DATE:20261231" in calendar
    assert "kalendere/oestdanmark.ics" in calendar
    feed = (project / "site/feeds/kkr/sjaelland.xml").read_text(encoding="utf-8")
    assert "<title>KKR Sjælland er nedlagt</title>" in feed
    assert "KKR Østdanmark følger efter" in feed


def test_the_end_is_announced_before_it_comes(tmp_path: Path) -> None:
    project, site = decided(tmp_path, one_council, "2026-12-31")
    assert "Der er fem kommunekontaktråd, ét i hver region." in words(site["kkr/"])
    old = words(site["kkr/sjaelland/"])
    assert "Rådet nedlægges. Dets sidste dag er 31. december 2026." in old
    assert "Valgperioden 2026-2030" in old
    new = words(site["kkr/oestdanmark/"])
    assert "KKR Østdanmark bliver oprettet 1. januar 2027." in new
    assert "KKR Østdanmark" not in menu(site)
    assert "KKR Sjælland" in menu(site)
    feed = (project / "site/feeds/kkr/sjaelland.xml").read_text(encoding="utf-8")
    assert "er nedlagt" not in feed


def test_two_councils_go_on(tmp_path: Path) -> None:
    project, site = decided(tmp_path, two_councils, "2027-01-01")
    overview = words(site["kkr/"])
    assert (
        "Der er fem kommunekontaktråd i fire regioner: to i Region Østdanmark og ét i hver af de "
        "andre."
    ) in overview
    kkr = words(site["kkr/sjaelland/"])
    assert "Kommunekontaktrådet for 17 af de 46 kommuner i Region Østdanmark." in kkr
    assert "KKR Sjælland fortsætter som råd for de samme kommuner." in kkr
    lejre = words(site["om-kl/kommuner/lejre/"])
    assert "kontaktråd KKR Sjælland" in lejre
    assert "Ligger i Region Østdanmark." in lejre
    assert "kender ingen beslutning" not in kkr
    calendar = (project / "site/kalendere/sjaelland.ics").read_text(encoding="utf-8")
    assert "rådets sidste dag" not in calendar


def test_an_update_on_the_next_day_is_a_whole_build_of_that_day(tmp_path: Path) -> None:
    project, _ = decided(tmp_path, one_council, "2026-12-31")
    updated = build(project, "2027-01-01")
    assert "KKR Østdanmark" in menu(updated)
    assert "Rådet er nedlagt." in words(updated["kkr/sjaelland/"])
