"""Which calendars there are, and what each of them has in it."""

from collections.abc import Iterator
from typing import NamedTuple

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.geography import Kkr
from klsite.model.source_location import SourceLocation

MEETING, DEADLINES = "moede", ("forslag", "dagsorden")
"""What the UIDs of a meeting and, of an ordinary one, of its deadlines begin with."""

_PARTS = (
    ("", "møder og frister", (MEETING, *DEADLINES)),
    ("moeder", "møder", (MEETING,)),
    ("frister", "frister", DEADLINES),
)
"""The calendars of a KKR, or of all: the end of the address, the name, and what is in it."""


class CalendarHead(NamedTuple):
    """A calendar: its name and address, the page that it is of, and what the UIDs begin with."""

    link: Link
    page: str
    origin: SourceLocation
    kinds: tuple[str, ...] = ()

    def has(self, kind: str) -> bool:
        """Return whether events of a kind are in it."""
        return kind in self.kinds


EVENTS_CALENDAR = CalendarHead(
    Link("KL: arrangementer", addresses.EVENTS_CALENDAR), addresses.EVENTS, SourceLocation("events")
)


def kkr_calendars(kkr: Kkr) -> tuple[CalendarHead, ...]:
    """Return the calendars of a KKR: of everything, of meetings, of deadlines."""
    page, origin = addresses.kkr(kkr), SourceLocation(kkr.file)
    return tuple(CalendarHead(link, page, origin, kinds) for link, kinds in _links(kkr))


def all_calendars() -> tuple[CalendarHead, ...]:
    """Return the same of all KKR together."""
    origin = SourceLocation("kkr.yml")
    return tuple(CalendarHead(link, addresses.KKR, origin, kinds) for link, kinds in _links(None))


def _links(kkr: Kkr | None) -> Iterator[tuple[Link, tuple[str, ...]]]:
    whose = kkr.name if kkr else "Alle KKR"
    for part, name, kinds in _PARTS:
        yield Link(f"{whose}: {name}", addresses.kkr_calendar(kkr, part)), kinds


def calendar_heads(dataset: Dataset) -> Iterator[CalendarHead]:
    """Yield every calendar."""
    yield from all_calendars() if dataset.kkr else ()
    for kkr in dataset.kkr:
        yield from kkr_calendars(kkr)
    if dataset.events:
        yield EVENTS_CALENDAR
