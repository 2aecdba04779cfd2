"""The snippets of editing programs write what the reader takes, and all that it asks for."""

import json
import re

import pytest

from klsite.load.new_data import NewPart, askable_fields, models_of
from klsite.load.snippets import snippets
from klsite.load.yaml.reader import read_yaml
from klsite.model.kinds import FILE_KINDS, FileKind
from support.project import ROOT

MADE = [kind for kind in FILE_KINDS if kind.one]
SAID = "En tekst: med kolon"


def filled_in(kind: FileKind) -> str:
    """Return what a snippet leaves in the file if a text is typed wherever one may be."""
    snippet = json.loads(snippets())[f"Ny i data: {kind.one}"]
    text = "\n".join(snippet["body"]).replace(
        "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", "2031-01-09"
    )
    text = re.sub(r"\$\{\d+\|([^,|]+)[^|]*\|\}", r"\1", text)
    text = re.sub(
        r'"\$\{\d+:(?:[^}\\]|\\.)*\}"|(?<=^  )\$\{\d+:(?:[^}\\]|\\.)*\}', f'"{SAID}"', text
    )
    text = re.sub(r"\$\{\d+:(\d{4}-\d\d-\d\d)\}", r"\1", text)
    text = re.sub(r"\$\{\d+:(?:[^}\\]|\\.)*\}", "et-navn", text).replace("$0", "")
    assert "$" not in text
    return text


def test_the_saved_snippets_are_those_of_the_models() -> None:
    saved = (ROOT / ".vscode" / "data.code-snippets").read_text(encoding="utf-8")
    assert saved == snippets(), "run: python3 scripts/kl.py schema"


@pytest.mark.parametrize("kind", MADE, ids=lambda kind: kind.one)
def test_an_item_that_is_filled_in_lacks_nothing(kind: FileKind) -> None:
    reading = read_yaml("x.yml", filled_in(kind))
    assert reading.mistakes == ()
    value = reading.value[0] if kind.entries else reading.value
    assert list(value) == [name for name in askable_fields(kind) if name in value]
    part = NewPart(models_of(kind)[-1], value)
    # A kind of event may need more than every event does; which is what its own message says.
    missing = part.problems({}, []).keys() - {"municipality", "person"}
    assert (missing, part.left_to_fill()) == (set(), [])


@pytest.mark.parametrize("kind", MADE, ids=lambda kind: kind.one)
def test_a_snippet_offers_what_may_be_chosen(kind: FileKind) -> None:
    body = "\n".join(json.loads(snippets())[f"Ny i data: {kind.one}"]["body"])
    for field in askable_fields(kind).values():
        if (choices := field.choices({})) and f"{field.name}: $" in body:
            assert re.search(rf"{field.name}: \$\{{\d+\|{','.join(choices)}\|\}}", body)
