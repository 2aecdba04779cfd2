"""What only the whole of the site can get wrong: addresses taken twice, and days still to come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from klsite import addresses
from klsite.model.annotations import values_at
from klsite.model.diagnostics import Diagnostic, error_at
from klsite.model.file_names import name_fault
from klsite.model.news_meta import NewsMeta
from klsite.model.publication import Publication
from klsite.model.source_location import SourceLocation
from klsite.results.news import News
from klsite.text.clock import COPENHAGEN
from klsite.text.danish import clock, long_date


@dataclass(frozen=True, slots=True)
class Reserved:
    """An address that a page will have once its embargo is over or its draft is done."""

    address: str
    origin: SourceLocation
    why: str


def reserved_addresses(news: News) -> Iterator[Reserved]:
    """Yield the addresses of what is not public yet: they are taken all the same."""
    for item in news.items:
        if not news.visibility.shows(item):
            own = SourceLocation(item.file, ("slug",) if item.slug else ("id",))
            why = _why_not_public(item)
            yield Reserved(addresses.news_item(item), own, why)
            for index, former in enumerate(item.formerly):
                yield Reserved(former, SourceLocation(item.file, ("formerly", index)), why)


def reserved_by_records(records: Iterable[Publication], now: datetime) -> Iterator[Reserved]:
    """Yield the same for some records that are no news items."""
    for record in records:
        if record.shown_at(now) is None:
            why = _why_not_public(record)
            yield Reserved(addresses.record(record), SourceLocation(record.file), why)
            for location, former in values_at(record, "formerly"):
                yield Reserved(former, SourceLocation(record.file, location), why)


def _why_not_public(item: NewsMeta | Publication) -> str:
    if item.draft or item.embargo is None:
        return "en kladde"
    ends = item.embargo.astimezone(COPENHAGEN)
    return f"klausuleret til {long_date(ends.date())} {clock(ends.time())}"


class Addressed(Protocol):
    """Something with an address of its own."""

    @property
    def address(self) -> str:
        """The address, relative to the site's root."""

    @property
    def origin(self) -> SourceLocation:
        """Where in the data the address comes from."""


def shared_addresses(
    pages: Iterable[Addressed], hand_written: Iterable[str]
) -> Iterator[Diagnostic]:
    """Yield a fault for each page whose address another one has, or some system cannot store.

    They differ by more than case: of two pages the build would publish one and lose the other
    without a word. The fault lies with the address that is set in the data, rather than with one
    that follows from an id.
    """
    pages = tuple(pages)
    for page in pages:
        if wrong := name_fault(page.address):
            yield error_at(*page.origin, wrong)
    taken = {address.casefold(): f"content/ ({address})" for address in hand_written}
    if len({*taken, *(page.address.casefold() for page in pages)}) == len(taken) + len(pages):
        return  # as nearly always: then nobody need know who chose what
    for page in sorted(pages, key=lambda each: _chosen(each.origin)):
        key = page.address.casefold()
        if key in taken:
            message = f"adressen /{page.address} er allerede taget af {taken[key]}"
            if page.origin.file == "moves.yml":
                message += ": slet linjen, hvis den ikke gælder mere"
            yield error_at(*page.origin, message)
        else:
            taken[key] = f"data/{page.origin.file}"


def _chosen(origin: SourceLocation) -> int:
    """Return how freely an address was chosen: not at all, by an id, or on its own."""
    return 0 if not origin.location else 1 if origin.location == ("id",) else 2
