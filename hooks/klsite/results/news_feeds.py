"""The feeds of news: one for each list that has one, and for each kind in each category."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from klsite.load.published import Promises
from klsite.results.ended_entries import ended_entries
from klsite.results.feeds import Feed, FeedHead, entry_of_release, newest_entries
from klsite.results.left_feeds import left_feeds
from klsite.results.news import News, last_change, latest_releases
from klsite.results.news_lists import FEED_ITEM_LIMIT, NewsList, crossed_lists, lists_with_feed
from klsite.text.clock import released

if TYPE_CHECKING:
    from klsite.model.moves import Moves
    from klsite.model.news import NewsTaxonomy


def news_feed_lists(news: News, taxonomy: NewsTaxonomy) -> tuple[NewsList, ...]:
    """Return every list of news that has a feed, also those that have no page."""
    return (*lists_with_feed(news, taxonomy), *crossed_lists(news, taxonomy))


def news_feed_head(news_list: NewsList) -> FeedHead:
    """Return the head of the feed of a list."""
    return FeedHead(news_list.feed, news_list.description, news_list.address, news_list.origin)


def news_feeds(
    news: News, taxonomy: NewsTaxonomy, since: date, moves: Moves, published: Promises
) -> Iterator[Feed]:
    """Yield every feed of news; none was changed last before the day ``since``.

    ``published`` is what earlier sites had, and so which items have left a feed; ``moves`` say
    which have ended.
    """
    left = left_feeds(news, taxonomy, published)
    ended = ended_entries(moves, published)
    for news_list in news_feed_lists(news, taxonomy):
        gone = left.get(news_list.feed.address, ())
        others = (*news_list.unlisted, *(each.item for each in gone))
        days = (since, *(each.changed for each in others))
        day = max([*days, last_change(news_list.items) or since])
        own = news_list.items, news_list.unlisted
        newest = latest_releases(news, *own, FEED_ITEM_LIMIT, gone)
        entries = tuple(map(entry_of_release, newest))
        if of_ended := ended.get(news_list.feed.address):
            entries = newest_entries((*entries, *of_ended), news.now, news.told)
        changed = max([min(released(day), news.now), *(each.moment for each in entries)])
        yield Feed(news_feed_head(news_list), changed, entries)
