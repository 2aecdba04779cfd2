"""Calendars to subscribe to: the meetings and deadlines of each KKR and of all, and KL's events.

A meeting is never removed: a cancelled one is marked as such, and every move and cancellation
raises ``SEQUENCE``, so that a calendar program updates the event it has.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain
from typing import NamedTuple

from icalendar import Event as IcalEvent

from klsite import addresses
from klsite.load.published import EventRevision
from klsite.model.events import Event
from klsite.publish.ended_events import EVENT, EndedEvent, ended_event
from klsite.publish.file import PublishedFile
from klsite.publish.ical_parts import add_days, add_notice, event, ical, state_digest
from klsite.publish.meeting_events import changed_on, meeting_events, meeting_states
from klsite.results.calendars import EVENTS_CALENDAR, CalendarHead, all_calendars, kkr_calendars
from klsite.results.council_work import CouncilWork
from klsite.results.kkr_outlook import KkrOutlook
from klsite.results.meetings import CouncilMeeting


class CalendarInput(NamedTuple):
    """What calendars are made from; ``revisions`` are those of all events, by their UIDs.

    ``ended`` are those by the table of moves that are of no record any more.
    """

    work: CouncilWork
    events: Sequence[Event]
    revisions: Mapping[str, EventRevision]
    ended: Sequence[EndedEvent]
    site_url: str

    def written(self, made: IcalEvent) -> bytes:
        """Return the lines of an event under the UID by which it is known, with its revision."""
        made["uid"] = self.work.lasting(str(made["uid"]))
        made.add("sequence", self.revisions[str(made["uid"])].number)
        lines: bytes = made.to_ical()
        return lines


class _MeetingEvents:
    """The events of meetings, each written once for all the calendars that it is in."""

    def __init__(self, given: CalendarInput) -> None:
        self.given = given
        self._written: dict[str, list[tuple[str, bytes]]] = {}

    def of(self, each: CouncilMeeting) -> list[tuple[str, bytes]]:
        """Return the events of a meeting as written, each with what its UID begins with."""
        if each.address not in self._written:
            self._written[each.address] = [
                (str(made["uid"]).partition("-")[0], self.given.written(made))
                for made in meeting_events(each, self.given.site_url)
            ]
        return self._written[each.address]


def calendars(given: CalendarInput) -> Iterator[PublishedFile]:
    """Yield the calendars of each KKR and those of all, and the one of events.

    The calendars of a KKR that is dissolved stay, with a last entry that names the successor.
    """
    work, events = given.work, _MeetingEvents(given)
    every_meeting: list[CouncilMeeting] = []
    outlooks = sorted(work.outlooks, key=lambda each: each.kkr.file)
    for outlook in outlooks:
        kkr = outlook.kkr
        own = [each for term, found in work.meetings.items() if term.kkr == kkr for each in found]
        every_meeting += own
        for head in kkr_calendars(kkr):
            yield _file(head, partial(_of_meetings, head, events, own, [outlook]))
    for head in all_calendars() if outlooks else ():
        yield _file(head, partial(_of_meetings, head, events, every_meeting, outlooks))
    if given.events:
        yield _file(EVENTS_CALENDAR, partial(_of_events, given))


def revisions(
    work: CouncilWork, events: Sequence[Event], known: Mapping[str, EventRevision]
) -> dict[str, EventRevision]:
    """Return the revision (``SEQUENCE``, RFC 5545, 3.8.7.4) of every event, by its UID.

    ``known`` are those published before: a revision never falls, and it rises with every change
    of time, place or state, also one that was written over what stood there.
    """
    states = chain.from_iterable(map(meeting_states, chain.from_iterable(work.meetings.values())))
    ends = ((each.kkr, each.kkr.dissolved) for each in work.outlooks)
    found = [
        *states,
        *((f"nedlagt-{kkr.id}@kl.dk", 0, state_digest(day)) for kkr, day in ends if day),
        *((_uid(each), 0, _state(each)) for each in events),
    ]
    named = ((work.lasting(uid), counted, state) for uid, counted, state in found)
    none = EventRevision(0)
    return {uid: known.get(uid, none).follows(counted, state) for uid, counted, state in named}


def _file(head: CalendarHead, render: partial[bytes]) -> PublishedFile:
    return PublishedFile(head.link.address, head.origin, render)


def _of_meetings(
    head: CalendarHead,
    events: _MeetingEvents,
    meetings: Sequence[CouncilMeeting],
    councils: Sequence[KkrOutlook],
) -> bytes:
    given = events.given
    found = [written for each in meetings for kind, written in events.of(each) if head.has(kind)]
    ends = ((each, each.kkr.dissolved) for each in councils)
    found += (given.written(_last_day(each, day, given.site_url)) for each, day in ends if day)
    gone = [each for each in given.ended if head.has(each.kind) and any(map(each.is_of, councils))]
    found += (ended_event(each, given.site_url) for each in gone)
    days = [*(each.kkr.updated for each in councils), *(each.promise.date for each in gone)]
    changed = max([*days, *(changed_on(each.meeting) for each in meetings)])
    return ical(head.link, head.page, found, changed, given.site_url)


def _last_day(outlook: KkrOutlook, last: date, site_url: str) -> IcalEvent:
    """Return the last entry of a KKR that is dissolved: its last day, and who follows."""
    kkr = outlook.kkr
    lines = [f"{kkr.name} nedlægges. Der kommer ikke flere møder i denne kalender."]
    if outlook.successor:
        following = addresses.absolute(site_url, addresses.kkr_calendar(outlook.successor))
        lines.append(f"{outlook.successor.name} følger efter. Dets kalender: {following}")
    made = event(f"nedlagt-{kkr.id}@kl.dk", f"{kkr.name}: rådets sidste dag", kkr.updated)
    add_notice(made, "\n".join(lines), addresses.absolute(site_url, outlook.address), last)
    return made


def _of_events(given: CalendarInput) -> bytes:
    found = [given.written(_event(each, given.site_url)) for each in given.events]
    gone = [each for each in given.ended if each.kind == EVENT]
    found += (ended_event(each, given.site_url) for each in gone)
    own = (each.changed or each.updated for each in given.events)
    changed = max((*own, *(each.promise.date for each in gone)))
    return ical(EVENTS_CALENDAR.link, EVENTS_CALENDAR.page, found, changed, given.site_url)


def _uid(each: Event) -> str:
    return f"{EVENT}-{each.id}@kl.dk"


def _status(each: Event) -> str:
    return "CONFIRMED" if each.withdrawn is None else "CANCELLED"


def _state(each: Event) -> str:
    return state_digest(each.starts, each.ends, each.place, _status(each))


def _event(each: Event, site_url: str) -> IcalEvent:
    """Return an event that KL holds; it is told of, and takes nobody's time."""
    gone = each.withdrawn is not None
    title = f"TRUKKET TILBAGE: {each.title}" if gone else each.title
    made = event(_uid(each), title, each.changed or each.updated, _status(each))
    made.add("description", each.withdrawn or each.summary)
    made.add("url", addresses.absolute(site_url, addresses.event(each)))
    add_days(made, each.starts, each.ends)
    if each.place:
        made.add("location", each.place)
    if each.kind:
        made.add("categories", [each.kind])
    made.add("transp", "TRANSPARENT")
    return made
