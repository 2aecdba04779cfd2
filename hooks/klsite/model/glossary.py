"""data/glossary.yml: the words of the site, explained."""

from klsite.model.base import DatedFile, Strict, optional, required
from klsite.model.fields import Identifier, Line, Markdown
from klsite.model.rules_of_procedure import Points


class GlossaryEntry(Strict):
    """A word and what it means."""

    id: Identifier = required("Id", "Ordets faste navn; indgår i webadressen.")
    term: Line = required("Ord", "Ordet, som det skrives.")
    also: tuple[Line, ...] = optional("Også", "Andre former og ord for det samme.", ())
    text: Markdown = required("Forklaring", "Et par sætninger.")
    points: Points = ()


class Glossary(DatedFile):
    """All words that are explained."""

    lead: Line = required("Indledning", "Hvad ordlisten er.")
    entries: tuple[GlossaryEntry, ...] = required("Ord", "Et pr. punkt.", min_length=1)
