"""What every calendar is made of, whatever it tells of.

Source: RFC 5545 (iCalendar) and RFC 7986 (its later properties). ``DTSTAMP`` and
``LAST-MODIFIED`` are the day on which the data last changed, not the time of the build.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from klsite import addresses
from klsite.addresses import Link
from klsite.publish.notice import Notice
from klsite.system.fingerprints import fingerprint

_REFRESH = timedelta(days=1)
_ZONE = "Europe/Copenhagen"
_WINTER, _SUMMER = timedelta(hours=1), timedelta(hours=2)


_END = b"END:VCALENDAR\r\n"


def ical(own: Link, page: str, events: Iterable[bytes], changed: date, site_url: str) -> bytes:
    """Return a calendar as the bytes of an iCalendar object (RFC 5545, 3.4).

    ``own`` is its name and address, ``page`` the address of the page that it is of, and ``events``
    what is in it, as ``Event.to_ical`` writes each.
    """
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
    content: bytes = calendar.to_ical()
    return b"".join((content.removesuffix(_END), *events, _END))


def event(uid: str, summary: str, changed: date, status: str = "CONFIRMED") -> Event:
    """Return an event without its days, last changed on a day."""
    made = Event()
    made.add("uid", uid)
    made.add("dtstamp", _utc_midnight(changed))
    made.add("last-modified", _utc_midnight(changed))
    made.add("status", status)
    made.add("summary", summary)
    return made


def add_days(to: Event, first: date, last: date) -> None:
    """Give an event whole days, the last of them included."""
    to.add("dtstart", first)
    to.add("dtend", last + timedelta(days=1))


def add_notice(to: Event, text: str, url: str, day: date) -> None:
    """Let an event only tell something on a day, which takes nobody's time."""
    to.add("description", text)
    to.add("transp", "TRANSPARENT")
    to.add("url", url)
    add_days(to, day, day)


def state_digest(*parts: object) -> str:
    """Return a digest of the time, place and state of an event, for its revision."""
    return fingerprint(*map(str, parts)).hex()[:8]


def notice_ical(notice: Notice, site_url: str) -> bytes:
    """Return a calendar with one event, which says what became of it."""
    name = notice.address.removesuffix(".ics").partition("/")[2].replace("/", "-")
    made = event(f"ophoert-{name}@kl.dk", notice.title, notice.day)
    add_notice(made, notice.text, addresses.absolute(site_url, notice.target), notice.day)
    return ical(
        Link(notice.title, notice.address), notice.target, [made.to_ical()], notice.day, site_url
    )


def _utc_midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


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
