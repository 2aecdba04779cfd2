"""The feeds of documents, of events and of rules of procedure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime

from klsite import addresses
from klsite.addresses import Link
from klsite.load.published import Promises
from klsite.model.dataset import Dataset
from klsite.model.publication import Publication
from klsite.model.source_location import SourceLocation
from klsite.results.ended_entries import ended_entries
from klsite.results.feeds import Feed, FeedEntry, FeedHead, newest_entries
from klsite.results.guids import document_guid, event_guid, notice_names, rules_guid
from klsite.text.clock import released
from klsite.text.danish import long_date

DOCUMENTS_FEED = FeedHead(
    Link("KL: Dokumenter", addresses.feed(addresses.DOCUMENTS)),
    "Breve og andre dokumenter fra KL, gengivet med vores egne ord.",
    addresses.DOCUMENTS,
    SourceLocation("documents"),
)
EVENTS_FEED = FeedHead(
    Link("KL: Arrangementer", addresses.feed(addresses.EVENTS)),
    "Topmøder og andre arrangementer, som KL holder for kommunerne.",
    addresses.EVENTS,
    SourceLocation("events"),
)
RULES_FEED = FeedHead(
    Link("KL: Forretningsordener for KKR", addresses.feed(addresses.RULES)),
    "Regelsæt for kommunekontaktrådene, punkt for punkt.",
    addresses.KKR,
    SourceLocation("rules"),
)


def data_feed_heads(dataset: Dataset) -> Iterator[FeedHead]:
    """Yield the feeds of documents, events and rules, of which there are any."""
    heads = (DOCUMENTS_FEED, EVENTS_FEED, RULES_FEED)
    found = zip(heads, (dataset.documents, dataset.events, dataset.rules), strict=True)
    yield from (head for head, records in found if records)


def sorted_feed(
    head: FeedHead,
    entries: Iterable[FeedEntry],
    since: date,
    now: datetime,
    moments: Mapping[str, datetime],
) -> Feed:
    """Return the feed of the ``newest_entries``, changed on the day ``since`` or later."""
    newest = newest_entries(entries, now, moments)
    changed = max([min(released(since), now), *(each.moment for each in newest)])
    return Feed(head, changed, newest)


def data_feeds(dataset: Dataset, now: datetime, published: Promises) -> Iterator[Feed]:
    """Yield the feeds of documents, of events and of rules, as they are at a moment.

    An event whose day of announcement is not known is told of on its first day.
    """
    documents = [
        FeedEntry(
            guid=document_guid(each.id),
            title=each.title,
            address=addresses.document(each),
            moment=released(each.date, each.embargo),
            summary=each.summary,
            labels=(each.kind,),
            text=each.body,
        )
        for each in dataset.documents
        if each.is_listed
    ]
    documents += _notices(dataset.documents, document_guid)
    events = [
        FeedEntry(
            guid=event_guid(each.id),
            title=each.title,
            address=addresses.event(each),
            moment=released(each.announced or each.starts, each.embargo),
            summary=each.summary,
            labels=(each.kind,) if each.kind else (),
        )
        for each in dataset.events
        if each.is_listed
    ]
    events += _notices(dataset.events, event_guid)
    rules = [
        FeedEntry(
            guid=rules_guid(each.id),
            title=each.title,
            address=addresses.rules_of_procedure(each),
            moment=released(each.adopted),
            summary=f"{each.lead} Vedtaget {long_date(each.adopted)}, i kraft fra "
            f"{long_date(each.in_force)}.",
            labels=("Forretningsorden",),
        )
        for each in dataset.rules
    ]
    ended = ended_entries(dataset.moves, published)
    for head, records, entries in (
        (DOCUMENTS_FEED, dataset.documents, documents),
        (EVENTS_FEED, dataset.events, events),
        (RULES_FEED, dataset.rules, rules),
    ):
        if records:
            since = max([dataset.moves.latest, *(each.updated for each in records)])
            entries += ended.get(head.link.address, ())
            yield sorted_feed(head, entries, since, now, published.moments)


def _notices(records: Iterable[Publication], guid: Callable[[str], str]) -> Iterator[FeedEntry]:
    """Yield what subscribers are told of records that were corrected or withdrawn since."""
    for each in records:
        if not each.noindex:
            for day, label, name, text in _told(each):
                yield FeedEntry(
                    guid=f"{guid(str(getattr(each, 'id', '')))}/{name}",
                    title=f"{label}: {each.name}",
                    address=addresses.record(each),
                    moment=released(day, each.embargo),
                    summary=text,
                    labels=(label,),
                )


def record_guids(records: Iterable[Publication], guid: Callable[[str], str]) -> Iterator[str]:
    """Yield the guids of some records, and of what subscribers were told of them since."""
    for each in records:
        own = guid(str(getattr(each, "id", "")))
        yield own
        yield from (f"{own}/{name}" for name in notice_names(each))


def _told(record: Publication) -> Iterator[tuple[date, str, str, str]]:
    """Yield the day, the word, the end of the guid and the text of each notice."""
    if record.withdrawn is not None and record.withdrawn_on is not None:
        yield record.withdrawn_on, "Trukket tilbage", "trukket-tilbage", record.withdrawn
        return
    for number, change in enumerate((each for each in record.changes if each.major), start=1):
        yield change.at, "Rettet", f"rettet-{number}", change.text
