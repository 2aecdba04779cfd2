"""Compositions that cannot be computed: what is missing, and which bounds hold all the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from klsite.model.dataset import Dataset
from klsite.model.elections import Election
from klsite.model.geography import Kkr
from klsite.model.terms import Term
from klsite.rules.bounds import CompositionBounds, PartyBounds, composition_bounds


@dataclass(frozen=True, slots=True)
class IncompleteComposition:
    """What the page shows; ``parties`` is empty where not even the mayors are known."""

    kkr: Kkr
    term: Term
    election: Election
    bounds: CompositionBounds
    parties: tuple[tuple[str, PartyBounds], ...]
    without_lists: tuple[str, ...]


def incomplete_compositions(dataset: Dataset) -> Iterator[IncompleteComposition]:
    """Yield every term whose election is not known in full."""
    councils = {kkr.id: kkr for kkr in dataset.kkr}
    elections = {str(election.date.year): election for election in dataset.elections}
    parties = {party.id: party.name for party in dataset.parties.parties}
    for term in dataset.terms:
        election = elections[term.election]
        if election.quality == "exact":
            continue
        kkr = councils[term.kkr]
        members = dataset.members(kkr, term.starts)
        codes = [each.code for each in members]
        names = {each.code: each.on(term.starts).name for each in members}
        bounds = composition_bounds(election, codes)
        party_names = {each.letter: parties[each.party] for each in election.lists}
        known = bounds.parties if _mayors_known(election, codes) else ()
        yield IncompleteComposition(
            kkr=kkr,
            term=term,
            election=election,
            bounds=bounds,
            parties=tuple((party_names[each.letter], each) for each in known if each.most_seats),
            without_lists=tuple(names[code] for code in bounds.without_lists),
        )


def _mayors_known(election: Election, codes: Sequence[str]) -> bool:
    """Whether the list of any mayor of the region is known, so that anything is certain."""
    return any(each.list and each.municipality in codes for each in election.mayors)
