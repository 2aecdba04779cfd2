"""A table of open data in its formats: CSV with CSVW beside it, JSON, and a schema of the JSON."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from typing import Any
from urllib.parse import quote

import msgspec

from klsite import addresses
from klsite.publish.json_document import json_document
from klsite.publish.open_data.popolo_schema import DRAFT
from klsite.publish.open_data.table import Cell, Column, ColumnType, DataTable, TableFacts
from klsite.publish.tables import table as csv_table

SCHEMA_VERSION = 1
"""The version in the names of the schemas: one more with each change that a reader must know of."""

FORMATS = {
    "csv": "CSV",
    "json": "JSON",
    addresses.CSVW: "beskrivelse af CSV-filen (CSVW)",
    f"schema-{SCHEMA_VERSION}.json": "skema for JSON-filen",
}
"""What the files of each table are by their extensions, in the order of ``table_files``."""

CHECKSUM = "http://spdx.org/rdf/terms#checksumValue"
"""The property for the SHA-256 of the CSV, for which CSVW has no short name."""

_CSVW_TYPES: dict[ColumnType, str | dict[str, Any]] = {
    "text": "string",
    "integer": "integer",
    "decimal": {"base": "decimal", "format": {"decimalChar": ","}},
    "boolean": {"base": "boolean", "format": "ja|nej"},
    "day": {"base": "date", "format": "yyyy-MM-dd"},
    "address": "anyURI",
}
_JSON_TYPES: dict[ColumnType, dict[str, Any]] = {
    "text": {"type": ["string", "null"]},
    "integer": {"type": ["integer", "null"]},
    "decimal": {"type": ["number", "null"]},
    "boolean": {"type": ["boolean", "null"]},
    "day": {"type": ["string", "null"], "format": "date"},
    "address": {"type": ["string", "null"], "format": "uri"},
}


def table_files(
    table: DataTable[Any], rows: Callable[[], Sequence[tuple[Cell, ...]]], facts: TableFacts
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the name of each file of a table, and how its content is made of ``rows``."""
    csv = cache(lambda: csv_table([each.name for each in table.columns], rows()))
    made: tuple[Callable[[], bytes], ...] = (
        csv,
        lambda: json_document(_document(table, rows(), facts)),
        lambda: csvw(table, csv(), facts),
        lambda: json_document(table_schema(table, facts.site_url)),
    )
    for ending, make in zip(FORMATS, made, strict=True):
        yield f"{table.name}.{ending}", make


def _document(
    table: DataTable[Any], rows: Iterable[tuple[Cell, ...]], facts: TableFacts
) -> dict[str, Any]:
    names = [each.name for each in table.columns]
    records = msgspec.json.encode([dict(zip(names, row, strict=True)) for row in rows])
    return {
        "$schema": schema_address(table, facts.site_url),
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "licence": facts.licence,
        "sources": list(facts.sources),
        "changed": facts.changed,
        "build": facts.build,
        "sha256": sha256(records).hexdigest(),
        "rows": msgspec.Raw(records),
    }


def schema_address(table: DataTable[Any], site_url: str) -> str:
    """Return the absolute address of the schema of a table's JSON."""
    name = f"{table.name}.schema-{SCHEMA_VERSION}.json"
    return addresses.absolute(site_url, addresses.open_data(name))


def table_schema(table: DataTable[Any], site_url: str) -> dict[str, Any]:
    """Return the JSON Schema of the JSON of a table."""
    text = {"type": "string"}
    properties: dict[str, Any] = {
        "$schema": text,
        "name": {"const": table.name},
        "title": text,
        "description": text,
        "licence": _JSON_TYPES["address"],
        "sources": {"type": "array", "items": text},
        "changed": _JSON_TYPES["day"],
        "build": {"type": "string", "format": "uri"},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "rows": {"type": "array", "items": _row_schema(table)},
    }
    return {
        "$schema": DRAFT,
        "$id": schema_address(table, site_url),
        "title": table.title,
        "description": table.description,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _row_schema(table: DataTable[Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            each.name: {"description": each.description, **_cell_type(table, each)}
            for each in table.columns
        },
        "required": [each.name for each in table.columns],
        "additionalProperties": False,
    }


def _cell_type(table: DataTable[Any], column: Column) -> dict[str, Any]:
    found = _JSON_TYPES[column.type]
    return {**found, "type": found["type"][0]} if column.name in table.key else found


def csvw(table: DataTable[Any], csv: bytes, facts: TableFacts) -> bytes:
    """Return the description of the CSV by »Metadata Vocabulary for Tabular Data« (CSVW)."""
    schema: dict[str, Any] = {
        "columns": [
            {
                "name": quote(each.name),
                "titles": each.name,
                "dc:description": each.description,
                "datatype": _CSVW_TYPES[each.type],
                **({"required": True} if each.name in table.key else {}),
            }
            for each in table.columns
        ]
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    found: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "da"}],
        "url": f"{table.name}.csv",
        "dialect": {"delimiter": ";", "encoding": "utf-8", "lineTerminators": ["\r\n"]},
        "dc:title": table.title,
        "dc:description": table.description,
        "dc:source": list(facts.sources),
        "dc:provenance": {"@id": facts.build},
        CHECKSUM: sha256(csv).hexdigest(),
        "tableSchema": schema,
    }
    if facts.licence:
        found["dc:license"] = {"@id": facts.licence}
    if facts.changed:
        found["dc:modified"] = {"@value": facts.changed.isoformat(), "@type": "xsd:date"}
    return json_document(found)
