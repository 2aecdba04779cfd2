"""Every composition that is possible when the votes of the list alliance are not known.

Which local lists joined the alliance is known only in part, so its votes lie in an interval.
The composition changes at few points of it. For the readings by a quota each of them is found
exactly; for the others every number of votes is tried. So no outcome is missed, and every outcome
is named with the votes it holds for.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import chain, combinations, pairwise
from math import ceil, floor

from klsite.rules.apportionment import Lot
from klsite.rules.composition import (
    LIMIT_PER_MUNICIPALITY,
    THRESHOLD,
    Composition,
    Infeasible,
    OpenTie,
    Party,
    Result,
)
from klsite.rules.readings import TURNS, Reading
from klsite.rules.regional import LocalList, RegionFigures


@dataclass(frozen=True, slots=True)
class AllianceVotes:
    """What is known of the alliance in a region.

    ``members`` are the local lists known to have joined; ``most_votes`` is the most that the
    alliance can have got in the region. ``complete`` says that no other list has joined.
    """

    name: str
    members: tuple[LocalList, ...]
    most_votes: int
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result, and the votes of the alliance (from ``least`` to ``most``) that lead to it.

    ``joined`` names the lists with a mayor that are taken to have joined beside the known ones.
    """

    least: int
    most: int
    joined: tuple[str, ...]
    result: Result

    @property
    def composition(self) -> Composition | None:
        """The result where it is a composition, with neither a tie nor an obstacle."""
        return self.result if isinstance(self.result, Composition) else None


@dataclass(frozen=True, slots=True)
class _Way:
    """How a composition is computed."""

    reading: Reading
    lots: tuple[Lot, ...]
    sizes_only: bool


@dataclass(frozen=True, slots=True)
class _Case:
    """The lists of a region that are taken to have joined the alliance, and how to compute."""

    figures: RegionFigures
    alliance: AllianceVotes
    joined: tuple[LocalList, ...]
    way: _Way

    @property
    def members(self) -> tuple[LocalList, ...]:
        return (*self.alliance.members, *self.joined)

    @property
    def mayors(self) -> int:
        return sum(each.mayors for each in self.members)

    def result(self, votes: int) -> Result:
        """Return the composition where the alliance has so many votes."""
        own = Party(self.alliance.name, votes, self.mayors, council_seats=1)
        parties = (*self.figures.parties, own, *_outside(self.figures, self.members))
        return self.figures.compose(parties, self.way.reading, self.way.lots)


def outcomes(
    figures: RegionFigures,
    alliance: AllianceVotes | None,
    *,
    reading: Reading = Reading.ROUNDED_UP_QUOTA,
    lots: Sequence[Lot] = (),
    sizes_only: bool = False,
) -> tuple[Outcome, ...]:
    """Return every possible outcome; ``alliance`` is None where it is known that there is none.

    First those in which only the known lists have joined, by growing votes of the alliance;
    then those for each further set of lists with a mayor.

    With ``sizes_only`` a reading with a fixed house is tried where its house may change and not
    at every number of votes: every size is found, but not every way to share it out.
    """
    if alliance is None:
        parties = (*figures.parties, *_outside(figures, ()))
        return (Outcome(0, 0, (), figures.compose(parties, reading, lots)),)
    undecided = [
        each
        for each in figures.local_lists
        if each.mayors and each not in alliance.members and not alliance.complete
    ]
    subsets = chain.from_iterable(
        combinations(undecided, size) for size in range(len(undecided) + 1)
    )
    way = _Way(reading, tuple(lots), sizes_only)
    cases = (_Case(figures, alliance, joined, way) for joined in subsets)
    return tuple(chain.from_iterable(map(_outcomes_of, cases)))


def _outside(figures: RegionFigures, members: Sequence[LocalList]) -> tuple[Party, ...]:
    """Return the local lists with a mayor that are in no alliance."""
    return tuple(
        Party(each.name, each.votes, each.mayors, council_seats=1, entitled=False)
        for each in figures.local_lists
        if each.mayors and each not in members
    )


def _outcomes_of(case: _Case) -> Iterator[Outcome]:
    figures, alliance = case.figures, case.alliance
    least = sum(each.votes for each in case.members)
    names = tuple(each.name for each in case.joined)
    outside = [each for each in figures.local_lists if each.mayors and each not in case.members]
    every = sum(each.votes for each in figures.local_lists)
    most = min(alliance.most_votes, every - sum(each.votes for each in outside))
    if case.joined:
        # Below the threshold it makes no difference which lists have joined.
        least = max(least, ceil(THRESHOLD * figures.base))
    if least > most:
        return
    result = cache(case.result)
    moving = sorted(_moving_points(case, least, most))
    start, current = least, result(least)
    for first, end in pairwise([*sorted(_points(case, least, most)), most + 1]):
        between = moving[bisect_right(moving, first) : bisect_left(moving, end)]
        for point, following in _changes(result, (first, *between), current):
            yield Outcome(start, point - 1, names, current)
            start, current = point, following
    yield Outcome(start, most, names, current)


def _changes(
    result: Callable[[int], Result], points: Sequence[int], current: Result
) -> Iterator[tuple[int, Result]]:
    """Yield the points at which the result changes, and what it is from there; ``current`` before.

    From the first point on only the alliance's share of a reduced house may move. More votes never
    give it less of that, and what it leaves is shared out as before (Balinski and Young 1982), so
    that between two results that are the same there is no other.
    """
    first = result(points[0])
    if _differ(current, first):
        yield points[0], first
    if len(points) > 1 and _differ(first, result(points[-1])):
        half = (len(points) + 1) // 2
        yield from _changes(result, points[:half], first)
        yield from _changes(result, points[half:], result(points[half - 1]))


def _differ(one: Result, other: Result) -> bool:
    if isinstance(one, Composition) and isinstance(other, Composition):
        return dict(one.seats) != dict(other.seats)
    if isinstance(one, OpenTie) and isinstance(other, OpenTie):
        return (one.tie.between, one.tie.seats) != (other.tie.between, other.tie.seats)
    if isinstance(one, Infeasible) and isinstance(other, Infeasible):
        return one.obstacle is not other.obstacle
    return True


def _points(case: _Case, least: int, most: int) -> set[int]:
    """Return whole numbers of votes between which nothing changes but shares of a reduced house."""
    turn = TURNS.get(case.way.reading)
    if turn is None:
        # Shares of a house change at too many places to name.
        every = set(range(least, most + 1))
        return _house_points(case, least, most) if case.way.sizes_only else every
    figures, mayors = case.figures, case.mayors
    taking_part = _certain_parties(figures)
    quota = _quota(taking_part)
    critical = {Fraction(least), Fraction(most), THRESHOLD * figures.base}
    if quota is not None:
        critical |= {quota * (part + turn) for part in range(ceil(most / quota) + 1)}
        critical.add(quota * mayors)
    if mayors:
        # The alliance may itself set the quota, and so decide the seats of the others.
        lowest = Fraction(max(least, 1), mayors)
        critical |= {
            Fraction(each.votes * mayors) / (part + turn)
            for each in taking_part
            for part in range(ceil(each.votes / lowest) + 1)
            if part + turn
        }
    return _near(critical, least, most)


def _near(critical: Iterable[Fraction], least: int, most: int) -> set[int]:
    """Return the whole numbers at and just above the points, between the two bounds."""
    near = chain.from_iterable((ceil(point), floor(point) + 1) for point in critical)
    return {point for point in near if least <= point <= most} | {least}


def _house_points(case: _Case, least: int, most: int) -> set[int]:
    """Return whole numbers of votes such that between two neighbours the house stays as it is.

    The house is all votes of those who take part, in quotas, rounded up.
    """
    taking_part = _certain_parties(case.figures)
    others = sum(each.votes for each in taking_part)
    quota = _quota(taking_part)
    critical = {Fraction(least), Fraction(most), THRESHOLD * case.figures.base}
    if quota is not None:
        first = floor(others / quota)
        critical |= {quota * part - others for part in range(first, first + ceil(most / quota) + 2)}
        critical.add(quota * case.mayors)
    if case.mayors:
        largest = ceil(case.mayors * (others + most) / Fraction(max(least, 1)))
        critical |= {
            Fraction(case.mayors * others, part - case.mayors)
            for part in range(case.mayors + 1, largest + 1)
        }
    return _near(critical, least, most)


def _certain_parties(figures: RegionFigures) -> list[Party]:
    return [each for each in figures.parties if each.votes >= THRESHOLD * figures.base]


def _quota(parties: Sequence[Party]) -> Fraction | None:
    return min((Fraction(each.votes, each.mayors) for each in parties if each.mayors), default=None)


def _moving_points(case: _Case, least: int, most: int) -> set[int]:
    """Return whole numbers of votes between which the alliance's share of a reduced house stays.

    At them its votes per seat pass another party's. None where nothing can be reduced.
    """
    if case.way.reading not in TURNS:
        return set()  # found by ``_points``
    figures, mayors = case.figures, case.mayors
    taking_part = _certain_parties(figures)
    quota = _quota(taking_part)
    quotas = [each for each in (quota, Fraction(least, mayors) if mayors else None) if each]
    limit = LIMIT_PER_MUNICIPALITY * figures.municipalities
    if not quotas:
        return set()
    lowest = min(quotas)
    others = sum(each.mayors for each in figures.local_lists)
    largest = ceil(most / lowest) + sum(ceil(each.votes / lowest) for each in taking_part)
    outside = sum(each.mayors for each in figures.parties if each not in taking_part)
    if largest + outside + others <= limit:
        return set()
    critical = {
        Fraction(each.votes * own, theirs)
        for each in taking_part
        for own in range(1, ceil(most / lowest) + 1)
        for theirs in range(1, min(limit, ceil(each.votes / lowest)) + 1)
    }
    return _near(critical, least, most)
