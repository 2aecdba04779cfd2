"""Sharing out seats by votes: divisor methods and largest remainders, exactly.

All methods take whole votes and give whole seats; quotients are fractions and are never
rounded. A tie for the last seats is a result of its own, not settled by the order of the
parties; it goes away when a lot that has been drawn is handed in.

Sources: Balinski and Young, *Fair Representation* (1982); Pukelsheim, *Proportional
Representation* (2nd ed., 2017), chapters 4 and 5.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Lot:
    """A drawn lot: of the parties ``between`` which it was drawn, the ``winners`` got a seat."""

    between: frozenset[str]
    winners: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tie:
    """A lot is needed: ``seats`` seats are left for the parties ``between``.

    They claim them with one and the same ``claim``, a quotient or a remainder.
    """

    between: tuple[str, ...]
    seats: int
    claim: Fraction | None


@dataclass(frozen=True, slots=True)
class Award:
    """One seat given: its number from 1, to whom, by which claim, and by which lot if any.

    A ``claim`` of None stands above all fractions: the first seat by a divisor of 0.
    """

    number: int
    party: str
    claim: Fraction | None
    lot: Lot | None = None


@dataclass(frozen=True, slots=True)
class Apportionment:
    """All seats shared out: the seats of each party, and the seats in the order given.

    ``seats`` includes those held at the start; ``awards`` has only those given.
    """

    seats: Mapping[str, int]
    awards: tuple[Award, ...]


Choice = list[tuple[str, Lot | None]] | Tie
"""Who gets one of the seats that are left, and by which lot if any; or that a lot is needed."""

Method = Callable[..., "Apportionment | Tie"]
"""A way to share out seats: ``method(votes, house, minima=…, maxima=…, lots=…)``."""

Divisor = Callable[[int], int]
"""From the seats a party has to the number its votes are divided by for the next one."""


@lru_cache(10_000)
def _claim(votes: int, divisor: int) -> Fraction | None:
    """Return votes by divisor; None, which stands above all, where the divisor is 0."""
    return Fraction(votes, divisor) if divisor else None


@dataclass(frozen=True, slots=True)
class DivisorMethod:
    """Gives each next seat to the party with the greatest votes ÷ divisor(its seats so far).

    ``precedence(party, seats)`` decides between equal quotients before a lot does; the smaller
    goes first.
    """

    divisor: Divisor
    precedence: Callable[[str, int], int] = lambda party, seats: 0

    def __call__(
        self,
        votes: Mapping[str, int],
        house: int,
        *,
        minima: Mapping[str, int] | None = None,
        maxima: Mapping[str, int] | None = None,
        lots: Iterable[Lot] = (),
    ) -> Apportionment | Tie:
        """Share out the ``house`` seats.

        ``minima`` are the seats the parties hold at the start; they count in the house. A party
        that has reached its maximum is passed over. Seats that nobody may take are not given.

        Raises ``ValueError`` if the seats held at the start are more than the house.
        """
        seats = {party: (minima or {}).get(party, 0) for party in votes}
        left = house - sum(seats.values())
        if left < 0:
            raise ValueError("the seats held at the start are more than the house")
        unused = list(lots)
        awards: list[Award] = []
        rank = _ranking(self.divisor, votes, house)

        def may_take(party: str) -> bool:
            return maxima is None or seats[party] < maxima[party]

        ranks = {party: rank(party, seats[party]) for party in votes if may_take(party)}
        while left and ranks:
            highest = max(ranks.values())
            equal = [party for party, own in ranks.items() if own == highest]
            claim = _claim(votes[equal[0]], self.divisor(seats[equal[0]]))
            if len(equal) == 1:  # as nearly always
                chosen: Choice = [(equal[0], None)]
            else:
                order = {party: self.precedence(party, seats[party]) for party in sorted(equal)}
                chosen = _choose(order, left, claim, unused)
            if isinstance(chosen, Tie):
                return chosen
            for party, lot in chosen:
                seats[party] += 1
                left -= 1
                awards.append(Award(len(awards) + 1, party, claim, lot))
                if may_take(party):
                    ranks[party] = rank(party, seats[party])
                else:
                    del ranks[party]
        return Apportionment(seats, tuple(awards))


def _ranking(divisor: Divisor, votes: Mapping[str, int], house: int) -> Callable[[str, int], int]:
    """Return the function from a party and its seats to a whole number that ranks its claim.

    Two quotients by divisors of at most D are the same or at least 1/D² apart, so D² times
    them, rounded down, are in the same order and equal where they are: no fraction is compared.
    """
    scale = divisor(house) ** 2
    above_all = (max(votes.values(), default=0) + 1) * scale

    def rank(party: str, seats: int) -> int:
        divided_by = divisor(seats)
        return votes[party] * scale // divided_by if divided_by else above_all

    return rank


def _choose(
    equal: Mapping[str, int], left: int, claim: Fraction | None, unused: list[Lot]
) -> Choice:
    """Return who of the parties with equal claims gets one of the seats left, and by which lot.

    ``equal`` maps each of them to its precedence, the smallest first.
    """
    if len(equal) <= left:
        return [(party, None) for party in equal]
    last = sorted(equal.values())[left - 1]
    sure = [party for party, order in equal.items() if order < last]
    drawn = [party for party, order in equal.items() if order == last]
    open_seats = left - len(sure)
    if len(drawn) == open_seats:
        return [(party, None) for party in (*sure, *drawn)]
    lot = _take_lot(frozenset(drawn), open_seats, unused)
    if lot is None:
        return Tie(tuple(drawn), open_seats, claim)
    winners = [(party, lot) for party in drawn if party in lot.winners]
    return [*((party, None) for party in sure), *winners]


def _take_lot(between: frozenset[str], seats: int, unused: list[Lot]) -> Lot | None:
    """Return the first unused lot that settles a tie, and mark it as used."""
    for index, lot in enumerate(unused):
        if lot.between == between and lot.winners <= between and len(lot.winners) == seats:
            return unused.pop(index)
    return None


adams = DivisorMethod(lambda seats: seats)
"""Adams' method, of smallest divisors: 0, 1, 2, … Every party gets a first seat."""

dhondt: Method = DivisorMethod(lambda seats: seats + 1)
"""D'Hondt's method: 1, 2, 3, … Kommunal- og regionalvalgloven, § 80."""

sainte_lague: Method = DivisorMethod(lambda seats: 2 * seats + 1)
"""Sainte-Laguë's method: 1, 3, 5, …"""


def largest_remainder(
    votes: Mapping[str, int],
    house: int,
    *,
    minima: Mapping[str, int] | None = None,
    maxima: Mapping[str, int] | None = None,
    lots: Iterable[Lot] = (),
) -> Apportionment | Tie:
    """Give each party the whole part of its share of the house, the rest by the remainders.

    The shares are in proportion to the votes, but for parties that lie at a bound. Without
    bounds that is Hamilton's method: votes × house ÷ all votes. Seats that nobody may take are
    not given.

    Raises ``ValueError`` if the minima are more than the house.
    """
    least = {party: (minima or {}).get(party, 0) for party in votes}
    most = {party: maxima[party] if maxima else house for party in votes}
    if sum(least.values()) > house:
        raise ValueError("the minima are more than the house")
    shares = _shares(votes, house, least, most)
    seats = {party: int(share) for party, share in shares.items()}
    left = sum(shares.values()) - sum(seats.values())
    remainders = {party: share - seats[party] for party, share in shares.items()}
    unused = list(lots)
    awards: list[Award] = []
    while left:
        greatest = max(remainders.values())
        equal = sorted(party for party, rest in remainders.items() if rest == greatest)
        chosen = _choose(dict.fromkeys(equal, 0), int(left), greatest, unused)
        if isinstance(chosen, Tie):
            return chosen
        for party, lot in chosen:
            seats[party] += 1
            left -= 1
            del remainders[party]
            awards.append(Award(len(awards) + 1, party, greatest, lot))
    return Apportionment(seats, tuple(awards))


def _shares(
    votes: Mapping[str, int], house: int, least: Mapping[str, int], most: Mapping[str, int]
) -> dict[str, Fraction]:
    """Return the shares votes × factor, kept within the bounds, that sum to the house.

    The sum grows with the factor and bends where a party reaches a bound, so the factor lies
    between two of these bends and follows from the parties that are free there.
    """
    bends = sorted(
        Fraction(bound[party], count)
        for party, count in votes.items()
        if count
        for bound in (least, most)
    )

    def within(party: str, factor: Fraction) -> Fraction:
        return max(Fraction(least[party]), min(Fraction(most[party]), votes[party] * factor))

    def all_within(factor: Fraction) -> Fraction:
        return sum((within(party, factor) for party in votes), Fraction(0))

    after = bisect_left(bends, Fraction(house), key=all_within)
    low = bends[after - 1] if after else Fraction(0)
    if after == len(bends):
        return {party: within(party, low) for party in votes}
    middle = (low + bends[after]) / 2
    free = [party for party in votes if least[party] < votes[party] * middle < most[party]]
    fixed = sum(within(party, low) for party in votes if party not in free)
    total = sum(votes[party] for party in free)
    factor = (Fraction(house) - fixed) / total if total else bends[after]
    return {party: within(party, factor) for party in votes}
