"""RSS 2.0 feeds: of the news, one for each list that has one, and of each KKR.

Source: the RSS 2.0 specification and the RSS Advisory Board's profile of it.
"""

from collections.abc import Iterator
from datetime import date, datetime, time

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from klsite import addresses, markdown_html
from klsite.model.dataset import Dataset
from klsite.model.fields import COPENHAGEN
from klsite.model.news import NewsItem
from klsite.pages.contact import MOST_FEED_ITEMS, lists_with_feed
from klsite.pages.council_work import CouncilWork
from klsite.pages.kkr_news import KkrNews
from klsite.pages.news import NewsList
from klsite.pages.page import Link
from klsite.publish.file import PublishedFile

_PUBLISHED_AT = time(8, 0)
"""The time given to an item, of which only the day is known; midnight would move it to the
day before in every reader west of Denmark."""

_GUID = "tag:kl.dk,2026:nyhed/{id}"
"""A tag URI (RFC 4151): the item is the same to subscribers even if its address changes."""


_KKR_GUID = "tag:kl.dk,2026:kkr/{id}"
"""The same for what is new in a KKR."""


def news_feeds(dataset: Dataset, site_url: str, now: datetime) -> Iterator[PublishedFile]:
    """Yield the feeds; ``site_url`` is the absolute address of the site, ``now`` is aware."""
    for news_list in lists_with_feed(dataset, now):
        content = _feed(dataset, news_list, site_url)
        yield PublishedFile(news_list.feed.address, content)


def _moment(day: date) -> datetime:
    return datetime.combine(day, _PUBLISHED_AT, tzinfo=COPENHAGEN)


def kkr_feeds(dataset: Dataset, work: CouncilWork, site_url: str) -> Iterator[PublishedFile]:
    """Yield the feed of each KKR: news about it, agendas, minutes, meetings moved."""
    for kkr in dataset.kkr:
        news = work.news[kkr.id]
        changed = max([kkr.updated, *(each.day for each in news)])
        feed = _channel(
            Link(f"{kkr.name}: nyt", addresses.kkr_feed(kkr)),
            f"Dagsordener, referater, flyttede møder og nyheder om {kkr.name}.",
            addresses.kkr(kkr),
            changed,
            site_url,
        )
        for each in news[:MOST_FEED_ITEMS]:
            feed.add_entry(_kkr_entry(each, site_url), order="append")
        xml: bytes = feed.rss_str(pretty=True)
        yield PublishedFile(addresses.kkr_feed(kkr), xml)


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


def _feed(dataset: Dataset, news_list: NewsList, site_url: str) -> bytes:
    changed = _last_change(dataset, news_list)
    feed = _channel(news_list.feed, news_list.description, news_list.address, changed, site_url)
    for item in news_list.items[:MOST_FEED_ITEMS]:
        feed.add_entry(_entry(item, site_url), order="append")
    xml: bytes = feed.rss_str(pretty=True)
    return xml


def _last_change(dataset: Dataset, news_list: NewsList) -> date:
    """Return the last change among the items, never the clock: same data, same bytes."""
    changes = [item.changed for item in news_list.items]
    return max(changes, default=dataset.organisation.updated)


def _entry(item: NewsItem, site_url: str) -> FeedEntry:
    entry = FeedEntry()
    address = addresses.absolute(site_url, addresses.news_item(item))
    entry.title(item.full_title)
    entry.link(href=address)
    entry.guid(_GUID.format(id=item.id), permalink=False)
    entry.published(_moment(item.date))
    entry.description(item.summary)
    entry.category([{"term": term} for term in (item.kind, item.category) if term])
    if item.body is not None:
        html = markdown_html.to_html(
            item.body, lambda target: addresses.absolute(site_url, target.lstrip("/"))
        )
        entry.content(html, type="CDATA")
    return entry
