"""data/rules/: sets of rules of procedure, point by point, retold in plain Danish."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from klsite.model.base import DatedFile, Strict, optional, required
from klsite.model.dates import Day
from klsite.model.fields import Identifier, Line, Markdown, TermYears
from klsite.model.mistakes import mistake
from klsite.model.partial_days import PartialDayField
from klsite.model.references import KkrId, SourceId

_POINT = re.compile(r"(?:bilag1-)?[0-9]\.[0-9]{1,2}|tillaeg[1-9](?:-[a-z]+)+")


def _point(value: Any) -> str:
    text = str(value).strip()
    if not _POINT.fullmatch(text):
        raise mistake(
            f'»{text}« er ikke et punkt: skriv det som "3.8", bilag1-1.10 eller tillaeg1-moeder'
        )
    return text


PointId = Annotated[str, BeforeValidator(_point)]
"""Part and number of a point as text, so that 1.1 and 1.10, and the two 1.0, stay apart.

The sections of the supplement (Tillæg) are numbered, but what stands in them is not: there a point
is the number of its section and a name of ours.
"""


class NamesPoints:
    """The mark of a field that names points of some set of rules."""


Points = Annotated[
    tuple[PointId, ...],
    NamesPoints(),
    Field(title="Punkter", description="Punkterne i forretningsordenen, der siger det."),
]
"""The points of the rules that something in the data rests on."""


class Part(Strict):
    """A part of the rules: the points whose ids begin with its own belong to it."""

    id: Line = required("Id", 'Som "3", bilag1 eller tillaeg1.')
    title: Line = required("Titel", "Afsnittets titel.")
    text: Markdown | None = optional("Tekst", "Det, der står uden for punkterne.")


class Case(Strict):
    """Something that has happened, which shows what a point means."""

    date: PartialDayField = required(
        "Dato", "Som 2014-01-22, 2014-01 eller 2014, så nøjagtigt som kilden."
    )
    text: Markdown = required("Tekst", "Hvad der skete, i et par sætninger.")
    source: SourceId = required("Kilde", "Id på kilden i data/sources.yml.")


class Point(Strict):
    """One point of the rules."""

    id: PointId = required("Punkt", "Punktets nummer i anførselstegn.")
    title: Line = required("Emne", "Hvad punktet handler om.")
    text: Markdown = required("Tekst", "Punktet gengivet i almindeligt dansk.")
    cases: tuple[Case, ...] = optional(
        "Eksempler", "Sager, en kilde nævner, som viser punktet.", ()
    )

    @property
    def part(self) -> str:
        """The id of the part that the point belongs to."""
        part, dash, _ = self.id.partition("-")
        return part if dash else self.id.partition(".")[0]


class RulesOfProcedure(DatedFile):
    """A set of rules of procedure."""

    id: Identifier = required("Id", "Regelsættets korte navn.")
    title: Line = required("Titel", "Regelsættets titel.")
    adopted: Day = required("Vedtaget", "Dagen for vedtagelsen.")
    in_force: Day = required("I kraft", "Dagen, det trådte i kraft.")
    ends: Day | None = optional("Sidste dag", "Den sidste dag, det gælder, hvis den kendes.")
    kkr: KkrId | None = optional("KKR", "Rådet, hvis det kun er vedtaget for ét.")
    period: TermYears | None = optional("Periode", "Perioden, hvis det kun er vedtaget for én.")
    replaces: Identifier | None = optional("Afløser", "Id på det regelsæt, det afløser.")
    lead: Line = required("Indledning", "Hvad siden viser.")
    text: Markdown | None = optional("Tekst", "Det, der står før første afsnit.")
    parts: tuple[Part, ...] = required("Afsnit", "Et pr. punkt.", min_length=1)
    points: tuple[Point, ...] = required("Punkter", "Et pr. punkt.", min_length=1)

    def points_of(self, part: Part) -> tuple[Point, ...]:
        """The points of a part, in the order of the file."""
        return tuple(point for point in self.points if point.part == part.id)
