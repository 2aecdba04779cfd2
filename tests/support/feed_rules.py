"""What a feed must be: the rules that W3C's feed validator checks, and a schema of JSON Feed 1.1.

Sources: the RSS 2.0 specification, the RSS Advisory Board's profile, the messages of W3C's feed
validation service, and jsonfeed.org/version/1.1.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"

_CHANNEL = {
    *("title", "link", "description", "language", "docs", "generator", "lastBuildDate"),
    *("item", ATOM_LINK),
}
_ITEM = {"title", "link", "description", "guid", "pubDate", "category", CONTENT}
_MANY = {"item", "category"}
_RFC_822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r" \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}"
)
_UNSAFE = "//script | //style | //iframe | //object | //embed | //form | //meta | //@style"


def rss_faults(content: bytes, address: str) -> list[str]:
    """Return what is wrong with an RSS feed published at an absolute address."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    channels = root.findall("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or len(channels) != 1:
        return ["no RSS 2.0 with one channel"]
    return list(_channel_faults(channels[0], address))


def _channel_faults(channel: etree._Element, address: str) -> Iterator[str]:
    yield from _shape_faults(channel, _CHANNEL, ("title", "link", "description"))
    if channel.findtext("language") != "da":
        yield "the language is not da"
    (own,) = channel.findall(ATOM_LINK) or [etree.Element("none")]
    if (own.get("rel"), own.get("href")) != ("self", address):
        yield f"atom:link is not self at {address}"
    built = channel.findtext("lastBuildDate", "")
    yield from _date_faults(built)
    items = channel.findall("item")
    if len(items) > 50:
        yield f"{len(items)} items"
    guids = Counter(item.findtext("guid", "") for item in items)
    yield from (f"guid {guid} {count} times" for guid, count in guids.items() if count > 1)
    days = [item.findtext("pubDate", "") for item in items]
    for item in items:
        yield from _item_faults(item)
    if all(_RFC_822.fullmatch(day) for day in (built, *days)):
        moments = [parsedate_to_datetime(day) for day in days]
        if moments != sorted(moments, reverse=True):
            yield "items are not newest first"
        if any(moment > parsedate_to_datetime(built) for moment in moments):
            yield "an item is newer than the feed"


def _item_faults(item: etree._Element) -> Iterator[str]:
    yield from _shape_faults(item, _ITEM, ("title", "link", "description", "guid", "pubDate"))
    guid = item.find("guid")
    if guid is not None and guid.get("isPermaLink") != "false":
        yield f"{guid.text} is no web address, and is said to be one"
    if guid is not None and not re.fullmatch(r"tag:kl\.dk,2026:[\x21-\x7e]+", guid.text or ""):
        yield f"guid {guid.text} is no tag URI (RFC 4151)"
    yield from _date_faults(item.findtext("pubDate", ""))
    if re.search(r"[<>]|&[a-z]+;", item.findtext("title", "")):
        yield f"the title may be read as HTML: {item.findtext('title')}"
    for html in (item.findtext("description", ""), item.findtext(CONTENT, "")):
        yield from html_faults(html)


def html_faults(html: str) -> Iterator[str]:
    """Yield what a program that shows an entry could not show, or would have to take out."""
    if not html.strip():
        return
    root = etree.HTML(html)
    for target in root.xpath("//@href | //@src"):
        if not _is_absolute(str(target)):
            yield f"relative link {target}"
    for found in root.xpath(_UNSAFE):
        yield f"unsafe {getattr(found, 'tag', 'style')}"
    for name in root.xpath("//@*[starts-with(name(), 'on')]"):
        yield f"unsafe attribute {name}"


def _shape_faults(
    element: etree._Element, known: set[str], needed: tuple[str, ...]
) -> Iterator[str]:
    counts = Counter(str(child.tag) for child in element)
    yield from (f"unknown element {tag}" for tag in counts.keys() - known)
    yield from (f"{tag} {n} times" for tag, n in counts.items() if n > 1 and tag not in _MANY)
    yield from (f"no {tag}" for tag in needed if not element.findtext(tag, "").strip())
    link = element.findtext("link", "")
    if not _is_absolute(link) or not link.isascii() or " " in link:
        yield f"{link} is no absolute web address"
    for category in element.findall("category"):
        if not (category.text or "").strip():
            yield "an empty category"


def _date_faults(text: str) -> Iterator[str]:
    if not _RFC_822.fullmatch(text):
        yield f"{text} is no date of RFC 822"
        return
    if f"{parsedate_to_datetime(text):%a}" != text[:3]:
        yield f"{text} is another day of the week"


def _is_absolute(target: str) -> bool:
    parts = urlsplit(target)
    return parts.scheme in ("mailto", "tel") or bool(parts.scheme and parts.netloc)


_URL = {"type": "string", "pattern": "^https?://[!-~]+$"}
_TEXT = {"type": "string", "minLength": 1}
_MOMENT = {
    "type": "string",
    "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$",
}
_AUTHORS = {
    "type": "array",
    "items": {
        "type": "object",
        "minProperties": 1,
        "properties": {"name": _TEXT, "url": _URL, "avatar": _URL},
    },
}
JSON_FEED: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": _TEXT,
        "home_page_url": _URL,
        "feed_url": _URL,
        "description": _TEXT,
        "user_comment": _TEXT,
        "next_url": _URL,
        "icon": _URL,
        "favicon": _URL,
        "authors": _AUTHORS,
        "language": {"type": "string", "pattern": "^[a-z]{2}(-[A-Z]{2})?$"},
        "expired": {"type": "boolean"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
                "properties": {
                    "id": _TEXT,
                    "url": _URL,
                    "external_url": _URL,
                    "title": _TEXT,
                    "content_html": _TEXT,
                    "content_text": _TEXT,
                    "summary": _TEXT,
                    "image": _URL,
                    "banner_image": _URL,
                    "date_published": _MOMENT,
                    "date_modified": _MOMENT,
                    "authors": _AUTHORS,
                    "tags": {"type": "array", "items": _TEXT, "uniqueItems": True},
                    "language": {"type": "string"},
                    "attachments": {
                        "type": "array",
                        "items": {"type": "object", "required": ["url", "mime_type"]},
                    },
                },
                "patternProperties": {"^_": {"type": "object"}},
                "additionalProperties": False,
            },
        },
    },
    "patternProperties": {"^_": {"type": "object"}},
    "additionalProperties": False,
}
"""JSON Feed 1.1. The specification allows other members; that there are none is our own rule."""


def moment_of(entry: dict[str, Any]) -> datetime:
    """Return when an item of a JSON Feed was published."""
    return datetime.fromisoformat(entry["date_published"])
