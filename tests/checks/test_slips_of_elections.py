"""What an editor is told of slips in elections, terms and geography that once went unseen."""

from datetime import date
from pathlib import Path

import pytest

from klsite.checks.election_warnings import without_pacts
from klsite.load.news import NewsReading
from klsite.load.reader import Reader
from klsite.model.elections import Election, MunicipalResult
from klsite.model.visibility import Visibility
from klsite.rules.composition import Composition
from klsite.rules.outcomes import outcomes
from klsite.rules.regional import region_figures
from klsite.site.read import check_site
from support.editing import NOW, Tell
from support.project import SAMPLE

ELECTION = "elections/2029.yml"
TERM = "kkr/fjordland/2030-2034/term.yml"
PLACES = "municipalities.yml"
SEATS = "    seats: {A: 9, B: 4, C: 1, D: 0}"
ALLIANCE = """alliance:
  name: Lokale Lister
  known_members:
    - {municipality: "0805", letter: L, source: opdigtet}
  source: opdigtet
"""
NOT_AN_ALLIANCE = (
    "7:11: »{}« forstås ikke: skriv »ingen«, hvis det vides, at der ikke var et listesamarbejde, "
    "og ellers dets »name« og »source«, rykket ind på linjerne under"
)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        pytest.param(
            ELECTION, SEATS, f"    shares: {{A: 90.0}}\n{SEATS}",
            "15:17: liste »A« har sine stemmer under »votes«: slet andelen",
            id="a share beside the votes",
        ),
        pytest.param(
            ELECTION, "names: {L: Engbylisten}", "names: {L: A}",
            "36:16: »A« er ikke navnet på en liste: skriv navnet, eller slet det",
            id="a letter for the name of a list",
        ),
        pytest.param(
            ELECTION, "names: {L: Engbylisten}", "names: {L: Listesamarbejdet}",
            "36:16: »Listesamarbejdet« er ikke navnet på en liste: skriv navnet, eller slet det",
            id="the alliance for the name of a list",
        ),
        pytest.param(
            ELECTION,
            "lists:\n  - {letter: A, party: roed}\n  - {letter: B, party: blaa}\n"
            "  - {letter: C, party: groen}\n  - {letter: D, party: gul}\n",
            "lists: []\n",
            "5:8: listen er tom: der skal være mindst ét punkt",
            id="no party stood",
        ),
        pytest.param(
            TERM, "starts: 2030-01-01", "starts: 2030-02-01",
            "1:9: en valgperiode begynder 1. januar: skriv 2030-01-01",
            id="a term from another day",
        ),
        pytest.param(
            TERM, "ends: 2033-12-31", "ends: 2033-12-30",
            "2:7: en valgperiode slutter 31. december i et valgår: skriv 2033-12-31, og slutter "
            "den før, så skriv dagen i »ended«",
            id="a term to another day",
        ),
        pytest.param(
            TERM, ALLIANCE, "alliance: Ingen\n", NOT_AN_ALLIANCE.format("Ingen"),
            id="no alliance with a capital",
        ),
        pytest.param(
            TERM, ALLIANCE, "alliance: Lokale Lister\n", NOT_AN_ALLIANCE.format("Lokale Lister"),
            id="only the name of an alliance",
        ),
        pytest.param(
            TERM, "name: Lokale Lister", "name: A",
            "8:9: »A« er et bogstav: skriv listesamarbejdets navn",
            id="an alliance with a letter for a name",
        ),
        pytest.param(
            TERM, "name: Lokale Lister", "name: Det Røde Parti",
            "8:9: »Det Røde Parti« er et parti: skriv listesamarbejdets navn",
            id="an alliance named as a party",
        ),
        pytest.param(
            TERM, "name: Lokale Lister", "name: engbylisten",
            "8:9: »engbylisten« er en liste i »0805«: skriv listesamarbejdets navn",
            id="an alliance named as a list",
        ),
        pytest.param(
            PLACES, "{name: Dalby, full_name: Dalby Bykommune,", "{name: Gammeldal,",
            "14:9: »Gammeldal« gælder allerede i perioden før: skriv de to som én",
            id="a new name that is the old one",
        ),
        pytest.param(
            PLACES, '    slug: dalby\n', '    slug: dalby\n    where: på Dalby\n',
            "11:12: »where« hører til under »names«, når der er flere navne",
            id="what is said of a place with several names",
        ),
        pytest.param(
            PLACES, "valid_from: 2030-07-01}", "valid_from: 2030-07-01, valid_to: 2030-12-31}",
            "14:85: kommunen har intet navn fra 1. januar 2031: slet »valid_to«, eller tilføj det "
            "næste navn",
            id="a last name that ends before the municipality",
        ),
        pytest.param(
            PLACES, "{region: aadal, valid_to: 2029-12-31}",
            "{region: fjordland, valid_to: 2029-12-31}",
            "21:9: »fjordland« gælder allerede i perioden før: skriv de to som én",
            id="a new region that is the old one",
        ),
    ],
)  # fmt: skip
def test_each_is_told_of(told: Tell, file: str, old: str, new: str, expected: str) -> None:
    assert expected in told(file, old, new)


def test_an_election_whose_day_has_not_come_has_no_result(told: Tell) -> None:
    text = (SAMPLE / "data" / ELECTION).read_text(encoding="utf-8")
    later = text.replace("date: 2029-11-20", "date: 2033-11-15")
    assert "2:7: »date« er en dag, der ikke er kommet endnu: 2033-11-15" in told(
        "elections/2033.yml", later, later
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        pytest.param(
            PLACES, "      - {region: bakkeland, valid_from: 2033-01-01}\n", "",
            "21:9: advarsel: kommunen ligger ikke i nogen region fra 1. januar 2033: er det ikke, "
            "fordi den ophører, så tilføj Region Bakkeland som den næste",
            id="a municipality left without a region",
        ),
        pytest.param(
            "regions.yml", "valid_to: 2029-12-31", "valid_to: 2030-06-30",
            "6:70: advarsel: ingen kommune ligger i Region Ådal efter 31. december 2029: er 30. "
            "juni 2030 dens sidste dag?",
            id="a region after its last municipality",
        ),
        pytest.param(
            "kkr/aadal/kkr.yml",
            "dissolved: 2029-12-31\nsuccessor: fjordland\ndecision_source: brev\n", "",
            "3:7: advarsel: rådets kommuner hører fra 1. januar 2030 til KKR Fjordland: nedlægges "
            "rådet, så skriv »dissolved« og »successor«",
            id="a council whose municipalities have another one",
        ),
        pytest.param(
            ELECTION, "{letter: A, party: roed}\n  - {letter: B, party: blaa}",
            "{letter: A, party: blaa}\n  - {letter: B, party: roed}",
            "6:14: advarsel: »A« var Det Røde Parti ved valget i 2025 og er nu Det Blå Parti: er "
            "bogstaverne byttet om?",
            id="letters exchanged",
        ),
        pytest.param(
            TERM, "ends: 2033-12-31", "ends: 2033-12-31\nended: 2032-12-31",
            "3:8: advarsel: perioden slutter før tid, men rådet er ikke nedlagt, og ingen ny "
            "periode begynder dagen efter: skriv »dissolved« i rådets kkr.yml, eller slet »ended«",
            id="a term that ends early, and nothing after it",
        ),
    ],
)  # fmt: skip
def test_what_may_be_meant_is_a_warning(
    told: Tell, tmp_path: Path, file: str, old: str, new: str, expected: str
) -> None:
    assert told(file, old, new) == []
    found = check_site(tmp_path, Visibility(NOW), Reader(tmp_path / "data"), NewsReading(None))
    assert f"data/{file}:{expected}" in [str(each) for each in found.warnings.all()]


@pytest.mark.parametrize(("known", "expected"), [("yny", (1,)), ("nnn", ()), ("nny", ())])
def test_pacts_are_missed_only_where_the_other_municipalities_have_theirs(
    known: str, expected: tuple[int, ...]
) -> None:
    results = [
        MunicipalResult.model_validate(
            {"municipality": f"010{number}", "votes": {"A": 1, "B": 1}}
            | ({"pacts": ["A B"]} if each == "y" else {})
        )
        for number, each in enumerate(known, start=1)
    ]
    assert without_pacts(results) == expected


def test_two_mayors_whose_lists_share_a_name_have_a_seat_each() -> None:
    """Seats are told apart by names, and a local name may stand in several municipalities."""
    codes = ("0101", "0102", "0103")
    election = Election.model_validate(
        {
            "date": date(2025, 11, 18),
            "source": "opdigtet",
            "updated": date(2026, 1, 1),
            "lists": [{"letter": "A", "party": "roed"}],
            "results": [
                {
                    "municipality": code,
                    "valid_votes": 1000,
                    "votes": {"A": 900, "L": 100},
                    "seats": {"A": 9, "L": 1},
                    "names": {"L": "Borgerlisten"},
                }
                for code in codes
            ],
            "mayors": [
                {"municipality": code, "list": letter}
                for code, letter in zip(codes, "LLA", strict=True)
            ],
        }
    )
    (outcome,) = outcomes(region_figures(election, codes), None)
    assert isinstance(outcome.result, Composition)
    assert dict(outcome.result.seats) == {
        "A": 1,
        "Borgerlisten (0101)": 1,
        "Borgerlisten (0102)": 1,
    }
