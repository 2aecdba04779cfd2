"""The pages of events that KL holds for the municipalities, and the list of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.documents import Document
from klsite.model.events import Event
from klsite.model.source_location import SourceLocation
from klsite.pages.listing import ListEntry
from klsite.pages.page import Page, Redirect, redirects
from klsite.pages.plain_list import PlainList, plain_list_pages
from klsite.pages.things import event_thing
from klsite.results.calendars import EVENTS_CALENDAR
from klsite.results.record_feeds import EVENTS_FEED

_LIST = PlainList(
    address=addresses.EVENTS,
    title="Arrangementer",
    lead="Topmøder og andre arrangementer, som KL holder for kommunerne, nyeste først.",
    one="arrangement",
    many="arrangementer",
    origin=SourceLocation("events"),
    feed=EVENTS_FEED.link,
    calendar=EVENTS_CALENDAR.link,
)


@dataclass(frozen=True, slots=True)
class EventContent:
    """What the page of an event shows, with the document about it, if there is one."""

    event: Event
    document: Document | None


def _entry(event: Event) -> ListEntry:
    return ListEntry(
        id=event.id,
        title=event.title,
        address=addresses.event(event),
        first_day=event.starts,
        last_day=event.ends,
        summary=event.summary,
        labels=((event.kind, None),) if event.kind else (),
    )


def event_pages(dataset: Dataset) -> Iterator[Page]:
    """Yield the pages of the list of events, then the page of each event."""
    documents = {each.id: each for each in dataset.documents if each.is_listed}
    listed = [each for each in dataset.events if each.is_listed]
    newest_first = sorted(listed, key=lambda each: (each.starts, each.id), reverse=True)
    changed = max((each.changed for each in newest_first if each.changed), default=None)
    entries = [_entry(event) for event in newest_first]
    yield from plain_list_pages(_LIST, entries, changed)
    for event in dataset.events:
        document = documents.get(event.document) if event.document else None
        yield Page(
            address=addresses.event(event),
            template="event",
            title=event.title,
            description=event.withdrawn or event.summary,
            content=EventContent(event, document),
            origin=SourceLocation(event.file, ("id",)),
            trail=(Link(_LIST.title, _LIST.address),),
            feed=_LIST.feed,
            alternates=(EVENTS_CALENDAR.link,),
            changed=event.changed,
            indexed=event.is_listed,
            thing=None if event.withdrawn else event_thing(event),
        )


def event_redirects(dataset: Dataset) -> Iterator[Redirect]:
    """Yield the redirects from the former addresses of events."""
    for event in dataset.events:
        target = Link(event.title, addresses.event(event))
        yield from redirects(event, event.formerly, target)
