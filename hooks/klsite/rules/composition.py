"""The composition of a KKR: how many members each party has, and why.

Source: the rules of procedure for KKR Sjælland 2018-2022, Bilag 1, points 1.0 and 1.1. The
rules name no rounding and no way to compute the size; what is done about that is a
``Reading``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from math import ceil
from typing import TypeVar

from klsite.rules.apportionment import Award, Lot, Method, Tie, adams
from klsite.rules.readings import HOUSE_METHODS, TURNS, Reading, seats_for

THRESHOLD = Fraction(2, 100)
"""The least share of the base that takes part (KL's laws, § 15,2; Bilag 1, 1.11)."""

LIMIT_PER_MUNICIPALITY = 2
"""Members of a KKR per municipality, at most (Bilag 1, 1.1)."""


@dataclass(frozen=True, slots=True)
class Party:
    """A party or list alliance in one region: its votes, mayors and seats in the councils.

    ``entitled`` is false for a local list in no alliance: it cannot take part.
    """

    name: str
    votes: int
    mayors: int
    council_seats: int
    entitled: bool = True


class Exclusion(Enum):
    """Why a party does not take part."""

    NOT_ENTITLED = "not_entitled"
    NO_COUNCIL_SEAT = "no_council_seat"
    BELOW_THRESHOLD = "below_threshold"


@dataclass(frozen=True, slots=True)
class EligibilityStep:
    """Step 1 (Bilag 1, 1.0): who takes part. ``excluded`` has the others, and why."""

    base: int
    taking_part: tuple[Party, ...]
    excluded: tuple[tuple[Party, Exclusion], ...]
    point: str = "bilag1-1.0"


@dataclass(frozen=True, slots=True)
class MayorsStep:
    """Step 2 (Bilag 1, 1.0): every mayor is a member, also those of parties outside."""

    inside: int
    outside: int
    point: str = "bilag1-1.0"


@dataclass(frozen=True, slots=True)
class QuotaStep:
    """Step 3 (Bilag 1, 1.0): the fewest votes per mayor among those who take part."""

    votes: Mapping[str, int]
    mayors: Mapping[str, int]
    votes_per_mayor: Mapping[str, Fraction]
    parties: tuple[str, ...]
    quota: Fraction
    point: str = "bilag1-1.0"


@dataclass(frozen=True, slots=True)
class SizeStep:
    """Step 4 (Bilag 1, 1.0): the votes in quotas, and the seats they give by the reading."""

    reading: Reading
    quota: Fraction
    votes: Mapping[str, int]
    quotas: Mapping[str, Fraction]
    seats: Mapping[str, int]
    awards: tuple[Award, ...] = ()
    point: str = "bilag1-1.0"


@dataclass(frozen=True, slots=True)
class LimitStep:
    """Step 5 (Bilag 1, 1.1): the size against twice the number of municipalities."""

    total: int
    municipalities: int
    point: str = "bilag1-1.1"

    @property
    def limit(self) -> int:
        """The most members there may be."""
        return LIMIT_PER_MUNICIPALITY * self.municipalities

    @property
    def exceeded(self) -> bool:
        """Whether the number of members has to be reduced."""
        return self.total > self.limit


@dataclass(frozen=True, slots=True)
class ReductionStep:
    """Step 5, where the limit is exceeded (Bilag 1, 1.1): the seats are apportioned again."""

    house: int
    minima: Mapping[str, int]
    maxima: Mapping[str, int]
    seats: Mapping[str, int]
    awards: tuple[Award, ...]
    point: str = "bilag1-1.1"


Step = EligibilityStep | MayorsStep | QuotaStep | SizeStep | LimitStep | ReductionStep
S = TypeVar("S", bound=Step)


@dataclass(frozen=True, slots=True)
class Composition:
    """The result: the seats of every party given, also those outside, and the way there."""

    parties: tuple[Party, ...]
    seats: Mapping[str, int]
    steps: tuple[Step, ...]

    @property
    def total(self) -> int:
        """The number of members."""
        return sum(self.seats.values())

    @property
    def supplementary(self) -> dict[str, int]:
        """The members that each party elects beside its mayors."""
        return {party.name: self.seats[party.name] - party.mayors for party in self.parties}

    def step(self, kind: type[S]) -> S:
        """Return the step of a kind that is there."""
        return next(step for step in self.steps if isinstance(step, kind))

    @property
    def reduced(self) -> bool:
        """Whether the limit changed the result."""
        return any(isinstance(step, ReductionStep) for step in self.steps)


@dataclass(frozen=True, slots=True)
class OpenTie:
    """The result hangs on a lot that has not been drawn, or not been recorded."""

    tie: Tie
    steps: tuple[Step, ...]
    point: str


class Obstacle(Enum):
    """Why the rules give no result."""

    NO_VOTES = "no_votes"
    NO_MAYOR_TAKES_PART = "no_mayor_takes_part"
    MINIMA_ABOVE_LIMIT = "minima_above_limit"


@dataclass(frozen=True, slots=True)
class Infeasible:
    """The rules give no result, for a reason that can be named."""

    obstacle: Obstacle
    steps: tuple[Step, ...]
    point: str


Result = Composition | OpenTie | Infeasible


def compose(
    parties: Sequence[Party],
    municipalities: int | None,
    *,
    base: int | None = None,
    reading: Reading = Reading.ROUNDED_UP_QUOTA,
    lots: Iterable[Lot] = (),
) -> Result:
    """Compute the composition of a KKR.

    ``municipalities`` is the number of member municipalities; None means that there is no
    limit (the repræsentantskab). ``base`` is the number of votes of which 2 % is needed; the
    sum of the votes given unless said otherwise.
    """
    total_votes = sum(party.votes for party in parties) if base is None else base
    eligibility = _eligibility(parties, total_votes)
    taking_part = eligibility.taking_part
    outside = sum(party.mayors for party, _ in eligibility.excluded)
    mayors = MayorsStep(sum(party.mayors for party in taking_part), outside)
    steps: tuple[Step, ...] = (eligibility, mayors)
    if total_votes <= 0:
        return Infeasible(Obstacle.NO_VOTES, steps, "bilag1-1.0")
    quota = _quota(taking_part)
    if quota is None:
        return Infeasible(Obstacle.NO_MAYOR_TAKES_PART, steps, "bilag1-1.0")
    steps += (quota,)
    lots = list(lots)
    size = _size(taking_part, quota.quota, reading, lots)
    if isinstance(size, Tie):
        return OpenTie(size, steps, "bilag1-1.0")
    steps += (size,)
    for award in size.awards:
        if award.lot in lots:
            lots.remove(award.lot)  # a lot settles one tie
    seats = size.seats
    if municipalities is not None:
        limit = LimitStep(sum(seats.values()) + outside, municipalities)
        steps += (limit,)
        if limit.exceeded:
            reduction = _reduction(taking_part, limit.limit - outside, seats, lots)
            if isinstance(reduction, Tie):
                return OpenTie(reduction, steps, "bilag1-1.1")
            if reduction is None:
                return Infeasible(Obstacle.MINIMA_ABOVE_LIMIT, steps, "bilag1-1.1")
            steps += (reduction,)
            seats = reduction.seats
    all_seats = {party.name: seats.get(party.name, party.mayors) for party in parties}
    return Composition(tuple(parties), all_seats, steps)


def _eligibility(parties: Sequence[Party], base: int) -> EligibilityStep:
    """Bilag 1, 1.0 with KL's laws, § 15,2: at least 2 % of the base and a seat in a council."""
    threshold = ceil(THRESHOLD * base)
    reasons = [(party, _exclusion(party, threshold)) for party in parties]
    return EligibilityStep(
        base=base,
        taking_part=tuple(party for party, reason in reasons if reason is None),
        excluded=tuple((party, reason) for party, reason in reasons if reason is not None),
    )


def _exclusion(party: Party, threshold: int) -> Exclusion | None:
    if not party.entitled:
        return Exclusion.NOT_ENTITLED
    if party.votes < threshold:
        return Exclusion.BELOW_THRESHOLD
    if party.council_seats == 0:
        return Exclusion.NO_COUNCIL_SEAT
    return None


def _quota(taking_part: Sequence[Party]) -> QuotaStep | None:
    """Bilag 1, 1.0: the votes per mayor of the party most over-represented by its mayors."""
    per_mayor = {
        party.name: Fraction(party.votes, party.mayors) for party in taking_part if party.mayors
    }
    if not per_mayor:
        return None
    quota = min(per_mayor.values())
    fewest = tuple(name for name, votes in per_mayor.items() if votes == quota)
    votes = {party.name: party.votes for party in taking_part if party.mayors}
    mayors = {party.name: party.mayors for party in taking_part if party.mayors}
    return QuotaStep(votes, mayors, per_mayor, fewest, quota)


def _size(
    taking_part: Sequence[Party], quota: Fraction, reading: Reading, lots: Sequence[Lot]
) -> SizeStep | Tie:
    """Bilag 1, 1.0: seats in proportion to votes, none with fewer than its mayors, or none."""
    votes = {party.name: party.votes for party in taking_part}
    quotas = {
        name: Fraction(count * quota.denominator, quota.numerator) for name, count in votes.items()
    }
    if (method := HOUSE_METHODS.get(reading)) is not None:
        house = max(ceil(sum(votes.values()) / quota), sum(_minima(taking_part).values()))
        shared = method(votes, house, minima=_minima(taking_part), lots=lots)
        if isinstance(shared, Tie):
            return shared
        return SizeStep(reading, quota, votes, quotas, shared.seats, shared.awards)
    turn = TURNS[reading]
    seats = {name: seats_for(share, turn) for name, share in quotas.items()}
    return SizeStep(reading, quota, votes, quotas, seats)


def _minima(taking_part: Sequence[Party]) -> dict[str, int]:
    """Bilag 1, 1.1: no fewer than the mayors, and at least one."""
    return {party.name: max(party.mayors, 1) for party in taking_part}


def _reduction(
    taking_part: Sequence[Party], house: int, before: Mapping[str, int], lots: Sequence[Lot]
) -> ReductionStep | Tie | None:
    """Bilag 1, 1.1: apportion the whole house again; None if the minima alone are more than it."""
    minima = _minima(taking_part)
    if sum(minima.values()) > house:
        return None
    votes = {party.name: party.votes for party in taking_part}
    shared = least_underrepresentation(votes, house, minima=minima, maxima=before, lots=lots)
    if isinstance(shared, Tie):
        return shared
    return ReductionStep(house, minima, before, shared.seats, shared.awards)


least_underrepresentation: Method = replace(adams, precedence=lambda party, seats: seats)
"""Share out seats so that the largest ratio of vote share to seat share is smallest.

That is Adams' method from the minima. Where several outcomes have the same largest ratio, the
one with the smallest second-largest is taken, and so on: of parties with equal votes per seat
the one with fewer seats comes first, since one seat more brings its ratio down further. Only
parties with equal votes can then be left to a lot.
"""
