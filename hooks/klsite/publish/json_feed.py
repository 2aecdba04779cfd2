"""The content of the feeds as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from typing import Any

import msgspec

from klsite import addresses
from klsite.publish.absolute_text import absolute_html
from klsite.results.feeds import EntryText, Feed, FeedEntry

_VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, text: EntryText, site_url: str) -> bytes:
    """Return a feed; ``text`` gives the whole text of an entry."""
    head = feed.head
    content = {
        "version": _VERSION,
        "title": head.link.title,
        "home_page_url": addresses.absolute(site_url, head.page),
        "feed_url": addresses.absolute(site_url, addresses.json_feed(head.link.address)),
        "description": head.description,
        "icon": addresses.absolute(site_url, addresses.TOUCH_ICON),
        "favicon": addresses.absolute(site_url, addresses.FAVICON),
        "language": "da",
        "items": [_item(each, text, site_url) for each in feed.entries],
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def _item(entry: FeedEntry, text: EntryText, site_url: str) -> dict[str, Any]:
    """Return an item. Without a whole text the summary is its content: one must be there."""
    html = absolute_html(entry, text, site_url)
    content = {"content_text": entry.summary} if html is None else {"content_html": html}
    return {
        "id": entry.guid,
        "url": addresses.absolute(site_url, entry.address),
        "title": entry.title,
        **content,
        "summary": entry.summary,
        "date_published": entry.moment.isoformat(),
        "tags": list(entry.labels),
    }
