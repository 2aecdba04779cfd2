"""KL's own board: 17 seats by d'Hondt on the votes of the whole country.

The computation agrees with the boards that KL published after the elections of 2013, 2017 and
2021 (``data/national.yml`` holds the figures and their sources).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from klsite.rules.apportionment import Apportionment, Award, Lot, Tie, dhondt

BOARD_SEATS = 17


@dataclass(frozen=True, slots=True)
class Board:
    """The seats of each party, and the awards in the order in which they were made.

    ``certain`` is false where other shares that round to the same percentages may give another
    board.
    """

    seats: Mapping[str, int]
    awards: tuple[Award, ...]
    certain: bool


def board(
    shares: Mapping[str, Fraction], half_step: Fraction, lots: Iterable[Lot] = ()
) -> Board | Tie:
    """Return the board from the parties' shares of the votes.

    ``half_step`` is half a unit of the last decimal of the shares: the true share lies within it.
    D'Hondt depends on proportions only, so shares give the same result as votes. Returns the
    ``Tie`` where ``lots`` lack a needed lot.
    """
    scale = lcm(*(share.denominator for share in shares.values()))
    shared = dhondt(
        {name: int(share * scale) for name, share in shares.items()}, BOARD_SEATS, lots=lots
    )
    if isinstance(shared, Tie):
        return shared
    return Board(shared.seats, shared.awards, _is_certain(shares, half_step, shared))


def _is_certain(shares: Mapping[str, Fraction], half_step: Fraction, shared: Apportionment) -> bool:
    """Whether no rounding error can move a seat: the lowest quotient won beats the highest lost."""
    held = [(shares[name] - half_step) / seats for name, seats in shared.seats.items() if seats]
    missed = [(shares[name] + half_step) / (seats + 1) for name, seats in shared.seats.items()]
    return min(held) > max(missed)
