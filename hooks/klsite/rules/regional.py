"""The figures of one region at one election: what a composition is computed from."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from klsite.model.elections import Election, MunicipalResult
from klsite.rules.composition import Party


@dataclass(frozen=True, slots=True)
class LocalList:
    """A list that stood in one municipality only. ``name`` is the letter where no name is known."""

    municipality: str
    letter: str
    name: str
    votes: int
    mayors: int


@dataclass(frozen=True, slots=True)
class RegionFigures:
    """Votes, council seats and mayors of a region; ``base`` is all votes cast in it.

    Parties are named by their letter. ``unknown_seats`` are those of which no seat is known,
    while it is not known of all their lists that they have none.
    """

    municipalities: int
    base: int
    parties: tuple[Party, ...]
    local_lists: tuple[LocalList, ...]
    unknown_seats: frozenset[str]


def region_figures(election: Election, municipalities: Iterable[str]) -> RegionFigures:
    """Return the figures of the region of the municipalities with these codes.

    Raises ``KeyError`` if the election has no result for one of them.
    """
    codes = list(municipalities)
    by_code = {result.municipality: result for result in election.results}
    results = [by_code[code] for code in codes]
    letters = [each.letter for each in election.lists]
    mayors = Counter(each.list for each in election.mayors if each.municipality in set(codes))
    parties = tuple(
        Party(
            name=letter,
            votes=sum(result.votes.get(letter, 0) for result in results),
            mayors=mayors[letter],
            council_seats=sum(result.seats.get(letter, 0) for result in results),
        )
        for letter in letters
    )
    return RegionFigures(
        municipalities=len(codes),
        base=sum(sum(result.votes.values()) for result in results),
        parties=parties,
        local_lists=tuple(_local_lists(results, set(letters), _mayor_lists(election))),
        unknown_seats=frozenset(
            party.name
            for party in parties
            if not party.council_seats and any(_seats_unknown(each, party.name) for each in results)
        ),
    )


def _mayor_lists(election: Election) -> Mapping[str, str | None]:
    return {each.municipality: each.list for each in election.mayors}


def _local_lists(
    results: Iterable[MunicipalResult], national: set[str], mayor_lists: Mapping[str, str | None]
) -> Iterable[LocalList]:
    for result in results:
        for letter, votes in result.votes.items():
            if letter not in national:
                yield LocalList(
                    municipality=result.municipality,
                    letter=letter,
                    name=result.names.get(letter, f"Liste {letter}"),
                    votes=votes,
                    mayors=int(mayor_lists.get(result.municipality) == letter),
                )


def _seats_unknown(result: MunicipalResult, letter: str) -> bool:
    return letter in result.votes and letter not in result.seats
