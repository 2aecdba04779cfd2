"""What stands at the addresses that have moved or ended: redirects, and pages that say why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from klsite import addresses
from klsite.addresses import Link
from klsite.pages.page import Page, Redirect
from klsite.results.moves import Moved


@dataclass(frozen=True, slots=True)
class EndedContent:
    """What the page at the address of something that is no more shows."""

    title: str
    is_withdrawn: bool
    reason: str
    day: date


def ended_pages(moves: Iterable[Moved]) -> Iterator[Page]:
    """Yield the page at each address of a page that ended or was withdrawn."""
    for each, origin in moves:
        if each.is_address and each.reason is not None and each.address.endswith("/"):
            withdrawn = each.withdrawn is not None
            title = "Siden er trukket tilbage" if withdrawn else "Siden findes ikke mere"
            yield Page(
                address=each.address,
                template="ended",
                title=f"{title}: /{each.address}",
                description=each.reason,
                content=EndedContent(title, withdrawn, each.reason, each.date),
                origin=origin,
                indexed=False,
                short_title=title,
            )


def moved_addresses(moves: Iterable[Moved]) -> Iterator[Redirect]:
    """Yield the redirect from each address that has moved, but for those of files we publish."""
    for each, origin in moves:
        if each.to is not None and not addresses.is_for_programs(each.address):
            yield Redirect(each.address, Link(f"/{each.to}", each.to), origin)
