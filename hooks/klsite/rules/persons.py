"""Proportional election of persons by d'Hondt, with electoral pacts.

Source: the rules of procedure, Bilag 1, 1.4 (chair and vice-chair, pacts) and point 3.8
(several appointees to one task; kommunestyrelsesloven, § 24, 3).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from klsite.rules.apportionment import Apportionment, Award, Lot, Tie, dhondt

NOTICE_WORKING_DAYS = 3
"""A pact is notified at least this many working days before the meeting (1.4)."""


@dataclass(frozen=True, slots=True)
class ElectoralPact:
    """Parties that pool their votes in one election; ``notified`` is None if not known."""

    name: str
    parties: tuple[str, ...]
    notified: date | None = None


@dataclass(frozen=True, slots=True)
class PactsStep:
    """Step: which pacts count, and the last day to notify them, if there is one (1.4)."""

    deadline: date | None
    accepted: tuple[ElectoralPact, ...]
    too_late: tuple[ElectoralPact, ...]
    point: str = "bilag1-1.4"


@dataclass(frozen=True, slots=True)
class PoolsStep:
    """Step: seats to each pact and each party outside pacts, by their pooled votes."""

    votes: Mapping[str, int]
    seats: Mapping[str, int]
    awards: tuple[Award, ...]
    point: str


@dataclass(frozen=True, slots=True)
class InsidePactStep:
    """Step: the seats of one pact to its parties, by their own votes."""

    pact: ElectoralPact
    seats: Mapping[str, int]
    awards: tuple[Award, ...]
    point: str


PersonsStep = PactsStep | PoolsStep | InsidePactStep


@dataclass(frozen=True, slots=True)
class PersonsElection:
    """The result: the seats of each party, the party of each seat in order, and the steps."""

    seats: Mapping[str, int]
    order: tuple[str, ...]
    steps: tuple[PersonsStep, ...]


@dataclass(frozen=True, slots=True)
class OpenPersonsTie:
    """A tie that a lot must break; ``pact`` is the pact within which it arose, None outside."""

    tie: Tie
    pact: str | None
    steps: tuple[PersonsStep, ...]
    point: str


@dataclass(frozen=True, slots=True)
class PostsToFill:
    """The posts that one election fills, and the ``point`` of the rules that it follows.

    With ``ordered`` the posts differ (chair, then vice-chair), so parties that tie for the first
    of them need a lot even where there are posts for both.
    """

    number: int
    ordered: bool = False
    point: str = "3.8"


def notice_deadline(meeting: date, holidays: Iterable[date]) -> date:
    """Return the last day to notify a pact: three working days before the meeting (1.4).

    Working days are Monday to Friday except ``holidays``.
    """
    free = set(holidays)
    day, counted = meeting, 0
    while counted < NOTICE_WORKING_DAYS:
        day -= timedelta(days=1)
        if day.weekday() < 5 and day not in free:
            counted += 1
    return day


def elect(
    votes: Mapping[str, int],
    posts: PostsToFill,
    pacts: Sequence[ElectoralPact] = (),
    deadline: date | None = None,
    lots: Iterable[Lot] = (),
) -> PersonsElection | OpenPersonsTie:
    """Apportion posts to parties by d'Hondt: first to pacts, then to the parties within each.

    ``votes`` are those of each party. A pact notified after ``deadline`` does not count; a party
    is in at most one pact. The result is an ``OpenPersonsTie`` where ``lots`` lack a needed lot.
    """
    lots, seats, ordered, point = list(lots), posts.number, posts.ordered, posts.point
    pacts_step = _pacts(pacts, deadline)
    steps: tuple[PersonsStep, ...] = (pacts_step,) if pacts else ()
    pools = _pools(votes, pacts_step.accepted)
    pooled = {name: sum(votes[party] for party in parties) for name, parties in pools.items()}
    shared = _dhondt(pooled, seats, lots, ordered=ordered)
    if isinstance(shared, Tie):
        return OpenPersonsTie(shared, None, steps, point)
    steps += (PoolsStep(pooled, shared.seats, shared.awards, point),)
    inside: dict[str, list[str]] = {}
    for pact in pacts_step.accepted:
        own = {party: votes[party] for party in pact.parties}
        given = _dhondt(own, shared.seats[pact.name], lots, ordered=ordered)
        if isinstance(given, Tie):
            return OpenPersonsTie(given, pact.name, steps, point)
        steps += (InsidePactStep(pact, given.seats, given.awards, point),)
        inside[pact.name] = [award.party for award in given.awards]
    order = _order(shared.awards, inside)
    return PersonsElection({party: order.count(party) for party in votes}, order, steps)


def _pacts(pacts: Sequence[ElectoralPact], deadline: date | None) -> PactsStep:
    late = tuple(pact for pact in pacts if deadline and pact.notified and pact.notified > deadline)
    return PactsStep(deadline, tuple(pact for pact in pacts if pact not in late), late)


def _pools(votes: Mapping[str, int], pacts: Sequence[ElectoralPact]) -> dict[str, tuple[str, ...]]:
    """Return the parties of each pool: a pact, or a party outside pacts by itself."""
    in_pacts = {party for pact in pacts for party in pact.parties}
    alone = {party: (party,) for party in votes if party not in in_pacts}
    return {pact.name: pact.parties for pact in pacts} | alone


def _dhondt(
    votes: Mapping[str, int], seats: int, lots: list[Lot], *, ordered: bool
) -> Apportionment | Tie:
    if not ordered:
        return dhondt(votes, seats, lots=lots)
    return _one_seat_at_a_time(votes, seats, lots)


def _one_seat_at_a_time(
    votes: Mapping[str, int], seats: int, lots: list[Lot]
) -> Apportionment | Tie:
    """Apportion distinct posts: each is awarded as the last seat of an election of its own."""
    held = dict.fromkeys(votes, 0)
    awards: list[Award] = []
    for number in range(1, seats + 1):
        shared = dhondt(votes, number, minima=held, lots=lots)
        if isinstance(shared, Tie):
            return shared
        for award in shared.awards:
            awards.append(Award(number, award.party, award.claim, award.lot))
            if award.lot is not None:
                lots.remove(award.lot)
        held = dict(shared.seats)
    return Apportionment(held, tuple(awards))


def _order(awards: Sequence[Award], inside: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return the party of each seat, a pact's seats going to its parties in their inner order."""
    left = {name: list(parties) for name, parties in inside.items()}
    return tuple(
        left[award.party].pop(0) if award.party in left else award.party for award in awards
    )
