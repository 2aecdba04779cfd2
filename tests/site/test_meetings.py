"""The meetings that sources tell of: all there, and each as sure as it is."""

import re
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from klsite.model.meetings import Meeting
from support.loading import told
from support.project import REAL
from support.reading import BuiltPage, words

KKR = REAL / "data/kkr"
PLANNED = "kkr/hovedstaden/2026-2030/"


@pytest.mark.parametrize(
    ("kkr", "of_terms", "others"),
    [
        ("hovedstaden", 1 + 15 + 1, 5),
        ("sjaelland", 1 + 3 + 15 + 1, 2),
        ("syddanmark", 2, 9),
        ("midtjylland", 0, 2),
        ("nordjylland", 1, 1),
    ],
)
def test_every_meeting_that_a_source_tells_of_is_there(
    real: dict[str, BuiltPage], kkr: str, of_terms: int, others: int
) -> None:
    own = [
        address for address in real if address.startswith(f"kkr/{kkr}/") and "/moeder/2" in address
    ]
    assert len(own) == of_terms == len(list((KKR / kkr).glob("*/meetings/*.yml")))
    file = yaml.safe_load((KKR / kkr / "other_meetings.yml").read_text(encoding="utf-8"))
    page = real[f"kkr/{kkr}/andre-moeder/"]
    assert len(page.document.xpath("//section/h3")) == len(file["meetings"]) == others


def test_a_meeting_of_which_only_the_plan_is_known_is_no_fact(real: dict[str, BuiltPage]) -> None:
    (meeting,) = [
        page for address, page in real.items() if address.startswith(f"{PLANNED}moeder/2")
    ]
    assert "Kun planen er kendt." in words(meeting)
    assert "Mødet var ikke åbent" not in words(meeting)
    front = words(real[PLANNED])
    assert "Tiltrådte" not in front
    assert "Efter planen var det konstituerende møde 26. januar 2026" in front
    assert "siden 26. januar 2026" not in words(real[f"{PLANNED}medlemmer/"])


def test_the_calendar_says_that_a_meeting_is_only_planned(real_site: Path) -> None:
    calendar = (real_site / "kalendere/hovedstaden.ics").read_bytes().decode()
    events = calendar.replace("\r\n ", "").split("BEGIN:VEVENT")
    (planned,) = [each for each in events if "moede-hovedstaden-2026-2030-2026-01-26" in each]
    assert "STATUS:TENTATIVE" in planned
    assert "Ingen kilde efter dagen siger\\, om mødet blev holdt." in planned


def test_an_announced_meeting_is_told_as_announced(real: dict[str, BuiltPage]) -> None:
    assert (
        "21. januar 2010 Konstituerende møde, Scandic, Silkeborg. Kun meddelt på forhånd."
        in words(real["kkr/midtjylland/andre-moeder/"])
    )


def test_topics_and_decisions_of_a_newsletter_are_not_said_to_be_agenda_and_minutes(
    real: dict[str, BuiltPage],
) -> None:
    shown = words(real["kkr/sjaelland/2018-2022/moeder/2019-11-07/"])
    for said in (
        "Kilden nævner disse emner. Den er ikke mødets dagsorden",
        "Kilden nævner disse beslutninger. Den er ikke mødets referat.",
        "Ikke oplyst på webstedet: klokkeslættet, dagsordenen og referatet.",
        "Møde i KKR Sjælland 7. november 2019",
    ):
        assert said in shown
    assert "Ordinært møde" not in shown


def test_sources_that_contradict_each_other_are_both_told(real: dict[str, BuiltPage]) -> None:
    shown = words(real["kkr/hovedstaden/2022-2026/moeder/2023-11-24/"])
    assert "Kilden skriver 24. november 2024 under overskriften 2023." in shown


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            {"only_planned": "Kun planen.", "minutes": {"published": "2018-04-20", "absent": []}},
            "mødet har et referat: slet »only_planned«",
        ),
        (
            {"decisions": ["noget"], "minutes": {"published": "2018-04-20", "absent": []}},
            "mødet har et referat: skriv beslutningerne ved punkterne i »agenda«",
        ),
        (
            {"topics": ["noget"], "agenda": [{"number": "1", "title": "Noget"}]},
            "mødet har en dagsorden: skriv emnerne som punkter i »agenda«",
        ),
        ({"only_planned": "ja"}, "»ja« er ikke en begrundelse: skriv hvorfor, eller slet feltet"),
    ],
)
def test_what_does_not_go_together_is_told(lines: dict[str, object], message: str) -> None:
    base = {"date": "2018-04-09", "kind": "ordinary", "source": "x", "updated": "2018-05-01"}
    with pytest.raises(ValidationError) as found:
        Meeting.model_validate({**base, **lines})
    assert message in str(found.value)


def test_meetings_of_no_known_council_are_refused(sample: Path) -> None:
    folder = sample / "data/kkr/findesikke"
    folder.mkdir()
    (folder / "other_meetings.yml").write_text(
        "meetings:\n  - {period: 2014-2018, date: 2015, sources: [brev]}\n"
        "source: brev\nupdated: 2031-01-01\n",
        encoding="utf-8",
    )
    assert told(sample).splitlines()[0] == (
        "data/kkr/findesikke/other_meetings.yml:1:1: mappen »findesikke« har ingen "
        "kkr.yml: ret mappens navn, eller lav filen"
    )


@pytest.mark.parametrize(
    ("moved", "last"),
    [
        ("", "2018-04-11"),
        ("{announced: 2018-03-01, date: 2018-05-01}", "2018-05-03"),
        ("{announced: 2018-03-01, date: 2018-05-01, last_day: 2018-05-01}", "2018-05-01"),
        ("{announced: 2018-03-01, date: 2018-04-09, last_day: 2018-04-12}", "2018-04-12"),
        ('{announced: 2018-03-01, date: 2018-05-01, starts: "14:00", ends: "9:00"}', "2018-05-03"),
        (
            "{announced: 2018-03-01, date: 2018-05-01, last_day: 2018-05-02, "
            "withdrawn: 2018-03-02}",
            "2018-04-11",
        ),
    ],
)
def test_a_move_keeps_the_length_of_a_meeting(moved: str, last: str) -> None:
    lines = {"date": "2018-04-09", "last_day": "2018-04-11", "kind": "ordinary"}
    rest = {"source": "egen", "updated": "2018-03-03", "moved": yaml.safe_load(f"[{moved}]")}
    meeting = Meeting.model_validate({**lines, **rest})
    assert meeting.held_until.isoformat() == last


def test_the_page_of_all_kkr_says_once_that_no_meeting_is_known(real_site: Path) -> None:
    html = (real_site / "kkr/index.html").read_text(encoding="utf-8")
    assert re.findall("Næste møde: [^.<]*", html) == ["Næste møde: intet er meldt ud"]
