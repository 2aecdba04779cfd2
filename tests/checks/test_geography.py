"""What an editor is told when names, regions and councils do not hold together over time."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from klsite.model.diagnostics import DataErrors
from klsite.site.read import read_site
from klsite.text.clock import COPENHAGEN
from support.project import SAMPLE, copy_data

NOW = datetime(2031, 1, 10, 12, tzinfo=COPENHAGEN)
MUNICIPALITIES, REGIONS = "municipalities.yml", "regions.yml"
AADAL, FJORDLAND = "kkr/aadal/kkr.yml", "kkr/fjordland/kkr.yml"
ENDED_TERM = "kkr/aadal/2026-2030/term.yml"
IN_FJORDLAND = "{region: fjordland, valid_from: 2030-01-01, valid_to: 2032-12-31}"

Change = tuple[str, str, str]
Tell = Callable[..., list[str]]


@pytest.fixture
def told(tmp_path: Path) -> Tell:
    """A function that changes the sample's data and returns what the editor is told."""

    def tell(*changes: Change) -> list[str]:
        copy_data(SAMPLE, tmp_path)
        for file, old, new in changes:
            path = tmp_path / "data" / file
            text = path.read_text(encoding="utf-8")
            assert text.count(old) >= 1, old
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        try:
            read_site(tmp_path, NOW)
        except DataErrors as found:
            return [str(each).removeprefix("data/") for each in found.diagnostics]
        return []

    return tell


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            (MUNICIPALITIES, "Gammeldal, valid_to: 2030-06-30", "Gammeldal, valid_to: 2030-08-31"),
            "municipalities.yml:14:63: perioderne overlapper: »Gammeldal« gælder til og med "
            "31. august 2030, men »Dalby« fra 1. juli 2030",
            id="names overlap",
        ),
        pytest.param(
            (MUNICIPALITIES, "Gammeldal, valid_to: 2030-06-30", "Gammeldal, valid_to: 2030-04-30"),
            "municipalities.yml:14:63: hul mellem perioderne: hverken »Gammeldal« eller »Dalby« "
            "gælder fra 1. maj 2030 til og med 30. juni 2030",
            id="names leave a gap",
        ),
        pytest.param(
            (MUNICIPALITIES, "Gammeldal, valid_to: 2030-06-30", "Gammeldal"),
            "municipalities.yml:13:9: »valid_to« mangler: kun den sidste periode kan være uden "
            "slutdag",
            id="a name without an end",
        ),
        pytest.param(
            (MUNICIPALITIES, "{region: aadal, valid_to: 2029-12-31}",
             "{region: aadal, valid_to: 2029-11-30}"),
            "municipalities.yml:21:41: hul mellem perioderne: hverken »aadal« eller »fjordland« "
            "gælder fra 1. december 2029 til og med 31. december 2029",
            id="regions leave a gap",
        ),
        pytest.param(
            (MUNICIPALITIES, IN_FJORDLAND, IN_FJORDLAND.replace("2030-01-01", "2029-06-01")),
            "municipalities.yml:21:41: perioderne overlapper: »aadal« gælder til og med "
            "31. december 2029, men »fjordland« fra 1. juni 2029",
            id="regions overlap",
        ),
        pytest.param(
            (MUNICIPALITIES, "name: Byby, regions: [{region: fjordland, valid_to: 2032-12-31}, "
             "{region: bakkeland, valid_from: 2033-01-01}]", "name: Byby, region: fjordland"),
            "municipalities.yml:7:50: Region Fjordland findes kun til og med 31. december 2032, "
            "men "
            "er skrevet uden slutdag: skriv »regions« med dage",
            id="a region that ends",
        ),
        pytest.param(
            (MUNICIPALITIES, "name: Byby, regions: [{region: fjordland, valid_to: 2032-12-31}, "
             "{region: bakkeland, valid_from: 2033-01-01}]", "name: Byby, region: bakkeland"),
            "municipalities.yml:7:50: Region Bakkeland findes først fra 1. januar 2033, men er "
            "skrevet uden begyndelsesdag: skriv »regions« med dage",
            id="a region that is to come",
        ),
        pytest.param(
            (MUNICIPALITIES, "{region: aadal, valid_to: 2029-12-31}",
             "{region: aadal, valid_to: 2030-12-31}"),
            "municipalities.yml:20:18: Region Ådal findes kun til og med 31. december 2029, men er "
            "skrevet til og med 31. december 2030: ret »valid_to«",
            id="a region after its end",
        ),
        pytest.param(
            (MUNICIPALITIES, "    name: Engby\n", "    name: Engby\n    names: [{name: Engby}]\n"),
            "municipalities.yml:19:5: skriv enten »name« eller »names« med dage",
            id="a name in two ways",
        ),
        pytest.param(
            (REGIONS, "successor: bakkeland", "successor: bakeland"),
            "regions.yml:5:116: ukendt region »bakeland«: mente du »bakkeland«? Tilladt er: "
            "fjordland, aadal, bakkeland",
            id="an unknown successor",
        ),
        pytest.param(
            (REGIONS, "successor: bakkeland", "successor: fjordland"),
            "regions.yml:5:116: »fjordland« kan ikke følge efter sig selv",
            id="its own successor",
        ),
        pytest.param(
            (REGIONS, "valid_from: 2033-01-01", "valid_from: 2034-01-01"),
            "regions.yml:5:116: Region Bakkeland findes ikke 1. januar 2033, dagen efter at Region "
            "Fjordland ophører",
            id="a successor that is not there yet",
        ),
        pytest.param(
            (AADAL, "successor: fjordland", "successor: aadal"),
            "kkr/aadal/kkr.yml:6:12: »aadal« kan ikke følge efter sig selv",
            id="a council as its own successor",
        ),
        pytest.param(
            (AADAL, "successor: fjordland", "successor: fjordlund"),
            "kkr/aadal/kkr.yml:6:12: ukendt KKR »fjordlund«: mente du »fjordland«? "
            "Tilladt er: aadal, fjordland",
            id="an unknown council as successor",
        ),
        pytest.param(
            (FJORDLAND, "region: fjordland", "region: fjordland\nestablished: 2030-06-01"),
            "kkr/aadal/kkr.yml:6:12: KKR Fjordland findes ikke 1. januar 2030, dagen efter at KKR "
            "Ådal nedlægges",
            id="a council that is not there yet",
        ),
        pytest.param(
            (AADAL, "dissolved: 2029-12-31\n", ""),
            "kkr/aadal/kkr.yml:5:12: »successor« står uden »dissolved«",
            id="a successor of a council that goes on",
        ),
        pytest.param(
            (AADAL, "dissolved: 2029-12-31", "dissolved: 2029-06-30"),
            "kkr/aadal/2026-2030/term.yml:2:7: perioden går ud over rådets sidste dag, 30. juni "
            "2029: skriv dagen i »ended«; mappen og adresserne bliver, som de er",
            id="a term beyond its council's end",
        ),
        pytest.param(
            (ENDED_TERM, "election:", "ended: 2029-12-31\nelection:"),
            "kkr/aadal/2026-2030/term.yml:3:8: »ended« skal ligge mellem »starts« og »ends«",
            id="an early end that is none",
        ),
        pytest.param(
            (FJORDLAND, "region: fjordland", "region: aadal"),
            "kkr/fjordland/2030-2034/term.yml:1:9: KKR Fjordland har ingen kommuner 1. januar "
            "2030: "
            "skriv i data/kkr/fjordland/kkr.yml, hvilke kommuner rådet er for fra den dag",
            id="a term without municipalities",
        ),
        pytest.param(
            (FJORDLAND, "region: fjordland", "region: fjordland\nregions: [{region: fjordland}]"),
            "kkr/fjordland/kkr.yml:4:1: skriv enten »region« eller »regions« med dage",
            id="a region in two ways",
        ),
        pytest.param(
            (AADAL, "region: aadal", "region: fjordland"),
            "kkr/fjordland/kkr.yml:3:9: regionen har allerede et KKR i data/kkr/aadal/kkr.yml",
            id="a region with two councils",
        ),
        pytest.param(
            ("people/fjordland.yml", "Bent Bellis, valid_to: 2030-06-30",
             "Bent Bellis, valid_to: 2030-07-31"),
            "people/fjordland.yml:32:45: perioderne overlapper: »Bent Bellis« gælder til og med "
            "31. juli 2030, men »Bent Tusindfryd« fra 1. juli 2030",
            id="names of a person overlap",
        ),
    ],
)  # fmt: skip
def test_what_does_not_hold_together_is_told_at_its_place(
    told: Tell, change: Change, expected: str
) -> None:
    assert expected in told(change)


NEW_NAME = (
    "er navnet nyt, så skriv »names« med dage, så det gamle bliver stående; er det rettet, så "
    "skriv »slug« og den gamle adresse i »formerly«"
)


def test_a_new_name_in_the_place_of_the_old_is_a_warning(told: Tell) -> None:
    assert told(
        (MUNICIPALITIES, "name: Byby,", "name: Storeby,"),
        ("people/fjordland.yml", "name: Bo Blåbær", "name: Bo Solbær"),
        (REGIONS, "successor: bakkeland", "successor: fjordland"),
    ) == [
        f"municipalities.yml:7:36: advarsel: »Storeby« passer ikke til id'et »byby«: {NEW_NAME}",
        f"people/fjordland.yml:11:11: advarsel: »Bo Solbær« passer ikke til id'et »bo-blaabaer«: "
        f"{NEW_NAME}",
        "regions.yml:5:116: »fjordland« kan ikke følge efter sig selv",
    ]


def test_a_council_of_a_region_without_municipalities_is_refused(told: Tell) -> None:
    assert told(
        (REGIONS, "  - {id: bakkeland", "  - {id: tomland, name: Region Tomland, valid_from: "
         "2007-01-01}\n  - {id: bakkeland"),
        (AADAL, "region: aadal", "region: tomland"),
    ) == [
        "kkr/aadal/2026-2030/term.yml:1:9: KKR Ådal har ingen kommuner 1. januar 2026: skriv i "
        "data/kkr/aadal/kkr.yml, hvilke kommuner rådet er for fra den dag",
        "kkr/aadal/kkr.yml:4:9: rådet har ingen kommuner 1. januar 2007: ingen kommune ligger i "
        "Region Tomland den dag",
    ]  # fmt: skip


def test_two_councils_may_share_a_region_but_not_a_municipality(told: Tell) -> None:
    area = "regions: [{region: fjordland, valid_to: 2032-12-31, municipalities: [%s]}]"
    fjordland = (FJORDLAND, "region: fjordland", area % '"0801", "0802", "0803"')
    lasting = (AADAL, "dissolved: 2029-12-31\nsuccessor: fjordland\n", "")
    shared = told(fjordland, lasting, (AADAL, "region: aadal", area % '"0803", "0804"'))
    assert "kkr/fjordland/kkr.yml:3:20: Byby har allerede et KKR i data/kkr/aadal/kkr.yml" in shared


def test_a_municipality_outside_the_region_of_its_council_is_told(told: Tell) -> None:
    area = 'regions: [{region: aadal, valid_to: 2029-12-31, municipalities: ["0805", "0801"]}]'
    assert told((AADAL, "region: aadal", area)) == [
        "kkr/aadal/kkr.yml:4:74: kommunen »0801« ligger ikke i Region Ådal 1. januar 2007"
    ]


def test_a_meeting_after_the_last_day_of_its_council_is_to_be_cancelled(told: Tell) -> None:
    early = (
        (AADAL, "dissolved: 2029-12-31", "dissolved: 2029-11-30"),
        (ENDED_TERM, "election:", "ended: 2029-11-30\nelection:"),
        (FJORDLAND, "region: fjordland", "region: fjordland"),
    )
    meeting = "kkr/aadal/2026-2030/meetings/2029-12-03.yml"
    assert told(*early) == [
        f"{meeting}:1:7: mødet ligger efter rådets sidste dag, 30. november 2029: skriv i "
        "»cancelled«, hvornår det blev aflyst"
    ]


def test_a_cancelled_meeting_may_lie_after_the_last_day(told: Tell) -> None:
    meeting = "kkr/aadal/2026-2030/meetings/2029-12-03.yml"
    assert (
        told(
            (AADAL, "dissolved: 2029-12-31", "dissolved: 2029-11-30"),
            (ENDED_TERM, "election:", "ended: 2029-11-30\nelection:"),
            (meeting, "kind: ordinary", "kind: ordinary\ncancelled: 2029-11-20"),
        )
        == []
    )
