"""How to reach KL, and how to follow it: contact, newsletter and feeds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.pages.kkr import CouncilCard, council_cards
from klsite.pages.news import NewsList, news_lists
from klsite.pages.page import Origin, Page

MOST_FEED_ITEMS = 50
"""How many items a feed carries: a reader fetches all of them each time."""


@dataclass(frozen=True, slots=True)
class SubscribeContent:
    """What the page Abonnér shows: every list that has a feed of its own, and every KKR."""

    lists: tuple[NewsList, ...]
    councils: tuple[CouncilCard, ...]
    most_items: int


def contact_pages(dataset: Dataset, now: datetime) -> Iterator[Page]:
    """Yield the pages Kontakt, Nyhedsbrev (where there is one) and Abonnér."""
    organisation = dataset.organisation
    yield Page(
        address=addresses.CONTACT,
        template="contact",
        title="Kontakt",
        description="KL's adresse, telefon, kanaler og kontaktpersoner.",
        content=organisation,
        origin=Origin(organisation.file),
        changed=organisation.updated,
    )
    if organisation.newsletter:
        yield Page(
            address=addresses.NEWSLETTER,
            template="newsletter",
            title="Nyhedsbrev",
            description=organisation.newsletter.description,
            content=organisation.newsletter,
            origin=Origin(organisation.file, ("newsletter",)),
            changed=organisation.updated,
        )
    yield Page(
        address=addresses.SUBSCRIBE,
        template="subscribe",
        title="Abonnér",
        description="Følg nyheder fra KL med RSS, og få møderne i KKR i din egen kalender.",
        content=SubscribeContent(
            lists_with_feed(dataset, now), council_cards(dataset), MOST_FEED_ITEMS
        ),
        origin=Origin("news.yml"),
    )


def lists_with_feed(dataset: Dataset, now: datetime) -> tuple[NewsList, ...]:
    """Return the lists of news that have a feed of their own."""
    return tuple(
        news_list
        for news_list in news_lists(dataset, now)
        if news_list.feed.address == addresses.feed(news_list.address)
    )
