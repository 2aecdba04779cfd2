"""What a term says of its composition: lots, the alliance, and what has been published."""

from klsite.model.terms import Term
from klsite.rules.apportionment import Lot
from klsite.rules.composition import Composition, Party
from klsite.rules.outcomes import Outcome


def is_alliance(party: Party, term: Term) -> bool:
    """Whether a party is the list alliance of the term, known or possible."""
    return party.name == term.alliance_name


def recorded_lots(term: Term) -> tuple[Lot, ...]:
    """Return the lots that the term records, as the rules take them."""
    return tuple(Lot(frozenset(lot.between), frozenset(lot.winners)) for lot in term.lots)


def agrees(outcome: Outcome, term: Term) -> bool:
    """Whether an outcome is what KL has published, as far as it has."""
    published, result = term.published, outcome.result
    if published is None or not isinstance(result, Composition):
        return published is None
    if published.total is not None and published.total != result.total:
        return False
    return all(result.seats.get(each.name) == each.seats for each in published.seats)
