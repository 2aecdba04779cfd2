"""The bodies of the news items, read when their pages are rendered."""

from __future__ import annotations

from pathlib import Path

from klsite.load.news import NewsReading, read_item
from klsite.load.reader import Reader
from klsite.model.news_meta import NewsMeta
from klsite.text.rich_text import RichText


class ItemChanged(Exception):
    """The file of a news item was changed after it was read, so its page cannot be rendered."""


def body_of(root: Path, reading: NewsReading | None, item: NewsMeta) -> RichText | None:
    """Return the body of an item: from the spool of ``reading``, or from its file.

    Raises ``ItemChanged``.
    """
    if not item.has_body:
        return None
    html = reading.bodies.html(item.file) if reading else None
    if html is not None:
        return RichText(html, item.links, frozenset())
    now, body = read_item(Reader(root / "data"), item.file)
    if now is None or now.digest != item.digest:
        raise ItemChanged(item.file)
    return body
