"""What stands at the addresses that have moved or ended: redirects, and pages that say why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.source_location import SourceLocation
from klsite.pages.page import Page, Redirect


@dataclass(frozen=True, slots=True)
class EndedContent:
    """What the page at the address of something that is no more shows."""

    title: str
    is_withdrawn: bool
    reason: str
    day: date


def ended_pages(dataset: Dataset) -> Iterator[Page]:
    """Yield the page at each address of a page that ended or was withdrawn."""
    for index, each in enumerate(dataset.moves.moves):
        if each.is_address and each.reason is not None and each.address.endswith("/"):
            withdrawn = each.withdrawn is not None
            title = "Siden er trukket tilbage" if withdrawn else "Siden findes ikke mere"
            yield Page(
                address=each.address,
                template="ended",
                title=f"{title}: /{each.address}",
                description=each.reason,
                content=EndedContent(title, withdrawn, each.reason, each.date),
                origin=SourceLocation("moves.yml", ("moves", index, "address")),
                indexed=False,
            )


def moved_addresses(dataset: Dataset) -> Iterator[Redirect]:
    """Yield the redirect from each address that has moved, but for those of files we publish."""
    for index, each in enumerate(dataset.moves.moves):
        if each.to is not None and not each.address.endswith((".xml", ".ics", ".csv", ".json")):
            origin = SourceLocation("moves.yml", ("moves", index, "address"))
            yield Redirect(each.address, Link(f"/{each.to}", each.to), origin)
