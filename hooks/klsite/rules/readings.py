"""The readings of the rules: how the size of a KKR is found from the quota.

Source: the rules of procedure, Bilag 1, 1.0, which name no rounding and no way to compute the size.
"""

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from math import ceil, floor

from klsite.rules.apportionment import Method, dhondt, largest_remainder, sainte_lague


class Reading(Enum):
    """How the size is found from the quota.

    The first is the default. Which readings fit what KL has published is computed in
    ``results/readings.py``.
    """

    ROUNDED_UP_QUOTA = "rounded_up_quota"
    ONE_DECIMAL_UP = "one_decimal_up"
    NEAREST_QUOTA = "nearest_quota"
    EXACT_HOUSE_DHONDT = "exact_house_dhondt"
    EXACT_HOUSE_LARGEST_REMAINDER = "exact_house_largest_remainder"
    EXACT_HOUSE_SAINTE_LAGUE = "exact_house_sainte_lague"


HOUSE_METHODS: Mapping[Reading, Method] = {
    Reading.EXACT_HOUSE_DHONDT: dhondt,
    Reading.EXACT_HOUSE_LARGEST_REMAINDER: largest_remainder,
    Reading.EXACT_HOUSE_SAINTE_LAGUE: sainte_lague,
}
"""How the readings with a fixed house share it out."""

TURNS: Mapping[Reading, Fraction] = {
    Reading.ROUNDED_UP_QUOTA: Fraction(0),
    Reading.NEAREST_QUOTA: Fraction(1, 2),
    Reading.ONE_DECIMAL_UP: Fraction(1, 20),
}
"""By how much a number of quotas must exceed a whole number to give one seat more.

Rounding to the nearest, and to one decimal, lets a half go up: there the excess itself suffices.
"""


def seats_for(quotas: Fraction, turn: Fraction) -> int:
    """Return the seats that a number of quotas gives, at least one (Bilag 1, 1.1)."""
    seats = ceil(quotas) if turn == 0 else floor(quotas - turn) + 1
    return max(seats, 1)
