"""What one council for a region that others become part of would be, beside those there are.

It is nobody's decision: the figures of the last election of the councils are put through the rules
as if their municipalities had one council, so that both outcomes can be compared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from klsite.model.dataset import Dataset
from klsite.model.geography import Region
from klsite.model.terms import Term
from klsite.results.composition_rows import Row
from klsite.results.compositions import CompositionResult, TermInput, possible_outcomes
from klsite.results.kkr_outlook import KkrFuture, KkrOutlook
from klsite.results.mayors import status_text
from klsite.rules.certainty import stands
from klsite.rules.composition import Composition, LimitStep
from klsite.text.danish import count_word


@dataclass(frozen=True, slots=True)
class JoinedRow:
    """The seats of a party in one council, and in each of those there are; None where it has none.

    ``key`` is the letter or, of a list without one, the name.
    """

    key: str
    name: str
    joined: Row | None
    kept: tuple[Row | None, ...]

    @property
    def kept_seats(self) -> int:
        """The seats in all councils there are together, in the outcomes that are worked through."""
        return sum(row.seats for row in self.kept if row)


@dataclass(frozen=True)
class JoinedCouncil:
    """One council for a region, computed as if it were decided, and the councils there are.

    ``unconfirmed`` is the number of mayors counted that are agreed on but not confirmed.
    """

    region: Region
    councils: tuple[KkrOutlook, ...]
    joined: CompositionResult
    kept: tuple[CompositionResult, ...]
    unconfirmed: int

    @property
    def is_decided(self) -> bool:
        """Whether the data name a decision for any of the councils."""
        return any(each.future is not KkrFuture.UNDECIDED for each in self.councils)

    @property
    def number_kept(self) -> str:
        """How many councils there are, as a word."""
        return count_word(len(self.kept))

    @property
    def before_limit(self) -> int | None:
        """The size before the limit (Bilag 1, 1.1), where the limit changed it."""
        result = self.joined.result
        return result.step(LimitStep).total if result and result.reduced else None

    @property
    def rows(self) -> tuple[JoinedRow, ...]:
        """The table, in the order of one council, then those who have seats only in the others."""
        tables = [{_key(row): row for row in each.rows} for each in (self.joined, *self.kept)]
        names = {key: row.label for table in reversed(tables) for key, row in table.items()}
        keys = dict.fromkeys(key for table in tables for key in table)
        return tuple(
            JoinedRow(
                key, names[key], tables[0].get(key), tuple(table.get(key) for table in tables[1:])
            )
            for key in keys
        )

    @property
    def kept_total(self) -> tuple[int, ...]:
        """The fewest and the most members of the councils there are together, once if the same."""
        least = sum(min(each.totals) for each in self.kept)
        most = sum(max(each.totals) for each in self.kept)
        return (least,) if least == most else (least, most)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources behind the comparison."""
        election, term = self.joined.election, self.joined.term
        decisions = (each.kkr.decision_source for each in self.councils)
        every = (
            self.region.source,
            *decisions,
            election.source,
            *election.more_sources,
            election.mayors_source,
            term.source,
            term.base_source,
        )
        return tuple(dict.fromkeys(each for each in every if each is not None))


def _key(row: Row) -> str:
    return row.letter or row.name


def joined_councils(
    dataset: Dataset,
    compositions: Sequence[CompositionResult],
    outlooks: Sequence[KkrOutlook],
    today: date,
) -> Iterator[JoinedCouncil]:
    """Yield one for each region that regions of several KKR become part of.

    Left out is one whose councils were not all computed from the same election, or of which the
    rules give one no result.
    """
    for region in dataset.regions.regions:
        councils = tuple(
            each
            for each in outlooks
            if each.region_end is not None and each.region_end.successor == region
        )
        kept = tuple(
            content
            for council in councils
            for content in compositions
            if content.kkr == council.kkr and content.totals and _runs_into(content.term, region)
        )
        if len(councils) > 1 and len(kept) == len(councils):
            joined = _joined(dataset, region, kept)
            if joined is not None and joined.totals:
                mayors = (joined.election.mayor_by_code[code] for code in joined.given.codes)
                unconfirmed = sum(1 for each in mayors if status_text(each, today))
                yield JoinedCouncil(region, councils, joined, kept, unconfirmed)


def _runs_into(term: Term, region: Region) -> bool:
    """Whether a term, were it not to end early, would run on the first day of a region."""
    return term.starts < region.valid_from <= term.ends


def _joined(
    dataset: Dataset, region: Region, kept: Sequence[CompositionResult]
) -> CompositionResult | None:
    """Return the composition of one council of all municipalities of a region on its first day."""
    first = kept[0]
    if len({each.term.election for each in kept}) > 1:
        return None
    places = {
        now.code: now.name
        for each in dataset.municipalities.municipalities
        if (now := each.on(region.valid_from)).region == region.id
    }
    assumed = TermInput(
        kkr=first.kkr.model_copy(update={"name": f"ét råd for {region.name}"}),
        term=first.term.model_copy(update={"published": None}),
        election=first.election,
        places=places,
        names=first.names,
    )
    return _computed(assumed)


def _computed(given: TermInput) -> CompositionResult | None:
    """Return the composition; None where too little is known to compute it.

    Votes whose list is not known may move the bounds between the outcomes, but not the seats of
    the one that is worked through.
    """
    if (possible := possible_outcomes(given)) is None:
        return None
    figures, every = possible
    first = every[0].result
    if not isinstance(first, Composition) or not stands(first, figures.unlisted):
        return None
    return CompositionResult(given, figures, every, ())
