"""The JSON Schema of our Popolo documents: what Popolo says of its classes, and what we add."""

from typing import Any

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_TEXT: Schema = {"type": ["string", "null"]}
_ID: Schema = {"type": "string", "minLength": 1}
_DAY: Schema = {"type": ["string", "null"], "pattern": r"^[0-9]{4}(-[0-9]{2}){0,2}$"}
_MOMENT: Schema = {"type": ["string", "null"], "format": "date-time"}
_NAMED: Schema = {
    "type": "object",
    "properties": {"id": _ID, "name": {"type": "string"}},
    "required": ["id", "name"],
}
_RESULT: Schema = {"enum": ["passed", "failed", None]}


def _record(required: dict[str, Schema], **more: Schema) -> Schema:
    return {
        "type": "object",
        "properties": {"id": _ID, **required, **more},
        "required": ["id", *required],
        "additionalProperties": False,
    }


CLASSES: dict[str, Schema] = {
    "persons": _record(
        {"name": _ID},
        other_names={
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"name": _ID, "start_date": _DAY, "end_date": _DAY},
                "required": ["name"],
            },
        },
    ),
    "organizations": _record(
        {"name": _ID, "classification": _ID}, founding_date=_DAY, dissolution_date=_DAY
    ),
    "posts": _record(
        {"label": _ID, "role": _ID, "organization_id": _ID, "legislative_period_id": _ID},
        area_id=_TEXT,
    ),
    "memberships": _record(
        {
            "person_id": _ID,
            "name": _ID,
            "organization_id": _ID,
            "legislative_period_id": _ID,
            "role": _ID,
            "start_date": _DAY,
            "end_date": _DAY,
        },
        post_id=_TEXT,
        on_behalf_of_id=_TEXT,
        on_behalf_of=_NAMED,
        party=_TEXT,
        substitute_for=_TEXT,
        area_id=_TEXT,
        area=_NAMED,
        ended={"type": "boolean"},
        end_date_latest=_DAY,
        reason=_TEXT,
        point=_TEXT,
        reservation=_TEXT,
    ),
    "events": _record(
        {"name": _ID, "classification": {"enum": ["election", "legislative period", "meeting"]}},
        organization_id=_ID,
        parent_id=_ID,
        location=_TEXT,
        start_date=_DAY,
        end_date=_DAY,
        took_office=_DAY,
        sat_until=_DAY,
        complete={"type": "boolean"},
        status={"enum": ["cancelled", None]},
    ),
    "motions": _record(
        {"organization_id": _ID, "legislative_session_id": _ID, "text": _ID, "date": _MOMENT},
        day=_DAY,
        creator_id=_TEXT,
        result=_RESULT,
    ),
    "vote_events": _record(
        {"motion_id": _ID, "organization_id": _ID, "legislative_session_id": _ID},
        start_date=_MOMENT,
        day=_DAY,
        result=_RESULT,
        counts={
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "option": {"enum": ["yes", "no", "abstain"]},
                    "value": {"type": "integer", "minimum": 0},
                },
                "required": ["option", "value"],
                "additionalProperties": False,
            },
        },
    ),
    "areas": _record({"name": _ID, "classification": _ID}),
}
"""What each list of a document holds."""

_META: Schema = {
    "type": "object",
    "properties": {
        "licence": _TEXT,
        "sources": {"type": "array", "items": _ID},
        "changed": _DAY,
        "build": _ID,
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    },
    "required": ["licence", "sources", "changed", "build", "sha256"],
    "additionalProperties": False,
}
"""What the whole document tells of itself, which Popolo has no class for."""


def popolo_schema(address: str) -> Schema:
    """Return the schema, whose id is its absolute ``address``."""
    return {
        "$schema": DRAFT,
        "$id": address,
        "title": "Personer, råd, medlemskaber, møder og afstemninger som Popolo",
        "type": "object",
        "properties": {
            "meta": _META,
            **{name: {"type": "array", "items": schema} for name, schema in CLASSES.items()},
        },
        "required": list(CLASSES),
    }
