"""What can be said of a composition when votes are missing or only known as percentages.

For every party the fewest and the most votes that the known figures allow are found, and from
them the fewest and the most seats. The bounds hold for certain; they need not be the narrowest.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from klsite.model.elections import Election, MunicipalResult
from klsite.model.numbers import HALF_OF_THE_LAST_DECIMAL
from klsite.rules.composition import LIMIT_PER_MUNICIPALITY, THRESHOLD


@dataclass(frozen=True, slots=True)
class PartyBounds:
    """A party: votes and seats between which the truth lies, and its mayors."""

    letter: str
    least_votes: int
    most_votes: int
    mayors: int
    least_seats: int
    most_seats: int


@dataclass(frozen=True, slots=True)
class CompositionBounds:
    """What is certain of a composition whose figures are incomplete.

    ``base`` is all valid votes; ``missing`` are the votes of which the list is not known, and
    ``without_lists`` the codes of the municipalities of which no list is known.
    """

    municipalities: int
    base: int
    missing: int
    without_lists: tuple[str, ...]
    other_mayors: int
    parties: tuple[PartyBounds, ...]

    @property
    def missing_share(self) -> Fraction:
        """The share of all votes of which the list is not known."""
        return Fraction(self.missing, self.base) if self.base else Fraction(1)

    @property
    def limit(self) -> int:
        """The most members that the KKR may have (Bilag 1, 1.1)."""
        return LIMIT_PER_MUNICIPALITY * self.municipalities


Interval = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a region: votes as intervals and mayors by letter, other mayors, base.

    ``others`` are the mayors of local lists and those of whom the list is not known, recorded or
    not: every municipality has one. ``seated`` are the parties known to have a seat in a council.
    """

    votes: Mapping[str, Interval]
    mayors: Mapping[str, int]
    others: int
    base: int
    seated: frozenset[str]


def composition_bounds(election: Election, codes: Iterable[str]) -> CompositionBounds:
    """Return the bounds of the seats in the region of the municipalities with these codes."""
    wanted = list(codes)
    results = [each for each in election.results if each.municipality in wanted]
    letters = [each.letter for each in election.lists]
    known = _known(election, results, letters)
    seats = _seats(known, LIMIT_PER_MUNICIPALITY * len(wanted))
    return CompositionBounds(
        municipalities=len(wanted),
        base=known.base,
        missing=sum(_unknown(result) for result in results),
        without_lists=tuple(
            result.municipality for result in results if not result.votes and not result.shares
        ),
        other_mayors=known.others,
        parties=tuple(
            PartyBounds(letter, *known.votes[letter], known.mayors[letter], *seats[letter])
            for letter in letters
        ),
    )


def _known(
    election: Election, results: Sequence[MunicipalResult], letters: Sequence[str]
) -> _Known:
    codes = {result.municipality for result in results}
    mayors = [
        each.list if election.party_of(each.municipality, each.list) else None
        for each in election.mayors
        if each.municipality in codes
    ]
    by_party = {letter: mayors.count(letter) for letter in letters}
    return _Known(
        votes={letter: _sum(_votes(result, letter) for result in results) for letter in letters},
        mayors=by_party,
        others=len(results) - sum(by_party.values()),
        base=sum(result.valid_votes or 0 for result in results),
        seated=frozenset(
            letter
            for result in results
            for letter, seats in result.seats.items()
            if seats and letter not in result.local
        ),
    )


def _sum(intervals: Iterable[Interval]) -> Interval:
    pairs = list(intervals)
    return sum(least for least, _ in pairs), sum(most for _, most in pairs)


def _rounded(result: MunicipalResult, letter: str) -> Interval:
    """Return the votes that a published share can have been rounded from."""
    share: Fraction = result.shares[letter]
    valid = result.valid_votes or 0
    least = max(share - HALF_OF_THE_LAST_DECIMAL, Fraction(0)) * valid
    return ceil(least), floor((share + HALF_OF_THE_LAST_DECIMAL) * valid)


def _unknown(result: MunicipalResult) -> int:
    """Return the votes of a municipality that may be any other list's."""
    known = sum(result.votes.values())
    known += sum(_rounded(result, letter)[0] for letter in result.shares)
    return max((result.valid_votes or 0) - known, 0)


def _votes(result: MunicipalResult, letter: str) -> Interval:
    if letter in result.local:
        return 0, 0
    if letter in result.votes:
        return result.votes[letter], result.votes[letter]
    if letter in result.shares:
        return _rounded(result, letter)
    return 0, _unknown(result)


def _seats(known: _Known, limit: int) -> dict[str, Interval]:
    """Bilag 1, 1.0-1.1, with the quota between its least and its greatest possible value."""
    votes, mayors, others = known.votes, known.mayors, known.others
    threshold = THRESHOLD * known.base
    surely = {
        letter
        for letter, (least, _) in votes.items()
        if least >= threshold and letter in known.seated
    }
    perhaps = {letter for letter, (_, most) in votes.items() if most >= threshold}
    # A mayor of a local list, or of a list that is not known, may count for an alliance or for
    # any party, and so bring the quota down.
    low = [Fraction(votes[each][0], mayors[each] + others) for each in perhaps if mayors[each]]
    low += [threshold / others] if others else []
    lowest = min(low, default=None)
    minima = {letter: max(mayors[letter], int(letter in surely)) for letter in votes}
    found: dict[str, Interval] = {}
    for letter, (_, most) in votes.items():
        greatest = limit
        if letter not in perhaps:
            greatest = mayors[letter] + others
        elif lowest:
            greatest = max(ceil(most / lowest), mayors[letter] + others, 1)
        # A reduction may take a party down to its minimum, and an alliance whose votes are not
        # known may cause one: more than the minimum is never certain.
        room = limit - (sum(minima.values()) - minima[letter])
        found[letter] = (minima[letter], min(greatest, room))
    return found
