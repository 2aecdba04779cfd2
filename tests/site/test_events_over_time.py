"""What a calendar and a feed of a KKR do when a meeting that was published changes."""

from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from icalendar import Calendar

from klsite.load.published import remember
from klsite.publish.calendars import CalendarInput, calendars
from klsite.results.news import News
from klsite.site.read import read_site
from klsite.text.clock import COPENHAGEN

FOLDER = "data/kkr/fjordland/2030-2034/meetings"
NOW = datetime(2031, 1, 10, 12, tzinfo=COPENHAGEN)
OLD = """\
date: 2031-03-10
kind: ordinary
starts: 9:00
ends: 11:00
place: Havehuset
source: opdigtet
updated: 2031-01-01
"""
CANCELLED = f"{OLD}cancelled: 2031-01-02\n"
MOVED = f"{OLD}moved:\n  - {{announced: 2031-01-02, date: 2031-03-17}}\n"
UID = "moede-fjordland-2030-2034-2031-03-10@kl.dk"
GUID = "{}-fjordland-2030-2034-2031-03-10"


class State(NamedTuple):
    """What subscribers see of the meeting: its event, and the ids of entries about it."""

    event: Any
    entries: frozenset[str]
    address: bool


def seen(project: Path) -> State:
    """Return what is published now, and remember it."""
    site = read_site(project, NOW)
    work, revisions = site.static.council_work, site.static.revisions
    files = {
        each.address: each
        for each in calendars(CalendarInput(work, (), revisions, "https://www.kl.dk/"))
    }
    calendar: Any = Calendar.from_ical(files["kalendere/fjordland.ics"].render())
    remember(project, site.promises)
    return State(
        next(each for each in calendar.walk("VEVENT") if each["UID"] == UID),
        frozenset(each.id for each in work.news(News((), NOW))["fjordland"]),
        "kkr/fjordland/2030-2034/moeder/2031-03-10/" in site.addresses,
    )


CHANGES = {
    "nothing": (OLD, OLD, 0, ""),
    "a line of the source": (OLD, OLD.replace("2031-01-01", "2031-01-09"), 0, ""),
    "an hour corrected": (OLD, OLD.replace("9:00", "9:30"), 1, ""),
    "an end corrected": (OLD, OLD.replace("11:00", "12:00"), 1, ""),
    "an end that was not known": (OLD.replace("ends: 11:00\n", ""), OLD, 1, ""),
    "a place corrected": (OLD, OLD.replace("Havehuset", "Drivhuset"), 1, ""),
    "moved to another day": (OLD, MOVED, 1, "flyttet-1"),
    "moved on the same day": (OLD, MOVED.replace("2031-03-17", "2031-03-10, starts: 13:00"), 1, ""),
    "moved again": (
        MOVED,
        f"{MOVED}  - {{announced: 2031-01-02, date: 2031-03-24}}\n",
        1,
        "flyttet-2",
    ),
    "a move that is taken back": (
        MOVED,
        MOVED.replace("03-17}", "03-17, withdrawn: 2031-01-03}"),
        1,
        "flyttes-ikke-1",
    ),
    "cancelled": (OLD, CANCELLED, 1, "aflyst"),
    "held after all": (CANCELLED, f"{CANCELLED}reinstated: 2031-01-03\n", 1, "holdes-alligevel"),
    "cancelled and another hour": (OLD, CANCELLED.replace("9:00", "9:30"), 1, "aflyst"),
    "only planned": (OLD, f"{OLD}only_planned: Kun planen er kendt.\n", 1, ""),
    "withdrawn": (
        OLD,
        f"{OLD}withdrawn: Mødet fandtes ikke.\nwithdrawn_on: 2031-01-09\n",
        1,
        "trukket-tilbage",
    ),
    "a major correction": (
        OLD,
        f"{OLD}changes:\n  - {{at: 2031-01-09, text: Stedet er uændret., major: ja}}\n",
        0,
        "rettet-1",
    ),
}


@pytest.mark.parametrize(("before", "after", "rise", "entry"), CHANGES.values(), ids=CHANGES)
def test_what_subscribers_see_of_a_change(
    sample: Path, before: str, after: str, rise: int, entry: str
) -> None:
    file = sample / FOLDER / "2031-03-10.yml"
    file.write_text(before, encoding="utf-8")
    one = seen(sample)
    file.write_text(after, encoding="utf-8")
    two = seen(sample)
    assert two.address
    assert two.event["SEQUENCE"] - one.event["SEQUENCE"] == rise
    assert two.event["DTSTAMP"].dt >= one.event["DTSTAMP"].dt
    assert one.entries <= two.entries
    if entry:
        assert GUID.format(entry) in two.entries - one.entries
    again = seen(sample)
    assert again == two


def test_what_changes_twice_on_a_day_is_two_revisions(sample: Path) -> None:
    file = sample / FOLDER / "2031-03-10.yml"
    numbers = []
    for hour in ("9:00", "9:30", "9:00"):
        file.write_text(OLD.replace("9:00", hour), encoding="utf-8")
        numbers.append(int(seen(sample).event["SEQUENCE"]))
    assert numbers == [0, 1, 2]


def test_a_meeting_whose_end_is_not_known_has_a_length_that_is_told(sample: Path) -> None:
    file = sample / FOLDER / "2031-03-10.yml"
    file.write_text(OLD.replace("ends: 11:00\n", ""), encoding="utf-8")
    event = seen(sample).event
    assert str(event.to_ical().decode()).count("DURATION:PT2H") == 1
    assert "Sluttidspunktet er ikke oplyst" in str(event["DESCRIPTION"])


def test_a_meeting_that_is_held_after_all_says_so(sample: Path) -> None:
    file = sample / FOLDER / "2031-03-10.yml"
    file.write_text(f"{CANCELLED}reinstated: 2031-01-03\n", encoding="utf-8")
    event = seen(sample).event
    assert event["STATUS"] == "CONFIRMED"
    assert event["SEQUENCE"] == 2
    assert "holdes alligevel" in str(event["DESCRIPTION"])
