"""The content of the feeds, in RSS 2.0.

Source: the RSS 2.0 specification and the RSS Advisory Board's profile of it.
"""

from __future__ import annotations

from datetime import datetime
from html import escape

from feedgen.entry import FeedEntry as GeneratedEntry
from feedgen.feed import FeedGenerator

from klsite import addresses
from klsite.addresses import Link
from klsite.publish.absolute_text import absolute_html
from klsite.results.feeds import EntryText, Feed, FeedEntry


def rss(feed: Feed, text: EntryText, site_url: str) -> bytes:
    """Return a feed; ``text`` gives the whole text of an entry."""
    head = feed.head
    channel = _channel(head.link, head.description, head.page, feed.changed, site_url)
    for each in feed.entries:
        channel.add_entry(_entry(each, text, site_url), order="append")
    xml: bytes = channel.rss_str(pretty=True)
    return xml


def _channel(
    own: Link, description: str, page: str, changed: datetime, site_url: str
) -> FeedGenerator:
    """Return a feed without entries; ``own`` is its title and address, ``page`` what it is of."""
    feed = FeedGenerator()
    feed.title(own.title)
    feed.description(description)
    feed.language("da")
    feed.generator("klsite")
    # feedgen uses the last link as the channel's own, so that of the page comes last.
    feed.link(href=addresses.absolute(site_url, own.address), rel="self")
    feed.link(href=addresses.absolute(site_url, page), rel="alternate")
    feed.lastBuildDate(changed)
    return feed


def _entry(entry: FeedEntry, text: EntryText, site_url: str) -> GeneratedEntry:
    made = GeneratedEntry()
    made.title(_plain(entry.title))
    made.link(href=addresses.absolute(site_url, entry.address))
    made.guid(entry.guid, permalink=False)
    made.published(entry.moment)
    made.description(_as_html(entry.summary))
    made.category([{"term": label} for label in entry.labels])
    html = absolute_html(entry, text, site_url)
    if html is not None:
        made.content(html, type="CDATA")
    return made


def _plain(title: str) -> str:
    """Return a title that says the same to programs that read it as text and as HTML.

    RSS does not tell them which it is, and what stands between < and > would vanish from HTML.
    """
    return title.replace("<", "‹").replace(">", "›")


def _as_html(text: str) -> str:
    """Return a plain text as HTML, which descriptions are (RSS Advisory Board's profile)."""
    return escape(text, quote=False)
