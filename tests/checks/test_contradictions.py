"""What one file says and another contradicts is told where it stands."""

import pytest

from support.editing import Tell

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
    message = "advarsel: kommunen »0805« ligger ikke i rådets region"
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
    assert found == "7:39: organet har to formænd på samme tid"


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
