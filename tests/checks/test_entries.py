"""What an editor is told about facts that cannot all be so, word for word."""

from pathlib import Path

import pytest

from klsite.model.diagnostics import DataErrors
from klsite.site.read import read_site
from support.editing import NOW, Tell

TERM = "kkr/fjordland/2030-2034"
MARCH = f"{TERM}/meetings/2030-03-04.yml"

PEOPLE = "source: opdigtet\nupdated: 2031-01-01\npeople:\n  - {{id: {}, name: Ny}}\n"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            (
                f"{TERM}/term.yml",
                "vice_chair: {person: berta-begonia",
                "vice_chair: {person: rosa-roedgroed",
            ),
            ["16:22: »rosa-roedgroed« kan ikke være både formand og næstformand"],
            id="chair and vice-chair",
        ),
        pytest.param(
            (MARCH, "number: 1", "number: 0"),
            ["8:13: »0« kan ikke passe: punkterne har numre fra 1"],
            id="an item numbered 0",
        ),
        pytest.param(
            (MARCH, "proposed: 2030-02-23", "proposed: 2030-03-23"),
            ["25:15: »proposed« (2030-03-23) ligger efter mødet 4. marts 2030: ret dagen"],
            id="proposed after the meeting",
        ),
        pytest.param(
            (MARCH, "published: 2030-03-08", "published: 2030-03-03"),
            ["28:14: referatet er offentliggjort før mødet 2030-03-04"],
            id="minutes before the meeting",
        ),
        pytest.param(
            (
                MARCH,
                "{person: lilly-liljekonval}",
                "{person: lilly-liljekonval, substitute: bo-blaabaer}",
            ),
            [
                "31:47: Bo Blåbær står selv som fraværende: ret det ene sted (punkt 3.9)",
            ],
            id="a substitute who is absent",
        ),
        pytest.param(
            ("kkr/fjordland/other_meetings.yml", "topics: [roser]", "topics: [roser, bede, roser]"),
            ["2:80: punktet står to gange i listen"],
            id="a topic twice",
        ),
        pytest.param(
            (f"{TERM}/results.yml", "published: 2031-01-01", "published: 2099-01-01"),
            ["4:16: »published« er en dag, der ikke er kommet endnu: 2099-01-01"],
            id="published on a day to come",
        ),
        pytest.param(
            ("glossary.yml", "term: bed,", "term: Født medlem,"),
            [
                "4:21: »Født medlem« er allerede forklaret ved »født medlem«",
                "4:21: advarsel: »Født medlem« passer til »foedt-medlem«, men står ved »bed«: er "
                "de byttet om?",
            ],
            id="a word twice",
        ),
        pytest.param(
            ("glossary.yml", "term: bed,", "term: bed, also: [Fødte medlemmer],"),
            ["4:33: »Fødte medlemmer« er allerede forklaret ved »født medlem«"],
            id="a synonym twice",
        ),
        pytest.param(
            ("municipalities.yml", "name: Byby,", "name: Byby, merged: [Vestby, nordmark],"),
            [
                "7:59: »nordmark« står også ved »engby«: er den delt mellem dem, så skriv den "
                "under »merged_in_part« ved dem alle"
            ],
            id="merged whole and in part",
        ),
        pytest.param(
            ("people/fjordland.yml", "name: Bjarne Bøg", "name: Axel Akeleje"),
            [],
            id="a name in two municipalities",
        ),
        pytest.param(
            (
                "people/fjordland.yml",
                "  - {id: birte-birk,",
                "  - {id: birte-birk-2, name: Birte Birk}\n  - {id: birte-birk,",
            ),
            [
                "37:10: »Birte Birk« kan ikke skelnes fra »birte-birk-2«, som har samme navn: "
                "kommunen er ikke skrevet ved dem begge. Er det den samme, så brug det id, der er; "
                "er det en anden, så skriv kommunen i »councils«"
            ],
            id="a name twice, once without a place",
        ),
        pytest.param(
            (
                "people/fjordland.yml",
                "  - {id: birte-birk,",
                "  - {id: birte-birk-2, name: Birte Birk, councils: "
                '[{election: "2025", municipality: "0802"}]}\n  - {id: birte-birk,',
            ),
            [
                "37:10: »Birte Birk« kan ikke skelnes fra »birte-birk-2«, som har samme navn: "
                "kommunen er også den samme. Er det den samme, så brug det id, der er; er det en "
                "anden, så skriv kommunen i »councils«"
            ],
            id="name and place twice",
        ),
        pytest.param(
            ("people/fjordland.yml", "{id: birte-birk,", "{id: nul,"),
            ["36:10: »nul« kan ikke bruges: Windows kan ikke gemme noget med det navn"],
            id="an id that Windows cannot store",
        ),
        pytest.param(
            ("people/aux.yml", "x", PEOPLE.format("ny")),
            ["1:1: »aux« kan ikke bruges: Windows kan ikke gemme noget med det navn"],
            id="a file that Windows cannot store",
        ),
        pytest.param(
            ("people/Ny.yml", "x", PEOPLE.format("Ny")),
            [
                "1:1: filens navn eller mappe passer ikke: det skal være som people/sjaelland.yml "
                "(små bogstaver a-z, tal og bindestreger)",
                "4:10: »Ny« kan ikke bruges: kun små bogstaver a-z, tal og enkelte bindestreger "
                "(æ skrives ae, ø oe, å aa), for eksempel ny-aftale-om-skoler",
            ],
            id="a name of a file hides no other mistake",
        ),
        pytest.param(
            ("kkr/fjordland/other_meetings.yml", "{period: 2022-2026", "{period: 2021-2026"),
            ["2:14: »2021-2026« er ikke en valgperiode: mente du 2022-2026?"],
            id="years of no term",
        ),
        pytest.param(
            ("kkr/fjordland/other_meetings.yml", "date: 2024-05", "date: 2026-05"),
            ["2:31: mødet maj 2026 ligger uden for perioden 2022-2026"],
            id="a meeting outside its period",
        ),
        pytest.param(
            ("organisation.yml", "telephone: 10 20 30 40", "telephone: 10 20 30 4"),
            ["11:12: »10 20 30 4« har 7 cifre: et dansk telefonnummer har otte"],
            id="a digit too few",
        ),
        pytest.param(
            ("organisation.yml", "telephone: 10 20 30 40", "telephone: +45 10 20 30 401"),
            ["11:12: »+45 10 20 30 401« har 9 cifre: et dansk telefonnummer har otte"],
            id="a digit too many",
        ),
        pytest.param(
            ("organisation.yml", "telephone: 10 20 30 40", "telephone: +46 8 123 45"),
            [],
            id="a number abroad",
        ),
    ],
)
def test_what_cannot_be_is_told(
    told: Tell, change: tuple[str, str, str], expected: list[str]
) -> None:
    assert told(*change) == expected


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "bodies.yml",
            "name: Haveudvalget",
            "name: Haveuvdalget",
            "4:30: advarsel: »Haveuvdalget« og »haveudvalget« er næsten ens: er det en skrivefejl?",
        ),
        (
            "bodies.yml",
            "name: Drivhusets bestyrelse",
            "name: Drivhusets bestyrele",
            "5:39: advarsel: »Drivhusets bestyrele« og »drivhusets-bestyrelse« er næsten ens: er "
            "det en skrivefejl?",
        ),
        (
            "bodies.yml",
            "name: Drivhusets bestyrelse",
            "name: Haveudvalget",
            "5:39: advarsel: »Haveudvalget« passer til »haveudvalget«, men står ved "
            "»drivhusets-bestyrelse«: er de byttet om?",
        ),
        (
            "news.yml",
            "address: pressemeddelelser",
            "address: navne\n    description: x\n  - name: Navne\n    plural: Pressemeddelelser\n"
            "    address: pressemeddelelser",
            "3:13: advarsel: »Pressemeddelelser« passer til »pressemeddelelser«, men står ved "
            "»navne«: er de byttet om?",
        ),
    ],
)
def test_a_name_that_another_id_is_made_of_is_warned_of(
    warned: Tell, file: str, old: str, new: str, expected: str
) -> None:
    assert expected in warned(file, old, new)


AADAL = "kkr/aadal/2026-2030/meetings/2029-12-03.yml"


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        pytest.param(
            "minutes: {published: 2029-12-05, absent: [{person: rosa-roedgroed}]}",
            "4:52: Rosa Rødgrød er valgt i Aaby, som ikke hører til KKR Ådal: ret personen "
            "(punkt bilag1-1.0)",
            id="absent from another region",
        ),
        pytest.param(
            "agenda: [{number: 1, title: Et punkt, proposed_by: rosa-roedgroed}]",
            "4:52: Rosa Rødgrød er valgt i Aaby, som ikke hører til KKR Ådal: ret personen "
            "(punkt bilag1-1.0)",
            id="proposed from another region",
        ),
        pytest.param(
            "minutes: {published: 2029-12-05, absent: []}\n"
            "agenda: [{number: 1, title: Et punkt, vote: {votes_for: 9, votes_against: 0}}]",
            "5:45: 9 stemmer er afgivet, men rådet kan højst have 2 medlemmer: ret "
            "stemmerne (punkt bilag1-1.1)",
            id="more votes than there can be members",
        ),
    ],
)
def test_a_meeting_is_checked_where_the_members_are_not_known(
    told: Tell, added: str, expected: str
) -> None:
    assert told(AADAL, "source:", f"{added}\nsource:") == [expected]


def test_a_known_substitute_is_checked_where_not_all_members_are(
    told: Tell, tmp_path: Path
) -> None:
    assert told(f"{TERM}/members.yml", "complete: ja", "complete: nej") == []
    meeting = tmp_path / "data" / MARCH
    text = meeting.read_text(encoding="utf-8").replace("inger-iris", "ivan-ingefaer")
    meeting.write_text(text, encoding="utf-8")
    with pytest.raises(DataErrors) as found:
        read_site(tmp_path, NOW)
    assert [str(each) for each in found.value.diagnostics] == [
        f"data/{MARCH}:30:41: Ivan Ingefær er ikke personlig stedfortræder for Bo Blåbær: "
        "ret personen, eller skriv den nye stedfortræder i events.yml (new_substitute) "
        "(punkt bilag1-1.8)"
    ]
