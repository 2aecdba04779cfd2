"""The open data: valid by their own schemas, alike in every format, joined by their keys."""

import csv
import io
import json
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from klsite.publish.open_data.about import README
from klsite.publish.open_data.archive import archive
from klsite.publish.open_data.files import ARCHIVE, CATALOGUE, POPOLO, POPOLO_SCHEMA
from klsite.publish.open_data.formats import CHECKSUM, FORMATS
from klsite.publish.open_data.news_table import NEWS_TABLE
from klsite.publish.open_data.tables import TABLES
from klsite.publish.tables import table as csv_table
from support.reading import local_target, pages

NAMES = [*(each.name for each in TABLES), NEWS_TABLE.name]
BUILD = "https://www.kl.dk/byggeinfo.json"
JSON, CSV, CSVW, SCHEMA = "json", "csv", "csv-metadata.json", "schema-1.json"


@pytest.fixture(scope="module", params=["real_site", "sample_site"])
def data(request: pytest.FixtureRequest) -> Path:
    site: Path = request.getfixturevalue(request.param)
    return site / "data"


@pytest.fixture(scope="module")
def licence(data: Path) -> str | None:
    """The licence of the data, which the sample has and the real data does not."""
    return "https://example.org/by/" if "fjordland" in str([*data.parent.glob("kkr/*")]) else None


CELLS = {
    "string": ".*",
    "anyURI": "https?://.*",
    "integer": "-?[0-9]+",
    "decimal": "-?[0-9]+(,[0-9]+)?",
    "boolean": "ja|nej",
    "date": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
}
"""What the cells of a column look like, by the type that the description beside it gives."""


def read_json(file: Path) -> Any:
    return json.loads(file.read_bytes())


def read_csv(file: Path) -> list[dict[str, str]]:
    text = file.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_valid_by_the_schema_that_it_names(data: Path, name: str) -> None:
    document, schema = read_json(data / f"{name}.{JSON}"), read_json(data / f"{name}.{SCHEMA}")
    Draft202012Validator.check_schema(schema)
    assert document["$schema"] == schema["$id"]
    assert schema["$id"].endswith(f"/data/{name}.{SCHEMA}")
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    assert [each.message for each in validator.iter_errors(document)] == []


@pytest.mark.parametrize("name", NAMES)
def test_all_formats_of_a_table_tell_the_same(data: Path, name: str) -> None:
    rows, described = read_csv(data / f"{name}.{CSV}"), read_json(data / f"{name}.{CSVW}")
    records = read_json(data / f"{name}.{JSON}")["rows"]
    assert len(rows) == len(records)
    columns = [each["name"] for each in described["tableSchema"]["columns"]]
    words = {None: "", True: "ja", False: "nej"}
    for row, record in zip(rows, records, strict=True):
        assert list(row) == list(record) == columns
        for column, cell in record.items():
            text = words[cell] if cell is None or isinstance(cell, bool) else str(cell)
            assert row[column].removeprefix("'") == text.removeprefix("'")
    key = described["tableSchema"].get("primaryKey")
    if key:
        counted = Counter(tuple(row[each] for each in key) for row in rows)
        assert [each for each, count in counted.items() if count > 1] == []
    assert described["url"] == f"{name}.csv"


def test_every_csv_of_the_site_is_described_beside_it(data: Path) -> None:
    files = [*data.parent.rglob("*.csv")]
    assert {each.name for each in files} > {"medlemmer.csv", "moeder.csv", "sammensaetning.csv"}
    for file in files:
        described = read_json(file.with_name(f"{file.name}-metadata.json"))
        assert described["url"] == file.name
        heading = file.read_bytes().decode("utf-8-sig").splitlines()[0]
        assert [each["titles"] for each in described["tableSchema"]["columns"]] == next(
            csv.reader([heading], delimiter=";")
        )
        assert described[CHECKSUM] == sha256(file.read_bytes()).hexdigest()
        columns = {each["titles"]: each["datatype"] for each in described["tableSchema"]["columns"]}
        for row in read_csv(file):
            for name, cell in row.items():
                base = columns[name] if isinstance(columns[name], str) else columns[name]["base"]
                assert not cell or re.fullmatch(CELLS[base], cell, re.DOTALL), (file, name, cell)


def test_the_lists_of_an_alliance_have_their_votes(sample_site: Path) -> None:
    data = sample_site / "data"
    lists, votes = read_csv(data / "listesamarbejder.csv"), read_csv(data / "stemmer.csv")
    keys = {tuple(each[name] for name in ("valg", "kommunekode", "liste")) for each in votes}
    rows = {group_of(each) for each in read_csv(data / "sammensaetninger.csv")}
    assert lists
    for each in lists:
        assert tuple(each[name] for name in ("valg", "kommunekode", "liste")) in keys
        assert group_of(each) in rows


def test_the_sample_has_rows_in_every_table(sample_site: Path) -> None:
    empty = [name for name in NAMES if not read_csv(sample_site / "data" / f"{name}.csv")]
    assert empty == []


def test_a_cell_is_never_a_formula() -> None:
    rows = [("=1+1", "+45 33", "-", "@her", "\tx", "\uff1d1", "a=b", -1, True, None)]
    made = csv_table(["a"] * 10, rows).decode("utf-8-sig").splitlines()[1]
    assert made == "'=1+1;'+45 33;'-;'@her;'\tx;'\uff1d1;a=b;-1;ja;"


def test_the_zip_holds_the_files_beside_it_and_is_the_same_each_time(
    data: Path, licence: str | None
) -> None:
    content = (data / ARCHIVE).read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        held = {name: opened.read(name) for name in opened.namelist()}
    beside = {each.name: each.read_bytes() for each in data.glob("*.*")}
    left_out = {
        "index.html",
        ARCHIVE,
        CATALOGUE,
        *(f"{NEWS_TABLE.name}.{ending}" for ending in FORMATS),
    }
    assert archive(dict(reversed(held.items()))) == content
    told = held.pop(README).decode("utf-8-sig")
    assert held == {name: text for name, text in beside.items() if name not in left_out}
    for each in TABLES:
        keys = f" ({', '.join(each.key)})" if each.key else ""
        assert f"\r\n{each.name}{keys}: {each.title}. {each.description}\r\n" in told
    for name, text in held.items():
        assert f"{sha256(text).hexdigest()}  {name}\r\n" in told
    own = f"CC BY 4.0 ({licence})" if licence else "ikke oplyst"
    assert f"Licens: {own}." in told


def test_every_document_tells_its_licence_and_where_its_build_is_told(
    data: Path, licence: str | None
) -> None:
    files = [*data.glob("*.json"), *(data.parent / "kkr").rglob("*.json")]
    documents = {each: read_json(each) for each in files if "schema" not in each.name}
    for file, found in documents.items():
        if file.name.endswith(CSVW):
            table = file.with_name(found["url"])
            assert found["dc:provenance"] == {"@id": BUILD}
            assert found[CHECKSUM] == sha256(table.read_bytes()).hexdigest()
        elif not str(found.get("version", "")).startswith("https://jsonfeed.org/"):
            own = found.get("meta", found)
            assert (own["licence"], own["build"]) == (licence, BUILD), file
            assert own["sources"] or not found.get("rows", True), file
    system = read_json(data / "oparl/system.json")
    assert system["kl:build"] == BUILD
    catalogued = read_json(data / CATALOGUE)["dcat:dataset"]
    assert {each["dct:provenance"]["@id"] for each in catalogued} == {BUILD}
    assert (data.parent / "byggeinfo.json").is_file()


def test_the_catalogue_names_every_table_and_no_licence_that_nobody_has_set(
    data: Path, licence: str | None
) -> None:
    found = read_json(data / CATALOGUE)
    assert [each["dct:identifier"] for each in found["dcat:dataset"]] == NAMES
    for dataset in found["dcat:dataset"]:
        for distribution in dataset["dcat:distribution"]:
            assert ("dct:license" in distribution) == bool(licence)
            address = distribution["dcat:downloadURL"]["@id"]
            assert address.startswith("https://")
            file = data / address.rpartition("/")[2]
            size = str(file.stat().st_size)
            assert distribution.get("dcat:byteSize", {"@value": size})["@value"] == size


_RANGES = {
    "foaf:homepage": "foaf:Document",
    "dct:publisher": "foaf:Agent",
    "dcat:dataset": "dcat:Dataset",
    "dct:accessRights": "dct:RightsStatement",
    "dcat:theme": "skos:Concept",
    "dcat:landingPage": "foaf:Document",
    "dct:provenance": "dct:ProvenanceStatement",
    "dcat:contactPoint": "vcard:Kind",
    "dcat:distribution": "dcat:Distribution",
    "dct:conformsTo": "dct:Standard",
    "dct:license": "dct:LicenseDocument",
    "dct:modified": "xsd:date",
    "dcat:byteSize": "xsd:decimal",
    "spdx:checksum": "spdx:Checksum",
    "spdx:algorithm": "spdx:ChecksumAlgorithm",
    "spdx:checksumValue": "xsd:hexBinary",
}
"""The class or datatype that the shapes of DCAT-AP-DK 2.0.2 and DCAT-AP 3 ask for, by property."""


def test_every_value_of_the_catalogue_is_of_the_class_that_its_profile_asks_for(data: Path) -> None:
    found = list(_said(read_json(data / CATALOGUE)))
    assert [each for each in found if _RANGES[each[0]] not in each[1]] == []
    assert {name for name, _ in found} >= _RANGES.keys() - {"dct:license"}


def _said(node: Any) -> Iterator[tuple[str, set[str]]]:
    """Yield each property that has a range, and the types that a value of it says it has."""
    for each in node if isinstance(node, list) else []:
        yield from _said(each)
    for name, value in node.items() if isinstance(node, dict) else []:
        yield from _said(value)
        if name in _RANGES:
            for each in value if isinstance(value, list) else [value]:
                kinds = each.get("@type", [])
                yield name, {kinds} if isinstance(kinds, str) else set(kinds)


def test_popolo_is_valid_by_the_schema_beside_it(data: Path) -> None:
    validator = Draft202012Validator(read_json(data / POPOLO_SCHEMA))
    assert [each.message for each in validator.iter_errors(read_json(data / POPOLO))] == []


@pytest.mark.parametrize("site", ["real_site", "sample_site"])
def test_a_page_links_to_every_file_of_data(site: str, request: pytest.FixtureRequest) -> None:
    root: Path = request.getfixturevalue(site)
    linked = {
        target[0].resolve()
        for page in pages(root)
        for link in page.links()
        if (target := local_target(root, link)) is not None
    }
    folders = (root / "data", root / "kkr")
    files = {
        file.resolve()
        for folder in folders
        for file in folder.rglob("*")
        if file.parent == root / "data" / "oparl" or "oparl" not in file.parts
        if file.suffix in (".csv", ".json", ".jsonld", ".zip")
    }
    in_lists = {file for file in files if file.parent.name == "oparl" and file.stem != "system"}
    files -= in_lists  # which the system of OParl leads to
    assert files
    assert {each.relative_to(root.resolve()) for each in files - linked} == set()


def group_of(row: dict[str, str]) -> tuple[str, ...]:
    return row["kkr"], row["valgperiode"], row["gruppe"]


@pytest.mark.parametrize("election", ["2017", "2021", "2025"])
def test_the_votes_of_an_election_join_with_the_seats_of_each_kkr(
    real_site: Path, election: str
) -> None:
    """What a journalist does with two files in a spreadsheet: a sum by KKR and group, a look-up."""
    data = real_site / "data"
    votes: dict[tuple[str, ...], int] = defaultdict(int)
    for row in read_csv(data / "stemmer.csv"):
        if row["valg"] == election:
            assert row["gruppe"]
            votes[group_of(row)] += int(row["stemmer"] or 0)
    seats = [row for row in read_csv(data / "sammensaetninger.csv") if row["valg"] == election]
    assert len({group_of(row) for row in seats}) == len(seats)
    assert {row["kkr"] for row in seats} == {kkr for kkr, *_ in votes}
    for row in seats:  # of an alliance, all lists need not be known
        if row["stemmer"]:
            assert votes[group_of(row)] == int(row["stemmer"]), row
        else:
            assert votes[group_of(row)] <= int(row["stemmer_hoejst"])
    places = {
        (row["kkr"], row["kommunekode"])
        for row in read_csv(data / "kkr-kommuner.csv")
        if row["valg"] == election
    }
    voted = {
        (row["kkr"], row["kommunekode"])
        for row in read_csv(data / "stemmer.csv")
        if row["valg"] == election
    }
    assert places == voted
    assert len(places) == 98
    mayors = Counter(kkr for kkr, _ in places)
    for kkr, number in mayors.items():
        assert sum(int(row["borgmestre"]) for row in seats if row["kkr"] == kkr) == number


def test_the_licence_that_an_editor_sets_stands_in_every_file(sample_site: Path) -> None:
    data = sample_site / "data"
    page = (data / "index.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/by/"' in page
    assert "ikke oplyst nogen licens" not in page
    for name in NAMES:
        assert read_json(data / f"{name}.{JSON}")["licence"] == "https://example.org/by/"
        assert read_json(data / f"{name}.{CSVW}")["dc:license"] == {
            "@id": "https://example.org/by/"
        }
    assert read_json(data / POPOLO)["meta"]["licence"] == "https://example.org/by/"
    assert read_json(data / "oparl/system.json")["license"] == "https://example.org/by/"
    assert read_json(data.parent / "byggeinfo.json")["licence"] == "https://example.org/by/"
    with zipfile.ZipFile(data / ARCHIVE) as opened:
        assert "CC BY 4.0 (https://example.org/by/)" in opened.read(README).decode()


def test_without_a_licence_the_page_says_that_none_is_given(real_site: Path) -> None:
    page = (real_site / "data/index.html").read_text(encoding="utf-8")
    assert "Der er ikke oplyst nogen licens for filerne." in page
