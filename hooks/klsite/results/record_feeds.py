"""The feeds of the records that have a page of their own and are no news: one for each kind."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from klsite import addresses
from klsite.addresses import Link
from klsite.load.published import Promises
from klsite.model.dataset import Dataset
from klsite.model.documents import Document
from klsite.model.events import Event
from klsite.model.publication import Publication
from klsite.model.rules_of_procedure import RulesOfProcedure
from klsite.model.source_location import SourceLocation
from klsite.results.ended_entries import ended_entries, unlisted_entry
from klsite.results.feeds import Feed, FeedEntry, FeedHead, entry_of_day, newest_entries
from klsite.results.guids import document_guid, event_guid, rules_guid
from klsite.results.notices import notice_names, notices_of
from klsite.text.clock import released
from klsite.text.danish import long_date


class RecordFeed(NamedTuple):
    """The feed of all records of a kind: what it is, the records, and the entry of one."""

    head: FeedHead
    records: Callable[[Dataset], Sequence[Any]]
    entry: Callable[[Any], FeedEntry]

    def guids(self, dataset: Dataset) -> Iterator[str]:
        """Yield the guids of the records, and of what subscribers were told of them since."""
        for each in self.records(dataset):
            own = self.entry(each).guid
            yield own
            if isinstance(each, Publication):
                yield from (f"{own}/{name}" for name in notice_names(each))

    def entries(self, dataset: Dataset, told: Mapping[str, datetime]) -> Iterator[FeedEntry]:
        """Yield the entries of the records that others may name, and what happened to any since.

        ``told`` has the guids that feeds have had.
        """
        for each in self.records(dataset):
            own = self.entry(each)
            if not isinstance(each, Publication):
                yield own
                continue
            if each.is_listed:
                yield own
            elif each.noindex and own.guid in told:
                first = told[own.guid].date()
                yield unlisted_entry(own, entry_of_day(first), max(each.changed or first, first))
            yield from _notices(each, own)


def _document(each: Document) -> FeedEntry:
    return FeedEntry(
        guid=document_guid(each.id),
        title=each.title,
        address=addresses.document(each),
        moment=released(each.date, each.embargo),
        summary=each.summary,
        labels=(each.kind,),
        text=each.body,
    )


def _event(each: Event) -> FeedEntry:
    """Return the entry of an event, told on its first day where no earlier one is known."""
    return FeedEntry(
        guid=event_guid(each.id),
        title=each.title,
        address=addresses.event(each),
        moment=released(each.announced or each.starts, each.embargo),
        summary=each.summary,
        labels=(each.kind,) if each.kind else (),
    )


def _rules(each: RulesOfProcedure) -> FeedEntry:
    return FeedEntry(
        guid=rules_guid(each.id),
        title=each.title,
        address=addresses.rules_of_procedure(each),
        moment=released(each.adopted),
        summary=f"{each.lead} Vedtaget {long_date(each.adopted)}, i kraft fra "
        f"{long_date(each.in_force)}.",
        labels=("Forretningsorden",),
    )


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

RECORD_FEEDS = (
    RecordFeed(DOCUMENTS_FEED, lambda dataset: dataset.documents, _document),
    RecordFeed(EVENTS_FEED, lambda dataset: dataset.events, _event),
    RecordFeed(RULES_FEED, lambda dataset: dataset.rules, _rules),
)
"""A feed for every kind of record in a file of its own whose page is no council's."""


def data_feed_heads(dataset: Dataset) -> Iterator[FeedHead]:
    """Yield the feeds of which there are any records."""
    yield from (each.head for each in RECORD_FEEDS if each.records(dataset))


def record_guids(dataset: Dataset) -> Iterator[str]:
    """Yield the guids of all records, and of what subscribers were told of them since."""
    for each in RECORD_FEEDS:
        yield from each.guids(dataset)


def record_pages(dataset: Dataset) -> dict[str, Link]:
    """Return the pages of all records, by their guids."""
    every = (each.entry(record) for each in RECORD_FEEDS for record in each.records(dataset))
    return {entry.guid: Link(entry.title, entry.address) for entry in every}


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
    """Yield the feeds as they are at a moment; ``published`` is what earlier sites had."""
    ended = ended_entries(dataset.moves, published)
    for each in RECORD_FEEDS:
        if records := each.records(dataset):
            since = max([dataset.moves.latest, *(record.updated for record in records)])
            told = each.entries(dataset, published.moments)
            entries = (*told, *ended.get(each.head.link.address, ()))
            yield sorted_feed(each.head, entries, since, now, published.moments)


def _notices(record: Publication, own: FeedEntry) -> Iterator[FeedEntry]:
    """Yield what subscribers are told of a record that was corrected or withdrawn since."""
    for day, label, name, text in notices_of(record):
        yield FeedEntry(
            guid=f"{own.guid}/{name}",
            title=f"{label}: {record.name}",
            address=own.address,
            moment=released(day, record.embargo),
            summary=text,
            labels=(label,),
        )
