"""News items that have left a feed: their kind, category or KKR was changed, or they are unlisted.

Whoever subscribes to that feed is told where the item is now, or that it is in no list any more. In
which feeds an item once was, is known from the memory of what was published
(``load/published.py``): a line for each kind and category that it had, and for each KKR.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from klsite import addresses
from klsite.load.published import Promises
from klsite.model.news_meta import NewsMeta
from klsite.results.guids import NEWS_GUIDS, news_guid
from klsite.results.news import News, NewsRelease, notices
from klsite.results.notices import ReleaseNotice, notice_names, unlisted_notice
from klsite.text.clock import released

if TYPE_CHECKING:
    from klsite.model.news import NewsTaxonomy


class NewsPlaces:
    """The places of news items in the lists: that of the kind in its category, and of each KKR."""

    def __init__(self, taxonomy: NewsTaxonomy) -> None:
        self._kinds = {each.name: each for each in taxonomy.kinds}
        self._categories = {
            each.name: addresses.news_category(each) for each in taxonomy.categories
        }

    def of(self, item: NewsMeta) -> tuple[str, ...]:
        """Return the address of the category of an item with that of its kind, and of each KKR."""
        category = self._categories.get(item.category or "", addresses.NO_CATEGORY)
        return category + self._kinds[item.kind].address, *(addresses.KKR + id_ for id_ in item.kkr)

    def told(self, item: NewsMeta, left: str) -> str:
        """Return what a reader is told of an item that left a place."""
        if left.startswith(addresses.KKR):
            return "Nyheden står ikke længere under dette KKR."
        place = f"kategorien {item.category}" if item.category else "nyheder uden kategori"
        return f"Nyheden står nu under »{self._kinds[item.kind].plural}« i {place}."


def news_guids(news: News) -> Iterator[str]:
    """Yield the guids of the items, and of what subscribers were told of them since."""
    for item in news.published:
        own = news_guid(item.id)
        yield own
        yield from (f"{own}/{name}" for name in notice_names(item))


def places_of_news(news: News, taxonomy: NewsTaxonomy) -> Iterator[str]:
    """Yield for each listed item its guid and a place of it, to be remembered."""
    places = NewsPlaces(taxonomy)
    return (f"{news_guid(item.id)} {each}" for item in news.listed for each in places.of(item))


def left_feeds(
    news: News, taxonomy: NewsTaxonomy, published: Promises
) -> dict[str, list[NewsRelease]]:
    """Return what is told of the items that were in a feed and are no more, by its address."""
    places, found = NewsPlaces(taxonomy), defaultdict[str, list[NewsRelease]](list)
    items = {item.id: item for item in news.published}
    for line in sorted(published.names("feed")):
        guid, _, place = line.partition(" ")
        item = items.get(guid.removeprefix(NEWS_GUIDS))
        if item is None:
            continue
        if item.noindex:
            for feed in feeds_of_place(place) | {addresses.feed(addresses.NEWS)}:
                if (release := _unlisted(item, published.moments.get(guid))) not in found[feed]:
                    found[feed].append(release)
        elif place not in (now := places.of(item)):
            is_moved = item.withdrawn is None
            told = [_release(item, place, places.told(item, place))] if is_moved else notices(item)
            releases = tuple(told)
            for feed in feeds_of_place(place).difference(*map(feeds_of_place, now)):
                found[feed] += releases
    return found


def feeds_of_place(place: str) -> set[str]:
    """Return the addresses of the feeds of a place: of the category, of the kind, of both."""
    if place.startswith(addresses.KKR):
        return {addresses.feed(place)}
    category, _, kind = place.rpartition("/")
    return {addresses.feed(each) for each in (category, f"{addresses.NEWS}{kind}", place)}


def _unlisted(item: NewsMeta, told: datetime | None) -> NewsRelease:
    moment = released(item.changed, item.embargo)
    return NewsRelease(item, max(moment, told or moment), unlisted_notice(item.changed))


def _release(item: NewsMeta, place: str, told: str) -> NewsRelease:
    moment = released(item.changed, item.embargo)
    name = "flyttet-fra-" + place.removeprefix(addresses.NEWS).replace("/", "-")
    return NewsRelease(item, moment, ReleaseNotice(item.changed, "Flyttet", name, told))
