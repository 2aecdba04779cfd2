"""Feeds as records, whatever they are of, from which every format is written.

Nothing about the KKR is imported here: a build of changed news alone needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

import msgspec

from klsite import addresses
from klsite.addresses import Link
from klsite.model.news_meta import NewsMeta
from klsite.model.source_location import SourceLocation
from klsite.results.news import NewsRelease
from klsite.results.news_lists import FEED_ITEM_LIMIT
from klsite.text.clock import told
from klsite.text.danish import long_date
from klsite.text.rich_text import RichText


class FeedEntry(msgspec.Struct, frozen=True):
    """An entry of a feed, the same in every feed that has it.

    ``title`` and ``summary`` are plain texts, ``address`` is relative to the site's root and
    ``moment`` (aware) that of the release. The whole text, if there is one, is the body of the
    news ``item``, the Markdown ``text`` or the ``html``, whose local links begin with a slash.
    """

    guid: str
    title: str
    address: str
    moment: datetime
    summary: str
    labels: tuple[str, ...] = ()
    item: NewsMeta | None = None
    text: str | None = None
    html: str | None = None


def newest_entries(
    entries: Iterable[FeedEntry], now: datetime, moments: Mapping[str, datetime]
) -> tuple[FeedEntry, ...]:
    """Return the newest of some entries, sorted by the moment of their release.

    What is of a day after ``now`` is left out. ``moments`` are those that feeds have told, by
    guid: they stay, whatever day is corrected.
    """
    shown = (
        msgspec.structs.replace(each, moment=moment)
        for each in entries
        if (moment := told(moments.get(each.guid, each.moment), now)) is not None
    )
    newest = sorted(shown, key=lambda each: (each.moment, each.guid), reverse=True)
    return tuple(newest[:FEED_ITEM_LIMIT])


def entry_of_day(day: date) -> str:
    """Return what an entry is called that is not to be named any more, or whose name is gone."""
    return f"indlæg fra {long_date(day)}"


EntryText = Callable[[FeedEntry], RichText | None]
"""Returns the whole text of an entry, None for one without."""


def formats(feed: Link) -> tuple[Link, Link]:
    """Return a feed as RSS, as it is given, and as JSON."""
    return feed, Link(f"{feed.title} (JSON)", addresses.json_feed(feed.address))


class FeedHead(NamedTuple):
    """What a feed is: its title and address as RSS, what it tells, and the page that it is of."""

    link: Link
    description: str
    page: str
    origin: SourceLocation

    @property
    def addresses(self) -> tuple[str, str]:
        """The addresses of its files: as RSS, and as JSON."""
        rss, json = formats(self.link)
        return rss.address, json.address


class Feed(NamedTuple):
    """A feed, last changed at a moment, with its newest entries, newest first."""

    head: FeedHead
    changed: datetime
    entries: tuple[FeedEntry, ...]


def entry_of_release(release: NewsRelease) -> FeedEntry:
    """Return the entry of a news item, or of what happened to it since."""
    item, notice = release.item, release.notice
    own = tuple(term for term in (item.kind, item.category) if term)
    shown = entry_of_day(item.date) if item.noindex and notice else item.full_title
    return FeedEntry(
        guid=release.guid,
        title=f"{notice.label}: {shown}" if notice else shown,
        address=addresses.news_item(item),
        moment=release.moment,
        summary=notice.text if notice else item.summary,
        labels=(notice.label,) if notice else own,
        item=item if item.has_body and not notice else None,
    )
