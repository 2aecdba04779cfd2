"""The catalogue of the open data in JSON-LD, for data portals.

Source: DCAT-AP-DK 2.0.2 and its SHACL shapes, but for the algorithm of checksums, which are SHA-1
there and may be any in DCAT-AP 3.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any, NamedTuple

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.publish.open_data.formats import schema_address
from klsite.publish.open_data.table import DataTable, TableFacts

_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_THEME = {
    "@id": f"{_AUTHORITY}data-theme/GOVE",
    "@type": "skos:Concept",
    "skos:prefLabel": {"@value": "Government and public sector", "@language": "en"},
}
_MEDIA = {
    "csv": ("text/csv", "CSV"),
    "json": ("application/json", "JSON"),
}


class CataloguedTable(NamedTuple):
    """A table with its facts and, where they are made beside it, its files by their names."""

    table: DataTable[Any]
    facts: TableFacts
    contents: dict[str, bytes]


def catalogue(dataset: Dataset, tables: Iterable[CataloguedTable], site_url: str) -> dict[str, Any]:
    """Return the catalogue; a licence that no editor has set is left out, never guessed."""
    page = addresses.absolute(site_url, addresses.OPEN_DATA)
    return {
        "@context": _CONTEXT,
        "@id": page,
        "@type": "dcat:Catalog",
        "dct:title": _danish(f"Åbne data fra {dataset.organisation.name}"),
        "dct:description": _danish("Kommunekontaktrådene, valgene bag dem, reglerne og nyhederne."),
        "dct:publisher": _publisher(dataset),
        "dct:language": {"@id": f"{_AUTHORITY}language/DAN"},
        "foaf:homepage": _typed("foaf:Document", page),
        "dcat:dataset": [_dataset(dataset, each, site_url) for each in tables],
    }


def _danish(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "da"}


def _typed(kind: str, address: str) -> dict[str, Any]:
    """Return what has an address, with its class: the profile's shapes look nothing up."""
    return {"@id": address, "@type": kind}


def _literal(kind: str, value: str) -> dict[str, str]:
    return {"@value": value, "@type": kind}


def _publisher(dataset: Dataset) -> dict[str, Any]:
    agent = _typed("foaf:Agent", dataset.organisation.website)
    return agent | {"foaf:name": dataset.organisation.full_name}


def _dataset(dataset: Dataset, each: CataloguedTable, site_url: str) -> dict[str, Any]:
    page = addresses.absolute(site_url, addresses.OPEN_DATA)
    found: dict[str, Any] = {
        "@id": f"{page}#{each.table.name}",
        "@type": "dcat:Dataset",
        "dct:identifier": each.table.name,
        "dct:title": _danish(each.table.title),
        "dct:description": _danish(each.table.description),
        "dct:publisher": _publisher(dataset),
        "dct:language": {"@id": f"{_AUTHORITY}language/DAN"},
        "dct:accessRights": _typed("dct:RightsStatement", f"{_AUTHORITY}access-right/PUBLIC"),
        "dcat:theme": _THEME,
        "dcat:landingPage": _typed("foaf:Document", page),
        "dct:provenance": _typed("dct:ProvenanceStatement", each.facts.build),
        "dcat:distribution": [_distribution(each, ending, site_url) for ending in _MEDIA],
    }
    if dataset.organisation.mail:
        found["dcat:contactPoint"] = {
            "@type": ["vcard:Kind", "vcard:Organization"],
            "vcard:fn": dataset.organisation.name,
            "vcard:hasEmail": {"@id": f"mailto:{dataset.organisation.mail}"},
        }
    if each.facts.changed:
        found["dct:modified"] = _literal("xsd:date", each.facts.changed.isoformat())
    return found


def _distribution(each: CataloguedTable, ending: str, site_url: str) -> dict[str, Any]:
    name = f"{each.table.name}.{ending}"
    address = addresses.absolute(site_url, addresses.open_data(name))
    media, kind = _MEDIA[ending]
    found: dict[str, Any] = {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": _danish(f"{each.table.title} som {kind}"),
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media}"},
        "dct:format": {"@id": f"{_AUTHORITY}file-type/{kind}"},
    }
    if ending == "json":
        found["dct:conformsTo"] = _typed("dct:Standard", schema_address(each.table, site_url))
    if each.facts.licence:
        found["dct:license"] = _typed("dct:LicenseDocument", each.facts.licence)
    if content := each.contents.get(name):
        found["dcat:byteSize"] = _literal("xsd:decimal", str(len(content)))
        found["spdx:checksum"] = {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _typed("spdx:ChecksumAlgorithm", "spdx:checksumAlgorithm_sha256"),
            "spdx:checksumValue": _literal("xsd:hexBinary", sha256(content).hexdigest()),
        }
    return found
