"""Everything that an editor should know of a Markdown text before it is published."""

from collections.abc import Iterator
from itertools import islice

from klsite.text.accessible import accessible
from klsite.text.dialect import normalized
from klsite.text.finding import Finding
from klsite.text.links import detour, hidden_in, wrong_in_itself
from klsite.text.literal import literal
from klsite.text.lost import lost
from klsite.text.parsed import Parsed
from klsite.text.rich_text import RichText

MOST_OF_A_KIND = 50
"""So many findings of each kind are told; each takes time in proportion to the text."""


def inspect(text: str, body: RichText) -> list[Finding]:
    """Return what is wrong with a text, in the order of its lines; ``body`` is its conversion."""
    parsed = Parsed(normalized(text))
    kinds = (
        lost(parsed, body.html),
        literal(parsed, body.html),
        accessible(parsed, body.html),
        _links(text, body),
    )
    return sorted({each for kind in kinds for each in islice(kind, MOST_OF_A_KIND)})


def _links(text: str, body: RichText) -> Iterator[Finding]:
    for attribute, target in body.links:
        if message := wrong_in_itself(attribute, target, body.ids):
            place = text.find(target) if target else text.find("]()")
            yield Finding(text.count("\n", 0, place) if place > 0 else 0, target, message)
        elif (message := hidden_in(target)) and (target in text or "&shy;" in text):
            yield Finding(text.count("\n", 0, max(text.find(target), 0)), target, message)
        elif past := detour(target):
            line = text.count("\n", 0, max(text.find(target), 0))
            yield Finding(line, target, past, loses=False)
