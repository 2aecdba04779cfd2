"""CSV files of one term of a KKR, each with its description (CSVW) beside it."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from klsite import addresses
from klsite.model.base import DatedFile
from klsite.publish.open_data.formats import csvw
from klsite.publish.open_data.table import DataInput, DataTable, TableFacts, licence_of
from klsite.publish.tables import table as csv_table
from klsite.results.council_term import CouncilTerm


class TermData(NamedTuple):
    """What the tables of a term are made from."""

    given: DataInput
    council: CouncilTerm


def data_files(council: CouncilTerm) -> Iterator[DatedFile]:
    """Yield the data files that tell of a term."""
    files = (council.election, council.term, council.members, council.events)
    return (each for each in files if each is not None)


def described_csv(
    table: DataTable[TermData], given: DataInput, council: CouncilTerm
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the extension of each file of a table, and how its content is made."""
    headings = [each.name for each in table.columns]
    csv = cache(lambda: csv_table(headings, table.rows(TermData(given, council))))
    yield "csv", csv
    yield addresses.CSVW, lambda: csvw(table, csv(), _facts(given, council))


def _facts(given: DataInput, council: CouncilTerm) -> TableFacts:
    files = tuple(data_files(council))
    return TableFacts(
        max(each.updated for each in files),
        tuple(sorted({each.source for each in files})),
        licence_of(given.dataset),
        given.site_url,
    )
