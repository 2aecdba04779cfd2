"""The pages of documents from KL, retold in our words, and the list of them."""

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
from klsite.results.record_feeds import DOCUMENTS_FEED

_LIST = PlainList(
    address=addresses.DOCUMENTS,
    title="Dokumenter",
    lead="Breve og andre dokumenter fra KL, gengivet med vores egne ord og med kilde.",
    one="dokument",
    many="dokumenter",
    origin=SourceLocation("documents"),
    feed=DOCUMENTS_FEED.link,
)


@dataclass(frozen=True, slots=True)
class DocumentContent:
    """What the page of a document shows, with the events that refer to it."""

    document: Document
    events: tuple[Event, ...]


def _entry(document: Document) -> ListEntry:
    return ListEntry(
        id=document.id,
        title=document.title,
        address=addresses.document(document),
        first_day=document.date,
        last_day=document.date,
        summary=document.summary,
        labels=((document.kind, None),),
        lang=document.lang,
    )


def document_pages(dataset: Dataset) -> Iterator[Page]:
    """Yield the pages of the list of documents, then the page of each document."""
    listed = [each for each in dataset.documents if each.is_listed]
    newest_first = sorted(listed, key=lambda each: (each.date, each.id), reverse=True)
    changed = max((each.changed for each in newest_first if each.changed), default=None)
    entries = [_entry(document) for document in newest_first]
    yield from plain_list_pages(_LIST, entries, changed)
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
            trail=(Link(_LIST.title, _LIST.address),),
            feed=_LIST.feed,
            changed=document.changed,
            indexed=document.is_listed,
            published=document.date,
            change_label="Gengivelsen er sidst ændret",
        )


def document_redirects(dataset: Dataset) -> Iterator[Redirect]:
    """Yield the redirects from the former addresses of documents."""
    for document in dataset.documents:
        target = Link(document.title, addresses.document(document))
        yield from redirects(document, document.formerly, target)
