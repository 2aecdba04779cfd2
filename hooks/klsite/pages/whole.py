"""What only the whole of the site can get wrong: addresses taken twice, and days still to come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from klsite import addresses
from klsite.origin import Origin
from klsite.pages.news import News
from klsite.pages.page import Fault


@dataclass(frozen=True, slots=True)
class Reserved:
    """An address that a page will have once its embargo is over or its draft is done."""

    address: str
    origin: Origin


def reserved_addresses(news: News) -> Iterator[Reserved]:
    """Yield the addresses of what is not public yet: they are taken all the same."""
    for item in news.heads:
        if not item.is_published(news.now):
            own = Origin(item.file, ("slug",) if item.slug else ("id",))
            yield Reserved(addresses.news_item(item), own)
            for index, former in enumerate(item.formerly):
                yield Reserved(former, Origin(item.file, ("formerly", index)))


class Addressed(Protocol):
    """Something with an address of its own."""

    @property
    def address(self) -> str:
        """The address, relative to the site's root."""

    @property
    def origin(self) -> Origin:
        """Where in the data the address comes from."""


def shared_addresses(pages: Iterable[Addressed], hand_written: Iterable[str]) -> Iterator[Fault]:
    """Yield a fault for each page whose address another one has, whatever the case.

    Of two pages the build would publish one and lose the other without a word. The fault lies
    with the address that somebody chose, rather than with one that follows from an id.
    """
    pages = tuple(pages)
    taken = {address.casefold(): f"content/ ({address})" for address in hand_written}
    if len({*taken, *(page.address.casefold() for page in pages)}) == len(taken) + len(pages):
        return  # as nearly always: then nobody need know who chose what
    for page in sorted(pages, key=lambda each: _chosen(each.origin)):
        key = page.address.casefold()
        if key in taken:
            message = f"adressen /{page.address} er allerede taget af {taken[key]}"
            yield Fault(page.origin, message)
        else:
            taken[key] = f"data/{page.origin.file}"


def _chosen(origin: Origin) -> int:
    """Return how freely an address was chosen: not at all, by an id, or on its own."""
    return 0 if not origin.location else 1 if origin.location == ("id",) else 2


def news_changed_later(news: News) -> Iterator[Fault]:
    """Yield the same for each news item."""
    dated = ((each.file, each.updated) for each in news.heads if each.updated is not None)
    yield from later(dated, news.now.date())


def later(files: Iterable[tuple[str, date]], today: date) -> Iterator[Fault]:
    """Yield a fault for each file that says it was changed on a day after ``today``."""
    for file, updated in files:
        if updated > today:
            message = f"»updated« er en dag, der ikke er kommet endnu: {updated}"
            yield Fault(Origin(file, ("updated",)), message)
