"""The latest votes of a municipality, by list."""

from dataclasses import dataclass
from fractions import Fraction

from klsite.model.dataset import Dataset
from klsite.model.elections import Election, MunicipalResult
from klsite.results.party_names import party_names


@dataclass(frozen=True, slots=True)
class ListVotes:
    """The votes of a list; ``share`` is of the valid votes where they are known."""

    letter: str
    name: str
    votes: int
    share: Fraction | None
    seats: int | None


@dataclass(frozen=True, slots=True)
class Votes:
    """The latest votes of a municipality. ``missing`` are votes whose list is not known."""

    election: Election
    lists: tuple[ListVotes, ...]
    valid: int | None
    missing: int
    note: str | None
    """What is special about the figures."""

    @property
    def has_gaps(self) -> bool:
        """Whether the seats or the share of a list are not known."""
        return any(each.seats is None or each.share is None for each in self.lists)


def latest_votes(dataset: Dataset, code: str) -> Votes | None:
    """Return the votes of the latest election at which those of any list are known."""
    for election in sorted(dataset.elections, key=lambda each: each.date, reverse=True):
        result = election.result_by_code.get(code)
        if result is not None and result.votes:
            return _votes(dataset, election, result)
    return None


def _votes(dataset: Dataset, election: Election, result: MunicipalResult) -> Votes:
    names = party_names(dataset, election) | dict(result.names)
    known = sum(result.votes.values())
    valid = result.valid_votes
    lists = sorted(result.votes.items(), key=lambda each: (-each[1], each[0]))
    return Votes(
        election=election,
        lists=tuple(
            ListVotes(
                letter,
                names.get(letter, "lokal liste"),
                votes,
                Fraction(votes, valid) if valid else None,
                result.seats.get(letter),
            )
            for letter, votes in lists
        ),
        valid=valid,
        missing=max((valid or known) - known, 0),
        note=result.note,
    )
