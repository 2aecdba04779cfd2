"""Where the votes of a municipality ended in its KKR in a term."""

from dataclasses import dataclass

from klsite.results.council_term import CouncilTerm
from klsite.results.vote_destinations import VoteDestinations, vote_destinations


@dataclass(frozen=True, slots=True)
class VotesInTerm:
    """Where the votes ended in a term; ``destinations`` is None where that cannot be computed.

    ``agreed`` counts the mayors of the KKR who are not known to be elected.
    """

    council: CouncilTerm
    destinations: VoteDestinations | None
    agreed: int


def votes_in(code: str, council: CouncilTerm) -> VotesInTerm:
    """Return where the votes of a municipality, by its code, ended in a term."""
    return VotesInTerm(
        council=council,
        destinations=vote_destinations(council.composition, code) if council.composition else None,
        agreed=council.mayors_agreed,
    )
