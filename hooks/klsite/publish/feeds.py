"""RSS 2.0 feeds: of the news, one for each list that has one, and of each KKR.

Source: the RSS 2.0 specification and the RSS Advisory Board's profile of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from functools import partial
from typing import TYPE_CHECKING

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.model.geography import Kkr
from klsite.model.news_heads import NewsHead
from klsite.moment import COPENHAGEN
from klsite.origin import Origin
from klsite.pages.contact import MOST_FEED_ITEMS
from klsite.pages.news import News
from klsite.pages.news_lists import NewsList, lists_with_feed
from klsite.pages.page import Link
from klsite.prose import Prose, fitted
from klsite.publish.file import PublishedFile
from klsite.stamps import stamp

if TYPE_CHECKING:  # a build in which only news have changed works out nothing of the KKR
    from klsite.pages.council_work import CouncilWork
    from klsite.pages.kkr_news import KkrNews

_PUBLISHED_AT = time(8, 0)
"""The time given to an item, of which only the day is known; midnight would move it to the
day before in every reader west of Denmark."""

_GUID = "tag:kl.dk,2026:nyhed/{id}"
"""A tag URI (RFC 4151): the item is the same to subscribers even if its address changes."""


_KKR_GUID = "tag:kl.dk,2026:kkr/{id}"
"""The same for what is new in a KKR."""


Body = Callable[[NewsHead], Prose | None]
"""Gives the body of a news item."""


def news_feeds(dataset: Dataset, news: News, body: Body, site_url: str) -> Iterator[PublishedFile]:
    """Yield the feeds; ``site_url`` is the absolute address of the site."""
    for news_list in lists_with_feed(news, dataset.news_taxonomy):
        changed = _last_change(dataset, news_list)
        newest = news_list.items[:MOST_FEED_ITEMS]
        yield PublishedFile(
            address=news_list.feed.address,
            origin=news_list.origin,
            make=partial(_feed, news_list, changed, newest, body, site_url),
            stamp=stamp(changed, *(item.digest for item in newest)),
        )


def _moment(day: date) -> datetime:
    return datetime.combine(day, _PUBLISHED_AT, tzinfo=COPENHAGEN)


def kkr_feeds(
    dataset: Dataset, work: CouncilWork, news: News, site_url: str
) -> Iterator[PublishedFile]:
    """Yield the feed of each KKR: news about it, agendas, minutes, meetings moved."""
    found = work.news(dataset, news)
    for kkr in dataset.kkr:
        make = partial(_kkr_feed, kkr, found[kkr.id], site_url)
        yield PublishedFile(addresses.kkr_feed(kkr), Origin(kkr.file), make)


def _kkr_feed(kkr: Kkr, news: Sequence[KkrNews], site_url: str) -> bytes:
    feed = _channel(
        Link(f"{kkr.name}: nyt", addresses.kkr_feed(kkr)),
        f"Dagsordener, referater, flyttede møder og nyheder om {kkr.name}.",
        addresses.kkr(kkr),
        max([kkr.updated, *(each.day for each in news)]),
        site_url,
    )
    for each in news[:MOST_FEED_ITEMS]:
        feed.add_entry(_kkr_entry(each, site_url), order="append")
    xml: bytes = feed.rss_str(pretty=True)
    return xml


def _kkr_entry(news: KkrNews, site_url: str) -> FeedEntry:
    entry = FeedEntry()
    entry.title(news.title)
    entry.link(href=addresses.absolute(site_url, news.address))
    entry.guid(_KKR_GUID.format(id=news.id), permalink=False)
    entry.published(_moment(news.day))
    entry.description(news.summary)
    entry.category([{"term": news.label}])
    return entry


def _channel(own: Link, description: str, page: str, changed: date, site_url: str) -> FeedGenerator:
    """Return a feed without entries; ``own`` is its title and address, ``page`` what it is of."""
    feed = FeedGenerator()
    feed.title(own.title)
    feed.description(description)
    feed.language("da")
    feed.generator("klsite")
    # feedgen takes the channel's link from the last call, so the page comes after the feed.
    feed.link(href=addresses.absolute(site_url, own.address), rel="self")
    feed.link(href=addresses.absolute(site_url, page), rel="alternate")
    feed.lastBuildDate(_moment(changed))
    return feed


def _feed(
    news_list: NewsList, changed: date, newest: Iterable[NewsHead], body: Body, site_url: str
) -> bytes:
    feed = _channel(news_list.feed, news_list.description, news_list.address, changed, site_url)
    for item in newest:
        feed.add_entry(_entry(item, body(item), site_url), order="append")
    xml: bytes = feed.rss_str(pretty=True)
    return xml


def _last_change(dataset: Dataset, news_list: NewsList) -> date:
    """Return the last change among the items, never the clock: same data, same bytes."""
    changes = [item.changed for item in news_list.items]
    return max(changes, default=dataset.organisation.updated)


def _entry(item: NewsHead, body: Prose | None, site_url: str) -> FeedEntry:
    entry = FeedEntry()
    address = addresses.absolute(site_url, addresses.news_item(item))
    entry.title(item.full_title)
    entry.link(href=address)
    entry.guid(_GUID.format(id=item.id), permalink=False)
    entry.published(_moment(item.date))
    entry.description(item.summary)
    entry.category([{"term": term} for term in (item.kind, item.category) if term])
    if body is not None:
        html = fitted(body, lambda target: addresses.absolute(site_url, target.lstrip("/")))
        entry.content(html, type="CDATA")
    return entry
