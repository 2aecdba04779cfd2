"""Kilder: every source that the site rests on, and what was taken from each."""

from collections import Counter
from dataclasses import dataclass

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.model.sources import Source
from klsite.pages.page import Origin, Page


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with the number of news items that come from it."""

    source: Source
    news: int


def sources_page(dataset: Dataset) -> Page:
    """Return the page that lists the sources."""
    news = Counter(item.source for item in dataset.news)
    return Page(
        address=addresses.SOURCES,
        template="sources",
        title="Kilder",
        description="Hvor oplysningerne på webstedet kommer fra.",
        content=tuple(SourceRow(source, news[source.id]) for source in dataset.sources.sources),
        origin=Origin("sources.yml"),
        changed=dataset.sources.updated,
    )
