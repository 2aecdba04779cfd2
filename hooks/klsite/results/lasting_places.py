"""The records that have no page of their own, and the places by which others link to them."""

from klsite import addresses
from klsite.model.dataset import Dataset


def lasting_places(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Return the ids of such records on the pages that show them, by the pages' addresses.

    A page that shows none has no entry, nor has a meeting that was withdrawn: it says why.
    """
    found = {
        addresses.rules_of_procedure(rules): [point.id for point in rules.points]
        for rules in dataset.rules
    }
    found |= {
        addresses.meeting(each): [addresses.agenda_place(item.number) for item in each.agenda]
        for each in dataset.meetings
        if each.agenda and not each.withdrawn
    }
    found[addresses.GLOSSARY] = [each.id for each in dataset.glossary.entries]
    found[addresses.SOURCES] = list(dataset.source_by_id)
    found[addresses.VALUES] = [each.id for each in dataset.values.values]
    found[addresses.OFFICES] = [each.id for each in dataset.kl_offices.offices]
    return {page: tuple(ids) for page, ids in found.items()}
