"""The table of the news, which changes with every item and is therefore made by itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from klsite import addresses
from klsite.model.news_meta import NewsMeta
from klsite.model.source_location import SourceLocation
from klsite.publish.file import PublishedFile
from klsite.publish.open_data.formats import table_files
from klsite.publish.open_data.table import Cell, Column, DataTable, TableFacts, licence_of
from klsite.results.news import News
from klsite.system.fingerprints import fingerprint

if TYPE_CHECKING:  # an annotation alone
    from klsite.model.dataset import Dataset


class NewsInput(NamedTuple):
    """What the table of the news is made from."""

    news: News
    site_url: str


def _rows(given: NewsInput) -> Iterator[tuple[Cell, ...]]:
    return (_row(each, given.site_url) for each in given.news.listed)


def _row(each: NewsMeta, site_url: str) -> tuple[Cell, ...]:
    return (
        each.id,
        each.date,
        each.full_title,
        each.kind,
        each.category,
        " ".join(each.kkr) or None,
        each.updated,
        each.source,
        addresses.absolute(site_url, addresses.news_item(each)),
    )


NEWS_TABLE: DataTable[NewsInput] = DataTable(
    "nyheder",
    "Nyheder",
    "Alle nyheder på webstedet med deres adresse, den nyeste først.",
    (
        Column("id", "Nyhedens id, der aldrig ændres."),
        Column("dato", "Nyhedens dato.", "day"),
        Column("titel", "Overskriften."),
        Column("slags", "Slagsen, som Pressemeddelelse."),
        Column("emne", "Emnet, som Børn & unge; tom, hvis den intet har."),
        Column("kkr", "De KKR, nyheden handler om, med mellemrum imellem."),
        Column("rettet", "Dagen for den seneste ændring, hvis der er en.", "day"),
        Column("kilde", "Id på kilden, som på siden Kilder."),
        Column("adresse", "Nyhedens side.", "address"),
    ),
    ("id",),
    _rows,
    lambda _: (),
)


def news_facts(dataset: Dataset, given: NewsInput) -> TableFacts:
    """Return what the files of the news tell beside the rows."""
    listed = given.news.listed
    return TableFacts(
        max((each.changed for each in listed), default=None),
        tuple(sorted({each.source for each in listed})),
        licence_of(dataset),
        given.site_url,
    )


def news_data_files(dataset: Dataset, given: NewsInput) -> Iterator[PublishedFile]:
    """Yield the files of the table, whose fingerprint covers every item in it."""
    own = fingerprint(*(each.digest for each in given.news.listed))
    facts = news_facts(dataset, given)
    rows = cache(lambda: tuple(_rows(given)))
    for name, make in table_files(NEWS_TABLE, rows, facts):
        address = addresses.open_data(name)
        yield PublishedFile(address, SourceLocation("news.yml"), make, own)
