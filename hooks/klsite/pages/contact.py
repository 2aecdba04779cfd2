"""How to reach KL, and how to follow it: contact, newsletter and feeds."""

from collections.abc import Iterator
from dataclasses import dataclass

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.origin import Origin
from klsite.pages.council_cards import CouncilCard, council_cards
from klsite.pages.news import News
from klsite.pages.news_lists import NewsList, lists_with_feed
from klsite.pages.page import Page, Planned, PlannedPage
from klsite.stamps import stamp

MOST_FEED_ITEMS = 50
"""How many items a feed carries: a reader fetches all of them each time."""


@dataclass(frozen=True, slots=True)
class SubscribeContent:
    """What the page Abonnér shows: every list that has a feed of its own, and every KKR."""

    lists: tuple[NewsList, ...]
    councils: tuple[CouncilCard, ...]
    most_items: int


def contact_pages(dataset: Dataset) -> Iterator[Page]:
    """Yield the pages Kontakt and, where there is one, Nyhedsbrev."""
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


def subscribe_page(dataset: Dataset, news: News) -> Planned:
    """Return the page Abonnér."""
    lists = lists_with_feed(news, dataset.news_taxonomy)
    origin = Origin("news.yml")
    made_from = stamp(*(len(each.items) for each in lists))

    def make() -> Page:
        return Page(
            address=addresses.SUBSCRIBE,
            template="subscribe",
            title="Abonnér",
            description="Følg nyheder fra KL med RSS, og få møderne i KKR i din egen kalender.",
            content=SubscribeContent(lists, council_cards(dataset), MOST_FEED_ITEMS),
            origin=origin,
        )

    return PlannedPage(addresses.SUBSCRIBE, origin, None, True, lambda: made_from, make)
