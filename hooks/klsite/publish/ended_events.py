"""The events of calendars whose records are gone by the table of moves: cancelled, and why.

A program that subscribes to a calendar would take out in silence what is no more in it.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from klsite import addresses
from klsite.load.published import Promises
from klsite.model.moves import EndedPromise, Moves
from klsite.publish.ical_parts import add_notice, event
from klsite.results.kkr_outlook import KkrOutlook
from klsite.results.moves import folder_moves, single_moves
from klsite.rules.meetings import agenda_deadline, proposal_deadline

EVENT = "arrangement"
"""What the UID of an event that KL holds begins with."""

NAMES = {
    "moede": "møde",
    "forslag": "sidste dag for forslag",
    "dagsorden": "frist for dagsordenen",
    EVENT: "arrangement",
    "nedlagt": "nedlæggelse af rådet",
}
"""What an event is called, by what its UID begins with."""
_DAYS = {"forslag": proposal_deadline, "dagsorden": agenda_deadline}


class EndedEvent(NamedTuple):
    """An event by its UID, what the table of moves says of it, and its next ``SEQUENCE``."""

    uid: str
    promise: EndedPromise
    number: int

    @property
    def kind(self) -> str:
        """What the UID begins with."""
        return self.uid.partition("-")[0]

    @property
    def day(self) -> date:
        """Its day, by the day of the meeting at the end of the UID, or that on which it ended."""
        try:
            day = date.fromisoformat(self.uid.partition("@")[0][-len("2031-02-10") :])
        except ValueError:
            return self.promise.date
        return _DAYS[self.kind](day) if self.kind in _DAYS else day

    def is_of(self, council: KkrOutlook) -> bool:
        """Whether it was about a KKR."""
        return f"-{council.kkr.id}-" in self.uid.replace("@", "-")


def ended_events(moves: Moves, published: Promises, there: frozenset[str]) -> Iterator[EndedEvent]:
    """Yield the published events that have ended; ``there`` are the UIDs of those of records."""
    lost = published.revisions.keys() - there
    of_folders = folder_moves(moves, lost, there.__contains__) if lost else ()
    for each, _ in (*single_moves(moves), *of_folders) if lost else ():
        if each.reason and each.address in lost:
            yield EndedEvent(each.address, each, published.revisions[each.address].number + 1)


def ended_event(ended: EndedEvent, site_url: str) -> bytes:
    """Return the lines of the cancelled event."""
    promise = ended.promise
    label = "TRUKKET TILBAGE" if promise.withdrawn else "OPHØRT"
    summary = f"{label}: {NAMES.get(ended.kind, ended.kind)}"
    made = event(ended.uid, summary, promise.date, "CANCELLED")
    made.add("sequence", ended.number)
    page = addresses.absolute(site_url, addresses.SUBSCRIBE)
    add_notice(made, promise.reason or "", page, ended.day)
    lines: bytes = made.to_ical()
    return lines
