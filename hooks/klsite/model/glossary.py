"""data/glossary.yml: the words of the site, explained."""

from pydantic import Field

from klsite.model.base import DatedFile, Strict
from klsite.model.fields import Identifier, Line, Markdown
from klsite.model.rules_of_procedure import Points


class GlossaryEntry(Strict):
    """A word and what it means."""

    id: Identifier = Field(title="Id", description="Ordets faste navn; indgår i webadressen.")
    term: Line = Field(title="Ord", description="Ordet, som det skrives.")
    also: tuple[Line, ...] = Field(
        default=(), title="Også", description="Andre former og ord for det samme."
    )
    text: Markdown = Field(title="Forklaring", description="Et par sætninger.")
    points: Points = ()


class Glossary(DatedFile):
    """All words that are explained."""

    lead: Line = Field(title="Indledning", description="Hvad ordlisten er.")
    entries: tuple[GlossaryEntry, ...] = Field(
        min_length=1, title="Ord", description="Et pr. punkt."
    )
