"""KL's own bodies, computed by the same means as the KKR.

The board: 17 seats by d'Hondt on the votes of the whole country; it reproduces the boards that
KL has published after the elections of 2013, 2017 and 2021. The repræsentantskab: composed as a
KKR of the whole country, without a limit.
"""

from collections.abc import Iterable, Mapping

from klsite.rules.apportionment import Apportionment, Lot, Tie, dhondt

BOARD_SEATS = 17


def board(votes: Mapping[str, int], lots: Iterable[Lot] = ()) -> Apportionment | Tie:
    """Return KL's board, in seats per party, from the votes of the whole country."""
    return dhondt(votes, BOARD_SEATS, lots=lots)
