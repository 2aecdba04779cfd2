"""The feeds of news: one for each list that has one, and for each kind in each category."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from klsite.results.feeds import Feed, FeedHead, entry_of_release
from klsite.results.news import News, last_change, latest_releases
from klsite.results.news_lists import FEED_ITEM_LIMIT, NewsList, crossed_lists, lists_with_feed
from klsite.text.clock import released

if TYPE_CHECKING:
    from klsite.model.news import NewsTaxonomy


def news_feed_lists(news: News, taxonomy: NewsTaxonomy) -> tuple[NewsList, ...]:
    """Return every list of news that has a feed, also those that have no page."""
    return (*lists_with_feed(news, taxonomy), *crossed_lists(news, taxonomy))


def news_feed_head(news_list: NewsList) -> FeedHead:
    """Return the head of the feed of a list."""
    return FeedHead(news_list.feed, news_list.description, news_list.address, news_list.origin)


def news_feeds(news: News, taxonomy: NewsTaxonomy, since: date) -> Iterator[Feed]:
    """Yield every feed of news; ``since`` is the day of the last change of an empty one."""
    for news_list in news_feed_lists(news, taxonomy):
        day = last_change(news_list.items) or since
        newest = latest_releases(news_list.items, news_list.withdrawn, news.now, FEED_ITEM_LIMIT)
        changed = max([released(day, None, news.now), *(each.moment for each in newest)])
        yield Feed(news_feed_head(news_list), changed, tuple(map(entry_of_release, newest)))
