"""The saved schemas say what the models say, and the data files keep to them."""

import json

import pytest

from klsite.load.files import data_files
from klsite.load.schema import editor_settings, schemas
from klsite.model.kinds import FILE_KINDS
from support.project import ROOT


@pytest.mark.parametrize(("name", "content"), list(schemas()))
def test_the_saved_schema_is_the_one_of_the_model(name: str, content: str) -> None:
    saved = (ROOT / "schemas" / name).read_text(encoding="utf-8")
    assert saved == content, "run: python3 scripts/kl.py schema"


def test_every_data_file_has_a_schema_in_the_editor() -> None:
    saved = (ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8")
    assert saved == editor_settings()
    assert len(json.loads(saved)["yaml.schemas"]) == len(FILE_KINDS)
    assert len(list(data_files(ROOT / "data"))) > 100


@pytest.mark.parametrize("content", [content for _, content in schemas()])
def test_every_field_is_explained_in_danish(content: str) -> None:
    schema = json.loads(content)
    for part in (schema, *schema.get("definitions", {}).values()):
        for name, field in part["properties"].items():
            assert field.get("description"), name
            assert field.get("title"), name
