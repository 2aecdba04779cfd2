"""RSS 2.0 feeds of the news, one for each list that has one.

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
from klsite.pages.news import NewsList
from klsite.publish.file import PublishedFile

_PUBLISHED_AT = time(8, 0)
"""The time given to an item, of which only the day is known; midnight would move it to the
day before in every reader west of Denmark."""

_GUID = "tag:kl.dk,2026:nyhed/{id}"
"""A tag URI (RFC 4151): the item is the same to subscribers even if its address changes."""


def news_feeds(dataset: Dataset, site_url: str, now: datetime) -> Iterator[PublishedFile]:
    """Yield the feeds; ``site_url`` is the absolute address of the site, ``now`` is aware."""
    for news_list in lists_with_feed(dataset, now):
        content = _feed(dataset, news_list, site_url)
        yield PublishedFile(news_list.feed.address, content)


def _moment(day: date) -> datetime:
    return datetime.combine(day, _PUBLISHED_AT, tzinfo=COPENHAGEN)


def _feed(dataset: Dataset, news_list: NewsList, site_url: str) -> bytes:
    feed = FeedGenerator()
    feed.title(news_list.feed.title)
    feed.description(news_list.description)
    feed.language("da")
    feed.generator("klsite")
    # feedgen takes the channel's link from the last call, so the page comes after the feed.
    feed.link(href=addresses.absolute(site_url, news_list.feed.address), rel="self")
    feed.link(href=addresses.absolute(site_url, news_list.address), rel="alternate")
    feed.lastBuildDate(_moment(_last_change(dataset, news_list)))
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
