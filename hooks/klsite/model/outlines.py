"""data/outlines.yml: the outlines of the municipalities, as lines that neighbours share."""

from functools import cached_property
from itertools import accumulate, pairwise
from typing import Self

from pydantic import model_validator

from klsite.model.base import DatedFile, Strict, optional, required
from klsite.model.fields import Line
from klsite.model.mistakes import mistake
from klsite.model.references import KnownMunicipality

Point = tuple[int, int]
"""East and south of a common origin, in a unit of the file's own."""


class MunicipalOutline(Strict):
    """The outline of a municipality: its rings, each by the numbers of its lines."""

    municipality: KnownMunicipality = required("Kommune", "Kommunekoden.")
    rings: tuple[Line, ...] = required(
        "Ringe", "Numrene på linjerne, fra 1; med minus foran læses linjen baglæns.", min_length=1
    )

    @cached_property
    def numbers(self) -> tuple[tuple[int, ...], ...]:
        """The numbers of the lines of each ring, negative for a line in reverse."""
        return tuple(tuple(map(int, ring.split())) for ring in self.rings)


class MunicipalOutlines(DatedFile):
    """The outlines of the municipalities, simplified, with the credit that they require."""

    credit: Line = required("Kreditering", "Det, der skal stå under kortene.")
    moved: tuple[KnownMunicipality, ...] = optional(
        "Flyttet", "Kommuner, der er tegnet et andet sted og får en ramme.", ()
    )
    lines: tuple[Line, ...] = required(
        "Linjer", "Et punkt, og så afstanden fra hvert punkt til det næste."
    )
    outlines: tuple[MunicipalOutline, ...] = required("Omrids", "Et for hver kommune.")

    @cached_property
    def points(self) -> tuple[tuple[Point, ...], ...]:
        """The points of each line."""
        return tuple(_points(line) for line in self.lines)

    @model_validator(mode="after")
    def _is_drawable(self) -> Self:
        for index, line in enumerate(self.lines):
            if not _is_whole_numbers(line) or len(line.split()) % 2:
                raise mistake("en linje skal være par af hele tal", at=("lines", index))
        for index, outline in enumerate(self.outlines):
            for number, ring in enumerate(outline.rings):
                place = ("outlines", index, "rings", number)
                if not _is_whole_numbers(ring):
                    raise mistake("en ring skal være numre på linjer", at=place)
                for used in map(abs, outline.numbers[number]):
                    if not 1 <= used <= len(self.lines):
                        raise mistake(f"der er ingen linje {used}", at=place)
        self._check_joints()
        return self

    def _check_joints(self) -> None:
        """Raise an error unless each line of a ring begins where the one before it ends.

        A line that is wrong has a gap in every ring that it is in; so has none that it meets.
        """
        gaps = [
            (("outlines", index, "rings", number), {abs(before), abs(after)})
            for index, outline in enumerate(self.outlines)
            for number, ring in enumerate(outline.numbers)
            for before, after in pairwise([*ring, ring[0]])
            if self.part(before)[-1] != self.part(after)[0]
        ]
        if not gaps:
            return
        place, lines = gaps[0]
        in_all = lines.intersection(*(others for _, others in gaps))
        if len(in_all) == 1 and len({each for each, _ in gaps}) > 1:
            message = "linjen ender et andet sted end dem, den møder i ringene"
            raise mistake(message, at=("lines", in_all.pop() - 1))
        raise mistake("linjerne i ringen hænger ikke sammen", at=place)

    def part(self, number: int) -> tuple[Point, ...]:
        """Return the points of a line by its number in a ring."""
        points = self.points[abs(number) - 1]
        return points if number > 0 else points[::-1]


def _is_whole_numbers(text: str) -> bool:
    return all(word.removeprefix("-").isdecimal() and word.isascii() for word in text.split())


def _points(line: str) -> tuple[Point, ...]:
    numbers = list(map(int, line.split()))
    return tuple(zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True))
