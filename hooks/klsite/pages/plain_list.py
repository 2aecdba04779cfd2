"""Lists of records of one kind, over several pages, without filters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from klsite.addresses import Link
from klsite.model.source_location import SourceLocation
from klsite.pages.listing import ListEntry, ListPage, paginate
from klsite.pages.page import Page


@dataclass(frozen=True, slots=True)
class PlainList:
    """The description of a list: its address, its texts, and where it comes from in the data.

    ``one`` and ``many`` are the singular and plural of what it lists, in Danish; ``calendar`` has
    what it lists too.
    """

    address: str
    title: str
    lead: str
    one: str
    many: str
    origin: SourceLocation
    feed: Link | None = None
    calendar: Link | None = None


@dataclass(frozen=True, slots=True)
class PlainListContent:
    """What a page of a plain list shows; the last three are as in ``PlainList``."""

    heading: str
    lead: str
    page: ListPage
    one: str
    many: str
    calendar: Link | None


def plain_list_pages(
    plain_list: PlainList, entries: Sequence[ListEntry], changed: date | None
) -> Iterator[Page]:
    """Yield the pages of a list.

    ``entries`` are sorted newest first; ``changed`` is the latest day of change among them.
    """
    title, lead = plain_list.title, plain_list.lead
    for page in paginate(plain_list.address, entries):
        first = page.number is None
        yield Page(
            address=page.address,
            template="list",
            title=title if first else f"{title}, side {page.number}: {page.period}",
            description=lead,
            content=PlainListContent(
                title, lead, page, plain_list.one, plain_list.many, plain_list.calendar
            ),
            origin=plain_list.origin,
            trail=() if first else (Link(title, plain_list.address),),
            changed=changed,
            is_list=True,
            feed=plain_list.feed,
            alternates=(plain_list.calendar,) if plain_list.calendar else (),
            short_title=title if first else f"Side {page.number}",
        )
