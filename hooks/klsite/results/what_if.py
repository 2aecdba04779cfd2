"""The same figures under other rules, beside the result."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from klsite.model.terms import Term
from klsite.results.calculation_steps import OBSTACLES, READINGS, tie_sentence
from klsite.rules.apportionment import Lot
from klsite.rules.composition import (
    Composition,
    EligibilityStep,
    Infeasible,
    OpenTie,
    Result,
    compose,
)
from klsite.rules.readings import Reading
from klsite.rules.regional import RegionFigures


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Another result beside the one that holds: what was changed, and what it changes."""

    title: str
    total: int | None
    differences: str


def other_results(
    result: Composition, figures: RegionFigures, term: Term, lots: Sequence[Lot]
) -> Iterator[WhatIf]:
    """Yield the results of the same figures under other rules, each clearly another."""
    own = Reading(term.reading)
    alliance = term.alliance_name
    if alliance in {each.name for each in result.step(EligibilityStep).taking_part}:
        without = [
            replace(each, entitled=False) if each.name == alliance else each
            for each in result.parties
        ]
        other = figures.compose(without, own, lots)
        yield _compared("Uden listesamarbejdet", result, other)
    if result.reduced:
        unlimited = compose(result.parties, None, base=figures.base, reading=own, lots=lots)
        yield _compared("Uden loftet på to medlemmer pr. kommune", result, unlimited)
    for reading in Reading:
        if reading is not own:
            other = figures.compose(result.parties, reading, lots)
            yield _compared(f"{READINGS[reading][0].upper()}{READINGS[reading][1:]}", result, other)


def _compared(name: str, result: Composition, other: Result) -> WhatIf:
    if isinstance(other, OpenTie):
        return WhatIf(name, None, tie_sentence(other.tie))
    if isinstance(other, Infeasible):
        return WhatIf(name, None, OBSTACLES[other.obstacle])
    mayors = {party.name: party.mayors for party in other.parties}
    differences = [
        f"{party} {result.seats[party]} → {seats}{' (kun borgmestre)' * (seats == mayors[party])}"
        for party, seats in other.seats.items()
        if seats != result.seats[party]
    ]
    return WhatIf(name, other.total, ", ".join(differences) or "Ingen forskel")
