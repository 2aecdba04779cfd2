"""The open data as their page describes them."""

from collections.abc import Iterator

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.pages.about.open_data import DescribedTable
from klsite.publish.open_data.files import WHOLE
from klsite.publish.open_data.formats import FORMATS
from klsite.publish.open_data.news_table import NEWS_TABLE
from klsite.publish.open_data.table import DataTable, G
from klsite.publish.open_data.tables import TABLES


def table_names() -> tuple[str, ...]:
    """Return the names of all tables, which are their places on the page."""
    return (*(each.name for each in TABLES), NEWS_TABLE.name)


def described_tables(dataset: Dataset) -> Iterator[DescribedTable]:
    """Yield every table; what the news tell of themselves stands in their own files."""
    yield from (_described(dataset, table) for table in TABLES)
    yield _described(dataset, NEWS_TABLE)


def _described(dataset: Dataset, table: DataTable[G]) -> DescribedTable:
    facts = table.facts(dataset, "")
    return DescribedTable(
        table.name,
        table.title,
        table.description,
        tuple((each.name, each.description) for each in table.columns),
        facts.changed,
        facts.sources,
        tuple(
            Link(title, addresses.open_data(f"{table.name}.{ending}"))
            for ending, title in FORMATS.items()
        ),
    )


def whole_files() -> tuple[Link, ...]:
    """Return the files that are no table."""
    return tuple(Link(title, addresses.open_data(name)) for name, title in WHOLE.items())
