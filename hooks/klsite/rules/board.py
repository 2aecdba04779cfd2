"""KL's own board: 17 seats by d'Hondt on the votes of the whole country.

It reproduces the boards that KL has published after the elections of 2013, 2017 and 2021.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from klsite.rules.apportionment import Apportionment, Award, Lot, Tie, dhondt

BOARD_SEATS = 17


@dataclass(frozen=True, slots=True)
class Board:
    """The seats of each party, the seats in the order given, and what rounding leaves open.

    ``certain`` is false where shares that round to the same percentages give another board.
    """

    seats: Mapping[str, int]
    awards: tuple[Award, ...]
    certain: bool


def board(
    shares: Mapping[str, Fraction], half_step: Fraction, lots: Iterable[Lot] = ()
) -> Board | Tie:
    """Return the board from shares of the votes, each known to within ``half_step``.

    D'Hondt depends on the proportions only, so shares serve as well as votes.
    """
    scale = lcm(*(share.denominator for share in shares.values()))
    shared = dhondt(
        {name: int(share * scale) for name, share in shares.items()}, BOARD_SEATS, lots=lots
    )
    if isinstance(shared, Tie):
        return shared
    return Board(shared.seats, shared.awards, _is_certain(shares, half_step, shared))


def _is_certain(shares: Mapping[str, Fraction], half_step: Fraction, shared: Apportionment) -> bool:
    """Whether the weakest seat held stays above the strongest seat missed, at worst rounding."""
    held = [(shares[name] - half_step) / seats for name, seats in shared.seats.items() if seats]
    missed = [(shares[name] + half_step) / (seats + 1) for name, seats in shared.seats.items()]
    return min(held) > max(missed)
