"""What an editor is told about a mistake in the outlines and the colours, word for word."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from klsite.model.diagnostics import DataErrors
from support.loading import load_data
from support.project import SAMPLE

Replaced = Callable[[str, str, str], list[str]]


@pytest.fixture
def mistakes(tmp_path: Path) -> Replaced:
    """A function from a file of the sample and one text put for another to the mistakes."""

    def find(name: str, before: str, after: str) -> list[str]:
        data = tmp_path / "data"
        shutil.copytree(SAMPLE / "data", data, dirs_exist_ok=True)
        file = data / name
        text = file.read_text("utf-8")
        assert before in text
        file.write_text(text.replace(before, after, 1), "utf-8")
        try:
            load_data(data)
        except DataErrors as found:
            return [str(each).removeprefix(f"data/{name}:") for each in found.diagnostics]
        return []

    return find


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ('"0 0 500 0"', '"0 0 500"', "7:5: en linje skal være par af hele tal"),
        ('"0 0 500 0"', '"0 0 halv 0"', "7:5: en linje skal være par af hele tal"),
        ('["11"]', '["elleve"]', "23:36: en ring skal være numre på linjer"),
        ('["11"]', '["12"]', "23:36: der er ingen linje 12"),
        ('["11"]', '["0"]', "23:36: der er ingen linje 0"),
        ('["6 9 -8"]', '["6 8 -9"]', "21:36: linjerne i ringen hænger ikke sammen"),
        (
            '"500 0 0 400"',
            '"500 0 0 410"',
            "10:5: linjen ender et andet sted end dem, den møder i ringene",
        ),
        ('["1 4', '["1 5', "19:36: linjerne i ringen hænger ikke sammen"),
    ],
)
def test_an_outline_that_cannot_be_drawn_is_told(
    mistakes: Replaced, before: str, after: str, expected: str
) -> None:
    assert mistakes("outlines.yml", before, after) == [expected]


def test_two_parties_of_a_colour_cannot_be_told_apart(mistakes: Replaced) -> None:
    found = mistakes("parties.yml", '"#254264"', '"#a82721"')
    assert found == ["5:24: »#a82721« står to gange i listen: slet den ene"]


def test_a_colour_is_six_digits(mistakes: Replaced) -> None:
    assert mistakes("parties.yml", '"#a82721"', "roed") == [
        '4:24: skriv farven med # og seks cifre fra 0 til f i anførselstegn, som "#a82721"'
    ]
