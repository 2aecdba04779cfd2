"""A list of things of one kind that has no feed and no lists beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from klsite.addresses import Link
from klsite.model.source_location import SourceLocation
from klsite.pages.listing import ListEntry, ListPage, paginate
from klsite.pages.page import Page


@dataclass(frozen=True, slots=True)
class PlainListContent:
    """What a page of a plain list shows; ``one`` and ``many`` name what is counted."""

    heading: str
    lead: str
    page: ListPage
    one: str
    many: str


def plain_list_pages(
    base: str,
    title: str,
    lead: str,
    counted: tuple[str, str],
    entries: Sequence[ListEntry],
    changed: date | None,
    origin: SourceLocation,
) -> Iterator[Page]:
    """Yield the pages of the list at ``base``; ``entries`` stand newest first.

    ``counted`` names what is counted, for one and for many.
    """
    for page in paginate(base, entries):
        first = page.number is None
        yield Page(
            address=page.address,
            template="list",
            title=title if first else f"{title}, side {page.number}: {page.period}",
            description=lead,
            content=PlainListContent(title, lead, page, *counted),
            origin=origin,
            trail=() if first else (Link(title, base),),
            changed=changed,
            is_list=True,
            short_title=title if first else f"Side {page.number}",
        )
