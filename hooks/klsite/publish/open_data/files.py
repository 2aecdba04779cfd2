"""The files below ``data/``: each table in its formats, Popolo, the catalogue and the ZIP."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any

from klsite import addresses
from klsite.model.source_location import SourceLocation
from klsite.publish.file import PublishedFile
from klsite.publish.json_document import json_document
from klsite.publish.open_data.about import README, about_councils, readme
from klsite.publish.open_data.archive import archive
from klsite.publish.open_data.catalogue import CataloguedTable, catalogue
from klsite.publish.open_data.formats import FORMATS, table_files
from klsite.publish.open_data.news_table import NEWS_TABLE
from klsite.publish.open_data.oparl import SYSTEM, oparl, tombstones
from klsite.publish.open_data.popolo import popolo
from klsite.publish.open_data.popolo_schema import popolo_schema
from klsite.publish.open_data.table import DataInput, DataTable
from klsite.publish.open_data.tables import TABLES

Maker = Callable[[], bytes]

POPOLO = "popolo.json"
POPOLO_SCHEMA = "popolo.schema-1.json"
CATALOGUE = "katalog.jsonld"
ARCHIVE = "kl-aabne-data.zip"

WHOLE = {
    ARCHIVE: "Alle tabeller undtagen nyhederne, og Popolo-filen (ZIP)",
    POPOLO: "Personer, råd, medlemskaber, møder og afstemninger samlet (Popolo, JSON)",
    POPOLO_SCHEMA: "Skema for Popolo-filen",
    SYSTEM: "Råd, personer og møder til programmer, der læser OParl 1.1 (JSON)",
    CATALOGUE: "Katalog til dataportaler (DCAT-AP, JSON-LD)",
}
"""What the files are that are no table."""

ORIGIN = SourceLocation("organisation.yml")
"""Where an editor sets the licence, the one thing of the open data that is set by itself."""


def open_data_names() -> Iterator[str]:
    """Yield the name of every file but those of OParl, which the data decide on."""
    for name in (*(each.name for each in TABLES), NEWS_TABLE.name):
        yield from (f"{name}.{ending}" for ending in FORMATS)
    yield from (each for each in WHOLE if each != SYSTEM)


def open_data_files(given: DataInput) -> Iterator[PublishedFile]:
    """Yield every file but those of the news and OParl, each made once for all that need it."""
    tables = {table.name: dict(_made_once(given, table)) for table in TABLES}
    made: dict[str, Maker] = {name: make for each in tables.values() for name, make in each.items()}
    schema = addresses.absolute(given.site_url, addresses.open_data(POPOLO_SCHEMA))
    made[POPOLO] = cache(lambda: json_document(_popolo(given)))
    made[POPOLO_SCHEMA] = cache(lambda: json_document(popolo_schema(schema)))
    packed = dict(made)
    made[CATALOGUE] = lambda: json_document(_catalogue(given, tables))
    made[ARCHIVE] = lambda: _archive(given, packed)
    for name, make in made.items():
        yield PublishedFile(addresses.open_data(name), ORIGIN, make)


def _popolo(given: DataInput) -> dict[str, Any]:
    document = popolo(given.work)
    return {"meta": about_councils(given, document), **document}


def _archive(given: DataInput, packed: dict[str, Maker]) -> bytes:
    files = {name: make() for name, make in packed.items()}
    return archive({README: readme(given, files, TABLES), **files})


def oparl_files(given: DataInput) -> Iterator[PublishedFile]:
    """Yield the file of every object and list of OParl."""
    for name, record in oparl(given).items():
        yield PublishedFile(addresses.open_data(name), ORIGIN, partial(json_document, record))


def tombstone_files(given: DataInput, gone: Iterable[str]) -> Iterator[PublishedFile]:
    """Yield what is left of each object of OParl that is gone; see ``tombstones``."""
    for address, record in tombstones(given, gone):
        yield PublishedFile(address, ORIGIN, partial(json_document, record))


def _made_once(given: DataInput, table: DataTable[DataInput]) -> Iterator[tuple[str, Maker]]:
    rows = cache(lambda: tuple(table.rows(given)))
    for name, make in table_files(table, rows, table.facts(given.dataset, given.site_url)):
        yield name, cache(make)


def _catalogue(given: DataInput, made: dict[str, dict[str, Maker]]) -> object:
    tables = [
        CataloguedTable(
            table,
            table.facts(given.dataset, given.site_url),
            {name: make() for name, make in made[table.name].items()},
        )
        for table in TABLES
    ]
    news = CataloguedTable(NEWS_TABLE, NEWS_TABLE.facts(given.dataset, given.site_url), {})
    return catalogue(given.dataset, (*tables, news), given.site_url)
