"""The rules of procedure: a page for each set, with an address for each point."""

from collections.abc import Iterator

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.pages.page import Link, Origin, Page


def point_addresses(dataset: Dataset) -> dict[str, str]:
    """Return the address of each point, in the first set of rules that has it."""
    found: dict[str, str] = {}
    for rules in dataset.rules:
        for point in rules.points:
            found.setdefault(point.id, f"{addresses.rules_of_procedure(rules)}#{point.id}")
    return found


def rules_pages(dataset: Dataset) -> Iterator[Page]:
    """Yield the page of every set of rules."""
    for rules in dataset.rules:
        yield Page(
            address=addresses.rules_of_procedure(rules),
            template="rules_of_procedure",
            title=rules.title,
            description=rules.lead,
            content=rules,
            origin=Origin(rules.file, ("id",)),
            trail=(Link("KKR", addresses.KKR),),
            changed=rules.updated,
            published=rules.adopted,
        )
