"""What must be put right before a composition may be published."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from klsite.model.diagnostics import Diagnostic, error_at
from klsite.model.membership import Members
from klsite.model.source_location import SourceLocation
from klsite.results.calculation_steps import tie_sentence
from klsite.results.composition_records import agrees, recorded_lots
from klsite.results.compositions import CompositionResult
from klsite.results.incomplete_compositions import IncompleteComposition
from klsite.rules.bounds import CompositionBounds
from klsite.rules.composition import THRESHOLD, Composition, OpenTie, ReductionStep, SizeStep
from klsite.text.danish import either, listing


def faults(contents: Sequence[CompositionResult]) -> Iterator[Diagnostic]:
    """Yield what must be put right before a composition may be published."""
    for content in contents:
        origin = SourceLocation(content.term.file, ("published",))
        result = content.outcome.result
        for letter in _seats_needed(content):
            message = (
                f"det vides ikke, om {letter} har mandater i regionen: skriv »seats« ved "
                "listerne i valget"
            )
            yield error_at(content.term.file, ("election",), message, point="bilag1-1.0")
        if isinstance(result, OpenTie):
            message = tie_sentence(result.tie)
            yield error_at(content.term.file, ("election",), message, point=result.point)
        elif content.term.published and not agrees(content.outcome, content.term):
            yield error_at(*origin, _disagreement(content), point="bilag1-1.0")
        yield from _unneeded_lots(content)


def _unneeded_lots(content: CompositionResult) -> Iterator[Diagnostic]:
    """A lot is drawn between parties that claim the last seats with the same quotient."""
    used = {
        award.lot
        for outcome in (*content.possible, *content.others)
        for step in outcome.result.steps
        if isinstance(step, SizeStep | ReductionStep)
        for award in step.awards
    }
    for index, lot in enumerate(recorded_lots(content.term)):
        if lot not in used:
            message = (
                f"der er ingen lodtrækning mellem {listing(sorted(lot.between))}: de står ikke "
                "lige om de sidste pladser"
            )
            yield error_at(content.term.file, ("lots", index), message, point="bilag1-1.1")


def count_faults(
    files: Iterable[Members],
    computed: Sequence[CompositionResult],
    incomplete: Iterable[IncompleteComposition],
) -> Iterator[Diagnostic]:
    """Yield a fault for each list of members said to be complete whose size is not possible.

    Where the composition is settled, each party's number is checked with the membership instead.
    """
    open_ones = [each for each in computed if not each.settled]
    sizes = {each.term.folder: (each.figures.municipalities, each.totals) for each in open_ones}
    bounds = {each.term.folder: each.bounds for each in incomplete}
    for file in files:
        if not file.complete:
            continue
        if file.folder in sizes:
            mayors, totals = sizes[file.folder]
            total = mayors + len(file.elected)
            if totals and total not in totals:
                yield _wrong_size(file, total, f"beregningen giver {either(totals)}")
        elif file.folder in bounds:
            yield from _out_of_bounds(file, bounds[file.folder])


def _wrong_size(file: Members, total: int, told: str) -> Diagnostic:
    message = f"»complete: ja« giver {total} medlemmer med borgmestrene, men {told}"
    return error_at(file.file, ("complete",), message, point="bilag1-1.0")


def _out_of_bounds(file: Members, bounds: CompositionBounds) -> Iterator[Diagnostic]:
    """Yield a fault for a party with fewer or more members than the known figures allow."""
    elected = Counter(each.party for each in file.elected)
    for party in bounds.parties:
        found = party.mayors + elected[party.letter]
        if not party.least_seats <= found <= party.most_seats:
            message = (
                f"»complete: ja« giver {party.letter} {found} medlemmer, men de kendte tal "
                f"tillader kun {party.least_seats}-{party.most_seats}"
            )
            yield error_at(file.file, ("complete",), message, point="bilag1-1.0")
    total = bounds.municipalities + len(file.elected)
    if total > bounds.limit:
        yield _wrong_size(file, total, f"højst {bounds.limit} er tilladt")


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
        "og ingen af de mulige udfald passer: ret tallet, eller det, der er skrevet om "
        "stemmer, lister og lod"
    )
