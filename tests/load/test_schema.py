"""The saved schemas say what the models say, and the data files keep to them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from klsite.load.files import data_files
from klsite.load.schema import editor_settings, schemas
from klsite.model.kinds import FILE_KINDS, FileKind
from support.json_schema import faults
from support.project import LIVE, REAL, ROOT, SAMPLE

SCHEMAS = {name: json.loads(content) for name, content in schemas()}


@pytest.mark.parametrize(("name", "content"), list(schemas()))
def test_the_saved_schema_is_the_one_of_the_model(name: str, content: str) -> None:
    saved = (ROOT / "schemas" / name).read_text(encoding="utf-8")
    assert saved == content, "run: python3 scripts/kl.py schema"


def test_every_data_file_has_a_schema_in_the_editor() -> None:
    saved = (ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8")
    assert saved == editor_settings()
    assert len(json.loads(saved)["yaml.schemas"]) == len(FILE_KINDS)
    assert len(list(data_files(REAL / "data"))) > 100


@pytest.mark.parametrize("content", [content for _, content in schemas()])
def test_every_field_is_explained_in_danish(content: str) -> None:
    schema = json.loads(content)
    for part in (schema, *schema.get("definitions", {}).values()):
        for name, field in part["properties"].items():
            assert field.get("description"), name
            assert field.get("title"), name


class CoreLoader(yaml.SafeLoader):
    """Takes a value for what editing programs do, by the core schema of YAML 1.2."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern in {
    "bool": "true|True|TRUE|false|False|FALSE",
    "int": "[-+]?[0-9]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
    "null": "~|null|Null|NULL|",
}.items():
    CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), None
    )
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def told(kind: FileKind, text: str) -> set[str]:
    schema = SCHEMAS[f"{kind.name}.json"]
    value: Any = yaml.load(text, Loader=CoreLoader)
    return set(faults(schema, value, schema))


@pytest.mark.parametrize("root", [LIVE, REAL, SAMPLE], ids=["live", "real", "sample"])
@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_no_file_that_is_right_is_marked_as_wrong(root: Path, kind: FileKind) -> None:
    for file in (root / "data").glob(kind.glob):
        if kind.pattern.fullmatch(file.relative_to(root / "data").as_posix()):
            assert told(kind, file.read_text("utf-8")) == set(), file


RELEASE = """\
id: nyt
kind: Artikel
date: 2031-01-09
title: Nyt
summary: Kort.
source: egen
"""
MEETING = """\
date: 2031-01-09
kind: ordinary
agenda:
  - number: 1
    title: Valg
    vote: {votes_for: 3, votes_against: 2}
source: egen
updated: 2031-01-09
"""


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("NewsItem", "kind: Artikel", "slags: Artikel"),
        ("NewsItem", "title: Nyt\n", ""),
        ("NewsItem", "title: Nyt", "title:"),
        ("NewsItem", "title: Nyt", "title: [Nyt]"),
        ("NewsItem", "title: Nyt", "title: {KL: Nyt}"),
        ("NewsItem", "title: Nyt", f"title: {'x' * 201}"),
        ("NewsItem", "id: nyt", "id: Nyt"),
        ("NewsItem", "id: nyt", "id: nyt_igen"),
        ("NewsItem", "id: nyt", f"id: {'x' * 81}"),
        ("NewsItem", "2031-01-09", "9/1/2031"),
        ("NewsItem", "2031-01-09", "31-01-09"),
        ("NewsItem", "source: egen", "source: egen\ndraft: måske"),
        ("NewsItem", "source: egen", "source: egen\nembargo: 2031-01-09"),
        ("NewsItem", "source: egen", "source: egen\nkkr: sjaelland"),
        ("Meeting", "ordinary", "ordinært"),
        ("Meeting", "number: 1", "number: et"),
        ("Meeting", "votes_for: 3", "votes_for: tre"),
        ("Meeting", "votes_for: 3", "for: 3"),
        ("Meeting", "updated: ", "starts: klokken 10\nupdated: "),
        ("Meeting", "    title: Valg\n", ""),
    ],
)
def test_a_mistake_is_seen_while_it_is_written(kind: str, right: str, wrong: str) -> None:
    (of_kind,) = [each for each in FILE_KINDS if each.name == kind]
    text = {"NewsItem": RELEASE, "Meeting": MEETING}[kind]
    assert told(of_kind, text) == set()
    assert told(of_kind, text.replace(right, wrong, 1))


@pytest.mark.parametrize(
    "value", ["title: 2031", "title: true", "draft: ja", "draft: Nej", "draft: true", "id: 2031"]
)
def test_a_text_that_yaml_takes_for_something_else_is_right(value: str) -> None:
    (news,) = [each for each in FILE_KINDS if each.name == "NewsItem"]
    field = value.partition(":")[0]
    rest = [line for line in RELEASE.splitlines() if not line.startswith(f"{field}:")]
    assert told(news, "\n".join([*rest, value])) == set()


def test_completion_never_writes_what_the_reader_refuses() -> None:
    for schema in SCHEMAS.values():
        assert "null" not in json.dumps(schema)
        assert '"default"' not in json.dumps(schema)
