"""data/rules/: sets of rules of procedure, point by point, retold in plain Danish."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from klsite.model.base import DatedFile, Strict
from klsite.model.fields import Day, Identifier, Line, Markdown, mistake


def _point(value: Any) -> str:
    text = str(value).strip()
    if not re.fullmatch(r"(?:bilag1-)?[0-9]\.[0-9]{1,2}", text):
        raise mistake(f'»{text}« er ikke et punkt: skriv det som "3.8" eller bilag1-1.10')
    return text


PointId = Annotated[str, BeforeValidator(_point)]
"""Part and number of a point as text, so that 1.1 and 1.10, and the two 1.0, stay apart."""


class Part(Strict):
    """A part of the rules: the points whose ids begin with its own belong to it."""

    id: Line = Field(title="Id", description='Som "3" eller bilag1.')
    title: Line = Field(title="Titel", description="Afsnittets titel.")
    text: Markdown | None = Field(
        default=None, title="Tekst", description="Det, der står uden for punkterne."
    )


class Point(Strict):
    """One point of the rules."""

    id: PointId = Field(title="Punkt", description="Punktets nummer i anførselstegn.")
    title: Line = Field(title="Emne", description="Hvad punktet handler om.")
    text: Markdown = Field(title="Tekst", description="Punktet gengivet i almindeligt dansk.")

    @property
    def part(self) -> str:
        """The id of the part that the point belongs to."""
        return "bilag1" if self.id.startswith("bilag1-") else self.id.split(".")[0]


class RulesOfProcedure(DatedFile):
    """A set of rules of procedure."""

    id: Identifier = Field(title="Id", description="Regelsættets korte navn.")
    title: Line = Field(title="Titel", description="Regelsættets titel.")
    adopted: Day = Field(title="Vedtaget", description="Dagen for vedtagelsen.")
    in_force: Day = Field(title="I kraft", description="Dagen, det trådte i kraft.")
    ends: Day | None = Field(
        default=None, title="Sidste dag", description="Den sidste dag, det gælder, hvis den kendes."
    )
    replaces: Identifier | None = Field(
        default=None, title="Afløser", description="Id på det regelsæt, det afløser."
    )
    lead: Line = Field(title="Indledning", description="Hvad siden viser.")
    text: Markdown | None = Field(
        default=None, title="Tekst", description="Det, der står før første afsnit."
    )
    parts: tuple[Part, ...] = Field(min_length=1, title="Afsnit", description="Et pr. punkt.")
    points: tuple[Point, ...] = Field(min_length=1, title="Punkter", description="Et pr. punkt.")

    def points_of(self, part: Part) -> tuple[Point, ...]:
        """The points of a part, in the order of the file."""
        return tuple(point for point in self.points if point.part == part.id)
