"""The Popolo documents: valid, joined by their ids, and never surer than the data."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft3Validator, Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT3

from klsite.publish.open_data.popolo import popolo
from klsite.publish.open_data.popolo_schema import CLASSES, popolo_schema
from klsite.site.read import read_site
from klsite.text.clock import moment_to_build_for
from support.project import NOW, REAL, REAL_NOW, SAMPLE

OFFICIAL = os.environ.get("POPOLO_SCHEMAS")
"""A folder with Popolo's own schemas (popolo-project/popolo-spec), where there is one."""


@pytest.fixture(scope="module", params=[(REAL, REAL_NOW), (SAMPLE, NOW)], ids=["real", "sample"])
def document(request: pytest.FixtureRequest) -> Any:
    root, moment = request.param
    work = read_site(root, moment_to_build_for(moment)).static.results.council_work
    return json.loads(json.dumps(popolo(work)))


def test_it_is_valid(document: Any) -> None:
    validator = Draft202012Validator(
        popolo_schema("https://example.org/popolo-1.json"), format_checker=FormatChecker()
    )
    assert [each.message for each in validator.iter_errors(document)] == []
    assert all(document[name] for name in ("persons", "posts", "memberships", "events"))


@pytest.mark.skipif(OFFICIAL is None, reason="POPOLO_SCHEMAS names no folder of Popolo's schemas")
def test_it_is_valid_by_popolos_own_schemas(document: Any) -> None:
    schemas = {each.stem: json.loads(each.read_text()) for each in Path(OFFICIAL or "").iterdir()}
    registry: Registry[Any] = Registry().with_resources(
        (each["id"].rstrip("#"), DRAFT3.create_resource(each)) for each in schemas.values()
    )
    for name, records in document.items():
        schema = schemas[name.removesuffix("s")]
        validator = Draft3Validator(schema, registry=registry, format_checker=FormatChecker())
        assert [each.message for record in records for each in validator.iter_errors(record)] == []


def test_every_id_is_unique_and_leads_somewhere(document: Any) -> None:
    ids = {name: [each["id"] for each in document[name]] for name in CLASSES}
    for name, own in ids.items():
        assert len(own) == len(set(own)), name
    leads_to = {
        "person_id": "persons",
        "creator_id": "persons",
        "substitute_for": "persons",
        "organization_id": "organizations",
        "on_behalf_of_id": "organizations",
        "post_id": "posts",
        "legislative_period_id": "events",
        "legislative_session_id": "events",
        "parent_id": "events",
        "motion_id": "motions",
        "area_id": "areas",
    }
    for name in CLASSES:
        for record in document[name]:
            for key, target in leads_to.items():
                if record.get(key) is not None:
                    assert record[key] in ids[target], (name, record)


def test_what_has_ended_says_when_or_when_at_the_latest(document: Any) -> None:
    ended = [each for each in document["memberships"] if each.get("ended")]
    assert ended
    for each in ended:
        assert each["end_date_latest"], each
        assert each["end_date_latest"].startswith(each["end_date"] or "")
