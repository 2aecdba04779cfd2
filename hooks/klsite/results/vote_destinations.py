"""Where the votes of a municipality ended: the party or alliance of the KKR they counted in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from klsite.model.elections import MunicipalResult
from klsite.model.terms import NO_ALLIANCE
from klsite.results.compositions import CompositionResult
from klsite.rules.composition import Composition, EligibilityStep, Exclusion
from klsite.rules.regional import is_mayors

Interval = tuple[int, int]
"""The fewest and the most seats over the outcomes that are possible."""


class Joined(Enum):
    """What the votes for a list were added to."""

    PARTY = "party"
    ALLIANCE = "alliance"
    PERHAPS_ALLIANCE = "perhaps_alliance"
    """A local list of which it is not known whether it joined an alliance."""
    NOTHING = "nothing"
    """A local list that is known to be in no alliance."""


@dataclass(frozen=True, slots=True)
class ListDestination:
    """A list in the municipality, and the seats of the party or alliance that it counted in.

    ``region_votes`` are the party's in all municipalities of the KKR, ``exclusion`` is why it does
    not take part; both are None for a local list. ``has_mayor`` says that the mayor of this
    municipality is the list's. For a list that perhaps joined an alliance, ``seats`` spans both.
    """

    letter: str
    name: str
    votes: int
    joined: Joined
    seats: Interval
    has_mayor: bool
    region_votes: int | None = None
    exclusion: Exclusion | None = None


@dataclass(frozen=True, slots=True)
class VoteDestinations:
    """All lists of a municipality at the election of a term, most votes first.

    ``missing`` are valid votes of which no source tells the list; ``note`` is what is special
    about the figures.
    """

    computed: CompositionResult
    lists: tuple[ListDestination, ...]
    missing: int
    note: str | None

    @property
    def valid(self) -> int:
        """The valid votes of the municipality."""
        return sum(each.votes for each in self.lists) + self.missing

    @property
    def seated(self) -> int:
        """The votes for lists whose party or alliance has a seat in every possible outcome."""
        return sum(each.votes for each in self.lists if each.seats[0])

    @property
    def unseated(self) -> int:
        """The votes for lists whose party or alliance has no seat in any possible outcome."""
        return sum(each.votes for each in self.lists if not each.seats[1])

    @property
    def undecided(self) -> int:
        """The votes of which it is not known whether they led to a seat."""
        return self.valid - self.seated - self.unseated

    @property
    def some_perhaps(self) -> bool:
        """Whether it is not known of a list if it joined an alliance."""
        return any(each.joined is Joined.PERHAPS_ALLIANCE for each in self.lists)

    @property
    def spans(self) -> bool:
        """Whether the seats of a list are known only as an interval."""
        return any(each.seats[0] != each.seats[1] for each in self.lists)


def vote_destinations(computed: CompositionResult, code: str) -> VoteDestinations | None:
    """Return where the votes of the municipality with a code ended.

    None where the rules give no composition, in the outcome that is worked through, or where a
    lot decides it. Raises ``KeyError`` if the municipality is not of the KKR.
    """
    if computed.result is None:
        return None
    result = computed.election.result_by_code[code]
    lists = sorted(_lists(computed, result), key=lambda each: (-each.votes, each.letter))
    known = sum(result.votes.values())
    missing = max((result.valid_votes or known) - known, 0)
    return VoteDestinations(computed, tuple(lists), missing, result.note)


def _lists(computed: CompositionResult, result: MunicipalResult) -> Iterator[ListDestination]:
    election = computed.election
    for letter, votes in result.votes.items():
        national = election.party_of(result.municipality, letter) is not None
        yield (_national if national else _local)(computed, result, letter, votes)


def _national(
    computed: CompositionResult, result: MunicipalResult, letter: str, votes: int
) -> ListDestination:
    assert computed.result is not None, "only asked where there is a composition"
    excluded = {party.name: why for party, why in computed.result.step(EligibilityStep).excluded}
    region = {party.name: party.votes for party in computed.figures.parties}
    return ListDestination(
        letter=letter,
        name=computed.names[letter],
        votes=votes,
        joined=Joined.PARTY,
        seats=_interval(each.seats.get(letter, 0) for each in computed.compositions),
        has_mayor=is_mayors(computed.election, result, letter),
        region_votes=region.get(letter, 0),
        exclusion=excluded.get(letter),
    )


def _local(
    computed: CompositionResult, result: MunicipalResult, letter: str, votes: int
) -> ListDestination:
    joined = _joined(computed, result.municipality, letter)
    has_mayor = is_mayors(computed.election, result, letter)
    own = int(has_mayor)  # a mayor is a member, whatever the list has joined (1.0)
    alliance = _alliance_seats(computed, votes if joined is Joined.PERHAPS_ALLIANCE else 0)
    seats = {
        Joined.ALLIANCE: _interval(alliance),
        Joined.PERHAPS_ALLIANCE: _interval((own, *(max(own, each) for each in alliance))),
    }.get(joined, (own, own))
    name = result.names.get(letter, f"Liste {letter}")
    return ListDestination(letter, name, votes, joined, seats, has_mayor)


def _joined(computed: CompositionResult, municipality: str, letter: str) -> Joined:
    """Return what is known of a local list and the alliance of the term."""
    if any(
        (each.municipality, each.letter) == (municipality, letter)
        for each in computed.known_members
    ):
        return Joined.ALLIANCE
    alliance = computed.term.known_alliance
    if computed.term.alliance == NO_ALLIANCE or (alliance is not None and alliance.complete):
        return Joined.NOTHING
    return Joined.PERHAPS_ALLIANCE


def _alliance_seats(computed: CompositionResult, votes: int) -> Sequence[int]:
    """Return the seats of the alliance in each outcome in which a list with so many votes fits."""
    name = computed.term.alliance_name
    return [
        each.result.seats.get(name, 0)
        for each in computed.possible
        if isinstance(each.result, Composition) and each.most >= votes
    ]


def _interval(seats: Iterator[int] | Sequence[int]) -> Interval:
    every = list(seats)
    return min(every, default=0), max(every, default=0)
