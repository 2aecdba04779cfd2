"""Calendars to subscribe to: the meetings of each KKR and of all, and their deadlines.

Source: RFC 5545 (iCalendar) and RFC 7986 (its newer properties). Nothing comes from the clock:
``DTSTAMP`` is the day of the last change to the data. A meeting is never taken out: cancelled
ones are marked, and each move or cancelling raises ``SEQUENCE``.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.model.geography import Kkr
from klsite.model.source_location import SourceLocation
from klsite.publish.file import PublishedFile
from klsite.results.council_work import CouncilWork
from klsite.results.meetings import CouncilMeeting
from klsite.text.clock import COPENHAGEN
from klsite.text.danish import long_date

_REFRESH = timedelta(days=1)
_ZONE = "Europe/Copenhagen"
_WINTER, _SUMMER = timedelta(hours=1), timedelta(hours=2)


def calendars(dataset: Dataset, work: CouncilWork, site_url: str) -> Iterator[PublishedFile]:
    """Yield the calendar of each KKR and the one of all; ``site_url`` is absolute."""
    everything: list[CouncilMeeting] = []
    for kkr in dataset.kkr:
        own = [each for term, found in work.meetings.items() if term.kkr == kkr for each in found]
        everything += own
        address, name = addresses.kkr_calendar(kkr), f"{kkr.name}: møder"
        make = partial(_calendar, name, address, addresses.kkr(kkr), own, _day(kkr, own), site_url)
        yield PublishedFile(address, SourceLocation(kkr.file), make)
    last = max((kkr.updated for kkr in dataset.kkr), default=dataset.organisation.updated)
    make = partial(
        _calendar,
        "Alle KKR: møder",
        addresses.KKR_CALENDAR,
        addresses.KKR,
        everything,
        max([last, *(each.meeting.updated for each in everything)]),
        site_url,
    )
    yield PublishedFile(addresses.KKR_CALENDAR, SourceLocation("kkr.yml"), make)


def _day(kkr: Kkr, meetings: Iterable[CouncilMeeting]) -> date:
    return max([kkr.updated, *(each.meeting.updated for each in meetings)])


def _stamp(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


def _calendar(
    name: str,
    address: str,
    page: str,
    meetings: Iterable[CouncilMeeting],
    changed: date,
    site_url: str,
) -> bytes:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//KL//klsite//DA")
    calendar.add("calscale", "GREGORIAN")
    for key in ("name", "x-wr-calname"):
        calendar.add(key, name)
    calendar.add("x-wr-timezone", _ZONE)
    calendar.add("url", addresses.absolute(site_url, page))
    calendar.add("source", addresses.absolute(site_url, address), parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    calendar.add("last-modified", _stamp(changed))
    calendar.add_component(_zone())
    for each in meetings:
        for event in _events(each, site_url):
            calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _events(each: CouncilMeeting, site_url: str) -> Iterator[Event]:
    """Yield a meeting and, before an ordinary one, the days to keep in mind."""
    yield _meeting(each, site_url)
    if each.meeting.kind == "ordinary":
        yield from _deadlines(each, site_url)


def _zone() -> Timezone:
    """Return Danish time: summer time by the rule that the EU has had since 1996.

    Written by the rule and not as a list of days, so that it holds for every year.
    """
    zone = Timezone()
    zone.add("tzid", _ZONE)
    for part, starts, month, name, before, after in (
        (TimezoneDaylight(), datetime(1996, 3, 31, 2), 3, "CEST", _WINTER, _SUMMER),
        (TimezoneStandard(), datetime(1996, 10, 27, 3), 10, "CET", _SUMMER, _WINTER),
    ):
        part.add("dtstart", starts)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    return zone


def _event(each: CouncilMeeting, what: str, summary: str, description: str, site_url: str) -> Event:
    """Return an event of a meeting; its UID is made from the file, which keeps its name."""
    meeting = each.meeting
    event = Event()
    event.add("uid", f"{what}-{meeting.kkr}-{meeting.period}-{meeting.date.isoformat()}@kl.dk")
    event.add("dtstamp", _stamp(meeting.updated))
    event.add("last-modified", _stamp(meeting.updated))
    event.add("sequence", len(meeting.moved) + (1 if meeting.cancelled else 0))
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    event.add("summary", f"AFLYST: {summary}" if meeting.cancelled else summary)
    event.add("description", description)
    event.add("url", addresses.absolute(site_url, each.address))
    return event


def _meeting(each: CouncilMeeting, site_url: str) -> Event:
    meeting, council = each.meeting, each.council
    lines = [f"{each.kind} i {council.name}.", "Mødet er ikke offentligt; dagsorden og referat er."]
    if meeting.opens is None:
        lines.append("Tidspunktet er ikke oplyst.")
    if meeting.cancelled:
        lines.append(f"Aflyst {long_date(meeting.cancelled)}.")
    if each.council.term.rules_assumed:
        lines.append(each.council.term.rules_assumed)
    if meeting.held != meeting.date:
        lines.append(f"Flyttet fra {long_date(meeting.date)}.")
    elif meeting.moved:
        lines.append("Tid eller sted er ændret.")
    event = _event(
        each, "moede", f"{council.kkr.name}: {each.kind.lower()}", "\n".join(lines), site_url
    )
    if meeting.opens is None:
        event.add("dtstart", meeting.held)
        event.add("dtend", meeting.held + timedelta(days=1))
    else:
        event.add("dtstart", datetime.combine(meeting.held, meeting.opens, tzinfo=COPENHAGEN))
        if meeting.closes is not None:
            event.add("dtend", datetime.combine(meeting.held, meeting.closes, tzinfo=COPENHAGEN))
    if meeting.venue:
        event.add("location", meeting.venue)
    busy = meeting.opens is not None and not meeting.cancelled
    event.add("transp", "OPAQUE" if busy else "TRANSPARENT")
    return event


def _deadlines(each: CouncilMeeting, site_url: str) -> Iterator[Event]:
    """Yield the last day for proposals (3.2) and the day the agenda is due (3.3)."""
    name, held = each.council.kkr.name, long_date(each.meeting.held)
    assumed = each.council.term.rules_assumed
    note = f" {assumed}" if assumed else ""
    for what, day, summary, text in (
        (
            "forslag",
            each.proposal_deadline,
            f"{name}: sidste dag for forslag",
            f"Medlemmer kan til og med i dag foreslå sager til mødet {held} (punkt 3.2).{note}",
        ),
        (
            "dagsorden",
            each.agenda_deadline,
            f"{name}: frist for dagsordenen",
            f"Dagsordenen til mødet {held} sendes ud senest i dag (punkt 3.3).{note}",
        ),
    ):
        event = _event(each, what, summary, text, site_url)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        yield event
