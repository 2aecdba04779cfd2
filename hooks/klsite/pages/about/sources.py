"""The page Kilder: the sources of the site's data."""

from collections import Counter
from dataclasses import dataclass

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.model.source_location import SourceLocation
from klsite.model.sources import Source
from klsite.pages.page import Page, PageTask, PreparedPage
from klsite.results.news import News
from klsite.system.fingerprints import fingerprint


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with the number of news items from it that the lists of news show."""

    source: Source
    news: int


def sources_page(dataset: Dataset, news: News) -> PageTask:
    """Return the task for the page that lists the sources."""
    counts = Counter(item.source for item in news.listed)
    origin, changed = SourceLocation("sources.yml"), dataset.sources.updated

    def page() -> Page:
        return Page(
            address=addresses.SOURCES,
            template="sources",
            title="Kilder",
            description="Hvor oplysningerne på webstedet kommer fra, og hvem der har udgivet dem.",
            content=tuple(SourceRow(each, counts[each.id]) for each in dataset.sources.sources),
            origin=origin,
            changed=changed,
        )

    own_fingerprint = fingerprint(
        *(f"{source} {count}" for source, count in sorted(counts.items()))
    )
    return PreparedPage(addresses.SOURCES, origin, changed, True, lambda: own_fingerprint, page)
