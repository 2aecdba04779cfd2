"""The feeds of the KKR and of the municipalities, and which feeds are of no list of news."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from klsite import addresses
from klsite.addresses import Link
from klsite.load.published import Promises
from klsite.model.dataset import Dataset
from klsite.model.geography import Kkr, Municipality
from klsite.model.source_location import SourceLocation
from klsite.results.council_news import KkrNews, meeting_id, told_of_meeting
from klsite.results.council_work import CouncilWork
from klsite.results.ended_entries import (
    ended_entries,
    ended_kkr_entries,
    ended_pages,
    unlisted_entry,
)
from klsite.results.feeds import Feed, FeedEntry, FeedHead, entry_of_release
from klsite.results.guids import kkr_guid
from klsite.results.left_feeds import left_feeds
from klsite.results.meetings import days_of
from klsite.results.news import News, NewsRelease, latest_releases
from klsite.results.news_lists import FEED_ITEM_LIMIT
from klsite.results.people_news import APPOINTMENT, MEMBERS, OFFICES
from klsite.results.record_feeds import data_feed_heads, sorted_feed
from klsite.text.clock import released
from klsite.text.danish import sort_key

_KKR_PARTS = (
    ("moeder", "møder", ("Dagsorden", "Referat", "Møde"), ("/moeder/",)),
    (
        "medlemmer",
        "medlemmer, formandskab og udpegninger",
        (MEMBERS, OFFICES, APPOINTMENT),
        ("/medlemmer/", "/udpegninger/"),
    ),
)
"""The parts of what is new in a KKR that can be followed alone: address, name, labels, pages."""


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
            Link(f"{kkr.name}: {name}", addresses.kkr_feed(kkr, part)),
            f"Nyt om {name} i {kkr.name}.",
            page,
            origin,
        )
        for part, name, *_ in _KKR_PARTS
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


def kkr_entry(news: KkrNews) -> FeedEntry:
    """Return the entry of something new in a KKR that is no news item."""
    guid, moment = kkr_guid(news.id), released(news.day)
    return FeedEntry(guid, news.title, news.address, moment, news.summary, (news.label,))


def council_feeds(
    dataset: Dataset, work: CouncilWork, news: News, published: Promises
) -> Iterator[Feed]:
    """Yield the feeds of every KKR and of every municipality.

    ``published`` is what earlier sites had, and so which news items have left a feed.
    """
    found = work.news(News((), news.now))
    left = left_feeds(news, dataset.news_taxonomy, published)
    ended = ended_entries(dataset.moves, published)
    of_work = dict[str, FeedEntry]()
    for kkr in dataset.kkr:
        since = max(dataset.moves.latest, _last_change(kkr, work))
        gone = ended_kkr_entries(dataset.moves, published, kkr.id)
        of_work |= gone
        pages = ended_pages(dataset.moves, addresses.kkr(kkr))
        unlisted = _unlisted_meetings(kkr, work, published.moments)
        ends = (*ended.get(addresses.kkr_feed(kkr), ()), *pages, *gone.values(), *unlisted)
        yield from _feeds_of(kkr, (found[kkr.id], ends), since, news, left)
    file = dataset.municipalities
    since = max(dataset.moves.latest, file.updated)
    every = {kkr_guid(each.id): each for of_kkr in found.values() for each in of_kkr}
    once = set(published.names("feed"))
    of_people = (*dataset.people, *dataset.membership_events, *dataset.appointments)
    corrected = max((each.updated for each in of_people), default=date.min)
    for record in file.municipalities:
        place = record.on(work.today)
        own = [kkr_entry(each) for each in every.values() if place.code in each.municipalities]
        own += (
            _no_more(each, place, corrected)
            for guid, each in every.items()
            if f"{guid} {_place(place.code)}" in once and place.code not in each.municipalities
        )
        own += (each for guid, each in of_work.items() if f"{guid} {_place(place.code)}" in once)
        head = municipality_feed_head(place, file.file)
        yield sorted_feed(head, own, since, news.now, news.told)


def _unlisted_meetings(
    kkr: Kkr, work: CouncilWork, told: Mapping[str, datetime]
) -> Iterator[FeedEntry]:
    """Yield what is told of each meeting that feeds have told of, and others may not name now."""
    for council in work.terms:
        for meeting in council.meetings if council.kkr == kkr else ():
            news = told_of_meeting(council, meeting) if meeting.noindex else ()
            days = [each.day for each in news if work.lasting(kkr_guid(each.id)) in told]
            if days:
                guid = work.lasting(kkr_guid(meeting_id(meeting)))
                own = FeedEntry(guid, "", addresses.meeting(meeting), released(meeting.held), "")
                what = f"indlæg om mødet {days_of(meeting)}"
                yield unlisted_entry(own, what, max(meeting.changed or meeting.updated, *days))


def municipality_places(news: Iterable[KkrNews]) -> Iterator[str]:
    """Yield for each entry its guid and each municipality in whose feed it is, to be remembered."""
    for each in news:
        yield from (f"{kkr_guid(each.id)} {_place(code)}" for code in sorted(each.municipalities))


def _place(code: str) -> str:
    return f"kommuner/{code}"


def _no_more(news: KkrNews, place: Municipality, day: date) -> FeedEntry:
    """Return what followers of a municipality are told of an entry that is not about it.

    ``day`` is that on which the data was corrected, at the latest.
    """
    return FeedEntry(
        guid=f"{kkr_guid(news.id)}/ikke-{place.code}",
        title=f"Rettet: {news.title}",
        address=news.address,
        moment=released(day),
        summary=f"Det gælder ikke {place.name}, som det stod her før.",
        labels=("Rettet",),
    )


def _feeds_of(
    kkr: Kkr,
    told: tuple[Sequence[KkrNews], Sequence[FeedEntry]],
    since: date,
    news: News,
    left: Mapping[str, Sequence[NewsRelease]],
) -> Iterator[Feed]:
    """Yield the feeds of a KKR: of its work and the news about it, then of parts of its work.

    ``told`` is what is new in its work, and what is told of its pages and news that have ended.
    """
    work, ended = told
    whole, *parts = kkr_feed_heads(kkr)
    gone = left.get(whole.link.address, ())
    listed, unlisted = (
        [each for each in items if kkr.id in each.kkr] for items in (news.listed, news.unlisted)
    )
    releases = latest_releases(news, listed, unlisted, FEED_ITEM_LIMIT, gone)
    entries = (*map(entry_of_release, releases), *map(kkr_entry, work), *ended)
    items = (*listed, *unlisted, *(each.item for each in gone))
    changed = max([since, *(each.changed for each in items)])
    yield sorted_feed(whole, entries, changed, news.now, news.told)
    for head, (_, _, labels, pages) in zip(parts, _KKR_PARTS, strict=True):
        own = [kkr_entry(each) for each in work if each.label in labels]
        own += (each for each in ended if any(page in each.address for page in pages))
        yield sorted_feed(head, own, since, news.now, news.told)


def _last_change(kkr: Kkr, work: CouncilWork) -> date:
    """Return the day of the last change of a KKR and its meetings, also of the unlisted."""
    meetings = (
        each.meeting for term in work.terms if term.kkr == kkr for each in work.meetings[term]
    )
    return max([kkr.updated, *(each.changed or each.updated for each in meetings)])
