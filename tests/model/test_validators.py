"""A mistake that concerns several fields is told at the line of one of them."""

import ast
import inspect
import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from klsite.model.annotations import models_within
from klsite.model.calculation import CompositionFile, ElectionFile
from klsite.model.content import ContentHead
from klsite.model.diagnostics import DataErrors
from klsite.model.kinds import FILE_KINDS
from support.loading import load_data
from support.project import SAMPLE

FILE_MODELS: tuple[type[BaseModel], ...] = (
    *(kind.model for kind in FILE_KINDS),
    CompositionFile,
    ElectionFile,
    ContentHead,
)
MODELS = {model for file in FILE_MODELS for model in models_within(file)}


def raised_by_validators() -> Iterator[tuple[type[BaseModel], ast.Call]]:
    """Yield every mistake that the validator of a whole model can raise."""
    for model in sorted(MODELS, key=lambda each: each.__name__):
        for validator in model.__pydantic_decorators__.model_validators.values():
            source = textwrap.dedent(inspect.getsource(validator.func))
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.Raise):
                    assert isinstance(node.exc, ast.Call), source
                    yield model, node.exc


RAISED = [pytest.param(*each, id=each[0].__name__) for each in raised_by_validators()]


def test_the_validators_are_found() -> None:
    assert len(RAISED) >= 14


@pytest.mark.parametrize(("model", "raised"), RAISED)
def test_each_says_at_which_field_it_stands(model: type[BaseModel], raised: ast.Call) -> None:
    assert isinstance(raised.func, ast.Name)
    assert raised.func.id == "mistake"
    (at,) = [each.value for each in raised.keywords if each.arg == "at"]
    if isinstance(at, ast.Tuple):
        assert at.elts, "no place"
        first = at.elts[0]
        assert not isinstance(first, ast.Constant) or first.value in model.model_fields


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "regions.yml",
            "valid_to: 2032-12-31",
            "valid_to: 2006-12-31",
            ":93: »valid_to« ligger før »valid_from«: ret den af dem, der er forkert",
        ),
        (
            "events/2031-05-30-proevemoede.yml",
            "ends: 2031-06-01",
            "ends: 2031-05-29",
            ":7: »ends« (2031-05-29) ligger før »starts« (2031-05-30): ret den af dem, "
            "der er forkert",
        ),
        (
            "elections/2029.yml",
            '"0802", person: bo-blaabaer, list: B',
            '"0802", person: bo-blaabaer, list: B, status: agreed',
            ":66: en aftale skal have »as_of«: dagen, kilden sidst er set at sige det",
        ),
        (
            "kkr/fjordland/2030-2034/term.yml",
            "ends: 2033-12-31",
            "ends: 2029-12-31",
            ":7: »ends« skal ligge efter »starts«",
        ),
    ],
)
def test_the_place_is_that_of_the_field(
    tmp_path: Path, file: str, old: str, new: str, expected: str
) -> None:
    shutil.copytree(SAMPLE / "data", tmp_path / "data")
    path = tmp_path / "data" / file
    text = path.read_text(encoding="utf-8")
    changed = text.replace(old, new, 1)
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    with pytest.raises(DataErrors) as raised:
        load_data(tmp_path / "data")
    line = changed[: changed.index(new)].count("\n") + 1
    assert [str(each) for each in raised.value.diagnostics] == [f"data/{file}:{line}{expected}"]
