"""The drawing of municipalities from the lines that neighbours share."""

import re
from itertools import accumulate

import pytest

from klsite.model.dataset import Dataset
from klsite.model.outlines import MunicipalOutlines
from klsite.results.municipal_map import CELLS, MapShape, MunicipalMap, municipal_map
from support.loading import load_data
from support.project import REAL, SAMPLE

Polygon = list[tuple[int, int]]


@pytest.fixture(scope="module")
def real() -> Dataset:
    return load_data(REAL / "data").dataset


def polygons(shape: MapShape) -> list[Polygon]:
    """Return the corners of each ring of a shape, as a browser reads its path."""
    found = []
    for ring in shape.path.removesuffix("z").split("z"):
        start, steps = ring.removeprefix("M").split("l")
        numbers = [int(each) for each in re.findall(r"-?\d+", f"{start} {steps}")]
        found.append(list(zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True)))
    return found


def contains(polygon: Polygon, x: float, y: float) -> bool:
    """Whether a point lies in a polygon, by the even-odd rule."""
    inside = False
    for (a, b), (c, d) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        if (b > y) != (d > y) and x < a + (c - a) * (y - b) / (d - b):
            inside = not inside
    return inside


def everything(dataset: Dataset) -> MunicipalMap:
    groups = {each.code: "" for each in dataset.municipalities.municipalities}
    drawn = municipal_map(dataset.outlines, groups)
    assert drawn is not None
    return drawn


def test_every_municipality_is_drawn_with_its_letter_inside(real: Dataset) -> None:
    drawn = everything(real)
    codes = {each.code for each in real.municipalities.municipalities}
    assert {each.code for each in drawn.shapes} == codes
    outside = [
        each.code
        for each in drawn.shapes
        if not any(contains(ring, each.x + 0.5, each.y + 0.5) for ring in polygons(each))
    ]
    assert outside == []


def test_a_map_fits_its_box_and_its_number_of_cells(real: Dataset) -> None:
    drawn = everything(real)
    box = drawn.box
    assert max(box.width, box.height) <= CELLS + 20  # and the frame
    for shape in drawn.shapes:
        for x, y in (corner for ring in polygons(shape) for corner in ring):
            assert box.x <= x <= box.x + box.width, shape.code
            assert box.y <= y <= box.y + box.height, shape.code


def test_a_frame_holds_what_was_moved_and_nothing_else(real: Dataset) -> None:
    drawn = everything(real)
    [frame] = drawn.frames
    within = {
        shape.code
        for shape in drawn.shapes
        for x, y in (corner for ring in polygons(shape) for corner in ring)
        if frame.x <= x <= frame.x + frame.width and frame.y <= y <= frame.y + frame.height
    }
    assert within == {"0400"}


def test_a_border_runs_between_groups_only() -> None:
    outlines = load_data(SAMPLE / "data").dataset.outlines
    west_and_east = {"0801": "vest", "0803": "vest", "0802": "oest", "0804": "oest"}
    drawn = municipal_map(outlines, west_and_east)
    assert drawn is not None
    assert drawn.border.count("M") == 2  # the two lines from north to south in the middle
    united = municipal_map(outlines, dict.fromkeys(west_and_east, "én"))
    assert united is not None
    assert united.border == ""


def test_without_an_outline_there_is_no_map() -> None:
    outlines = load_data(SAMPLE / "data").dataset.outlines
    assert municipal_map(outlines, {"9999": ""}) is None


@pytest.mark.parametrize("cell", [1, 40])
def test_islands_too_small_to_see_leave_their_place_and_no_broken_path(cell: int) -> None:
    outlines = MunicipalOutlines.model_validate(
        {
            "source": "opdigtet",
            "updated": "2031-01-01",
            "credit": "Opdigtet",
            "lines": [
                f"0 0 {320 * cell} 0 0 {320 * cell} {-320 * cell} {-320 * cell}",
                "5 5 1 0 0 1 -1 -1",
            ],
            "outlines": [
                {"municipality": "0101", "rings": ["1"]},
                {"municipality": "0147", "rings": ["2"]},
            ],
        }
    )
    drawn = municipal_map(outlines, {"0101": "", "0147": ""})
    assert drawn is not None
    for shape in drawn.shapes:
        assert re.fullmatch(r"(M\d+ \d+l-?\d+( |-)\d+(( |-)\d+)*z)+", shape.path), shape.path
