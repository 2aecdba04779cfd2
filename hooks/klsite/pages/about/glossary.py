"""The glossary, a page with a fragment for each word."""

from collections.abc import Iterator
from dataclasses import dataclass

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.glossary import Glossary, GlossaryEntry
from klsite.model.source_location import SourceLocation
from klsite.pages.page import Page
from klsite.text.danish import by_letter, sort_key


@dataclass(frozen=True, slots=True)
class GlossaryContent:
    """What the page shows: the entries in alphabetical order, grouped by their first letter."""

    glossary: Glossary
    letters: tuple[tuple[str, tuple[GlossaryEntry, ...]], ...]


def word_addresses(dataset: Dataset) -> dict[str, str]:
    """Return the address of each entry, by its id."""
    return {entry.id: addresses.glossary_entry(entry) for entry in dataset.glossary.entries}


def glossary_pages(dataset: Dataset) -> Iterator[Page]:
    """Yield the page of the glossary."""
    file = dataset.glossary
    entries = sorted(file.entries, key=lambda each: sort_key(each.term))
    yield Page(
        address=addresses.GLOSSARY,
        template="glossary",
        title="Ordbog",
        trail=(Link("KKR", addresses.KKR),),
        description=file.lead,
        content=GlossaryContent(file, by_letter(entries, lambda each: each.term)),
        origin=SourceLocation(file.file),
        changed=file.updated,
    )
