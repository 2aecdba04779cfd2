"""Compositions that cannot be computed: what is missing, and which bounds hold all the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from klsite.model.dataset import Dataset
from klsite.model.elections import Election
from klsite.model.geography import Kkr
from klsite.model.terms import Term
from klsite.results.compositions import CompositionResult, TermInput
from klsite.results.party_names import with_letter
from klsite.rules.bounds import CompositionBounds, PartyBounds, composition_bounds
from klsite.rules.regional import figure_gaps


@dataclass(frozen=True, slots=True)
class IncompleteComposition:
    """What the page shows; ``parties`` is empty where not even the mayors are known.

    ``without_lists`` and ``without_mayors`` name the municipalities of which no list is known,
    and those of which the mayor's is not.
    """

    kkr: Kkr
    term: Term
    election: Election
    bounds: CompositionBounds
    parties: tuple[tuple[str, PartyBounds], ...]
    without_lists: tuple[str, ...]
    without_mayors: tuple[str, ...]

    @property
    def ranges(self) -> tuple[tuple[str, int, int], ...]:
        """Each party with the fewest and the most seats that it can have."""
        return tuple(
            (with_letter(name, each.letter), each.least_seats, each.most_seats)
            for name, each in self.parties
        )


def incomplete_compositions(
    dataset: Dataset, computed: Sequence[CompositionResult]
) -> Iterator[IncompleteComposition]:
    """Yield every term that is not among those computed."""
    done = {each.term.file for each in computed}
    for term in dataset.terms:
        if term.file not in done:
            yield _incomplete(TermInput.of(dataset, term))


def _incomplete(given: TermInput) -> IncompleteComposition:
    bounds = composition_bounds(given.election, given.codes)
    gaps = figure_gaps(given.election, given.codes)
    known = bounds.parties if len(gaps.mayors) < len(given.codes) else ()
    return IncompleteComposition(
        kkr=given.kkr,
        term=given.term,
        election=given.election,
        bounds=bounds,
        parties=tuple((given.names[each.letter], each) for each in known if each.most_seats),
        without_lists=tuple(given.places[code] for code in bounds.without_lists),
        without_mayors=tuple(given.places[code] for code in gaps.mayors),
    )
