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


class Point(Strict):
    """One point of the rules."""

    id: PointId = Field(title="Punkt", description="Punktets nummer i anførselstegn.")
    title: Line = Field(title="Emne", description="Hvad punktet handler om.")
    text: Markdown = Field(title="Tekst", description="Punktet gengivet i almindeligt dansk.")


class RulesOfProcedure(DatedFile):
    """A set of rules of procedure."""

    id: Identifier = Field(title="Id", description="Regelsættets korte navn.")
    title: Line = Field(title="Titel", description="Regelsættets titel.")
    adopted: Day = Field(title="Vedtaget", description="Dagen for vedtagelsen.")
    in_force: Day = Field(title="I kraft", description="Dagen, det trådte i kraft.")
    lead: Line = Field(title="Indledning", description="Hvad siden viser.")
    points: tuple[Point, ...] = Field(min_length=1, title="Punkter", description="Et pr. punkt.")
