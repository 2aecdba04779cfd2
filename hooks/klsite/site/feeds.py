"""Every feed of the site."""

from __future__ import annotations

from collections.abc import Iterator

from klsite.results.feeds import Feed
from klsite.results.news_feeds import news_feeds
from klsite.results.weeks import weeks_feed
from klsite.site.site import Site


def feeds_of_news(site: Site) -> Iterator[Feed]:
    """Yield the feeds that are made of news, and that of the weeks."""
    moves, taxonomy = site.dataset.moves, site.dataset.news_taxonomy
    since = max(site.dataset.organisation.updated, moves.latest)
    yield from news_feeds(site.news, taxonomy, since, moves, site.data.published)
    yield weeks_feed(site.weeks, since, site.news.now)


def every_feed(site: Site) -> Iterator[Feed]:
    """Yield every feed."""
    from klsite.results.council_feeds import council_feeds  # not imported if only news changed
    from klsite.results.record_feeds import data_feeds

    dataset, published = site.dataset, site.data.published
    yield from feeds_of_news(site)
    yield from council_feeds(dataset, site.static.results.council_work, site.news, published)
    yield from data_feeds(dataset, site.static.results.now, published)
