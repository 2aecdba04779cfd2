"""What one file says and another contradicts is told where it stands."""

import shutil
from pathlib import Path

import pytest

from klsite.checks.national_bodies import national_figure_faults
from support.editing import Tell
from support.loading import load_data
from support.project import SAMPLE

OFFICES, NATIONAL = "kl_offices.yml", "national_results.yml"
EVENT = "events/2031-05-30-proevemoede.yml"
FJORDLAND = "kkr/fjordland/kkr.yml"
APPOINTMENTS = "kkr/fjordland/2030-2034/appointments.yml"
EVENT_ENDS = "arrangementet varer 369 dage: er året rigtigt?"
HOLDER = "holder: {name: Ørla Prøve, party: A}"
RESULT = "results:\n  - {date: 2029-11-20, term: 2030-2034, shares: {A: 50.0}, source: opdigtet}"


def holder(**changed: str) -> str:
    written = {"name": "Rosa Rødgrød", "party": "A", "municipality": '"0801"'} | changed
    fields = ", ".join(f"{name}: {value}" for name, value in written.items())
    return f"holder: {{person: rosa-roedgroed, {fields}}}"


def test_an_event_is_announced_before_it_begins(told: Tell) -> None:
    assert told(EVENT, "announced: 2031-01-01", "announced: 2031-05-31") == [
        "5:12: »announced« (2031-05-31) ligger efter »starts« (2031-05-30)"
    ]


def test_an_event_is_not_announced_in_time_to_come(told: Tell) -> None:
    assert told(EVENT, "announced: 2031-01-01", "announced: 2031-05-01") == [
        "5:12: »announced« er en dag, der ikke er kommet endnu: 2031-05-01"
    ]


def test_an_event_that_nobody_is_told_of_before_it_begins_is_warned_of(warned: Tell) -> None:
    found = warned(EVENT, "announced: 2031-01-01\n", "")
    assert (
        "3:9: advarsel: »announced« mangler: skriv dagen, arrangementet blev meldt ud. Indtil da "
        "får abonnenter først besked om det på den første dag, 2031-05-30" in found
    )


@pytest.mark.parametrize(
    ("name", "is_told"),
    [("Rosa Rødgrød", False), ("Rosa B. Rødgrød", False), ("Rosa", False), ("Bo Blåbær", True)],
)
def test_a_name_beside_an_id_is_that_of_the_person(told: Tell, name: str, is_told: bool) -> None:
    found = told(OFFICES, HOLDER, holder(name=name))
    message = "»rosa-roedgroed« er Rosa Rødgrød i data/people/"
    assert [each.endswith(message) for each in found] == [True] * is_told


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "results: []",
            RESULT.replace("2029-11-20", "2029-11-02"),
            "3:12: valget i data/elections/2029.yml var den 20. november 2029",
        ),
        (
            "results: []",
            RESULT.replace("2030-2034", "2026-2030"),
            "4:30: perioden 2026-2030 følger ikke efter valget den 20. november 2029",
        ),
    ],
)
def test_a_national_result_fits_the_election(told: Tell, old: str, new: str, message: str) -> None:
    (found,) = told(NATIONAL, old, new)
    assert found.partition(": ")[2] == message.partition(": ")[2]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "{period: 2030-2034}",
            "perioden står også i data/kkr/fjordland/2030-2034/term.yml",
        ),
        (
            "{period: 2022-2026, chair: {name: X, source: brev}, vice_chair: {name: X, "
            "source: brev}}",
            "X kan ikke være både formand og næstformand",
        ),
        ("{period: 2022-2026}\n  - {period: 2022-2026}", "»2022-2026« står to gange i listen"),
    ],
)
def test_an_earlier_term_fits_the_council(told: Tell, written: str, message: str) -> None:
    (found,) = told(FJORDLAND, "source: opdigtet", f"source: opdigtet\nearlier:\n  - {written}")
    assert found.partition(": ")[2] == message


def test_a_chair_is_from_the_region_of_the_council(told: Tell) -> None:
    chair = 'chair: {name: X, municipality: "0805", source: brev}'
    again = "  - {period: 2022-2026}"  # without a mistake, no warning is returned
    written = f"source: opdigtet\nearlier:\n  - {{period: 2022-2026, {chair}}}\n{again}"
    found = told(FJORDLAND, "source: opdigtet", written)
    message = "advarsel: kommunen »0805« ligger ikke i rådets region: ret kommunekoden"
    assert message in [each.partition(": ")[2] for each in found]


def test_two_councils_have_two_names(told: Tell) -> None:
    (found,) = told(FJORDLAND, "name: KKR Fjordland", "name: KKR Ådal")
    assert found.endswith("name »KKR Ådal« bruges allerede i data/kkr/aadal/kkr.yml")


def test_an_appointment_lies_within_the_term(told: Tell) -> None:
    (found,) = told(APPOINTMENTS, "starts: 2030-10-01", "starts: 2036-10-01")
    assert found.endswith(
        "udpegningen ligger uden for perioden: 1. januar 2030 til 30. januar 2034"
    )


def test_a_body_has_one_chair_at_a_time(told: Tell) -> None:
    person = "{person: viola-violbuket, "
    other = "{person: berta-begonia, "
    chairs = (
        f"{person}role: formand, meeting: 2030-03-04, item: 2}}\n      - {other}role: formand, "
    )
    old = f"{person}meeting: 2030-03-04, item: 2}}\n      - {other}"
    (found,) = told(APPOINTMENTS, old, chairs)
    assert found == "7:39: organet har to formænd på samme tid: skriv »ends« ved den første"


def test_a_channel_stands_once(told: Tell) -> None:
    new = "  - {name: Kanalen, url: 'https://example.org/a'}\n  - name: Kanalen"
    (found,) = told("organisation.yml", "  - name: Kanalen", new)
    assert found == "16:11: »Kanalen« står to gange i listen"


def test_a_municipality_goes_where_its_region_goes(told: Tell) -> None:
    old = "{region: fjordland, valid_to: 2032-12-31}, {region: bakkeland, valid_from: 2033-01-01}]}"
    new = "{region: fjordland, valid_to: 2032-12-31}, {region: aadal, valid_from: 2033-01-01}]}"
    found = told("municipalities.yml", old, new)
    assert (
        "5:104: Region Fjordland går over i »bakkeland«, men kommunen kommer samme dag til »aadal«"
        in found
    )


def test_an_event_of_more_than_a_month_has_a_slip_in_its_year(told: Tell) -> None:
    found = told(EVENT, "ends: 2031-06-01", "ends: 2032-06-01")
    assert [each.partition(": ")[2] for each in found] == [EVENT_ENDS]


def test_a_source_is_of_a_day_that_has_come(told: Tell) -> None:
    (found,) = told("sources.yml", "date: 2030-02-01", "date: 2031-02-01")
    assert found.endswith(": »date« er en dag, der ikke er kommet endnu: 2031-02-01")


def test_a_document_has_a_page(told: Tell) -> None:
    found = told("documents/2030-02-01-brev.yml", "source:", "pages: 0\nsource:")
    assert [each.partition(": ")[2] for each in found] == ["tallet skal være mindst 1"]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"municipality": '"0802"'},
            "6:86: advarsel: Rosa Rødgrød er valgt i 0801 og ikke i 0802",
        ),
        ({"party": "B"}, "6:69: advarsel: Rosa Rødgrød er valgt for A og ikke for B"),
    ],
)
def test_what_elections_know_nothing_of_is_warned_of(
    warned: Tell, changed: dict[str, str], message: str
) -> None:
    assert message in warned(OFFICES, HOLDER, holder(**changed))


ASSEMBLY = (
    "results: []\nassembly: {election: '2029', term: 2030-2034, alliance_votes: 2500, "
    "alliance_source: brev, published_total: %d, published_source: brev}"
)


@pytest.mark.parametrize(("size", "is_told"), [(10, True), (11, False), (12, False), (300, True)])
def test_a_published_size_is_one_that_a_reading_gives(
    warned: Tell, size: int, is_told: bool
) -> None:
    message = f"4:109: advarsel: ingen læsning af reglerne giver {size}, men 11 eller 12"
    assert (message in warned(NATIONAL, "results: []", ASSEMBLY % size)) == is_told


TOO_MUCH = "4:49: andelene er 100,2 % i alt: ret dem, så de højst er 100"


@pytest.mark.parametrize(("share", "expected"), [("30.1", []), ("30.2", [TOO_MUCH])])
def test_shares_are_of_a_whole_but_for_their_rounding(
    told: Tell, share: str, expected: list[str]
) -> None:
    new = RESULT.replace("{A: 50.0}", f"{{A: 70.0, B: {share}}}")
    assert told(NATIONAL, "results: []", new) == expected


def test_the_votes_of_an_alliance_are_the_same_in_both_files(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE / "data", tmp_path / "data")
    (term,) = tmp_path.glob("data/kkr/fjordland/2030-2034/term.yml")
    text = term.read_text(encoding="utf-8").replace("Lister\n", "Lister\n  national_votes: 4000\n")
    term.write_text(text, encoding="utf-8")
    national = tmp_path / "data" / NATIONAL
    text = national.read_text(encoding="utf-8").replace("results: []", ASSEMBLY % 11)
    national.write_text(text, encoding="utf-8")
    dataset = load_data(tmp_path / "data").dataset
    assert [each.message for each in national_figure_faults(dataset)] == [
        "listesamarbejdet har 4.000 stemmer i data/kkr/fjordland/2030-2034/term.yml"
    ]


LETTER = "documents/2030-02-01-brev.yml"
MEETINGS = "kkr/fjordland/2030-2034/meetings"


@pytest.mark.parametrize(
    ("kind", "day", "is_told"),
    [
        ("ordinary", "2026-01-31", True),
        ("unstated", "2026-01-12", True),
        ("constituting", "2026-01-12", False),
        ("ordinary", "2026-02-01", False),
    ],
)
def test_the_first_meeting_of_january_constitutes_the_council(
    warned: Tell, kind: str, day: str, is_told: bool
) -> None:
    text = f"date: {day}\nkind: {kind}\nsource: brev\nupdated: 2031-01-01\n"
    message = (
        "2:7: advarsel: rådet holder sit konstituerende møde senest den 31. januar 2026: er det "
        "ikke dette?"
    )
    found = warned(f"kkr/aadal/2026-2030/meetings/{day}.yml", text, text)
    assert (message in found) == is_told


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "agenda: [{number: 2, title: A}, {number: 1, title: B}]",
            "3:42: punkt 1 står efter punkt 2: skriv dem i rækkefølge",
        ),
        (
            "agenda: [{number: 1, title: A, proposed: 2029-12-31}]",
            "3:42: »proposed« (2029-12-31) ligger før perioden: er året rigtigt?",
        ),
        (
            "agenda_sent: 2020-05-20",
            "3:14: »agenda_sent« (2020-05-20) ligger før perioden: er året rigtigt?",
        ),
        (
            "moved: [{announced: 2030-05-01, date: 2030-05-27}]",
            "3:39: mødet er allerede 2030-05-27: skriv den nye dag, den nye tid eller stedet",
        ),
        (
            "cancelled: 2020-05-20",
            "3:12: »cancelled« (2020-05-20) ligger før perioden: er året rigtigt?",
        ),
    ],
)
def test_what_is_told_of_a_meeting_is_in_order(told: Tell, written: str, message: str) -> None:
    text = f"date: 2030-05-27\nkind: ordinary\n{written}\nsource: brev\nupdated: 2031-01-01\n"
    assert message in told(f"{MEETINGS}/2030-05-27.yml", text, text)


@pytest.mark.parametrize(
    ("number", "is_told"),
    [("SAG-2029-1", False), ("SAG-2030-1", False), ("2031-77", False)]
    + [(each, True) for each in ("SAG-2031-1", "SAG-2092-1", "SAG-1029-1")],
)
def test_a_case_is_of_a_year_before_its_document(told: Tell, number: str, is_told: bool) -> None:
    found = told(LETTER, "source:", f"case_number: {number}\nsource:")
    message = f"sagen er fra {number[4:8]}, men dokumentet er fra 2030"
    assert [each.partition(": ")[2] for each in found] == [message] * is_told


def test_a_meeting_with_a_file_of_its_own_stands_nowhere_else(told: Tell) -> None:
    old = "{period: 2022-2026, date: 2025,"
    new = "{period: 2030-2034, date: 2030-03-04,"
    assert told("kkr/fjordland/other_meetings.yml", old, new) == [
        f"3:31: mødet 4. marts 2030 har sin egen fil, data/{MEETINGS}/2030-03-04.yml: slet det ene"
    ]


PRESENT = "{name: Ørla Prøve, municipality: '0801'}"
BOARD = "boards: [{period: 2030-2034, total: 3, sources: [brev]%s}]"
AT_ONE_TIME = "chairmanships: [{date: %s, period: 2030-2034, members: [%s], sources: [brev]}]"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            AT_ONE_TIME % ("2027-05", PRESENT),
            "13:24: maj 2027 ligger uden for perioden 2030-2034",
        ),
        (
            AT_ONE_TIME % ("2031-05", PRESENT),
            "13:24: »date« er en dag, der ikke er kommet endnu: 2031-05",
        ),
        (
            AT_ONE_TIME
            % ("2030-05", f"{PRESENT}, {{name: ørla prøve, municipality: '0801', role: x}}"),
            "13:111: ørla prøve står to gange i listen",
        ),
        (
            BOARD % f", members: [{PRESENT}, {PRESENT[:-1]}, role: formand}}]",
            "13:116: Ørla Prøve står to gange i listen",
        ),
        (
            f"{BOARD[:-1] % ''}, {{period: 2030-2034, total: 4, sources: [brev]}}]",
            "13:67: »2030-2034« står to gange i listen",
        ),
        (
            "committees: [{period: 2030-2034, total: 1, committees: [{name: A}, {name: B}], "
            "sources: [brev]}]",
            "13:41: 2 er nævnt, men der er 1 udvalg",
        ),
    ],
)
def test_what_is_told_of_the_offices_of_kl_agrees(told: Tell, written: str, message: str) -> None:
    assert message in told(OFFICES, "source: opdigtet\n", f"source: opdigtet\n{written}\n")


def test_an_office_is_not_mentioned_in_a_year_to_come(told: Tell) -> None:
    (found,) = told(OFFICES, "mentioned: 2025", "mentioned: 2052")
    assert found == "7:20: »mentioned« er en dag, der ikke er kommet endnu: 2052"


def test_nothing_has_moved_on_a_day_to_come(told: Tell) -> None:
    (found,) = told("moves.yml", "date: 2030-05-01", "date: 2031-05-01")
    assert found == "4:11: »date« er en dag, der ikke er kommet endnu: 2031-05-01"


def test_nothing_is_withdrawn_before_it_is_published(told: Tell) -> None:
    file = "news/2030/2030-12-24-trukket-tilbage.yml"
    (found,) = told(file, "withdrawn_on: 2030-", "withdrawn_on: 2029-")
    assert "ligger før nyhedens dato (2030-12-24)" in found


def test_a_case_has_a_year_of_four_digits(told: Tell) -> None:
    (found,) = told(LETTER, "source:", "case_number: SAG-203-06094\nsource:")
    assert found.endswith(": sagen er fra 203, men dokumentet er fra 2030")


def test_other_meetings_stand_in_the_order_of_their_days(told: Tell) -> None:
    old = "{period: 2022-2026, date: 2025,"
    new = "{period: 2022-2026, date: 2023,"
    assert told("kkr/fjordland/other_meetings.yml", old, new) == [
        "3:31: mødet ligger før det forrige, maj 2024: skriv det ældste først"
    ]


def test_a_file_is_not_older_than_its_source(told: Tell) -> None:
    found = told(LETTER, "updated: 2031-01-01", "updated: 2006-01-01")
    assert "14:10: »updated« ligger før kilden »brev«, som er fra 2030-02-01" in found
