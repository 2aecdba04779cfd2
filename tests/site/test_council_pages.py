"""The pages of the KKR in the built sites: terms, meetings, people, municipalities."""

import csv
import io
import json
import re
from pathlib import Path

from support.reading import BuiltPage, words
from support.rendering import Rendering

TERM = "kkr/fjordland/2030-2034/"
CLOSED = re.compile("(Mødet er|Mødet var|Rådets møder er) ikke åb(ent|ne) for offentligheden")


def of_terms(site: dict[str, BuiltPage]) -> list[BuiltPage]:
    return [page for address, page in site.items() if re.search(r"/\d{4}-\d{4}/", address)]


def test_every_page_of_a_term_names_it_and_a_past_one_says_so(
    real: dict[str, BuiltPage], sample_pages: dict[str, BuiltPage]
) -> None:
    found = [*of_terms(real), *of_terms(sample_pages)]
    assert len(found) > 80
    present = {"2026-2030", "2030-2034"}
    for page in found:
        if page.address.startswith(("kkr/regler/",)):
            continue
        period = re.search(r"\d{4}-\d{4}", page.address)
        assert period is not None
        assert period[0] in words(page), page.address
        past = period[0] not in present or (
            page in sample_pages.values() and period[0] == "2026-2030"
        )
        assert ("Tidligere valgperiode." in words(page)) is past, page.address


def test_every_meeting_page_says_that_meetings_are_closed(
    real: dict[str, BuiltPage], sample_pages: dict[str, BuiltPage]
) -> None:
    meetings = [
        page for page in (*of_terms(real), *of_terms(sample_pages)) if "/moeder/2" in page.address
    ]
    assert len(meetings) == 40 + 7 + 1
    for page in meetings:
        assert CLOSED.search(words(page)), page.address
        assert any(link.endswith("#3.0") for link in page.links())


def test_every_rule_point_named_on_a_page_of_a_term_is_of_its_own_rules(
    sample_pages: dict[str, BuiltPage],
) -> None:
    for page in of_terms(sample_pages):
        if page.address.startswith(TERM):
            points = [link for link in page.links() if re.search(r"regler/.*#", link)]
            assert all("fjordland-2030-2034" in link for link in points), page.address


def test_the_members_are_shown_as_they_are_now_with_the_reason(
    sample_pages: dict[str, BuiltPage],
) -> None:
    page = words(sample_pages[f"{TERM}medlemmer/"])
    for expected in (
        "Formand Rosa Rødgrød, Aaby, Det Røde Parti (A), siden 21. januar 2030",
        "Næstformand Bodil Balsam, Aaby, Det Blå Parti (B), siden 16. oktober 2030",
        "Borgmesteren i hver kommune er født medlem; de andre er supplerende medlemmer",
        "Byby Karla Kaprifolie, siden 1. november 2030 Stedfortræder: Ellen Elm borgmester",
        "Carl Clematis, siden 1. marts 2030 Indtrådt som stedfortræder for Det Grønne Parti (C)",
        "Valgt af Det Gule Parti (D), da dets eneste repræsentant, en borgmester, forlod",
        "Lokale Lister Engby Lilly Liljekonval, siden 21. januar 2030",
    ):
        assert expected in page, expected
    assert "Carla Camelia udtræder af rådet (Bilag 1, punkt 1.13)." in page
    assert "Dagmar Dagsrose forlader Det Gule Parti (D) og bliver siddende" in page
    assert "Stedfortræder: ingen; der skal vælges en ny" in page
    assert "None" not in page


def test_a_change_of_party_outside_the_council_and_a_vote_that_nobody_cast_are_told(
    sample: Path,
) -> None:
    folder = sample / "data" / TERM
    for file, old, new in (
        ("events.yml", "events:\n", "events:\n  - {date: 2030-02-01, kind: party_switch, person: "
         "jytte-jasmin, party: B}\n  - {date: 2030-02-02, kind: leaves_party, person: "
         "jytte-jasmin}\n"),
        ("meetings/2030-06-03.yml", "for: 5, votes_against: 5, abstained: 1, chair: against",
         "for: 0, votes_against: 0, abstained: 11"),
    ):  # fmt: skip
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    site = Rendering(sample)
    members = words(site.page(f"{TERM}medlemmer/"))
    assert "Jytte Jasmin hører nu til Det Blå Parti (B) i kommunalbestyrelsen" in members
    assert "Jytte Jasmin er nu uden for partierne i kommunalbestyrelsen" in members
    assert (
        "Afstemning: 0 for, 0 imod, 11 undlod at stemme. Forkastet, da ingen stemte for eller imod"
    ) in words(site.page(f"{TERM}moeder/2030-06-03/"))


def test_a_meeting_shows_deadlines_votes_absence_and_papers(
    sample_pages: dict[str, BuiltPage],
) -> None:
    page = words(sample_pages[f"{TERM}moeder/2030-03-04/"])
    for expected in (
        "Medlemmer kunne foreslå sager til og med 22. februar 2030",
        "Skulle sendes ud senest 25. februar 2030",
        "Sendt rettidigt 25. februar 2030",
        "Oplæg om bedene (pdf, 191 byte)",
        "Noter (pdf, 1,2 MB)",
        "Afstemning: 6 for, 3 imod. Vedtaget med almindeligt flertal",
        "9 af 10 medlemmer eller stedfortrædere var til stede. Rådet var beslutningsdygtigt",
        "Bo Blåbær; i stedet mødte Inger Iris, personlig stedfortræder",
        "Foreslået af Bent Bellis 23. februar 2030 (punkt 3.2). Efter fristen.",
        "Udpeget til Haveudvalget: Viola Violbuket, Berta Begonia.",
    ):
        assert expected in page, expected
    late = words(sample_pages[f"{TERM}moeder/2030-06-03/"])
    assert "Sendt for sent, 29. maj 2030." in late
    assert "Forkastet med formandens stemme" in late


def test_a_moved_and_a_cancelled_meeting_keep_their_pages(
    sample_pages: dict[str, BuiltPage],
) -> None:
    moved = words(sample_pages[f"{TERM}moeder/2030-09-09/"])
    assert "fra 9. september 2030 til 16. september 2030 kl. 10.00, Drivhuset" in moved
    cancelled = words(sample_pages[f"{TERM}moeder/2030-11-11/"])
    assert "Mødet blev aflyst 5. november 2030." in cancelled


def test_the_front_page_of_a_kkr_leads_to_the_next_meeting(
    sample_pages: dict[str, BuiltPage],
) -> None:
    page = words(sample_pages["kkr/fjordland/"])
    assert (
        "Næste møde Ordinært møde 10.-11. februar 2031, fra kl. 10.00 den første dag til kl. 09.30 "
        "den sidste" in page
    )
    assert "Frist for medlemmernes forslag: 31. januar 2031." in page
    links = sample_pages["kkr/fjordland/"].links()
    assert "webcal://www.kl.dk/kalendere/fjordland.ics" in links


def test_a_municipality_leads_to_its_people(sample_pages: dict[str, BuiltPage]) -> None:
    page = words(sample_pages["om-kl/kommuner/byby/"])
    assert "Karla Kaprifolie: borgmester i Byby, født medlem" in page
    assert "Asger Åkande: borgmester i Byby, født medlem" in page
    assert "Det Røde Parti (A) 8.000 8 55,2 %" in page


def test_every_municipality_has_a_page(real: dict[str, BuiltPage]) -> None:
    found = [address for address in real if re.fullmatch(r"om-kl/kommuner/[a-z-]+/", address)]
    assert len(found) == 98
    assert {"om-kl/kommuner/aeroe/", "om-kl/kommuner/lyngby-taarbaek/"} <= set(found)


def test_what_is_not_known_of_a_real_council_is_said_to_be(real: dict[str, BuiltPage]) -> None:
    page = words(real["kkr/syddanmark/2018-2022/medlemmer/"])
    assert (
        "Ikke oplyst på webstedet: formand, næstformand, stedfortræderne, de valgte medlemmer, "
        "og hvem der er trådt ind og ud siden."
    ) in page
    known = words(real["kkr/sjaelland/2018-2022/medlemmer/"])
    assert re.search("[0-9]+ valgte medlemmer [(]B 2, [^)]*[)], og hvem der er trådt ind", known)
    meeting = words(real["kkr/sjaelland/2022-2026/moeder/2023-02-08/"])
    assert re.search("Ikke oplyst på webstedet: [a-z, æøå]*dagsordenen", meeting)


def test_what_is_not_known_is_said_once_on_a_page(real: dict[str, BuiltPage]) -> None:
    about = {"om-webstedet/forbehold/", "data/", "english/", "om-webstedet/"}  # that explain it
    for page in real.values():
        if not page.is_redirect and page.address not in about:
            assert words(page).lower().count("ikke oplyst") <= 1, page.address


def test_a_tab_leads_to_a_page_with_something_on_it(real: dict[str, BuiltPage]) -> None:
    def tabs(address: str) -> list[str]:
        links = real[address].document.xpath("//nav[contains(@class, 'kl-tabs')]//a")
        return ["".join(each.itertext()) for each in links]

    every = ["Oversigt", "Medlemmer", "Møder", "Udpegninger", "Pladser", "Regler"]
    assert tabs("kkr/sjaelland/2018-2022/") == every
    assert tabs("kkr/syddanmark/2018-2022/medlemmer/") == [
        each for each in every if each != "Udpegninger"
    ]
    assert "Udpegninger" in tabs("kkr/syddanmark/2018-2022/udpegninger/")  # still at its address


def test_people_of_one_name_are_told_apart(real: dict[str, BuiltPage]) -> None:
    titles = [
        real[f"personer/frank-jensen-{place}/"].document.findtext(".//title")
        for place in ("koebenhavn", "fanoe")
    ]
    assert titles == ["Frank Jensen, København – KL", "Frank Jensen, Fanø – KL"]


def test_the_open_data_tell_what_the_pages_tell(sample_site: Path) -> None:
    folder = sample_site / TERM
    table = (folder / "medlemmer.csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbfNavn;Kommune;Parti;Rolle;")
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig")), delimiter=";"))
    carla = next(row for row in rows if row["Id"] == "carla-camelia")
    assert (carla["Fra"], carla["Til"], carla["Punkt"]) == (
        "2030-01-21",
        "2030-03-01",
        "bilag1-1.0",
    )
    document = json.loads((folder / "medlemmer.json").read_text(encoding="utf-8"))
    assert document["complete"] is True
    assert len(document["memberships"]) == len(rows)
    (extra,) = [
        each for each in document["memberships"]
        if each["person_id"] == "dora-dild" and each["role"] == "member"
    ]  # fmt: skip
    assert extra["point"] == "bilag1-1.11"
    assert extra["on_behalf_of"] == {"id": "parti/gul", "name": "Det Gule Parti (D)"}
    meetings = (folder / "moeder.csv").read_text(encoding="utf-8-sig").splitlines()
    assert "2030-09-16;10:00;12:00;Drivhuset;Ordinært møde;2030-09-09;;" in meetings[4]
    appointed = (folder / "udpegninger.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(appointed) == 1 + 4
