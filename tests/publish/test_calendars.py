"""The calendars as two independent programs read them, and as RFC 5545 and 7986 want them."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
PARTS = {"moeder": ("moede-", "nedlagt-"), "frister": ("forslag-", "dagsorden-", "nedlagt-")}
MEETING = "moede-fjordland-2030-2034-2030-{}@kl.dk"


def calendars(site: Path) -> list[Path]:
    return sorted((site / "kalendere").rglob("*.ics"))


def uids(content: bytes) -> set[str]:
    return set(re.findall(r"^UID:(\S+)", content.decode().replace("\r\n ", ""), re.MULTILINE))


@pytest.fixture(scope="module")
def events(sample_site: Path) -> dict[str, Any]:
    calendar: Any = Calendar.from_ical((sample_site / "kalendere/fjordland.ics").read_bytes())
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def test_there_is_one_for_each_kkr_and_one_for_all(real_site: Path) -> None:
    names = {each.relative_to(real_site / "kalendere").as_posix() for each in calendars(real_site)}
    councils = ("hovedstaden", "kkr", "midtjylland", "nordjylland", "sjaelland", "syddanmark")
    parts = ("{}.ics", "{}/moeder.ics", "{}/frister.ics")
    assert names == {"arrangementer.ics", *(part.format(kkr) for kkr in councils for part in parts)}


def test_meetings_and_deadlines_are_parted(real_site: Path, sample_site: Path) -> None:
    for file in calendars(sample_site) + calendars(real_site):
        if file.stem in ("moeder", "frister"):
            whole = file.parent.with_suffix(".ics").read_bytes()
            found = {part: uids((file.parent / f"{part}.ics").read_bytes()) for part in PARTS}
            assert found["moeder"] | found["frister"] == uids(whole)
            assert all(each.startswith(PARTS[file.stem]) for each in found[file.stem])


def test_events_that_kl_holds_have_a_calendar(sample_site: Path) -> None:
    calendar: Any = Calendar.from_ical((sample_site / "kalendere/arrangementer.ics").read_bytes())
    (event,) = calendar.walk("VEVENT")
    assert event["UID"] == "arrangement-proevemoede@kl.dk"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2031, 5, 30), date(2031, 6, 2))
    assert event["URL"] == "https://www.kl.dk/arrangementer/2031/proevemoede/"
    assert (event["STATUS"], event["SEQUENCE"]) == ("CONFIRMED", 0)


def test_two_programs_read_the_same_events(real_site: Path, sample_site: Path) -> None:
    for file in (*calendars(real_site), *calendars(sample_site)):
        text = file.read_bytes().decode()
        one = {
            event.uid.value: (event.dtstart.value, event.summary.value, event.status.value)
            for event in vobject.readOne(text).contents.get("vevent", [])
        }
        other = {
            event.uid: (event.dtstart, event.summary, event.status and event.status.value)
            for event in IcsCalendarStream.calendar_from_ics(text).events
        }
        assert one == other


def test_the_lines_are_as_the_standard_wants_them(real_site: Path, sample_site: Path) -> None:
    for file in (*calendars(real_site), *calendars(sample_site)):
        content = file.read_bytes()
        assert content.endswith(b"END:VCALENDAR\r\n")
        assert b"\n" not in content.replace(b"\r\n", b"")
        assert max(len(line) for line in content.split(b"\r\n")) <= 75
        head = content.decode().replace("\r\n ", "")
        for line in (
            "REFRESH-INTERVAL;VALUE=DURATION:P1D",
            "X-PUBLISHED-TTL:P1D",
        ):
            assert line in head
        assert re.search(r"^SOURCE;VALUE=URI:https://www\.kl\.dk/kalendere/", head, re.MULTILINE)
        uids = re.findall(r"^UID:(\S+)", head, re.MULTILINE)
        assert len(uids) == len(set(uids))
        assert head.count("BEGIN:VTIMEZONE") == 1


@pytest.mark.parametrize("year", [2018, 2026, 2031, 2050])
def test_the_zone_turns_as_danish_clocks_do(sample_site: Path, year: int) -> None:
    text = (sample_site / "kalendere/fjordland.ics").read_text(encoding="utf-8")
    zone = vobject.readOne(text).vtimezone.gettzinfo()
    for day in (date(year, 1, 15) + timedelta(days=n) for n in range(0, 350, 7)):
        noon = datetime(day.year, day.month, day.day, 12)
        assert zone.utcoffset(noon) == noon.replace(tzinfo=COPENHAGEN).utcoffset(), day
    for month in (3, 10):
        last = max(
            date(year, month, n) for n in range(25, 32) if date(year, month, n).weekday() == 6
        )
        for hour in (0, 1, 4, 5):
            moment = datetime(year, month, last.day, hour)
            assert zone.utcoffset(moment) == moment.replace(tzinfo=COPENHAGEN).utcoffset()


def test_a_moved_meeting_keeps_its_uid_and_raises_its_sequence(events: dict[str, Any]) -> None:
    moved, still = events[MEETING.format("09-09")], events[MEETING.format("03-04")]
    assert moved["DTSTART"].dt == datetime(2030, 9, 16, 10, tzinfo=COPENHAGEN)
    assert moved["DTEND"].dt == datetime(2030, 9, 16, 12, tzinfo=COPENHAGEN)
    assert moved["LOCATION"] == "Drivhuset"
    assert (moved["SEQUENCE"], still["SEQUENCE"]) == (1, 0)


def test_a_cancelled_meeting_stays_and_so_do_its_deadlines(events: dict[str, Any]) -> None:
    for what in ("moede", "forslag", "dagsorden"):
        cancelled = events[f"{what}-fjordland-2030-2034-2030-11-11@kl.dk"]
        assert cancelled["STATUS"] == "CANCELLED"
        assert cancelled["SEQUENCE"] == 1
        assert str(cancelled["SUMMARY"]).startswith("AFLYST: ")


def test_the_deadlines_of_an_ordinary_meeting_are_whole_days(events: dict[str, Any]) -> None:
    proposals = events["forslag-fjordland-2030-2034-2031-02-10@kl.dk"]
    agenda = events["dagsorden-fjordland-2030-2034-2031-02-10@kl.dk"]
    assert (proposals["DTSTART"].dt, proposals["DTEND"].dt) == (date(2031, 1, 31), date(2031, 2, 1))
    assert agenda["DTSTART"].dt == date(2031, 2, 3)
    assert "forslag-fjordland-2030-2034-2030-01-21@kl.dk" not in events
    assert "forslag-fjordland-2030-2034-2030-11-25@kl.dk" not in events


def test_nothing_comes_from_the_clock(events: dict[str, Any]) -> None:
    stamps = {event["DTSTAMP"].dt.date() for event in events.values()}
    assert stamps == {date(2031, 1, 1)}


def test_a_meeting_of_two_days_ends_on_the_second(events: dict[str, Any]) -> None:
    meeting = events["moede-fjordland-2030-2034-2031-02-10@kl.dk"]
    assert meeting["DTSTART"].dt == datetime(2031, 2, 10, 10, tzinfo=COPENHAGEN)
    assert meeting["DTEND"].dt == datetime(2031, 2, 11, 9, 30, tzinfo=COPENHAGEN)
    agenda = str(events["dagsorden-fjordland-2030-2034-2031-02-10@kl.dk"]["DESCRIPTION"])
    assert agenda.startswith("Dagsordenen til mødet 10.-11. februar 2031 sendes ud senest i dag")
