"""Every composition that is possible when the votes of the list alliance are not known.

Which local lists joined the alliance is known only in part, so its votes lie in an interval.
The composition changes at few points of it. For the readings by a quota each of them is found
exactly; for the others every number of votes is tried. So no outcome is missed, and every outcome
is named with the votes it holds for.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, combinations
from math import ceil, floor

from klsite.rules.apportionment import Lot
from klsite.rules.composition import (
    LIMIT_PER_MUNICIPALITY,
    THRESHOLD,
    Composition,
    Infeasible,
    OpenTie,
    Party,
    Reading,
    compose,
)
from klsite.rules.regional import LocalList, RegionFigures

Result = Composition | OpenTie | Infeasible


@dataclass(frozen=True, slots=True)
class AllianceVotes:
    """What is known of the alliance in a region.

    ``members`` are the local lists known to have joined; ``most_votes`` is the most that the
    alliance can have got in the region.
    """

    name: str
    members: tuple[LocalList, ...]
    most_votes: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result, and the votes of the alliance (from ``least`` to ``most``) that lead to it.

    ``joined`` names the lists with a mayor that are taken to have joined beside the known ones.
    """

    least: int
    most: int
    joined: tuple[str, ...]
    result: Result


def outcomes(
    figures: RegionFigures,
    alliance: AllianceVotes | None,
    *,
    reading: Reading = Reading.ROUNDED_UP_QUOTA,
    lots: Iterable[Lot] = (),
) -> tuple[Outcome, ...]:
    """Return every possible outcome.

    First those in which only the known lists have joined, by growing votes of the alliance;
    then those for each further set of lists with a mayor.
    """
    lots = tuple(lots)
    if alliance is None:
        result = _compose(figures, None, 0, (), reading, lots)
        return (Outcome(0, 0, (), result),)
    undecided = [
        each for each in figures.local_lists if each.mayors and each not in alliance.members
    ]
    subsets = chain.from_iterable(
        combinations(undecided, size) for size in range(len(undecided) + 1)
    )
    found: list[Outcome] = []
    for joined in subsets:
        found += _with_joined(figures, alliance, joined, reading, lots)
    return tuple(found)


def _with_joined(
    figures: RegionFigures,
    alliance: AllianceVotes,
    joined: Sequence[LocalList],
    reading: Reading,
    lots: Sequence[Lot],
) -> Iterator[Outcome]:
    members = (*alliance.members, *joined)
    least = sum(each.votes for each in members)
    names = tuple(each.name for each in joined)

    def result(votes: int) -> Result:
        return _compose(figures, alliance, votes, members, reading, lots)

    outside = [each for each in figures.local_lists if each.mayors and each not in members]
    every = sum(each.votes for each in figures.local_lists)
    most = min(alliance.most_votes, every - sum(each.votes for each in outside))
    if joined:
        # Below the threshold it makes no difference which lists have joined.
        least = max(least, ceil(THRESHOLD * figures.base))
    if least > most:
        return
    points = sorted(_points(figures, sum(each.mayors for each in members), least, most, reading))
    start, current = least, result(least)
    for point in points[1:]:
        following = result(point)
        if _differ(current, following):
            yield Outcome(start, point - 1, names, current)
            start, current = point, following
    yield Outcome(start, most, names, current)


def _differ(one: Result, other: Result) -> bool:
    if isinstance(one, Composition) and isinstance(other, Composition):
        return dict(one.seats) != dict(other.seats)
    if isinstance(one, OpenTie) and isinstance(other, OpenTie):
        return (one.tie.between, one.tie.seats) != (other.tie.between, other.tie.seats)
    if isinstance(one, Infeasible) and isinstance(other, Infeasible):
        return one.obstacle is not other.obstacle
    return True


def _compose(
    figures: RegionFigures,
    alliance: AllianceVotes | None,
    votes: int,
    members: Sequence[LocalList],
    reading: Reading,
    lots: Sequence[Lot],
) -> Result:
    parties = list(figures.parties)
    if alliance is not None:
        mayors = sum(each.mayors for each in members)
        parties.append(Party(alliance.name, votes, mayors, council_seats=1))
    parties += [
        Party(each.name, each.votes, each.mayors, council_seats=1, entitled=False)
        for each in figures.local_lists
        if each.mayors and each not in members
    ]
    return compose(parties, figures.municipalities, base=figures.base, reading=reading, lots=lots)


def _points(
    figures: RegionFigures, mayors: int, least: int, most: int, reading: Reading
) -> set[int]:
    """Return whole numbers of votes such that between two neighbours nothing can change."""
    if reading not in (Reading.ROUNDED_UP_QUOTA, Reading.NEAREST_QUOTA):
        return set(range(least, most + 1))  # shares of a house change at too many places to name
    step = 1 if reading is Reading.ROUNDED_UP_QUOTA else 2  # a rounding turns at every half
    taking_part = [each for each in figures.parties if each.votes >= THRESHOLD * figures.base]
    quota = min(
        (Fraction(each.votes, each.mayors) for each in taking_part if each.mayors), default=None
    )
    critical = {Fraction(least), Fraction(most), THRESHOLD * figures.base}
    if quota is not None:
        critical |= {quota * part / step for part in range(1, step * ceil(most / quota) + 1)}
        critical.add(quota * mayors)
    if mayors:
        # The alliance may itself set the quota, and so decide the seats of the others.
        lowest = Fraction(max(least, 1), mayors)
        critical |= {
            Fraction(step * each.votes * mayors, part)
            for each in taking_part
            for part in range(1, step * ceil(each.votes / lowest) + 1)
        }
    critical |= _reduction_points(figures, taking_part, mayors, least, most, quota)
    near = chain.from_iterable((ceil(point), floor(point) + 1) for point in critical)
    return {point for point in near if least <= point <= most} | {least}


def _reduction_points(
    figures: RegionFigures,
    taking_part: Sequence[Party],
    mayors: int,
    least: int,
    most: int,
    quota: Fraction | None,
) -> set[Fraction]:
    """Return where the alliance's votes per seat pass another party's, if a reduction can be."""
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
    return {
        Fraction(each.votes * own, theirs)
        for each in taking_part
        for own in range(1, ceil(most / lowest) + 1)
        for theirs in range(1, limit + 1)
    }
