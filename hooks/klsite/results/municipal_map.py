"""A map of municipalities: outlines simplified to the size of the drawing, and room for a letter.

The lines that neighbours share are simplified once, so that neighbours still meet. Lengths are in
cells of a grid that is laid over the outlines; x grows to the east, y to the south.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from klsite.model.outlines import MunicipalOutlines, Point

FINE, COARSE = 320, 220
"""Cells along the longer side of a map, which has about 350 pixels on a phone: one with names or
letters is as fine as it can be, one that is on a page of each municipality is lighter."""

_MARGIN = 6
"""Cells between a municipality that is drawn elsewhere and its frame."""

_SMALLEST_LETTER, _LARGEST_LETTER = 8, 15
"""Sizes of letters, in cells."""

_SCANS = 8
"""Heights at which room for a letter is looked for."""


@dataclass(frozen=True, slots=True)
class MapBox:
    """A rectangle of a map."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class MapShape:
    """A municipality on a map: its SVG path, and the middle and the size of the room in it."""

    code: str
    path: str
    x: int
    y: int
    room: int

    @property
    def letter_size(self) -> int:
        """The size of a letter that fits, as long as one can read it."""
        return min(max(self.room, _SMALLEST_LETTER), _LARGEST_LETTER)


@dataclass(frozen=True, slots=True)
class MunicipalMap:
    """The shapes in the order of the outlines; ``border`` is the path between different groups.

    ``frames`` stand around municipalities that are drawn elsewhere than they lie.
    """

    box: MapBox
    shapes: tuple[MapShape, ...]
    border: str
    frames: tuple[MapBox, ...]
    credit: str

    def middle(self, codes: Iterable[str]) -> tuple[int, int]:
        """Return the mean of the middles of some municipalities, by the room that is in them."""
        wanted = set(codes)
        found = [(each.x, each.y, each.room**2 + 1) for each in self.shapes if each.code in wanted]
        total = sum(weight for _, _, weight in found) or 1
        return sum(x * w for x, _, w in found) // total, sum(y * w for _, y, w in found) // total


def municipal_map(
    outlines: MunicipalOutlines, groups: Mapping[str, str], cells: int = FINE
) -> MunicipalMap | None:
    """Return the map of the municipalities whose codes are the keys of ``groups``.

    Its longer side has at most ``cells`` cells. ``groups`` gives what each belongs to, such as a
    region. None where no outline is known.
    """
    shown = [each for each in outlines.outlines if each.municipality in groups]
    if not shown:
        return None
    used = {abs(line) for each in shown for ring in each.numbers for line in ring}
    lines = _simplified({number: outlines.part(number) for number in used}, cells)
    rings = {each.municipality: [_ring(lines, ring) for ring in each.numbers] for each in shown}
    drawn = {
        code: _largest([ring for ring in own if len(ring) > 2] or own[:1])
        for code, own in rings.items()
    }
    moved = [_around(drawn[code], _MARGIN) for code in outlines.moved if code in drawn]
    return MunicipalMap(
        box=_bounds(drawn, moved),
        shapes=tuple(_shape(code, own) for code, own in drawn.items()),
        border=_border(outlines, groups, lines),
        frames=tuple(moved),
        credit=outlines.credit,
    )


def _simplified(lines: Mapping[int, Sequence[Point]], cells: int) -> dict[int, list[Point]]:
    """Return lines with fewer points, on a grid so coarse that all of them fit in ``cells``."""
    xs = [x for line in lines.values() for x, _ in line]
    ys = [y for line in lines.values() for _, y in line]
    cell = max(-(-max(max(xs) - min(xs), max(ys) - min(ys)) // cells), 1)
    left, top = min(xs), min(ys)
    found = {}
    for number, line in lines.items():
        points = [
            ((x - left + cell // 2) // cell, (y - top + cell // 2) // cell)
            for x, y in _thinned(line, cell)
        ]
        found[number] = points[:1] + [each for last, each in pairwise(points) if each != last]
    return found


def _thinned(line: Sequence[Point], tolerance: int) -> list[Point]:
    """Return a line without the points that lie at most ``tolerance`` beside it.

    Douglas and Peucker, Cartographica 10(2), 1973.
    """
    (left, top), (right, bottom) = line[0], line[-1]
    east, south = right - left, bottom - top
    length = east * east + south * south
    worst, at = 0, 0
    for index in range(1, len(line) - 1):
        x, y = line[index][0] - left, line[index][1] - top
        # The square of the distance times that of the length; of a closed line, to its only end.
        beside = (x * south - y * east) ** 2 if length else x * x + y * y
        if beside > worst:
            worst, at = beside, index
    if worst <= tolerance * tolerance * (length or 1):
        return [line[0], line[-1]]
    return _thinned(line[: at + 1], tolerance)[:-1] + _thinned(line[at:], tolerance)


def _ring(lines: Mapping[int, list[Point]], numbers: Sequence[int]) -> list[Point]:
    """Return the corners of a ring, the first not repeated at the end."""
    ring: list[Point] = []
    for number in numbers:
        points = lines[abs(number)]
        ring += (points if number > 0 else points[::-1])[:-1]
    return ring or lines[abs(numbers[0])][:1]


def _largest(rings: list[list[Point]]) -> list[list[Point]]:
    """Return rings, that of the largest area first."""
    return sorted(rings, key=lambda ring: -abs(_area(ring)))


def _area(ring: Sequence[Point]) -> int:
    """Return twice the area in a ring, with a sign."""
    return sum(a * d - c * b for (a, b), (c, d) in pairwise((*ring, ring[0])))


def _around(rings: Iterable[Sequence[Point]], margin: int) -> MapBox:
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    return MapBox(
        min(xs) - margin,
        min(ys) - margin,
        max(xs) - min(xs) + 2 * margin,
        max(ys) - min(ys) + 2 * margin,
    )


def _bounds(drawn: Mapping[str, list[list[Point]]], frames: Iterable[MapBox]) -> MapBox:
    """Return what holds everything drawn, with the width of a line around."""
    corners = [
        corner
        for box in frames
        for corner in ((box.x, box.y), (box.x + box.width, box.y + box.height))
    ]
    return _around([*(ring for rings in drawn.values() for ring in rings), corners], 1)


def _shape(code: str, rings: Sequence[Sequence[Point]]) -> MapShape:
    x, y, room = max(_rooms(rings), key=lambda each: each[2])
    return MapShape(code, "".join(f"{_path(ring)}z" for ring in rings), x, y, room)


def _rooms(rings: Sequence[Sequence[Point]]) -> Iterator[tuple[int, int, int]]:
    """Yield places inside rings, each with the length of the square around it that has room.

    What lies in an even number of rings is outside: another municipality in the midst of one.
    First the middle of the largest, with no room: a ring may be too thin to have any inside.
    """
    xs, ys = zip(*rings[0], strict=True)
    top, bottom = min(ys), max(ys)
    yield (min(xs) + max(xs)) // 2, (top + bottom) // 2, 0
    turned = [[(y, x) for x, y in ring] for ring in rings]
    for scan in range(1, _SCANS + 1):
        height = top + (bottom - top) * scan // (_SCANS + 1)
        for left, right in _inside(rings, height):
            middle = (left + right) // 2
            for above, below in _inside(turned, middle):
                if above <= height < below:
                    free = 2 * min(height - above, below - height)
                    yield middle, height, max(min(right - left, free), 0)


def _inside(rings: Iterable[Sequence[Point]], height: int) -> Iterator[tuple[int, int]]:
    """Yield from where to where rings are cut half a cell below a height."""
    twice = 2 * height + 1
    cuts = sorted(
        a + (c - a) * (twice - 2 * b) // (2 * (d - b))
        for ring in rings
        for (a, b), (c, d) in pairwise((*ring, ring[0]))
        if (2 * b < twice) != (2 * d < twice)
    )
    return zip(cuts[::2], cuts[1::2], strict=True)


def _border(
    outlines: MunicipalOutlines, groups: Mapping[str, str], lines: Mapping[int, list[Point]]
) -> str:
    """Return the path of the lines with different groups on their two sides."""
    sides: dict[int, set[str]] = defaultdict(set)
    for each in outlines.outlines:
        if each.municipality in groups:
            for line in (line for ring in each.numbers for line in ring):
                sides[abs(line)].add(groups[each.municipality])
    return "".join(_path(lines[number]) for number, found in sides.items() if len(found) > 1)


def _path(points: Sequence[Point]) -> str:
    """Return an open path as SVG writes it: where it begins, and the way to each next point."""
    x, y = points[0]
    steps = " ".join(f"{c - a} {d - b}" for (a, b), (c, d) in pairwise(points))
    return f"M{x} {y}l{steps.replace(' -', '-') or '0 0'}"
