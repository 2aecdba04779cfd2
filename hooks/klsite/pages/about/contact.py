"""The pages Kontakt, Nyhedsbrev and Abonnér."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.source_location import SourceLocation
from klsite.pages.page import Page, PageTask, PreparedPage
from klsite.results.feeds import FeedHead
from klsite.results.kkr_outlook import KkrOutlook, kkr_outlooks
from klsite.results.news import News
from klsite.results.news_lists import FEED_ITEM_LIMIT, NewsList, crossed_lists, lists_with_feed
from klsite.results.weeks import WEEKS_FEED
from klsite.system.fingerprints import fingerprint

if TYPE_CHECKING:
    from klsite.results.calendars import CalendarHead


@dataclass(frozen=True, slots=True)
class SubscribeContent:
    """What the page Abonnér shows: the lists with a feed of their own, and every KKR.

    ``crossed`` are the feeds of each kind of news in a category, by the name of the category,
    ``of_kkr`` those of each KKR and ``others`` those of other data; ``municipalities`` are the
    feeds of the municipalities. ``most_items`` is the most items that a feed carries.
    ``calendars_of`` are the calendars of each KKR, and the last is none without events.
    """

    lists: tuple[NewsList, ...]
    crossed: tuple[tuple[str, tuple[NewsList, ...]], ...]
    of_kkr: Mapping[str, tuple[FeedHead, ...]]
    others: tuple[FeedHead, ...]
    municipalities: tuple[FeedHead, ...]
    weekly: Link
    councils: tuple[KkrOutlook, ...]
    most_items: int
    calendars_of: Mapping[str, tuple[CalendarHead, ...]]
    calendars_of_all: tuple[CalendarHead, ...]
    events_calendar: Link | None


def contact_pages(dataset: Dataset) -> Iterator[Page]:
    """Yield the pages Kontakt and, where there is one, Nyhedsbrev."""
    organisation = dataset.organisation
    yield Page(
        address=addresses.CONTACT,
        template="contact",
        title="Kontakt",
        description="Kontakt til KL: adresse, telefon, mail og kanaler på nettet.",
        content=organisation,
        origin=SourceLocation(organisation.file),
        changed=organisation.updated,
    )
    if organisation.newsletter:
        yield Page(
            address=addresses.NEWSLETTER,
            template="newsletter",
            title="Nyhedsbrev",
            description=organisation.newsletter.description,
            content=organisation.newsletter,
            origin=SourceLocation(organisation.file, ("newsletter",)),
            changed=organisation.updated,
        )


def subscribe_page(dataset: Dataset, news: News) -> PageTask:
    """Return the task for the page Abonnér, whose text has the number of items of each list."""
    lists = lists_with_feed(news, dataset.news_taxonomy)
    crossed: dict[str, tuple[NewsList, ...]] = {}
    for each in crossed_lists(news, dataset.news_taxonomy):
        crossed[each.group] = (*crossed.get(each.group, ()), each)
    origin = SourceLocation("news.yml")
    today = news.now.date()
    own_fingerprint = fingerprint(today, *(len(each.items) for each in lists))

    def page() -> Page:
        from klsite.results.calendars import EVENTS_CALENDAR, all_calendars, kkr_calendars
        from klsite.results.council_feeds import (  # no news needs them
            kkr_feed_heads,
            municipality_feed_heads,
        )
        from klsite.results.record_feeds import data_feed_heads

        councils = tuple(each for each in kkr_outlooks(dataset, today) if each.exists)
        return Page(
            address=addresses.SUBSCRIBE,
            template="subscribe",
            title="Abonnér",
            description="Følg nyheder fra KL med RSS, og få møderne i KKR i din egen kalender.",
            content=SubscribeContent(
                lists=lists,
                crossed=tuple(crossed.items()),
                of_kkr={each.id: kkr_feed_heads(each) for each in dataset.kkr},
                others=tuple(data_feed_heads(dataset)),
                municipalities=tuple(municipality_feed_heads(dataset, today)),
                weekly=WEEKS_FEED.link,
                councils=councils,
                most_items=FEED_ITEM_LIMIT,
                calendars_of={each.id: kkr_calendars(each) for each in dataset.kkr},
                calendars_of_all=all_calendars(),
                events_calendar=EVENTS_CALENDAR.link if dataset.events else None,
            ),
            origin=origin,
        )

    return PreparedPage(addresses.SUBSCRIBE, origin, None, True, lambda: own_fingerprint, page)
