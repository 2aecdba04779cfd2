"""The feeds that are of no list of news: of the KKR, the municipalities, and of other data."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.geography import Kkr, Municipality
from klsite.model.publication import Publication
from klsite.model.source_location import SourceLocation
from klsite.results.council_news import KkrNews
from klsite.results.council_work import CouncilWork
from klsite.results.feeds import Feed, FeedEntry, FeedHead
from klsite.results.guids import document_guid, event_guid, kkr_guid, news_guid, rules_guid
from klsite.results.news import News
from klsite.results.news_lists import FEED_ITEM_LIMIT
from klsite.results.people_news import APPOINTMENT, MEMBERS, OFFICES
from klsite.text.clock import released
from klsite.text.danish import long_date, sort_key

_KKR_PARTS = (
    ("moeder", "møder", ("Dagsorden", "Referat", "Møde")),
    ("medlemmer", "medlemmer, formandskab og udpegninger", (MEMBERS, OFFICES, APPOINTMENT)),
)
"""The parts of what is new in a KKR that can be followed alone: address, name, labels."""

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


def kkr_feed_heads(kkr: Kkr) -> tuple[FeedHead, ...]:
    """Return the feeds of a KKR: of all that is new, then of its parts."""
    page, origin = addresses.kkr(kkr), SourceLocation(kkr.file)
    whole = FeedHead(
        Link(f"{kkr.name}: nyt", addresses.kkr_feed(kkr)),
        "Dagsordener, referater, ændrede møder, skift i rådet, udpegninger og nyheder om "
        f"{kkr.name}.",
        page,
        origin,
    )
    parts = (
        FeedHead(
            Link(f"{kkr.name}: {name}", addresses.kkr_part_feed(kkr, part)),
            f"Nyt om {name} i {kkr.name}.",
            page,
            origin,
        )
        for part, name, _ in _KKR_PARTS
    )
    return (whole, *parts)


def municipality_feed_head(place: Municipality, file: str) -> FeedHead:
    """Return the feed of a municipality, as it is named today; its address has the code."""
    return FeedHead(
        Link(f"{place.name} i KKR: nyt", addresses.municipality_feed(place)),
        f"{place.name} i KKR: skift blandt kommunens medlemmer, formandskab og udpegninger.",
        addresses.municipality(place),
        SourceLocation(file),
    )


def municipality_feed_heads(dataset: Dataset, today: date) -> Iterator[FeedHead]:
    """Yield the feed of every municipality, in the order of the Danish alphabet."""
    file = dataset.municipalities
    places = (record.on(today) for record in file.municipalities)
    for place in sorted(places, key=lambda each: sort_key(each.name)):
        yield municipality_feed_head(place, file.file)


def data_feed_heads(dataset: Dataset) -> Iterator[FeedHead]:
    """Yield the feeds of documents, events and rules, of which there are any."""
    heads = (DOCUMENTS_FEED, EVENTS_FEED, RULES_FEED)
    found = zip(heads, (dataset.documents, dataset.events, dataset.rules), strict=True)
    yield from (head for head, records in found if records)


def static_feed_heads(dataset: Dataset, today: date) -> Iterator[FeedHead]:
    """Yield every feed that is of no list of news."""
    for kkr in dataset.kkr:
        yield from kkr_feed_heads(kkr)
    yield from municipality_feed_heads(dataset, today)
    yield from data_feed_heads(dataset)


def kkr_entry(news: KkrNews, now: datetime) -> FeedEntry:
    """Return the entry of something new in a KKR; a news item is the same as in other feeds."""
    item = news.item
    moment = released(news.day, item.embargo if item else None, now)
    if item is not None:
        labels = tuple(term for term in (item.kind, item.category) if term)
        own = item if item.has_body else None
        guid = news_guid(item.id)
        return FeedEntry(guid, news.title, news.address, moment, news.summary, labels, own)
    guid = kkr_guid(news.id)
    return FeedEntry(guid, news.title, news.address, moment, news.summary, (news.label,))


def council_feeds(dataset: Dataset, work: CouncilWork, news: News) -> Iterator[Feed]:
    """Yield the feeds of every KKR and of every municipality."""
    found = work.news(news)
    for kkr in dataset.kkr:
        of_kkr = found[kkr.id]
        chosen = (of_kkr, *(_with_labels(of_kkr, labels) for _, _, labels in _KKR_PARTS))
        for head, entries in zip(kkr_feed_heads(kkr), chosen, strict=True):
            yield _feed(head, entries, kkr.updated, news.now)
    file = dataset.municipalities
    for record in file.municipalities:
        place = record.on(work.today)
        own = sorted(
            (each for of_kkr in found.values() for each in of_kkr if _concerns(each, place)),
            key=lambda each: (each.day, each.id),
            reverse=True,
        )
        yield _feed(municipality_feed_head(place, file.file), own, file.updated, news.now)


def _with_labels(news: Sequence[KkrNews], labels: Sequence[str]) -> list[KkrNews]:
    return [each for each in news if each.item is None and each.label in labels]


def _concerns(news: KkrNews, place: Municipality) -> bool:
    return place.code in news.municipalities


def _feed(head: FeedHead, news: Sequence[KkrNews], since: date, now: datetime) -> Feed:
    """Return the feed of what is new, sorted newest first."""
    entries = tuple(kkr_entry(each, now) for each in news[:FEED_ITEM_LIMIT])
    return _sorted_feed(head, entries, since, now)


def _sorted_feed(head: FeedHead, entries: Sequence[FeedEntry], since: date, now: datetime) -> Feed:
    """Return the feed of the newest entries, which are sorted by the moment of their release."""
    newest = sorted(entries, key=lambda each: (each.moment, each.guid), reverse=True)
    changed = max([released(since, None, now), *(each.moment for each in newest)])
    return Feed(head, changed, tuple(newest[:FEED_ITEM_LIMIT]))


def data_feeds(dataset: Dataset, now: datetime) -> Iterator[Feed]:
    """Yield the feeds of documents, of events and of rules, as they are at a moment.

    An event has no day on which it was announced: what is told is the day of its last change.
    """
    documents = [
        FeedEntry(
            guid=document_guid(each.id),
            title=each.title,
            address=addresses.document(each),
            moment=released(each.date, each.embargo, now),
            summary=each.summary,
            labels=(each.kind,),
            text=each.body,
        )
        for each in dataset.documents
        if each.is_listed
    ]
    documents += _notices(dataset.documents, document_guid, now)
    events = [
        FeedEntry(
            guid=event_guid(each.id),
            title=each.title,
            address=addresses.event(each),
            moment=released(each.updated, each.embargo, now),
            summary=each.summary,
            labels=(each.kind,) if each.kind else (),
        )
        for each in dataset.events
        if each.is_listed
    ]
    events += _notices(dataset.events, event_guid, now)
    rules = [
        FeedEntry(
            guid=rules_guid(each.id),
            title=each.title,
            address=addresses.rules_of_procedure(each),
            moment=released(each.adopted, None, now),
            summary=f"{each.lead} Vedtaget {long_date(each.adopted)}, i kraft fra "
            f"{long_date(each.in_force)}.",
            labels=("Forretningsorden",),
        )
        for each in dataset.rules
    ]
    for head, records, entries in (
        (DOCUMENTS_FEED, dataset.documents, documents),
        (EVENTS_FEED, dataset.events, events),
        (RULES_FEED, dataset.rules, rules),
    ):
        if records:
            since = max(each.updated for each in records)
            yield _sorted_feed(head, entries, since, now)


def _notices(
    records: Iterable[Publication], guid: Callable[[str], str], now: datetime
) -> Iterator[FeedEntry]:
    """Yield what subscribers are told of records that were corrected or withdrawn since."""
    for each in records:
        if not each.noindex:
            for day, label, name, text in _told(each):
                yield FeedEntry(
                    guid=f"{guid(str(getattr(each, 'id', '')))}/{name}",
                    title=f"{label}: {each.name}",
                    address=addresses.record(each),
                    moment=released(day, each.embargo, now),
                    summary=text,
                    labels=(label,),
                )


def _told(record: Publication) -> Iterator[tuple[date, str, str, str]]:
    """Yield the day, the word, the end of the guid and the text of each notice."""
    if record.withdrawn is not None and record.withdrawn_on is not None:
        yield record.withdrawn_on, "Trukket tilbage", "trukket-tilbage", record.withdrawn
        return
    for number, change in enumerate((each for each in record.changes if each.major), start=1):
        yield change.at, "Rettet", f"rettet-{number}", change.text
