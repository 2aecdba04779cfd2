"""The figures of a composition in the form in which they are held after they were published."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from klsite.model.dataset import Dataset
from klsite.model.published_results import PublishedResult
from klsite.results.compositions import CompositionResult
from klsite.rules.composition import Composition, Infeasible
from klsite.rules.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class ResultFigures:
    """The figures of a composition: municipalities, votes, and each possible outcome as text.

    ``party_votes`` are the votes of each party by its letter.
    """

    municipalities: int
    votes: int
    party_votes: Mapping[str, int]
    outcomes: tuple[str, ...]

    def differences(self, published: PublishedResult) -> tuple[str, ...]:
        """Return the names of the fields in which these differ from published ones."""
        fields = ("municipalities", "votes", "outcomes")
        return tuple(each for each in fields if getattr(self, each) != getattr(published, each))

    def other_votes(self, published: PublishedResult) -> tuple[str, ...]:
        """Return the letters of the parties whose votes differ from published ones."""
        before = published.party_votes
        if before is None:
            return ()
        letters = dict.fromkeys((*before, *self.party_votes))
        return tuple(each for each in letters if before.get(each, 0) != self.votes_of(each))

    def votes_of(self, letter: str) -> int:
        """Return the votes of the party with a letter: 0 where none was given to it."""
        return self.party_votes.get(letter, 0)


def result_figures(content: CompositionResult) -> ResultFigures:
    """Return the figures of a composition."""
    return ResultFigures(
        municipalities=content.figures.municipalities,
        votes=content.figures.base,
        party_votes={each.name: each.votes for each in content.figures.parties if each.votes},
        outcomes=tuple(dict.fromkeys(_outcome(each) for each in content.possible)),
    )


def _outcome(outcome: Outcome) -> str:
    """Return an outcome as in ``9: A 4, B 3, C 2``, the most seats first."""
    result = outcome.result
    if not isinstance(result, Composition):
        return "intet resultat" if isinstance(result, Infeasible) else "lodtrækning mangler"
    seats = sorted(result.seats.items(), key=lambda each: (-each[1], each[0]))
    told = ", ".join(f"{name} {count}" for name, count in seats if count)
    return f"{result.total}: {told}"


@dataclass(frozen=True, slots=True)
class Correction:
    """A change of what was published: the figures before it, and the later ones with the reason."""

    before: PublishedResult
    after: PublishedResult


def corrections(dataset: Dataset, content: CompositionResult) -> tuple[Correction, ...]:
    """Return the changes of the published composition of a term, newest first."""
    files = (each for each in dataset.published_results if each.folder == content.term.folder)
    published = next((each.results for each in files), ())
    return tuple(reversed([Correction(*pair) for pair in pairwise(published)]))
