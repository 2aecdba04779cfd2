"""OParl 1.1 as static files: the objects, what they lead to, and what is left of those gone."""

import json
import os
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

from support.rendering import Rendering

OFFICIAL = os.environ.get("OPARL_SCHEMAS")
"""A folder with the description of OParl's objects (OParl/spec), where there is one."""

NEEDED = {
    "System": {"oparlVersion", "body"},
    "Body": {"name", "organization", "person", "meeting", "paper", "legislativeTerm"},
    "AgendaItem": {"order", "meeting"},
    "File": {"accessUrl"},
    "Membership": {"person", "organization"},
    "Organization": {"body", "name"},
    "Person": {"body", "name"},
    "Meeting": {"organization", "name"},
    "Paper": {"mainFile", "consultation"},
    "Consultation": {"paper", "agendaItem", "meeting"},
    "Location": {"meetings"},
    "LegislativeTerm": {"body", "startDate", "endDate"},
}
"""What every object of a type has here; OParl itself asks for less."""

TYPE = re.compile(r"https://schema\.oparl\.org/1\.1/(\w+)")


@pytest.fixture(scope="module", params=["real_site", "sample_site"])
def folder(request: pytest.FixtureRequest) -> Path:
    site: Path = request.getfixturevalue(request.param)
    return site / "data" / "oparl"


def read(file: Path) -> Any:
    return json.loads(file.read_bytes())


def objects(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every object within a value with its type."""
    if isinstance(value, dict):
        if found := TYPE.fullmatch(str(value.get("type"))):
            yield found.group(1), value
        for each in value.values():
            yield from objects(each)
    elif isinstance(value, list):
        for each in value:
            yield from objects(each)


def every_object(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted(folder.rglob("*.json")):
        yield from objects(read(file))


def file_of(folder: Path, address: str) -> Path:
    return folder / address.removeprefix("https://www.kl.dk/data/oparl/")


def test_every_object_is_whole_and_says_when_it_was_changed(folder: Path) -> None:
    types = set()
    for kind, each in every_object(folder):
        types.add(kind)
        assert NEEDED[kind] <= set(each), each
        assert datetime.fromisoformat(each["modified"]).tzinfo is not None
        assert None not in each.values()
    assert {"System", "Body", "Organization", "Person", "Membership", "Meeting"} <= types


def test_an_object_lies_at_its_id_and_is_the_same_wherever_it_stands(folder: Path) -> None:
    for _, each in every_object(folder):
        assert read(file_of(folder, each["id"])) == each


def test_every_reference_leads_to_a_file(folder: Path) -> None:
    for file in folder.rglob("*.json"):
        for address in re.findall(r'"(https://www\.kl\.dk/data/oparl/[^"]+)"', file.read_text()):
            assert file_of(folder, address).is_file(), (file, address)


def test_the_system_leads_to_every_object(folder: Path) -> None:
    (body,) = read(file_of(folder, read(folder / "system.json")["body"]))["data"]
    lists = [value for value in body.values() if f"{value}".startswith("https://www.kl.dk/data/")]
    listed = {
        each["id"]
        for address in lists
        if "data" in (found := read(file_of(folder, address)))
        for each in found["data"]
    }
    ids = {each["id"] for kind, each in every_object(folder) if kind not in ("System", "Body")}
    assert ids == listed


@pytest.mark.skipif(OFFICIAL is None, reason="OPARL_SCHEMAS names no folder of OParl's schemas")
def test_it_is_valid_by_oparls_own_schemas(folder: Path) -> None:
    schemas = {each.stem: json.loads(each.read_text()) for each in Path(OFFICIAL or "").iterdir()}
    for kind, each in every_object(folder):
        validator = Draft7Validator(schemas[kind], format_checker=FormatChecker())
        assert [error.message for error in validator.iter_errors(each)] == []
        own = {name for name in each if ":" not in name}
        assert own <= set(schemas[kind]["properties"])


def test_an_object_that_is_gone_leaves_a_tombstone(sample: Path) -> None:
    address = "data/oparl/person/hans-hasselmus.json"
    moves = sample / "data/moves.yml"
    text = moves.read_text(encoding="utf-8")
    entry = f'  - address: "{address}"\n    ended: Står her ikke mere.\n    date: 2031-01-08\n'
    moves.write_text(text.rstrip("\n") + "\n" + entry, encoding="utf-8")
    assert json.loads(Rendering(sample)[address]) == {
        "id": f"https://www.kl.dk/{address}",
        "type": "https://schema.oparl.org/1.1/Person",
        "modified": "2031-01-08T00:00:00+01:00",
        "deleted": True,
    }
