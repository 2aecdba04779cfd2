"""What was new in each of the latest weeks, from the entries of the feeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from html import escape
from typing import NamedTuple

from klsite import addresses
from klsite.addresses import Link
from klsite.model.source_location import SourceLocation
from klsite.results.feeds import Feed, FeedEntry, FeedHead, entry_of_release
from klsite.results.guids import week_guid
from klsite.results.news import News, latest_releases
from klsite.text.clock import COPENHAGEN, RELEASED_AT
from klsite.text.danish import period

_MOST_WEEKS = 10
_MOST_ENTRIES = 300
"""Of news: more than are released in ten weeks."""

WEEKS_FEED = FeedHead(
    Link("KL: Ugens nyt", addresses.feed(addresses.WEEKS)),
    "Alt nyt fra en uge samlet, hver mandag kl. 8.",
    addresses.WEEKS,
    SourceLocation("news.yml"),
)


class Week(NamedTuple):
    """What was new in a week, newest first; it begins on ``monday``."""

    monday: date
    entries: tuple[FeedEntry, ...]

    @property
    def number(self) -> str:
        """The week as ISO 8601 has it, as in ``2020-W33``."""
        year, week, _ = self.monday.isocalendar()
        return f"{year}-W{week:02}"

    @property
    def name(self) -> str:
        """The week in Danish, as in ``uge 33, 2020``."""
        year, week, _ = self.monday.isocalendar()
        return f"uge {week}, {year}"

    @property
    def days(self) -> str:
        """The first and last day of the week."""
        return period(self.monday, self.monday + timedelta(days=6))

    @property
    def told(self) -> datetime:
        """The moment at which it is told: on the Monday after."""
        after = self.monday + timedelta(days=7)
        return datetime.combine(after, RELEASED_AT, tzinfo=COPENHAGEN)


def latest_weeks(news: News, others: Iterable[FeedEntry]) -> tuple[Week, ...]:
    """Return the latest whole weeks in which something was new, newest first.

    ``others`` are the entries that are of no news item.
    """
    releases = latest_releases(news, news.listed, news.unlisted, _MOST_ENTRIES)
    found: dict[date, list[FeedEntry]] = defaultdict(list)
    for each in (*map(entry_of_release, releases), *others):
        day = each.moment.date()
        found[day - timedelta(days=day.weekday())].append(each)
    weeks = (
        Week(monday, tuple(sorted(found[monday], key=_newest_first, reverse=True)))
        for monday in sorted(found, reverse=True)
    )
    return tuple(each for each in weeks if each.told <= news.now)[:_MOST_WEEKS]


def _newest_first(entry: FeedEntry) -> tuple[datetime, str]:
    return entry.moment, entry.guid


def weeks_feed(weeks: Iterable[Week], since: date, now: datetime) -> Feed:
    """Return the feed of the weeks, which is made anew each Monday.

    So it was never changed earlier than before, whatever has left it; nor before ``since``.
    """
    monday = now.date() - timedelta(days=now.weekday())
    ends = (Week(monday - timedelta(days=days), ()).told for days in (7, 14))
    made = max(each for each in ends if each <= now)
    first = datetime.combine(since, RELEASED_AT, tzinfo=COPENHAGEN)
    return Feed(WEEKS_FEED, max(made, first), tuple(map(_entry, weeks)))


def _entry(week: Week) -> FeedEntry:
    lines = (
        f'<li><a href="/{escape(each.address)}">{escape(each.title)}</a> – '
        f"{escape(each.summary, quote=False)}</li>\n"
        for each in week.entries
    )
    titles = "; ".join(each.title for each in week.entries[:3])
    more = len(week.entries) - 3
    return FeedEntry(
        guid=week_guid(week.number),
        title=f"Ugens nyt: {week.name}",
        address=addresses.WEEKS,
        moment=week.told,
        summary=f"{titles}; og {more} mere." if more > 0 else f"{titles}.",
        labels=("Ugens nyt",),
        html=f"<ul>\n{''.join(lines)}</ul>",
    )
