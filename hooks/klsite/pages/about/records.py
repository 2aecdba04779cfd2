"""The pages of documents, retold in our words, and of events, and the list of each kind."""

from collections.abc import Iterator, Sequence
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
from klsite.results.record_feeds import DOCUMENTS_FEED, EVENTS_FEED

_DOCUMENTS = PlainList(
    address=addresses.DOCUMENTS,
    title="Dokumenter",
    lead="Breve og andre dokumenter fra KL, gengivet med vores egne ord og med kilde.",
    one="dokument",
    many="dokumenter",
    origin=SourceLocation("documents"),
    feed=DOCUMENTS_FEED.link,
)
_EVENTS = PlainList(
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
class DocumentContent:
    """What the page of a document shows, with the events that refer to it."""

    document: Document
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class EventContent:
    """What the page of an event shows, with the document about it, if there is one."""

    event: Event
    document: Document | None


def _list_pages(plain_list: PlainList, records: Sequence[Document | Event]) -> Iterator[Page]:
    """Yield the pages of the list of the records that others may name, newest first."""
    listed = [each for each in records if each.is_listed]
    changed = max((each.changed for each in listed if each.changed), default=None)
    entries = sorted(map(_entry, listed), key=lambda each: (each.first_day, each.id), reverse=True)
    yield from plain_list_pages(plain_list, entries, changed)


def _entry(record: Document | Event) -> ListEntry:
    if isinstance(record, Event):
        first_day, last_day, lang = record.starts, record.ends, None
    else:
        first_day, last_day, lang = record.date, record.date, record.lang
    return ListEntry(
        id=record.id,
        title=record.title,
        address=addresses.record(record),
        first_day=first_day,
        last_day=last_day,
        summary=record.summary,
        labels=((record.kind, None),) if record.kind else (),
        lang=lang,
    )


def event_pages(dataset: Dataset) -> Iterator[Page]:
    """Yield the pages of the list of events, then the page of each event."""
    yield from _list_pages(_EVENTS, dataset.events)
    documents = {each.id: each for each in dataset.documents if each.is_listed}
    for event in dataset.events:
        document = documents.get(event.document) if event.document else None
        yield Page(
            address=addresses.event(event),
            template="event",
            title=event.title,
            description=event.withdrawn or event.summary,
            content=EventContent(event, document),
            origin=SourceLocation(event.file, ("id",)),
            trail=(Link(_EVENTS.title, _EVENTS.address),),
            feed=_EVENTS.feed,
            alternates=(EVENTS_CALENDAR.link,),
            changed=event.changed,
            indexed=event.is_listed,
            thing=None if event.withdrawn else event_thing(event),
        )


def document_pages(dataset: Dataset) -> Iterator[Page]:
    """Yield the pages of the list of documents, then the page of each document."""
    yield from _list_pages(_DOCUMENTS, dataset.documents)
    for document in dataset.documents:
        events = tuple(
            event for event in dataset.events if event.document == document.id and event.is_listed
        )
        yield Page(
            address=addresses.document(document),
            template="document",
            title=document.title,
            description=document.withdrawn or document.summary,
            content=DocumentContent(document, events),
            origin=SourceLocation(document.file, ("id",)),
            trail=(Link(_DOCUMENTS.title, _DOCUMENTS.address),),
            feed=_DOCUMENTS.feed,
            changed=document.changed,
            indexed=document.is_listed,
            published=document.date,
            change_label="Gengivelsen er sidst ændret",
        )


def record_redirects(dataset: Dataset) -> Iterator[Redirect]:
    """Yield the redirects from the former addresses of documents and events."""
    records: tuple[Document | Event, ...] = (*dataset.documents, *dataset.events)
    for record in records:
        target = Link(record.title, addresses.record(record))
        yield from redirects(record, record.formerly, target)
