"""What an editor is told when a term does what the rules do not allow, word for word."""

import shutil
from pathlib import Path

import pytest

from klsite.model.diagnostics import DataErrors
from klsite.site.read import read_site
from support.editing import NOW, Tell
from support.project import SAMPLE

TERM = "kkr/fjordland/2030-2034"
EVENTS, MEMBERS = f"{TERM}/events.yml", f"{TERM}/members.yml"
MARCH, JUNE = f"{TERM}/meetings/2030-03-04.yml", f"{TERM}/meetings/2030-06-03.yml"
APPOINTMENTS = f"{TERM}/appointments.yml"


def appended(line: str) -> tuple[str, str, str]:
    """Return the change that puts an event last in the log, on line 25."""
    last = "kind: leaves_party, person: connie-citron}\n"
    return EVENTS, last, f"{last}  - {{{line}}}\n"


def test_the_sample_is_without_fault(told: Tell) -> None:
    assert told(EVENTS, "source: opdigtet", "source: opdigtet") == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            appended("date: 2030-12-11, kind: resigns, person: viola-violbuk"),
            ["25:47: ukendt person »viola-violbuk«: mente du »viola-violbuket«?"],
            id="unknown person",
        ),
        pytest.param(
            appended('date: 2030-12-11, kind: new_mayor, municipality: "0899", person: ellen-elm'),
            ["25:55: ukendt kommunekode »0899«. Tilladt er: 0801, 0802, 0803, 0804, 0805"],
            id="unknown municipality",
        ),
        pytest.param(
            appended("date: 2030-12, kind: resigns, person: viola-violbuket"),
            ["25:12: ved »resigns« skal dagen være kendt: skriv den som 2020-08-31"],
            id="a month for what needs a day",
        ),
        pytest.param(
            appended('date: 2030-13, kind: new_mayor, municipality: "0803", person: bent-bellis'),
            ["25:12: »2030-13« er ikke en dato: der er ingen måned nummer 13"],
            id="no month",
        ),
        pytest.param(
            appended('date: 2029, kind: new_mayor, municipality: "0803", person: bent-bellis'),
            [
                "25:5: begivenheden ligger før perioden, som begynder 1. januar 2030: ret "
                "dagen, eller flyt den til periodens egen mappe (punkt bilag1-1.3)"
            ],
            id="a year before the term",
        ),
        pytest.param(
            (MEMBERS, "viola-violbuket, party: A", "viola-violbuket, party: X"),
            ["10:38: ukendt parti »X«. Tilladt er: A, B, C, D, Lokale Lister"],
            id="unknown party",
        ),
        pytest.param(
            (MEMBERS, "viola-violbuket, party: A", "viola-violbuket, party: Det røde parti"),
            ["10:38: ukendt parti »Det røde parti«: skriv bogstavet A"],
            id="a party by its name",
        ),
        pytest.param(
            appended("date: 2030-12-11, kind: party_switch, person: bo-blaabaer, party: Quark"),
            ["25:72: ukendt parti »Quark«. Tilladt er: A, B, C, D, Lokale Lister"],
            id="a switch to no party",
        ),
        pytest.param(
            appended("date: 2031-01-11, kind: resigns, person: bent-bellis"),
            ["25:12: »date« er en dag, der ikke er kommet endnu: 2031-01-11"],
            id="an event to come",
        ),
        pytest.param(
            (APPOINTMENTS, "person: berta-begonia, meeting: 2030-03-04, item: 2, ends: 2030-09-30",
             "person: viola-violbuket, meeting: 2030-03-04, item: 2, ends: 2030-09-30"),
            [
                "7:18: Viola Violbuket er udpeget to gange på samme tid: slet den ene, eller "
                "skriv »ends« ved den første"
            ],
            id="appointed twice",
        ),
        pytest.param(
            (APPOINTMENTS, "person: karen-kamille, meeting: 2030-03-04",
             "person: karen-kamille, meeting: 2030-11-11"),
            ["13:42: mødet 11. november 2030 er aflyst og har ikke udpeget nogen: ret »meeting«"],
            id="appointed at a cancelled meeting",
        ),
        pytest.param(
            ("elections/2029.yml", 'municipality: "0802", person: bo-blaabaer, list: B',
             'municipality: "0802", person: asger-aakande, list: B'),
            ["40:36: »asger-aakande« er allerede borgmester i en anden kommune"],
            id="mayor of two municipalities",
        ),
        pytest.param(
            (MARCH, "    - {person: lilly-liljekonval}", "    - {person: bo-blaabaer}"),
            ["31:16: »bo-blaabaer« står to gange under »absent«"],
            id="absent twice",
        ),
        pytest.param(
            (MARCH, "proposed_by: bent-bellis", "proposed_by: klaus-kommen"),
            [
                "24:18: Klaus Kommen er ikke medlem af rådet på det tidspunkt: ret personen eller "
                "dagen, eller skriv i events.yml, hvornår Klaus Kommen blev medlem (punkt 3.2)"
            ],
            id="proposed by no member",
        ),
        pytest.param(
            (MARCH, "agenda_sent: 2030-02-25", "agenda_sent: 2030-03-05"),
            ["6:14: »agenda_sent« (2030-03-05) ligger efter mødet 4. marts 2030: ret dagen"],
            id="sent after the meeting",
        ),
        pytest.param(
            (MEMBERS, "{person: karla-kaprifolie,", "{person: viola-violbuket,"),
            [
                "6:104: kommunalbestyrelsen vælger kun en stedfortræder for borgmesteren, når "
                "begge viceborgmestre selv er valgt til rådet (Ellen Elm): slet stedfortræderen, "
                "eller skriv, hvem de er (punkt bilag1-1.2)",
                "11:14: Viola Violbuket har to pladser i rådet: ret personen på den ene "
                "(punkt bilag1-1.0)",
            ],
            id="a person in two seats",
        ),
        pytest.param(
            (MEMBERS, "substitute: alma-anemone", "substitute: arne-aster"),
            [
                "11:54: Arne Aster er stedfortræder for to medlemmer: ret personen ved det ene "
                "(punkt bilag1-1.2)"
            ],
            id="substitute of two members",
        ),
        pytest.param(
            (MEMBERS, "substitute: alma-anemone", "substitute: viola-violbuket"),
            [
                "11:54: Viola Violbuket er medlem og kan ikke også være stedfortræder: ret "
                "stedfortræderen (punkt bilag1-1.2)"
            ],
            id="a member as substitute",
        ),
        pytest.param(
            (MEMBERS, "ville-valmue}", "zzz}"),
            ["4:82: ukendt person »zzz«: se, hvad der findes, i data/people/"],
            id="a person that is like no other",
        ),
        pytest.param(
            (MEMBERS, "ville-valmue}", "ville-valmue, chosen: ivan-ingefaer}"),
            [
                "4:104: Ivan Ingefær er ikke valgt til kommunalbestyrelsen i den "
                "kommune: ret kommunen, eller »councils« i data/people/ (punkt bilag1-1.0)",
                "4:104: kommunalbestyrelsen vælger kun en stedfortræder for borgmesteren, når "
                "begge viceborgmestre selv er valgt til rådet (Ivan Ingefær): slet "
                "stedfortræderen, eller skriv, hvem de er (punkt bilag1-1.2)",
            ],
            id="vice-mayor chain",
        ),
        pytest.param(
            (EVENTS, "date: 2030-03-01,", "date: 2029-12-31,"),
            [
                "3:5: begivenheden ligger før perioden, som begynder 1. januar 2030: ret "
                "dagen, eller flyt den til periodens egen mappe (punkt bilag1-1.3)"
            ],
            id="before the term",
        ),
        pytest.param(
            (EVENTS, "date: 2030-03-15,", "date: 2030-02-28,"),
            [
                "4:5: begivenheden ligger før den, der står over den, fra 1. marts 2030: den "
                "ældste skal stå først (punkt bilag1-1.3)"
            ],
            id="out of order",
        ),
        pytest.param(
            appended("date: 2030-12-11, kind: resigns, person: rosa-roedgroed"),
            [
                "25:5: Rosa Rødgrød er født medlem som borgmester og kan ikke udtræde af rådet "
                "alene: har kommunen fået en ny borgmester, skrives »new_mayor« (punkt bilag1-1.0)"
            ],
            id="not allowed by the rules",
        ),
        pytest.param(
            appended("date: 2030-12-11, kind: leave, person: bo-blaabaer"),
            ["25:30: »leave« skal også have »until«"],
            id="a field of the kind is missing",
        ),
        pytest.param(
            appended("date: 2030-12-11, kind: leave, person: bo-blaabaer, reason: syg"),
            [
                "25:58: ukendt felt »reason«: mente du »person«?",
            ],
            id="there is no field for a reason",
        ),
        pytest.param(
            (MARCH, "  absent:\n    - {person: bo-blaabaer, substitute: inger-iris}\n"
             "    - {person: lilly-liljekonval}\n", ""),
            [
                "28:14: referatet mangler »absent«: skriv, hvem der var fraværende, eller "
                "absent: [], hvis alle var til stede (3.9)"
            ],
            id="minutes without attendance",
        ),
        pytest.param(
            (MARCH, "{votes_for: 6,", "{votes_for: 8,"),
            [
                "21:11: 11 stemmer er afgivet, men 9 var til stede: ret stemmerne, eller "
                "»absent« (punkt 3.7)"
            ],
            id="more votes than people",
        ),
        pytest.param(
            (MARCH, "    - {person: lilly-liljekonval}\n",
             "".join(f"    - {{person: {person}}}\n" for person in (
                 "lilly-liljekonval", "rosa-roedgroed", "asger-aakande", "dagmar-dagsrose",
                 "viola-violbuket", "karla-kaprifolie"))),
            [
                "21:11: 9 stemmer er afgivet, men 4 var til stede: ret stemmerne, eller "
                "»absent« (punkt 3.7)",
                "30:5: 4 af 10 medlemmer var til stede: rådet var ikke beslutningsdygtigt, men "
                "punkt 1 og 2 har en beslutning (punkt 3.7)",
            ],
            id="quorum not met",
        ),
        pytest.param(
            (MARCH, "substitute: inger-iris", "substitute: ivan-ingefaer"),
            [
                "30:41: Ivan Ingefær er ikke personlig stedfortræder for Bo Blåbær: "
                "ret personen, eller skriv den nye stedfortræder i events.yml (new_substitute) "
                "(punkt bilag1-1.8)"
            ],
            id="not the personal substitute",
        ),
        pytest.param(
            (JUNE, ", chair: against", ""),
            ["10:11: stemmerne står lige: skriv formandens stemme i »chair« (punkt 3.7)"],
            id="a tie without the chair's vote",
        ),
        pytest.param(
            (JUNE, "votes_for: 5, votes_against: 5, abstained: 1, chair: against",
             "votes_for: 0, votes_against: 0"),
            ["10:11: afstemningen har ingen stemmer: skriv dem, eller slet »vote« (punkt 3.7)"],
            id="a vote without votes",
        ),
        pytest.param(
            (MARCH, "minutes:\n  published: 2030-03-08", "minutes:\n  published: 2030-03-03"),
            ["28:14: referatet er offentliggjort før mødet 2030-03-04"],
            id="minutes before the meeting",
        ),
        pytest.param(
            (APPOINTMENTS, "    seats: 2\n    filled_by: proportional",
             "    seats: 1\n    filled_by: majority"),
            [
                "6:7: 2 er udpeget på samme tid, men rådet har 1 plads i organet (punkt 3.8)",
            ],
            id="above the seats of the body",
        ),
        pytest.param(
            (APPOINTMENTS, "filled_by: proportional", "filled_by: majority"),
            ["4:16: 2 pladser besættes ved forholdstalsvalg (proportional) (punkt 3.8)"],
            id="filled in the wrong way",
        ),
        pytest.param(
            (APPOINTMENTS, "item: 2}", "item: 9}"),
            ["6:62: dagsordenen har intet punkt 9: ret »item«"],
            id="an item that is not there",
        ),
        pytest.param(
            (JUNE, "starts: 9:00", "starts: 25:00"),
            ["3:9: klokken »25:00« findes ikke"],
            id="an hour that is not there",
        ),
        pytest.param(
            (MARCH, "starts: 9:00", "starts: kl. 9"),
            ["3:9: »kl. 9« er ikke et klokkeslæt: skriv det som 10:30"],
            id="one mistake, not another for the time of the end",
        ),
        pytest.param(
            (MARCH, "ends: 12:00", "ends: 8:30"),
            ["4:7: mødet slutter kl. 08.30, før det begynder kl. 09.00"],
            id="ends before it begins",
        ),
        pytest.param(
            (MARCH, "kind: ordinary", "kind: ordinary\nlast_day: 2030-03-03"),
            ["3:11: »last_day« (2030-03-03) ligger før »date« (2030-03-04)"],
            id="a last day before the first",
        ),
        pytest.param(
            (MARCH, "kind: ordinary", "kind: ordinary\nlast_day: 2031-03-05"),
            ["3:11: mødet varer 367 dage: er datoen i »last_day« rigtig?"],
            id="a last day in another year",
        ),
        pytest.param(
            (f"{TERM}/meetings/2030-09-09.yml", "date: 2030-09-16,",
             "date: 2030-09-16, last_day: 2030-09-15,"),
            ["5:57: »last_day« (2030-09-15) ligger før »date« (2030-09-16)"],
            id="a move whose last day is before its first",
        ),
        pytest.param(
            (f"{TERM}/meetings/2031-02-10.yml", "place: Havehuset",
             "moved: [{announced: 2030-12-20, date: 2031-02-17, last_day: 2031-02-17}]"),
            ["6:39: mødet slutter kl. 09.30, før det begynder kl. 10.00: skriv tiden eller "
             "»last_day« i flytningen"],
            id="a move to one day that keeps the times of two",
        ),
        pytest.param(
            (f"{TERM}/meetings/2031-02-11.yml", "",
             "date: 2031-02-11\nkind: ordinary\nsource: opdigtet\nupdated: 2031-01-01\n"),
            [
                f"data/{TERM}/meetings/2031-02-10.yml:1:7: rådet har to møder den "
                "11. februar 2031: flyt eller aflys det ene",
                "1:7: rådet har to møder den 11. februar 2031: flyt eller aflys det ene",
            ],
            id="a meeting on the second day of another",
        ),
        pytest.param(
            (f"{TERM}/meetings/2031-03-30.yml", "",
             "date: 2031-03-30\nkind: ordinary\nstarts: 2:30\nsource: opdigtet\n"
             "updated: 2031-01-01\n"),
            [
                "3:9: kl. 02.30 findes ikke 2031-03-30: uret stilles frem til sommertid den dag"
            ],
            id="an hour that summer time skips",
        ),
        pytest.param(
            (f"{TERM}/meetings/2034-02-20.yml", "",
             "date: 2034-02-20\nkind: ordinary\nsource: opdigtet\nupdated: 2031-01-01\n"),
            [
                "1:7: mødet ligger uden for perioden, hvor rådet kan mødes: 1. januar 2030 til "
                "30. januar 2034 (punkt bilag1-1.3)"
            ],
            id="a meeting outside the term",
        ),
        pytest.param(
            (f"{TERM}/meetings/2030-09-09.yml", "date: 2030-09-16", "date: 2030-11-25"),
            [
                "5:35: rådet har to møder den 25. november 2030: flyt eller aflys det ene",
                f"data/{TERM}/meetings/2030-11-25.yml:1:7: rådet har to møder den "
                "25. november 2030: flyt eller aflys det ene",
            ],
            id="two meetings on a day",
        ),
        pytest.param(
            (f"{TERM}/meetings/2030-11-25.yml", ", carl-clematis, dora-dild", ""),
            [
                "4:15: 2 af 11 medlemmer er mindre end en tredjedel: mødet kan ikke kræves "
                "(punkt 3.1)"
            ],
            id="fewer than a third",
        ),
        pytest.param(
            (f"{TERM}/meetings/2030-01-21.yml", "asger-aakande", "bo-blaabaer"),
            [
                "6:14: mødet skal indkaldes af Asger Åkande, der har været borgmester længst: "
                "ret personen, eller »mayor_since« i data/people/ (punkt bilag1-1.3)"
            ],
            id="called by another mayor",
        ),
        pytest.param(
            (f"{TERM}/term.yml", "rules: fjordland-2030-2034\n", ""),
            ["1:1: feltet »rules« mangler (Forretningsorden)"],
            id="term without rules",
        ),
        pytest.param(
            (f"{TERM}/term.yml", "rules: fjordland-2030-2034", "rules: fjordland-2026-2030"),
            [
                "4:8: »fjordland-2026-2030« gælder ikke i hele perioden: vælg et andet, eller "
                "skriv i »rules_assumed«, hvorfor det bruges"
            ],
            id="rules of another term",
        ),
        pytest.param(
            ("rules/fjordland-2030-2034.yml", "in_force: 2030", "kkr: aadal\nin_force: 2030"),
            [
                "data/kkr/fjordland/2030-2034/term.yml:4:8: »fjordland-2030-2034« er et andet råds "
                "eller periodes: vælg et andet, eller skriv i »rules_assumed«, hvorfor det bruges"
            ],
            id="rules of another council",
        ),
        pytest.param(
            (MARCH, "file: bilag/oplaeg.pdf", "file: bilag/oplag.pdf"),
            [
                    "content/bilag/oplaeg.pdf:1:1: advarsel: intet offentligt henviser til "
                    "filen, så den bliver ikke udgivet: skriv et link til den, eller slet den",
                    "18:40: filen content/bilag/oplag.pdf findes ikke",
                ],
            id="a paper that is not there",
        ),
        pytest.param(
            ("kkr/fjordland/2034-2038/meetings/2034-01-20.yml", "",
             "date: 2034-01-20\nkind: constituting\nsource: opdigtet\nupdated: 2031-01-01\n"),
            [
                "1:1: mappen fjordland/2034-2038 har ingen term.yml: uden den er der hverken valg "
                "eller forretningsorden at kontrollere efter"
            ],
            id="a folder without a term",
        ),
    ],
)  # fmt: skip
def test_each_breach_is_named(
    told: Tell, tmp_path: Path, change: tuple[str, str, str], expected: list[str]
) -> None:
    file = tmp_path / "data" / change[0]
    if not (SAMPLE / "data" / change[0]).parent.exists():
        shutil.copytree(SAMPLE / "data", tmp_path / "data")
        shutil.copytree(SAMPLE / "content", tmp_path / "content")
        file.parent.mkdir(parents=True)
        file.write_text(change[2], encoding="utf-8")
        with pytest.raises(DataErrors) as found:
            read_site(tmp_path, NOW)
        mistakes = [str(each) for each in found.value.diagnostics]
        assert [each.removeprefix(f"data/{change[0]}:") for each in mistakes] == expected
        return
    assert told(*change) == expected


def test_an_agenda_sent_late_is_shown_and_no_fault(told: Tell) -> None:
    assert told(MARCH, "agenda_sent: 2030-02-25", "agenda_sent: 2030-02-28") == []
