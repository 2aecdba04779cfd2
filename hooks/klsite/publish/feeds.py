"""The feeds as files to publish: one for each list of news that has one, and one for each KKR."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.model.geography import Kkr
from klsite.model.source_location import SourceLocation
from klsite.publish.file import PublishedFile
from klsite.results.news import BodyReader, News, NewsRelease, last_change, latest_releases
from klsite.results.news_lists import FEED_ITEM_LIMIT, NewsList, lists_with_feed
from klsite.system.fingerprints import fingerprint
from klsite.text.clock import released

if TYPE_CHECKING:  # not imported at run time: a build of changed news alone needs no KKR
    from klsite.results.council_news import KkrNews
    from klsite.results.council_work import CouncilWork


def news_feeds(
    dataset: Dataset, news: News, body: BodyReader, site_url: str
) -> Iterator[PublishedFile]:
    """Yield the feed of each list of news that has one.

    ``body`` reads the body of an item; ``site_url`` is the absolute address of the site.
    """
    for news_list in lists_with_feed(news, dataset.news_taxonomy):
        day = last_change(news_list.items) or dataset.organisation.updated
        newest = latest_releases(news_list.items, news_list.withdrawn, news.now, FEED_ITEM_LIMIT)
        changed = max([released(day, None, news.now), *(each.moment for each in newest)])
        moments = [changed, *(each.moment for each in newest)]
        yield PublishedFile(
            address=news_list.feed.address,
            origin=news_list.origin,
            render=partial(_news_feed, news_list, changed, newest, body, site_url),
            fingerprint=fingerprint(
                *(each.isoformat() for each in moments), *(each.item.digest for each in newest)
            ),
            inputs=tuple(each.item.file for each in newest),
        )


def kkr_feeds(
    dataset: Dataset, work: CouncilWork, news: News, site_url: str
) -> Iterator[PublishedFile]:
    """Yield the feed of each KKR: news about it, agendas, minutes, and changes of meetings."""
    found = work.news(news)
    for kkr in dataset.kkr:
        make = partial(_kkr_feed, kkr, found[kkr.id], news.now, site_url)
        yield PublishedFile(addresses.kkr_feed(kkr), SourceLocation(kkr.file), make)


def _news_feed(
    news_list: NewsList,
    changed: datetime,
    newest: Sequence[NewsRelease],
    body: BodyReader,
    site_url: str,
) -> bytes:
    from klsite.publish.rss import news_rss  # imported late: most builds change no feed

    return news_rss(news_list, changed, newest, body, site_url)


def _kkr_feed(kkr: Kkr, news: Sequence[KkrNews], now: datetime, site_url: str) -> bytes:
    from klsite.publish.rss import kkr_rss

    return kkr_rss(kkr, news, now, site_url)
