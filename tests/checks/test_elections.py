"""What an editor is told of a slip in an election, word for word and at its place."""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from unicodedata import normalize

import pytest

from klsite.checks.compositions import count_faults
from klsite.checks.election_warnings import other_seats
from klsite.load.news import NewsReading
from klsite.load.reader import Reader
from klsite.model.diagnostics import DataErrors
from klsite.model.membership import ElectedMember, Members
from klsite.model.visibility import Visibility
from klsite.results.compositions import composition_results
from klsite.site.read import check_site
from klsite.text.clock import COPENHAGEN
from support.loading import load_data
from support.project import REAL, SAMPLE

ELECTION = "elections/2029.yml"
TERM = "kkr/fjordland/2030-2034/term.yml"
OLD_MEMBERS = "kkr/fjordland/2026-2030/members.yml"

Tell = Callable[..., list[str]]


@pytest.fixture
def told(tmp_path: Path) -> Tell:
    """A function that changes a file of the sample and returns everything the editor is told."""

    def tell(old: str, new: str, file: str = ELECTION, now: str = "2031-01-10") -> list[str]:
        for name in ("data", "content"):
            shutil.copytree(SAMPLE / name, tmp_path / name, dirs_exist_ok=True)
        path = tmp_path / "data" / file
        text = path.read_text(encoding="utf-8") if path.exists() else old
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        moment = datetime.fromisoformat(now).replace(tzinfo=COPENHAGEN)
        try:
            reader = Reader(tmp_path / "data")
            found = check_site(
                tmp_path, Visibility(moment), reader, NewsReading(None)
            ).warnings.of_static
        except DataErrors as errors:
            found = tuple(errors.diagnostics)
        return [str(each).removeprefix(f"data/{file}:") for each in found]

    return tell


FIRST = "votes: {A: 7000, B: 3000, C: 1000, D: 500}"
LAST = "{A: 3, B: 3, C: 1, D: 0, L: 4}"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            FIRST, FIRST + "\n    pacts: [A 9]",
            ["15:13: »A 9« er ikke et valgforbund: skriv bogstaverne med mellemrum, A B F"],
            id="a number in a pact",
        ),
        pytest.param(
            FIRST, FIRST + "\n    pacts: [9]",
            ["15:13: »9« er ikke et listebogstav: skriv ét stort bogstav, for eksempel A eller Å"],
            id="a number for a pact",
        ),
        pytest.param(
            FIRST, FIRST + "\n    pacts: [AB]",
            ["15:13: »AB« er ikke et valgforbund: skriv bogstaverne med mellemrum, A B F"],
            id="letters of a pact without a space",
        ),
        pytest.param(
            FIRST, FIRST + "\n    local: [9]",
            ["15:13: »9« er ikke et listebogstav: skriv ét stort bogstav, for eksempel A eller Å"],
            id="a number for a local list",
        ),
        pytest.param(
            FIRST, "votes: {A: 7000, B: 3000, C: 1000, D: 600}",
            [
                "14:12: listernes stemmer er 11.600 i alt, men der er kun 11.500 gyldige: "
                "ret det tal, der er forkert"
            ],
            id="votes above the valid ones",
        ),
        pytest.param(
            FIRST, "votes: {A: 7000, B: 3000, C: 1000, D: 490}",
            [
                "14:12: listernes stemmer er 11.490 i alt, men der er 11.500 gyldige: mangler en "
                "liste? Vides det ikke, hvem de sidste er givet til, så skriv »missing_votes: 10«"
            ],
            id="votes below the valid ones",
        ),
        pytest.param(
            FIRST, "votes: {A: 7000, B: 3000, C: 1000, D: 490}\n    missing_votes: 9",
            [
                "15:20: »missing_votes« er 9, men der er 10 flere gyldige stemmer end listernes i "
                "alt"
            ],
            id="another number of votes missing",
        ),
        pytest.param(
            "    valid_votes: 11500\n", "",
            [
                "11:19: »valid_votes« mangler: uden den kan det ikke siges, hvor meget der mangler"
            ],
            id="no valid votes",
        ),
        pytest.param(
            "seats: {A: 9, B: 4, C: 1, D: 0}", "seats: {A: 9, B: 4, C: 1, Å2: 0, D: 0}",
            [
                "15:35: liste »Å2« har mandater, men ingen stemmer: skriv stemmerne, eller "
                "ret bogstavet"
            ],
            id="seats of a list without votes",
        ),
        pytest.param(
            "seats: {A: 9, B: 4, C: 1, D: 0}", "seats: {A: 9, B: 5, C: 1, D: 0}",
            ["15:12: mandaterne er 15 i alt, men kommunalbestyrelsen har 14 pladser"],
            id="more seats than the council has",
        ),
        pytest.param(
            "seats: {A: 9, B: 4, C: 1, D: 0}", "seats: {A: 8, B: 4, C: 1, D: 0}",
            [
                "15:12: mandaterne er 13 i alt, men kommunalbestyrelsen har 14 pladser: vides en "
                "listes mandater ikke, så skriv den ikke under »seats«"
            ],
            id="fewer seats than the council has",
        ),
        pytest.param(
            FIRST, "votes: {A: 7000, B: 3000, C: 1000, d: 500}",
            ["14:40: »d« er ikke et listebogstav: skriv det med stort, D"],
            id="a small letter",
        ),
        pytest.param(
            FIRST, "votes: {A: 7000, B: 3000, C: 1000, Det Gule Parti: 500}",
            [
                "14:40: »Det Gule Parti« er ikke et listebogstav: skriv ét stort bogstav, for "
                "eksempel A eller Å"
            ],
            id="a name for a letter",
        ),
        pytest.param(
            FIRST, "votes: {A: 7.000, B: 3000, C: 1000, D: 500}",
            ["14:16: »7.000« er ikke et helt tal: skriv det uden tegn mellem tusinderne, 7000"],
            id="a mark between the thousands",
        ),
        pytest.param(
            FIRST, "votes: {A: 7 000, B: 3000, C: 1000, D: 500}",
            ["14:16: »7 000« er ikke et helt tal: skriv det uden tegn mellem tusinderne, 7000"],
            id="a space between the thousands",
        ),
        pytest.param(
            FIRST, "votes: {A: 60 %, B: 3000, C: 1000, D: 500}",
            [
                "14:16: »60 %« er ikke et helt tal: det er en procent, og her skal stå et antal, "
                "for eksempel 12000"
            ],
            id="a percentage",
        ),
        pytest.param(
            FIRST, f"votes: {{A: {'7' * 30}, B: 3000, C: 1000, D: 500}}",
            [
                f"14:16: »{'7' * 30}« er ikke et helt tal: det har 30 cifre, og der er plads til "
                "12"
            ],
            id="a number of thirty digits",
        ),
        pytest.param(
            "{letter: D, party: gul}", "{letter: D, party: groen}",
            ["9:24: partiet »groen« står allerede med bogstavet C"],
            id="a party twice",
        ),
        pytest.param(
            "names: {L: Engbylisten}", "names: {L: Det Røde Parti}",
            ["36:16: »Det Røde Parti« er et parti: dets bogstav ved dette valg er A"],
            id="a party as a local list",
        ),
        pytest.param(
            "names: {L: Engbylisten}", "names: {L: Engbylisten, D: De Andre}",
            [
                "36:32: »D« er Det Gule Parti ved dette valg: er det en lokal liste her, så skriv "
                "bogstavet under »local«"
            ],
            id="a name for a party's letter",
        ),
        pytest.param(
            "names: {L: Engbylisten}", "names: {L: Engbylisten}\n    local: [D]",
            ["37:13: liste »D« er en anden her end partiet: skriv dens navn under »names«"],
            id="a local letter without a name",
        ),
        pytest.param(
            "names: {L: Engbylisten}", "names: {L: Engbylisten}\n    local: [L]",
            [
                "37:13: »L« er ikke et partis bogstav ved dette valg: slet det, for så er listen "
                "lokal i forvejen"
            ],
            id="a local letter that is no party's",
        ),
        pytest.param(
            "names: {L: Engbylisten}", "names: {L: Engbylisten, M: De Andre}",
            [
                "36:32: liste »M« stillede ikke op i kommunen: ret bogstavet, eller skriv "
                "listens stemmer"
            ],
            id="a name of a list that did not stand",
        ),
        pytest.param(
            "names: {L: Engbylisten}", "names: {L: Engbylisten}\n    pacts: [A M, B C, C D]",
            [
                "37:13: liste »M« stillede ikke op i kommunen: ret bogstavet, eller "
                "skriv listens stemmer",
                "37:18: liste »C« står i mere end ét valgforbund",
                "37:23: liste »C« står i mere end ét valgforbund",
            ],
            id="pacts that cannot be",
        ),
        pytest.param(
            "lilly-liljekonval, list: L", "lilly-liljekonval, list: D",
            [
                "42:61: liste »D« har ingen mandater i kommunen, men en borgmester sidder i "
                "kommunalbestyrelsen"
            ],
            id="a mayor of a list without seats",
        ),
        pytest.param(
            "lilly-liljekonval, list: L", "lilly-liljekonval, list: M",
            [
                "42:61: liste »M« stillede ikke op i kommunen: ret bogstavet, eller skriv "
                "listens stemmer"
            ],
            id="a mayor of a list that did not stand",
        ),
        pytest.param(
            "lilly-liljekonval, list: L", "lilly-liljekonval, list: L, status: agreed",
            [
                "42:72: en aftale skal have »as_of«: dagen, kilden sidst er set at sige det"
            ],
            id="an agreement without a day",
        ),
        pytest.param(
            "lilly-liljekonval, list: L", "lilly-liljekonval, list: L, as_of: 2029-11-19",
            ["42:71: »as_of« ligger før valgdagen"],
            id="seen before the election",
        ),
        pytest.param(
            "lilly-liljekonval, list: L", "lilly-liljekonval, list: L, as_of: 2031-01-11",
            ["42:71: »as_of« er en dag, der ikke er kommet endnu: 2031-01-11"],
            id="seen on a day to come",
        ),
    ],
)  # fmt: skip
def test_each_slip_is_named(told: Tell, old: str, new: str, expected: list[str]) -> None:
    assert told(old, new) == expected


FIRST_MAYOR = 'mayors:\n  - {municipality: "0801", person: rosa-roedgroed, list: A'


@pytest.mark.parametrize(("own", "lines"), [("", (40, 41, 42, 43)), (", source: opdigtet", ())])
def test_an_elected_mayor_needs_a_source_where_the_common_one_has_agreements(
    told: Tell, own: str, lines: tuple[int, ...]
) -> None:
    agreed = f"mayors_source: brev\n{FIRST_MAYOR}, status: agreed, as_of: 2030-12-30{own}"
    asked = (
        "filens kilde til borgmestrene har kun aftaler: skriv »source« eller »found_in« for den, "
        "der er valgt, eller »status: agreed« og »as_of«"
    )
    assert told(FIRST_MAYOR, agreed) == [f"{line}:36: {asked}" for line in lines]


def test_a_term_follows_the_last_election_before_it(told: Tell) -> None:
    assert told('election: "2029"', 'election: "2025"', TERM) == [
        "3:11: valget i 2025 er ikke det seneste, før perioden begynder: skriv »2029«",
        "10:38: liste »L« stillede ikke op i »0805«: ret bogstavet eller kommunekoden",
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "  source: opdigtet\npublished",
            "  national_votes: 2999\n  source: opdigtet\npublished",
            [
                "11:19: listesamarbejdet kan ikke have 2.999 stemmer i landet: de lister, der "
                "vides at være med, har 3.000"
            ],
            id="fewer votes than its members",
        ),
        pytest.param(
            "letter: L", "letter: A",
            [
                "10:38: »A« er et partis bogstav ved dette valg: kun lokale lister kan være med "
                "i et listesamarbejde (bilag1-1.0)"
            ],
            id="a party",
        ),
        pytest.param(
            "letter: L", "letter: M", [
                "10:38: liste »M« stillede ikke op i »0805«: ret bogstavet eller "
                "kommunekoden"
            ],
            id="a list that did not stand",
        ),
        pytest.param(
            "source: opdigtet}\n  source",
            'source: opdigtet}\n    - {municipality: "0805", letter: L, source: brev}\n  source',
            ["11:38: liste »L« i »0805« står to gange"],
            id="a list twice",
        ),
    ],
)  # fmt: skip
def test_each_slip_in_an_alliance_is_named(
    told: Tell, old: str, new: str, expected: list[str]
) -> None:
    assert told(old, new, TERM) == expected


def test_a_code_is_of_one_region(told: Tell) -> None:
    twice = '{id: aadal, code: "1099", name'
    assert told("{id: aadal, name", twice, "regions.yml") == ["6:23: »1099« står to gange i listen"]


def test_one_letter_in_two_forms_is_one_letter(told: Tell) -> None:
    """On a Mac an Å may be stored as an A and a ring."""
    ring = normalize("NFD", "Å")
    twice = FIRST.replace("D: 500", f"Å: 300, {ring}: 200")
    (message,) = told(FIRST, twice)
    assert message == "14:48: feltet »Å« står to gange"
    assert len(ring) == 2


def test_seats_that_the_votes_and_pacts_do_not_give_are_a_warning(told: Tell) -> None:
    old = f"seats: {LAST}\n    names: {{L: Engbylisten}}"
    assert told(old, f"{old}\n    pacts: [A B]") == []
    new = old.replace("C: 1, D: 0", "C: 0, D: 1")
    assert told(old, f"{new}\n    pacts: [A B]") == [
        "35:12: advarsel: d'Hondt med valgforbundene giver C 1 og D 0, men her står C 0 og D 1: "
        "er tallene rigtige?"
    ]


def test_a_mayor_of_two_municipalities_is_warned_of_at_both(told: Tell) -> None:
    record = '{municipality: "0801", person: rosa-roedgroed'
    message = "advarsel: »rosa-roedgroed« er borgmester i Ærlev (2025) og Aaby (2029): er kommunen "
    assert told(record, record.replace("0801", "0802"), "elections/2025.yml") == [
        f"17:20: {message}rigtig?",
        f"data/{ELECTION}:38:20: {message}rigtig?",
    ]


def test_an_agreement_is_a_warning_when_it_is_older_than_sixty_days(told: Tell) -> None:
    agreed = "lilly-liljekonval, list: L, status: agreed, as_of: 2030-11-11"
    assert told("lilly-liljekonval, list: L", agreed, now="2031-01-10") == []
    assert told("lilly-liljekonval, list: L", agreed, now="2031-01-11") == [
        "42:72: advarsel: aftalen om borgmesteren i Engby er set den 11. november 2030 og ikke "
        "bekræftet siden: find en kilde, og skriv »status: elected«"
    ]


def test_a_lot_between_parties_that_were_not_tied_is_refused(told: Tell) -> None:
    lot = "lots:\n  - {between: [A, B], winners: [A]}\npublished:"
    assert told("published:", lot, TERM) == [
        "13:5: der er ingen lodtrækning mellem A og B: de står ikke lige om de sidste pladser "
        "(punkt bilag1-1.1)"
    ]


def test_members_said_to_be_complete_lie_within_the_bounds(told: Tell) -> None:
    """Of the sample's older term only bounds are known."""
    text = "complete: ja\nsource: opdigtet\nupdated: 2031-01-01\n"
    assert told(text, text, OLD_MEMBERS) == [
        "1:11: »complete: ja« giver B 0 medlemmer, men de kendte tal tillader kun 1-7 "
        "(punkt bilag1-1.0)"
    ]


def test_a_complete_list_has_the_size_of_a_possible_outcome() -> None:
    """KKR Midtjylland has 35 members, or 36 if local lists had joined: 16 or 17 beside mayors."""
    computed = tuple(composition_results(load_data(REAL / "data").dataset))
    told = []
    for count in (15, 16, 17, 18):
        members = Members.model_construct(
            complete=True,
            elected=(ElectedMember(person="navn-navnesen", party="A"),) * count,
            source="opdigtet",
            updated=date(2018, 1, 1),
        ).read_from("kkr/midtjylland/2018-2022/members.yml")
        told.append([(each.message, each.point) for each in count_faults([members], computed, ())])
    sizes = "men beregningen giver 35 eller 36"
    assert told == [
        [(f"»complete: ja« giver 34 medlemmer med borgmestrene, {sizes}", "bilag1-1.0")],
        [],
        [],
        [(f"»complete: ja« giver 37 medlemmer med borgmestrene, {sizes}", "bilag1-1.0")],
    ]


def test_only_one_council_of_2025_has_other_seats_than_the_votes_give() -> None:
    """In Lolland list Æ won five seats and had four candidates."""
    dataset = load_data(REAL / "data").dataset
    election = dataset.election_by_year["2025"]
    differing = {
        each.municipality: told for each in election.results if (told := other_seats(each))
    }
    assert differing == {
        "0360": "d'Hondt med valgforbundene giver Æ 5 og C 1, men her står Æ 4 og C 2: er tallene "
        "rigtige?"
    }
    assert all(each.pacts for each in election.results)
