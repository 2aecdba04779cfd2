"""data/core_areas.yml: what the KKR work with."""

from klsite.model.base import DatedFile, Strict, required
from klsite.model.fields import Identifier, Line, Markdown
from klsite.model.rules_of_procedure import Points


class CoreArea(Strict):
    """A field in which the municipalities of a region work together."""

    id: Identifier = required("Id", "Områdets faste navn; indgår i webadressen.")
    title: Line = required("Titel", "Områdets navn.")
    lead: Line = required("Indledning", "En eller to sætninger.")
    text: Markdown = required("Tekst", "Hvad KKR gør på området.")
    points: Points = ()


class CoreAreas(DatedFile):
    """All core areas."""

    lead: Line = required("Indledning", "En eller to sætninger.")
    text: Markdown = required("Tekst", "Hvad kerneområder er.")
    points: Points = ()
    areas: tuple[CoreArea, ...] = required("Områder", "Et pr. punkt.", min_length=1)
