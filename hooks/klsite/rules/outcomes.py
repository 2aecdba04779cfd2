"""Every composition that is possible when the votes of the list alliance are not known.

Which local lists joined the alliance is known only in part, so its votes lie in an interval.
The composition changes at few points of it; each of them is found exactly, so no outcome is
missed, and every outcome is named with the votes it holds for.
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
    """Return every possible outcome, by growing votes of the alliance."""
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

    most = alliance.most_votes
    if joined:
        # Below the threshold it makes no difference which lists have joined.
        least = max(least, ceil(THRESHOLD * figures.base))
    if least > most:
        return
    points = sorted(_points(figures, sum(each.mayors for each in members), least, most))
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
    return type(one) is not type(other)


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


def _points(figures: RegionFigures, mayors: int, least: int, most: int) -> set[int]:
    """Return whole numbers of votes such that between two neighbours nothing can change."""
    critical = {Fraction(least), Fraction(most), THRESHOLD * figures.base}
    taking_part = [each for each in figures.parties if each.votes >= THRESHOLD * figures.base]
    quotas = [Fraction(each.votes, each.mayors) for each in taking_part if each.mayors]
    limit = LIMIT_PER_MUNICIPALITY * figures.municipalities
    for quota in quotas:
        critical |= {quota * step / 2 for step in range(2 * limit)}
    if mayors:
        # The alliance may itself set the quota: then the seats of the others change.
        critical |= {
            Fraction(2 * each.votes * mayors, step)
            for each in taking_part
            for step in range(1, 4 * limit)
        }
        critical |= {quota * mayors for quota in quotas}
    seats = 1 + max((ceil(most / quota) for quota in quotas), default=0)
    # Comparisons of votes per seat, as a reduction makes them.
    critical |= {
        Fraction(each.votes * own, others)
        for each in taking_part
        for own in range(1, seats + 1)
        for others in range(1, limit + 1)
    }
    near = chain.from_iterable(
        (floor(point) - 1, floor(point), floor(point) + 1) for point in critical
    )
    return {point for point in near if least <= point <= most} | {least}
