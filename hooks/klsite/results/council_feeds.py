"""The feeds of the KKR and of the municipalities, and which feeds are of no list of news."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.geography import Kkr, Municipality
from klsite.model.source_location import SourceLocation
from klsite.results.council_news import KkrNews
from klsite.results.council_work import CouncilWork
from klsite.results.feeds import Feed, FeedEntry, FeedHead
from klsite.results.guids import kkr_guid, news_guid
from klsite.results.news import News
from klsite.results.news_lists import FEED_ITEM_LIMIT
from klsite.results.people_news import APPOINTMENT, MEMBERS, OFFICES
from klsite.results.record_feeds import data_feed_heads, sorted_feed
from klsite.text.clock import released
from klsite.text.danish import sort_key

_KKR_PARTS = (
    ("moeder", "møder", ("Dagsorden", "Referat", "Møde")),
    ("medlemmer", "medlemmer, formandskab og udpegninger", (MEMBERS, OFFICES, APPOINTMENT)),
)
"""The parts of what is new in a KKR that can be followed alone: address, name, labels."""


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
            yield _feed(head, entries, _last_change(kkr, work, news), news.now)
    file = dataset.municipalities
    for record in file.municipalities:
        place = record.on(work.today)
        own = sorted(
            (each for of_kkr in found.values() for each in of_kkr if _concerns(each, place)),
            key=lambda each: (each.day, each.id),
            reverse=True,
        )
        yield _feed(municipality_feed_head(place, file.file), own, file.updated, news.now)


def _last_change(kkr: Kkr, work: CouncilWork, news: News) -> date:
    """Return the day of the last change of what a KKR's feed has or had, also of the unlisted."""
    meetings = (
        each.meeting for term in work.terms if term.kkr == kkr for each in work.meetings[term]
    )
    unlisted = (each.changed for each in news.unlisted if kkr.id in each.kkr)
    return max([kkr.updated, *(each.changed or each.updated for each in meetings), *unlisted])


def _with_labels(news: Sequence[KkrNews], labels: Sequence[str]) -> list[KkrNews]:
    return [each for each in news if each.item is None and each.label in labels]


def _concerns(news: KkrNews, place: Municipality) -> bool:
    return place.code in news.municipalities


def _feed(head: FeedHead, news: Sequence[KkrNews], since: date, now: datetime) -> Feed:
    """Return the feed of what is new, sorted newest first."""
    entries = tuple(kkr_entry(each, now) for each in news[:FEED_ITEM_LIMIT])
    return sorted_feed(head, entries, since, now)
