"""The composition of a council in a term, computed from the votes."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from hashlib import sha256
from typing import Self

from klsite.model.dataset import Dataset
from klsite.model.elections import Election
from klsite.model.geography import Kkr
from klsite.model.terms import NO_ALLIANCE, Term
from klsite.results.calculation_steps import OBSTACLES, READINGS, WorkedStep, worked
from klsite.results.composition_records import agrees, recorded_lots
from klsite.results.composition_rows import Row, left_out_lines, table_rows
from klsite.results.party_names import party_names
from klsite.results.seat_diagram import SeatMark, seat_marks
from klsite.results.what_if import WhatIf, other_results
from klsite.rules.certainty import stands
from klsite.rules.composition import Composition, Infeasible, OpenTie, ReductionStep
from klsite.rules.outcomes import AllianceVotes, Outcome, outcomes
from klsite.rules.readings import Reading
from klsite.rules.regional import LocalList, RegionFigures, figure_gaps, region_figures

Quotient = tuple[int, Fraction, bool]
"""The number of a seat, the votes per seat that claim it, and whether it was won."""


@dataclass(frozen=True)
class TermInput:
    """A term with its council, its election and its municipalities.

    ``places`` maps the codes of the municipalities on the first day of the term to their names
    on it, ``names`` the letters of the parties to theirs.
    """

    kkr: Kkr
    term: Term
    election: Election
    places: Mapping[str, str]
    names: Mapping[str, str]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the municipalities."""
        return tuple(self.places)

    @classmethod
    def of(cls, dataset: Dataset, term: Term) -> Self:
        """Return what a composition of a term is computed from."""
        kkr = dataset.kkr_by_id[term.kkr]
        election = dataset.election_by_year[term.election]
        return cls(
            kkr=kkr,
            term=term,
            election=election,
            places={
                each.code: each.on(term.starts).name for each in dataset.members(kkr, term.starts)
            },
            names=party_names(dataset, election),
        )


@dataclass(frozen=True)
class CompositionResult:
    """What the page of a composition shows.

    ``outcome`` is the one that is worked through, the first of those ``possible``; ``others``
    do not agree with what KL has published. What only the page needs is computed when it is
    asked for.
    """

    given: TermInput
    figures: RegionFigures
    possible: tuple[Outcome, ...]
    others: tuple[Outcome, ...]

    @property
    def kkr(self) -> Kkr:
        """The council."""
        return self.given.kkr

    @property
    def term(self) -> Term:
        """The term of the council."""
        return self.given.term

    @property
    def election(self) -> Election:
        """The election that the figures are from."""
        return self.given.election

    @property
    def names(self) -> Mapping[str, str]:
        """The parties by their letters."""
        return self.given.names

    @property
    def name(self) -> str:
        """The council and the term, as in ``KKR Sjælland 2018-2022``."""
        return f"{self.kkr.name} {self.term.period}"

    @property
    def outcome(self) -> Outcome:
        """The outcome that the page works through."""
        return self.possible[0]

    @property
    def reading(self) -> str:
        """The reading of the rules, in words."""
        return READINGS[Reading(self.term.reading)]

    @property
    def obstacle(self) -> str | None:
        """Why the rules give no result, where they give none."""
        result = self.outcome.result
        return OBSTACLES[result.obstacle] if isinstance(result, Infeasible) else None

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The table of the result, most seats first."""
        if self.result is None:
            return ()
        return tuple(table_rows(self.outcome, self.term, self.figures, self.possible, self.names))

    @property
    def known_members(self) -> tuple[LocalList, ...]:
        """The local lists that are known to have joined the alliance."""
        alliance = alliance_votes(self.term, self.figures)
        return alliance.members if alliance else ()

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """A line for each party without a seat, with the reason."""
        if self.result is None:
            return ()
        return tuple(left_out_lines(self.outcome, self.term, self.possible, self.names))

    @cached_property
    def steps(self) -> tuple[WorkedStep, ...]:
        """The working."""
        return tuple(worked(step) for step in self.outcome.result.steps)

    @cached_property
    def what_if(self) -> tuple[WhatIf, ...]:
        """The results under other rules."""
        if self.result is None:
            return ()
        return tuple(other_results(self.result, self.figures, self.term, recorded_lots(self.term)))

    @property
    def result(self) -> Composition | None:
        """The composition, where the rules give one."""
        return self.outcome.composition

    @cached_property
    def compositions(self) -> tuple[Composition, ...]:
        """The compositions that are possible, without those that a lot decides."""
        return tuple(each.composition for each in self.possible if each.composition)

    @property
    def hangs_on_lot(self) -> bool:
        """Whether a lot that is not recorded decides a possible outcome."""
        return any(isinstance(each.result, OpenTie) for each in self.possible)

    @property
    def totals(self) -> tuple[int, ...]:
        """The numbers of members that are possible, smallest first."""
        return tuple(sorted({each.total for each in self.compositions}))

    @property
    def settled(self) -> bool:
        """Whether every possible outcome gives each party as many supplementary members."""
        return len({tuple(sorted(each.supplementary.items())) for each in self.compositions}) == 1

    @property
    def total_mayors(self) -> int:
        """The mayors among the members: one for every municipality."""
        return sum(row.mayors for row in self.rows)

    @property
    def seat_marks(self) -> tuple[SeatMark, ...]:
        """The marks of the seat diagram."""
        return tuple(seat_marks((row.sign, row.mayors, row.supplementary) for row in self.rows))

    @property
    def quotients(self) -> dict[str, list[Quotient]]:
        """The quotients of the reduction, per party; nothing where there was none."""
        if self.result is None or not self.result.reduced:
            return {}
        votes = {party.name: party.votes for party in self.result.parties}
        step = self.result.step(ReductionStep)
        return {
            party: [
                (seat + 1, Fraction(votes[party], seat), seat < step.seats[party])
                for seat in range(step.minima[party], step.maxima[party])
            ]
            for party in step.seats
        }

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the figures that the result was computed from, in their JSON form."""
        figures = (
            *(
                (each.name, each.votes, each.mayors, each.council_seats)
                for each in self.figures.parties
            ),
            *(
                (each.municipality, each.letter, each.votes, each.mayors)
                for each in self.figures.local_lists
            ),
            self.figures.municipalities,
            self.figures.base,
            self.term.reading,
        )
        return sha256(json.dumps(figures, ensure_ascii=False).encode()).hexdigest()


def composition_results(dataset: Dataset) -> Iterator[CompositionResult]:
    """Yield the composition of every term for which the figures of its municipalities suffice."""
    for term in dataset.terms:
        content = _result(TermInput.of(dataset, term))
        if content is not None:
            yield content


def possible_outcomes(given: TermInput) -> tuple[RegionFigures, tuple[Outcome, ...]] | None:
    """Return the figures and every outcome; None where too little is known to compute any."""
    gaps = figure_gaps(given.election, given.codes)
    if gaps.mayors or None in gaps.votes.values():
        return None
    figures = region_figures(given.election, given.codes)
    every = outcomes(
        figures,
        alliance_votes(given.term, figures),
        reading=Reading(given.term.reading),
        lots=recorded_lots(given.term),
    )
    return figures, every


def _result(given: TermInput) -> CompositionResult | None:
    """Return the composition; None where too little is known to compute it."""
    if (found := possible_outcomes(given)) is None:
        return None
    figures, every = found
    if not all(_stands(each, figures) for each in every):
        return None
    possible = tuple(each for each in every if agrees(each, given.term)) or every
    others = tuple(each for each in every if each not in possible)
    return CompositionResult(given, figures, possible, others)


def _stands(outcome: Outcome, figures: RegionFigures) -> bool:
    """Whether the votes whose list is not known can make no difference to an outcome."""
    result = outcome.result
    return not figures.unlisted or (
        isinstance(result, Composition) and stands(result, figures.unlisted)
    )


def alliance_votes(term: Term, figures: RegionFigures) -> AllianceVotes | None:
    """Return what is known of the alliance's votes in the region; None where there is none.

    Of an alliance of which nothing is known, any local list may have been a member.
    """
    if term.alliance == NO_ALLIANCE:
        return None
    every = sum(each.votes for each in figures.local_lists)
    alliance = term.known_alliance
    if alliance is None:
        return AllianceVotes(term.alliance_name, (), every)
    known = {(each.municipality, each.letter) for each in alliance.known_members}
    members = tuple(
        each for each in figures.local_lists if (each.municipality, each.letter) in known
    )
    own = sum(each.votes for each in members)
    most = own if alliance.complete else every
    if alliance.national_votes is not None:
        most = min(most, alliance.national_votes)
    return AllianceVotes(alliance.name, members, most, alliance.complete)
