"""The seats of a municipal council by the votes of its lists.

Source: kommunal- og regionalvalgloven, §§ 80-81: d'Hondt on the votes of electoral pacts and of
lists outside them, then d'Hondt inside each pact. Equal quotients are settled by lot.
"""

from collections.abc import Mapping, Sequence

from klsite.rules.apportionment import Tie, dhondt


def council_seats(
    votes: Mapping[str, int], pacts: Sequence[Sequence[str]], seats: int
) -> dict[str, int] | None:
    """Return the seats of every list; None where a lot decides.

    ``votes`` are those of all lists by their letters, ``pacts`` the letters of each pact.
    """
    pools = [tuple(letter for letter in pact if letter in votes) for pact in pacts]
    joined = {letter for pool in pools for letter in pool}
    pools += [(letter,) for letter in votes if letter not in joined]
    by_pool = {str(number): sum(votes[each] for each in pool) for number, pool in enumerate(pools)}
    outer = dhondt(by_pool, seats)
    if isinstance(outer, Tie):
        return None
    found: dict[str, int] = {}
    for number, pool in enumerate(pools):
        inner = dhondt({letter: votes[letter] for letter in pool}, outer.seats[str(number)])
        if isinstance(inner, Tie):
            return None
        found.update(inner.seats)
    return found
