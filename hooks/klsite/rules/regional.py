"""The figures of one region at one election: what a composition is computed from."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from klsite.model.elections import Election, MunicipalResult
from klsite.rules.apportionment import Lot
from klsite.rules.composition import Party, Result, compose
from klsite.rules.readings import Reading


@dataclass(frozen=True, slots=True)
class LocalList:
    """A list that stood in one municipality only. ``name`` is the letter where no name is known.

    Of two lists of a region with a mayor and the same name, it has the municipality's code too.
    """

    municipality: str
    letter: str
    name: str
    votes: int
    mayors: int


@dataclass(frozen=True, slots=True)
class RegionFigures:
    """Votes, council seats and mayors of a region; ``base`` is all valid votes cast in it.

    Parties are named by their national letter; a local list with the same letter is not among
    their votes. ``unlisted`` are the valid votes of which no source tells the list.
    ``unknown_seats`` are the parties of which no seat is known, while it is not known of all
    their lists that they have none.
    """

    municipalities: int
    base: int
    unlisted: int
    parties: tuple[Party, ...]
    local_lists: tuple[LocalList, ...]
    unknown_seats: frozenset[str]

    def compose(
        self, parties: Sequence[Party], reading: Reading, lots: Iterable[Lot] = ()
    ) -> Result:
        """Return the composition of some parties, with the base and limit of this region."""
        return compose(parties, self.municipalities, base=self.base, reading=reading, lots=lots)


@dataclass(frozen=True, slots=True)
class FigureGaps:
    """What of a region is not known, as the codes of its municipalities.

    ``votes`` maps a municipality to the number of its valid votes whose list is not known, or to
    None where even the number of valid votes is not known; ``mayors`` are those of which the
    mayor's list is not known.
    """

    votes: dict[str, int | None]
    mayors: tuple[str, ...]


def figure_gaps(election: Election, municipalities: Iterable[str]) -> FigureGaps:
    """Return what is not known of the municipalities with these codes."""
    codes = list(municipalities)
    results = election.result_by_code
    missing = {code: _missing_votes(results.get(code)) for code in codes}
    return FigureGaps(
        votes={code: count for code, count in missing.items() if count != 0},
        mayors=tuple(code for code in codes if _mayors_list(election, code) is None),
    )


def _missing_votes(result: MunicipalResult | None) -> int | None:
    if result is None or result.valid_votes is None:
        return None
    return result.valid_votes - sum(result.votes.values())


def _mayors_list(election: Election, code: str) -> str | None:
    mayor = election.mayor_by_code.get(code)
    return mayor.list if mayor else None


def region_figures(election: Election, municipalities: Iterable[str]) -> RegionFigures:
    """Return the figures of the region of the municipalities with these codes.

    Raises ``KeyError`` if the election has no result for one of them.
    """
    codes = list(municipalities)
    results = [election.result_by_code[code] for code in codes]
    known = sum(sum(result.votes.values()) for result in results)
    base = sum(result.valid_votes or sum(result.votes.values()) for result in results)
    parties = tuple(_parties(election, results))
    return RegionFigures(
        municipalities=len(codes),
        base=base,
        unlisted=base - known,
        parties=parties,
        local_lists=_told_apart(tuple(_local_lists(election, results))),
        unknown_seats=frozenset(
            party.name
            for party in parties
            if not party.council_seats
            and any(_seats_unknown(election, each, party.name) for each in results)
        ),
    )


def _parties(election: Election, results: Sequence[MunicipalResult]) -> Iterator[Party]:
    """Yield the parties of the country that stood in the region, each by its letter."""
    votes: Counter[str] = Counter()
    seats: Counter[str] = Counter()
    mayors: Counter[str] = Counter()
    for result in results:
        own = [each.letter for each in election.lists if each.letter not in result.local]
        votes.update({letter: result.votes.get(letter, 0) for letter in own})
        seats.update({letter: result.seats.get(letter, 0) for letter in own})
        mayors.update([letter for letter in own if is_mayors(election, result, letter)])
    for letter in (each.letter for each in election.lists):
        if votes[letter] or mayors[letter] or seats[letter]:
            yield Party(letter, votes[letter], mayors[letter], seats[letter])


def is_mayors(election: Election, result: MunicipalResult, letter: str) -> bool:
    """Whether the mayor of the municipality was elected for the list with a letter."""
    return _mayors_list(election, result.municipality) == letter


def _local_lists(election: Election, results: Iterable[MunicipalResult]) -> Iterator[LocalList]:
    for result in results:
        for letter, votes in result.votes.items():
            if election.party_of(result.municipality, letter) is None:
                yield LocalList(
                    municipality=result.municipality,
                    letter=letter,
                    name=result.names.get(letter, f"Liste {letter}"),
                    votes=votes,
                    mayors=int(is_mayors(election, result, letter)),
                )


def _told_apart(lists: tuple[LocalList, ...]) -> tuple[LocalList, ...]:
    """Return the lists with the code of the municipality added to the names that mayors share.

    A list with a mayor may have a seat of its own, and seats are told apart by names.
    """
    names = Counter(each.name for each in lists if each.mayors)
    return tuple(
        replace(each, name=f"{each.name} ({each.municipality})")
        if each.mayors and names[each.name] > 1
        else each
        for each in lists
    )


def _seats_unknown(election: Election, result: MunicipalResult, letter: str) -> bool:
    stood = letter in result.votes and letter not in result.local
    return stood and letter not in result.seats
