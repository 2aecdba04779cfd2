"""The files of feeds: each feed as RSS and as JSON Feed, from the same entries."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from klsite.publish.file import PublishedFile
from klsite.results.feeds import EntryText, Feed, FeedEntry
from klsite.results.news import BodyReader
from klsite.system.fingerprints import fingerprint
from klsite.text.rich_text import RichText, links


def feed_files(feed: Feed, body: BodyReader, site_url: str) -> Iterator[PublishedFile]:
    """Yield the files of a feed.

    ``body`` reads the body of a news item; ``site_url`` is the absolute address of the site.
    """
    text = partial(_text, body)
    own = _fingerprint(feed)
    inputs = tuple(each.item.file for each in feed.entries if each.item is not None)
    for address, write in zip(feed.head.addresses, (_rss, _json), strict=True):
        render = partial(write, feed, text, site_url)
        yield PublishedFile(address, feed.head.origin, render, own, inputs)


def _fingerprint(feed: Feed) -> bytes:
    """Return the fingerprint of a feed; the digest of an item covers its body."""
    return fingerprint(
        repr((feed.head.link, feed.head.description, feed.head.page, feed.changed.isoformat())),
        msgspec.msgpack.encode(feed.entries),
    )


def _text(body: BodyReader, entry: FeedEntry) -> RichText | None:
    if entry.item is not None:
        return body(entry.item)
    if entry.html is not None:
        return RichText(entry.html, tuple(links(entry.html)), frozenset())
    if entry.text is not None:
        from klsite.text.markdown import convert  # imported late: no news needs it

        return convert(entry.text)
    return None


def _rss(feed: Feed, text: EntryText, site_url: str) -> bytes:
    from klsite.publish.rss import rss  # imported late: most builds change no feed

    return rss(feed, text, site_url)


def _json(feed: Feed, text: EntryText, site_url: str) -> bytes:
    from klsite.publish.json_feed import json_feed

    return json_feed(feed, text, site_url)
