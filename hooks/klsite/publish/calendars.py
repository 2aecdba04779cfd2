"""Calendars to subscribe to: the meetings of each KKR and of all, and their deadlines.

Source: RFC 5545 (iCalendar) and RFC 7986 (its later properties). ``DTSTAMP`` and
``LAST-MODIFIED`` are the day on which the data last changed, not the time of the build. A meeting
is never removed: a cancelled one is marked as such, and every move and cancellation raises
``SEQUENCE``, so that a calendar program updates the event it has.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import chain
from urllib.parse import quote

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from klsite import addresses
from klsite.addresses import Link
from klsite.load.published import EventRevision
from klsite.model.meetings import Meeting
from klsite.model.source_location import SourceLocation
from klsite.publish.file import PublishedFile
from klsite.publish.notice import Notice
from klsite.results.council_work import CouncilWork
from klsite.results.kkr_outlook import KkrOutlook
from klsite.results.meetings import CouncilMeeting
from klsite.system.fingerprints import fingerprint
from klsite.text.clock import COPENHAGEN
from klsite.text.danish import long_date

_REFRESH = timedelta(days=1)
_KINDS = ("moede", "forslag", "dagsorden")
"""What the UIDs of a meeting and, of an ordinary one, of its deadlines begin with."""

_ASSUMED_LENGTH = timedelta(hours=2)
"""The length that a meeting is shown with whose end is not known: without one, calendar programs
show a meeting of no length (RFC 5545, 3.6.1)."""

_ZONE = "Europe/Copenhagen"
_WINTER, _SUMMER = timedelta(hours=1), timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class MeetingCalendar:
    """A calendar: its name, its own address, the page that it belongs to, and its meetings.

    ``councils`` are the KKR whose calendar it is; one that is dissolved has a last entry.
    """

    name: str
    address: str
    page: str
    meetings: Sequence[CouncilMeeting]
    councils: Sequence[KkrOutlook]
    revisions: Mapping[str, EventRevision]

    @property
    def changed(self) -> date:
        """The day of the last change to one of the KKR or to one of their meetings."""
        own = [each.kkr.updated for each in self.councils]
        return max([*own, *(changed_on(each.meeting) for each in self.meetings)])


def calendars(
    work: CouncilWork, revisions: Mapping[str, EventRevision], site_url: str
) -> Iterator[PublishedFile]:
    """Yield the calendar of each KKR and the one of all; ``site_url`` is absolute.

    The calendar of a KKR that is dissolved stays, with a last entry that names the successor.
    """
    every_meeting: list[CouncilMeeting] = []
    for outlook in sorted(work.outlooks, key=lambda each: each.kkr.file):
        kkr = outlook.kkr
        own = [each for term, found in work.meetings.items() if term.kkr == kkr for each in found]
        every_meeting += own
        address = addresses.kkr_calendar(kkr)
        calendar = MeetingCalendar(
            f"{kkr.name}: møder", address, outlook.address, own, [outlook], revisions
        )
        yield _file(calendar, SourceLocation(kkr.file), site_url)
    if work.outlooks:
        calendar = MeetingCalendar(
            "Alle KKR: møder",
            addresses.KKR_CALENDAR,
            addresses.KKR,
            every_meeting,
            work.outlooks,
            revisions,
        )
        yield _file(calendar, SourceLocation("kkr.yml"), site_url)


def revisions(work: CouncilWork, known: Mapping[str, EventRevision]) -> dict[str, EventRevision]:
    """Return the revision (``SEQUENCE``, RFC 5545, 3.8.7.4) of every event, by its UID.

    ``known`` are those published before: a revision never falls, and it rises with every change
    of time, place or state, also one that was written over what stood there.
    """
    found = {}
    for each in chain.from_iterable(work.meetings.values()):
        for what in _KINDS if each.meeting.kind == "ordinary" else _KINDS[:1]:
            uid = _uid(what, each.meeting)
            before = known.get(uid, EventRevision(0))
            found[uid] = before.follows(each.meeting.changes_of_state, _state(each, what))
    for outlook in work.outlooks:
        if outlook.kkr.dissolved is not None:
            uid = f"nedlagt-{outlook.kkr.id}@kl.dk"
            before = known.get(uid, EventRevision(0))
            found[uid] = before.follows(0, _digest(outlook.kkr.dissolved))
    return found


def _state(each: CouncilMeeting, what: str) -> str:
    """Return a digest of the time, place and state of an event about a meeting."""
    meeting = each.meeting
    if what == "forslag":
        return _digest(each.proposal_deadline, _status(meeting))
    if what == "dagsorden":
        return _digest(each.agenda_deadline, _status(meeting))
    times = meeting.held, meeting.opens, meeting.closes
    return _digest(*times, meeting.venue, _status(meeting))


def _digest(*parts: object) -> str:
    return fingerprint(*map(str, parts)).hex()[:8]


def changed_on(meeting: Meeting) -> date:
    """Return the day of the last change of a meeting, of whatever kind."""
    return meeting.changed or meeting.updated


def _uid(what: str, meeting: Meeting) -> str:
    """Return the UID of an event of a meeting; its file's name stays when the meeting is moved."""
    return f"{what}-{meeting.kkr}-{meeting.period}-{meeting.date.isoformat()}@kl.dk"


def _file(calendar: MeetingCalendar, origin: SourceLocation, site_url: str) -> PublishedFile:
    return PublishedFile(calendar.address, origin, partial(_ical, calendar, site_url))


def _utc_midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


def _ical(of: MeetingCalendar, site_url: str) -> bytes:
    """Return a calendar as the bytes of an iCalendar object (RFC 5545, 3.4)."""
    calendar = _calendar(Link(of.name, of.address), of.page, of.changed, site_url)
    for each in of.meetings:
        for event in _events(each, of.revisions, site_url):
            calendar.add_component(event)
    for outlook in of.councils:
        if outlook.kkr.dissolved is not None:
            number = of.revisions[f"nedlagt-{outlook.kkr.id}@kl.dk"].number
            event = _last_day(outlook, outlook.kkr.dissolved, number, site_url)
            calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def notice_ical(notice: Notice, site_url: str) -> bytes:
    """Return a calendar with one event, which says what became of it."""
    own = Link(notice.title, notice.address)
    calendar = _calendar(own, notice.target, notice.day, site_url)
    name = notice.address.removesuffix(".ics").rpartition("/")[2]
    event = _notice(f"ophoert-{name}@kl.dk", notice.title, notice.text, notice.day)
    event.add("url", addresses.absolute(site_url, notice.target))
    event.add("dtstart", notice.day)
    event.add("dtend", notice.day + timedelta(days=1))
    calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _notice(uid: str, summary: str, text: str, changed: date) -> Event:
    """Return an event that only tells something, without its day."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", _utc_midnight(changed))
    event.add("last-modified", _utc_midnight(changed))
    event.add("status", "CONFIRMED")
    event.add("summary", summary)
    event.add("description", text)
    event.add("transp", "TRANSPARENT")
    return event


def _calendar(own: Link, page: str, changed: date, site_url: str) -> Calendar:
    """Return a calendar without events; ``own`` is its name and address, ``page`` what it is of."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//KL//klsite//DA")
    calendar.add("calscale", "GREGORIAN")
    for key in ("name", "x-wr-calname"):
        calendar.add(key, own.title)
    calendar.add("x-wr-timezone", _ZONE)
    calendar.add("url", addresses.absolute(site_url, page))
    calendar.add("source", addresses.absolute(site_url, own.address), parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    calendar.add("last-modified", _utc_midnight(changed))
    calendar.add_component(_zone())
    return calendar


def _last_day(outlook: KkrOutlook, last: date, number: int, site_url: str) -> Event:
    """Return the last entry of a KKR that is dissolved: its last day, and who follows."""
    kkr = outlook.kkr
    lines = [f"{kkr.name} nedlægges. Der kommer ikke flere møder i denne kalender."]
    if outlook.successor:
        following = addresses.absolute(site_url, addresses.kkr_calendar(outlook.successor))
        lines.append(f"{outlook.successor.name} følger efter. Dets kalender: {following}")
    summary = f"{kkr.name}: rådets sidste dag"
    event = _notice(f"nedlagt-{kkr.id}@kl.dk", summary, "\n".join(lines), kkr.updated)
    event.add("url", addresses.absolute(site_url, outlook.address))
    event.add("sequence", number)
    event.add("dtstart", last)
    event.add("dtend", last + timedelta(days=1))
    return event


def _events(
    each: CouncilMeeting, revisions: Mapping[str, EventRevision], site_url: str
) -> Iterator[Event]:
    """Yield the event of a meeting and, of an ordinary one, those of its deadlines (3.2, 3.3)."""
    events = [_meeting(each, site_url)]
    if each.meeting.kind == "ordinary":
        events += _deadlines(each, site_url)
    for event in events:
        event.add("sequence", revisions[str(event["uid"])].number)
        yield event


def _zone() -> Timezone:
    """Return the time zone of Denmark, with summer time by the EU's rule since 1996.

    It has the recurrence rule and no list of transitions, so it holds for every later year.
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
    """Return an event about a meeting, without its time; ``what`` begins its UID."""
    meeting = each.meeting
    event = Event()
    event.add("uid", _uid(what, meeting))
    event.add("dtstamp", _utc_midnight(changed_on(meeting)))
    event.add("last-modified", _utc_midnight(changed_on(meeting)))
    event.add("status", _status(meeting))
    event.add("summary", _marked(meeting, summary))
    event.add("description", description)
    event.add("url", addresses.absolute(site_url, each.address))
    return event


def _marked(meeting: Meeting, summary: str) -> str:
    """Return the summary of an event with the word for what does not take place."""
    if meeting.withdrawn is not None:
        return f"TRUKKET TILBAGE: {summary}"
    return f"AFLYST: {summary}" if meeting.called_off else summary


def _status(meeting: Meeting) -> str:
    """Return the status of the event; TENTATIVE where only a plan for the meeting is known."""
    if not meeting.takes_place:
        return "CANCELLED"
    return "TENTATIVE" if meeting.only_planned else "CONFIRMED"


def _meeting(each: CouncilMeeting, site_url: str) -> Event:
    meeting, council = each.meeting, each.council
    lines = [f"{each.kind} i {council.name}.", "Mødet er ikke offentligt; dagsorden og referat er."]
    if meeting.opens is None:
        lines.append("Tidspunktet er ikke oplyst.")
    if meeting.withdrawn is not None:
        lines.append(f"Oplysningen om mødet er trukket tilbage. {meeting.withdrawn}")
    if meeting.called_off:
        lines.append(f"Aflyst {long_date(meeting.called_off)}.")
    elif meeting.reinstated:
        lines.append("Mødet var aflyst, men holdes alligevel.")
    if meeting.opens is not None and meeting.closes is None:
        lines.append("Sluttidspunktet er ikke oplyst; kalenderen viser to timer.")
    if meeting.withdrawn is None:
        lines += (f"{item.number}. {item.title}" for item in meeting.agenda)
    if meeting.only_planned:
        lines.append(meeting.only_planned)
    if each.council.term.rules_assumed:
        lines.append(each.council.term.rules_assumed)
    if meeting.held != meeting.date:
        lines.append(f"Flyttet fra {long_date(meeting.date)}.")
    elif meeting.valid_moves:
        lines.append("Tid eller sted er ændret.")
    event = _event(
        each, "moede", f"{council.kkr.name}: {each.kind.lower()}", "\n".join(lines), site_url
    )
    if meeting.opens is None:
        event.add("dtstart", meeting.held)
        event.add("dtend", meeting.held + timedelta(days=1))
    else:
        starts = datetime.combine(meeting.held, meeting.opens, tzinfo=COPENHAGEN)
        event.add("dtstart", starts)
        if meeting.closes is not None:
            event.add("dtend", datetime.combine(meeting.held, meeting.closes, tzinfo=COPENHAGEN))
        else:
            event.add("duration", _ASSUMED_LENGTH)
    if meeting.venue:
        event.add("location", meeting.venue)
    event.add("categories", [each.kind, council.kkr.name])
    for address in _papers(meeting, site_url):
        event.add("attach", address, parameters={"VALUE": "URI"})
    busy = meeting.opens is not None and meeting.takes_place
    event.add("transp", "OPAQUE" if busy else "TRANSPARENT")
    return event


def _papers(meeting: Meeting, site_url: str) -> Iterator[str]:
    """Yield the absolute addresses of the papers of a meeting, each once."""
    papers = [paper for item in meeting.agenda for paper in item.papers]
    found = (paper.url or addresses.absolute(site_url, quote(paper.file or "")) for paper in papers)
    return iter(dict.fromkeys(found) if meeting.withdrawn is None else ())


def _deadlines(each: CouncilMeeting, site_url: str) -> Iterator[Event]:
    """Yield two all-day events: the last day for proposals (3.2), and for the agenda (3.3)."""
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
        event.add("categories", ["Frist", each.council.kkr.name])
        event.add("transp", "TRANSPARENT")
        yield event
