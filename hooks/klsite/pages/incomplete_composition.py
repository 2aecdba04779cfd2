"""A composition that cannot be computed yet: what is missing, and what is certain all the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.model.elections import Election
from klsite.model.geography import Kkr
from klsite.model.terms import Term
from klsite.origin import Origin
from klsite.pages.page import Link, Page
from klsite.rules.bounds import CompositionBounds, PartyBounds, composition_bounds


@dataclass(frozen=True, slots=True)
class IncompleteContent:
    """What the page shows; ``parties`` is empty where not even the mayors are known."""

    kkr: Kkr
    term: Term
    election: Election
    bounds: CompositionBounds
    parties: tuple[tuple[str, PartyBounds], ...]
    without_lists: tuple[str, ...]


def incomplete_contents(dataset: Dataset) -> Iterator[IncompleteContent]:
    """Yield every term whose election is not known in full."""
    councils = {kkr.id: kkr for kkr in dataset.kkr}
    elections = {str(election.date.year): election for election in dataset.elections}
    names = {each.code: each.name for each in dataset.municipalities.municipalities}
    parties = {party.id: party.name for party in dataset.parties.parties}
    for term in dataset.terms:
        election = elections[term.election]
        if election.quality == "exact":
            continue
        kkr = councils[term.kkr]
        codes = [each.code for each in dataset.members(kkr)]
        bounds = composition_bounds(election, codes)
        party_names = {each.letter: parties[each.party] for each in election.lists}
        known = bounds.parties if _mayors_known(election, codes) else ()
        yield IncompleteContent(
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


def incomplete_pages(contents: Sequence[IncompleteContent]) -> Iterator[Page]:
    """Yield the page of every composition that cannot be computed yet."""
    for content in contents:
        name = f"{content.kkr.name} {content.term.period}"
        yield Page(
            address=addresses.composition(content.term),
            template="composition_incomplete",
            title=f"Sammensætningen af {name}",
            description=f"Hvad der mangler, før sammensætningen af {name} kan beregnes, "
            "og hvad der er sikkert.",
            content=content,
            origin=Origin(content.term.file),
            trail=(
                Link("KKR", addresses.KKR),
                Link(content.kkr.name, addresses.kkr(content.kkr)),
                Link(content.term.period, addresses.term(content.term)),
            ),
            changed=max(content.term.updated, content.election.updated),
            short_title="Sammensætning",
        )
