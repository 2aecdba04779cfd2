"""The content of the feeds, in RSS 2.0.

Source: the RSS 2.0 specification and the RSS Advisory Board's profile of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from klsite import addresses
from klsite.addresses import Link
from klsite.model.geography import Kkr
from klsite.publish.guids import end_guid, kkr_guid, news_guid
from klsite.publish.notice import Notice
from klsite.results.news import BodyReader, NewsRelease, ReleaseNotice
from klsite.results.news_lists import FEED_ITEM_LIMIT, NewsList
from klsite.text.clock import COPENHAGEN, RELEASED_AT, released
from klsite.text.rich_text import RichText, detached

if TYPE_CHECKING:  # not imported at run time: a build of changed news alone needs no KKR
    from klsite.results.council_news import KkrNews


def news_rss(
    news_list: NewsList,
    changed: datetime,
    newest: Iterable[NewsRelease],
    body: BodyReader,
    site_url: str,
) -> bytes:
    """Return the feed of a list of news, last changed at a moment, with its ``newest`` items."""
    feed = _channel(news_list.feed, news_list.description, news_list.address, changed, site_url)
    for release in newest:
        text = body(release.item) if release.notice is None else None
        feed.add_entry(_entry(release, text, site_url), order="append")
    xml: bytes = feed.rss_str(pretty=True)
    return xml


def kkr_rss(kkr: Kkr, news: Sequence[KkrNews], now: datetime, site_url: str) -> bytes:
    """Return the feed of a KKR with its newest items; ``news`` is sorted newest first."""
    changed = max([kkr.updated, *(each.day for each in news)])
    feed = _channel(
        Link(f"{kkr.name}: nyt", addresses.kkr_feed(kkr)),
        f"Dagsordener, referater, flyttede møder og nyheder om {kkr.name}.",
        addresses.kkr(kkr),
        released(changed, None, now),
        site_url,
    )
    for each in news[:FEED_ITEM_LIMIT]:
        feed.add_entry(_kkr_entry(each, now, site_url), order="append")
    xml: bytes = feed.rss_str(pretty=True)
    return xml


def notice_rss(notice: Notice, site_url: str) -> bytes:
    """Return a feed with one entry, which says what became of it."""
    own = Link(notice.title, notice.address)
    moment = datetime.combine(notice.day, RELEASED_AT, tzinfo=COPENHAGEN)
    feed = _channel(own, notice.text, addresses.SUBSCRIBE, moment, site_url)
    entry = FeedEntry()
    entry.title(notice.title)
    entry.link(href=addresses.absolute(site_url, notice.target))
    entry.guid(end_guid(notice.address), permalink=False)
    entry.published(moment)
    entry.description(_as_html(notice.text))
    feed.add_entry(entry)
    xml: bytes = feed.rss_str(pretty=True)
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


def _entry(release: NewsRelease, body: RichText | None, site_url: str) -> FeedEntry:
    item, entry = release.item, FeedEntry()
    address = addresses.absolute(site_url, addresses.news_item(item))
    if release.notice is not None:
        return _notice_entry(release, release.notice, address)
    entry.title(_plain(item.full_title))
    entry.link(href=address)
    entry.guid(news_guid(item.id), permalink=False)
    entry.published(release.moment)
    entry.description(_as_html(item.summary))
    entry.category([{"term": term} for term in (item.kind, item.category) if term])
    if body is not None:
        html = detached(
            body, lambda target: addresses.absolute(site_url, target.lstrip("/")), address
        )
        entry.content(html, type="CDATA")
    return entry


def _notice_entry(release: NewsRelease, notice: ReleaseNotice, address: str) -> FeedEntry:
    """Return the entry that tells what happened to an item since its release."""
    item, entry = release.item, FeedEntry()
    entry.title(_plain(f"{notice.label}: {item.full_title}"))
    entry.link(href=address)
    entry.guid(f"{news_guid(item.id)}/{notice.name}", permalink=False)
    entry.published(release.moment)
    entry.description(_as_html(notice.text))
    entry.category([{"term": notice.label}])
    return entry


def _kkr_entry(news: KkrNews, now: datetime, site_url: str) -> FeedEntry:
    entry = FeedEntry()
    entry.title(_plain(news.title))
    entry.link(href=addresses.absolute(site_url, news.address))
    entry.guid(kkr_guid(news.id), permalink=False)
    entry.published(released(news.day, None, now))
    entry.description(_as_html(news.summary))
    entry.category([{"term": news.label}])
    return entry


def _plain(title: str) -> str:
    """Return a title that says the same to programs that read it as text and as HTML.

    RSS does not tell them which it is, and what stands between < and > would vanish from HTML.
    """
    return title.replace("<", "‹").replace(">", "›")


def _as_html(text: str) -> str:
    """Return a plain text as HTML, which descriptions are (RSS Advisory Board's profile)."""
    return escape(text, quote=False)
