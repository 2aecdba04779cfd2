"""What must be put right before a composition may be published."""

from collections.abc import Iterator, Sequence

from klsite.model.diagnostics import Diagnostic, error_at
from klsite.model.source_location import SourceLocation
from klsite.results.calculation_steps import tie_sentence
from klsite.results.composition_records import agrees
from klsite.results.compositions import CompositionResult
from klsite.rules.composition import THRESHOLD, Composition, OpenTie
from klsite.text.danish import listing


def faults(contents: Sequence[CompositionResult]) -> Iterator[Diagnostic]:
    """Yield what must be put right before a composition may be published."""
    for content in contents:
        origin = SourceLocation(content.term.file, ("published",))
        result = content.outcome.result
        for letter in _seats_needed(content):
            message = f"det vides ikke, om {letter} har mandater i regionen (punkt bilag1-1.0)"
            yield error_at(content.term.file, ("election",), message)
        if isinstance(result, OpenTie):
            message = f"{tie_sentence(result.tie)} (punkt {result.point})"
            yield error_at(content.term.file, (), message)
        elif content.term.published and not agrees(content.outcome, content.term):
            yield error_at(*origin, _disagreement(content))


def _seats_needed(content: CompositionResult) -> list[str]:
    """Return the parties that take part if they have a council seat, which is not known."""
    return [
        party.name
        for party in content.figures.parties
        if party.name in content.figures.unknown_seats
        and party.votes >= THRESHOLD * content.figures.base
    ]


def _disagreement(content: CompositionResult) -> str:
    published = content.term.published
    assert published is not None, "only asked where something is published"
    totals = sorted(
        {each.result.total for each in content.possible if isinstance(each.result, Composition)}
    )
    told = [f"{each.name} {each.seats}" for each in published.seats]
    if published.total is not None:
        told.insert(0, f"{published.total} medlemmer")
    found = listing([str(total) for total in totals])
    return (
        f"KL har offentliggjort {listing(told)}, men beregningen giver {found} medlemmer, "
        "og ingen af de mulige udfald passer (punkt bilag1-1.0)"
    )
