"""data/core_areas.yml: what the KKR work with."""

from pydantic import Field

from klsite.model.base import DatedFile, Strict
from klsite.model.fields import Identifier, Line, Markdown
from klsite.model.rules_of_procedure import Points


class CoreArea(Strict):
    """A field in which the municipalities of a region work together."""

    id: Identifier = Field(title="Id", description="Områdets faste navn; indgår i webadressen.")
    title: Line = Field(title="Titel", description="Områdets navn.")
    lead: Line = Field(title="Indledning", description="En eller to sætninger.")
    text: Markdown = Field(title="Tekst", description="Hvad KKR gør på området.")
    points: Points = ()


class CoreAreas(DatedFile):
    """All core areas."""

    lead: Line = Field(title="Indledning", description="En eller to sætninger.")
    text: Markdown = Field(title="Tekst", description="Hvad kerneområder er.")
    points: Points = ()
    areas: tuple[CoreArea, ...] = Field(min_length=1, title="Områder", description="Et pr. punkt.")
