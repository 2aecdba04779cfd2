"""The composition of a KKR in a term: the result, why, the working, and what if."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from hashlib import sha256
from math import floor

from klsite import addresses
from klsite.danish import listing, number
from klsite.model.dataset import Dataset
from klsite.model.elections import Election
from klsite.model.geography import Kkr, Region
from klsite.model.terms import Term
from klsite.pages.page import Fault, Link, Origin, Page
from klsite.pages.seat_diagram import SeatMark, seat_marks
from klsite.pages.working import (
    EXCLUSIONS,
    OBSTACLES,
    READINGS,
    WorkedStep,
    share_text,
    tie_sentence,
    worked,
)
from klsite.rules.apportionment import Lot
from klsite.rules.composition import (
    LIMIT_PER_MUNICIPALITY,
    THRESHOLD,
    Composition,
    EligibilityStep,
    Infeasible,
    OpenTie,
    Party,
    QuotaStep,
    Reading,
    ReductionStep,
    SizeStep,
    compose,
)
from klsite.rules.outcomes import AllianceVotes, Outcome, outcomes
from klsite.rules.regional import LocalList, RegionFigures, region_figures

Quotient = tuple[int, Fraction, bool]
"""The number of a seat, the votes per seat that claim it, and whether it was won."""


@dataclass(frozen=True, slots=True)
class Row:
    """One party in the table of the result. Shares are of all votes, ratios of votes to seats.

    The votes of a list alliance may be known only to lie between ``votes`` and ``most_votes``;
    ``least`` and ``most`` are its seats over all outcomes that are possible.
    """

    letter: str
    name: str
    votes: int
    most_votes: int
    share: Fraction
    most_share: Fraction
    mayors: int
    supplementary: int
    seats: int
    ratio: Fraction | None
    least: int
    most: int
    why: str
    to_next: int | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Another result beside the one that holds: what was changed, and what it changes."""

    title: str
    total: int | None
    differences: str


@dataclass(frozen=True)
class CompositionContent:
    """What the page of a composition shows.

    ``outcome`` is the one that is worked through, the first of those ``possible``; ``others``
    do not agree with what KL has published. ``names`` are the parties by their letters. What
    only the page needs is worked out when it is asked for.
    """

    kkr: Kkr
    region: Region
    term: Term
    election: Election
    figures: RegionFigures
    possible: tuple[Outcome, ...]
    others: tuple[Outcome, ...]
    names: Mapping[str, str]

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
        return tuple(_rows(self.outcome, self.term, self.figures, self.possible, self.names))

    @property
    def known_members(self) -> tuple[LocalList, ...]:
        """The local lists that are known to have joined the alliance."""
        alliance = _alliance(self.term, self.figures)
        return alliance.members if alliance else ()

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """A line for each party without a seat, with the reason."""
        if self.result is None:
            return ()
        return tuple(_left_out(self.outcome, self.term, self.names))

    @cached_property
    def steps(self) -> tuple[WorkedStep, ...]:
        """The working."""
        return tuple(worked(step) for step in self.outcome.result.steps)

    @cached_property
    def what_if(self) -> tuple[WhatIf, ...]:
        """The results under other rules."""
        if self.result is None:
            return ()
        return tuple(_what_if(self.result, self.figures, self.term, _lots(self.term)))

    @property
    def result(self) -> Composition | None:
        """The composition, where the rules give one."""
        result = self.outcome.result
        return result if isinstance(result, Composition) else None

    @property
    def total_mayors(self) -> int:
        """The mayors among the members: one for every municipality."""
        return sum(row.mayors for row in self.rows)

    @property
    def seat_marks(self) -> tuple[SeatMark, ...]:
        """The marks of the seat diagram; a list without a letter of its own is an L."""
        return tuple(
            seat_marks((row.letter or "L", row.mayors, row.supplementary) for row in self.rows)
        )

    @property
    def quotients(self) -> dict[str, list[Quotient]]:
        """The quotients of the reduction, per party; nothing where there was none."""
        if self.result is None:
            return {}
        votes = {party.name: party.votes for party in self.result.parties}
        for each in self.steps:
            if isinstance(each.step, ReductionStep):
                return _quotients(each.step, votes)
        return {}

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


def contents(dataset: Dataset) -> Iterator[CompositionContent]:
    """Yield the composition of every term whose election is known in full."""
    councils = {kkr.id: kkr for kkr in dataset.kkr}
    regions = {region.id: region for region in dataset.regions.regions}
    elections = {str(election.date.year): election for election in dataset.elections}
    for term in dataset.terms:
        kkr = councils[term.kkr]
        election = elections[term.election]
        if election.quality != "exact":
            continue
        codes = [each.code for each in dataset.members(kkr)]
        yield _content(dataset, kkr, regions[kkr.region], term, election, codes)


def _content(
    dataset: Dataset,
    kkr: Kkr,
    region: Region,
    term: Term,
    election: Election,
    codes: Sequence[str],
) -> CompositionContent:
    figures = region_figures(election, codes)
    every = outcomes(
        figures,
        _alliance(term, figures),
        reading=Reading(term.reading),
        lots=_lots(term),
    )
    possible = tuple(each for each in every if _agrees(each, term)) or every
    return CompositionContent(
        kkr=kkr,
        region=region,
        term=term,
        election=election,
        figures=figures,
        possible=possible,
        others=tuple(each for each in every if each not in possible),
        names=_names(dataset, election),
    )


def _lots(term: Term) -> tuple[Lot, ...]:
    return tuple(Lot(frozenset(lot.between), frozenset(lot.winners)) for lot in term.lots)


def _alliance(term: Term, figures: RegionFigures) -> AllianceVotes | None:
    """Return what is known of the alliance's votes in the region."""
    if term.alliance is None:
        return None
    known = {(each.municipality, each.letter) for each in term.alliance.known_members}
    members = tuple(
        each for each in figures.local_lists if (each.municipality, each.letter) in known
    )
    most = sum(each.votes for each in figures.local_lists)
    if term.alliance.national_votes is not None:
        most = min(most, term.alliance.national_votes)
    return AllianceVotes(term.alliance.name, members, most)


def _agrees(outcome: Outcome, term: Term) -> bool:
    """Whether an outcome is what KL has published, as far as it has."""
    published, result = term.published, outcome.result
    if published is None or not isinstance(result, Composition):
        return published is None
    if published.total is not None and published.total != result.total:
        return False
    if any(result.seats.get(each.name) != each.seats for each in published.seats):
        return False
    named = Counter(each.party for each in published.members)
    if published.all_members:
        return named == Counter({name: seats for name, seats in result.seats.items() if seats})
    return all(count <= result.seats.get(name, 0) for name, count in named.items())


def _names(dataset: Dataset, election: Election) -> dict[str, str]:
    """Return the name of each party by its letter at the election."""
    parties = {party.id: party.name for party in dataset.parties.parties}
    return {each.letter: parties[each.party] for each in election.lists}


def _rows(
    outcome: Outcome,
    term: Term,
    figures: RegionFigures,
    possible: Sequence[Outcome],
    names: Mapping[str, str],
) -> Iterator[Row]:
    result = outcome.result
    assert isinstance(result, Composition), "only asked where there is a composition"
    taking_part = {party.name for party in _eligibility(result).taking_part}
    ordered = sorted(result.parties, key=lambda each: (-result.seats[each.name], -each.votes))
    for party in ordered:
        seats = result.seats[party.name]
        if not seats:
            continue
        every = [
            each.result.seats.get(party.name, 0)
            for each in possible
            if isinstance(each.result, Composition)
        ]
        share = Fraction(party.votes, figures.base)
        estimated = _is_alliance(party, term) and outcome.least != outcome.most
        inside = party.name in taking_part
        yield Row(
            letter=party.name if party.name in names else "",
            name=names.get(party.name, party.name),
            votes=party.votes,
            most_votes=outcome.most if _is_alliance(party, term) else party.votes,
            share=share,
            most_share=Fraction(outcome.most, figures.base) if estimated else share,
            mayors=party.mayors,
            supplementary=result.supplementary[party.name],
            seats=seats,
            ratio=None if estimated else share / Fraction(seats, result.total),
            least=min(every),
            most=max(every),
            why=_why(
                party,
                result,
                names.get(party.name, party.name),
                estimated=estimated,
            ),
            to_next=(
                _votes_to_next_seat(party, result, figures, _lots(term))
                if inside and not estimated
                else None
            ),
        )


def _eligibility(result: Composition) -> EligibilityStep:
    return next(step for step in result.steps if isinstance(step, EligibilityStep))


def _counted(count: int, one: str, many: str) -> str:
    return f"{number(count)} {one if count == 1 else many}"


def _why(party: Party, result: Composition, name: str, *, estimated: bool) -> str:
    """Return in one or two sentences why a party has its seats."""
    mayors = _counted(party.mayors, "borgmester", "borgmestre")
    for excluded, reason in _eligibility(result).excluded:
        if excluded is party:
            return f"{name} deltager ikke, for listen {EXCLUSIONS[reason]}. Men {mayors} er medlem."
    size = next(step for step in result.steps if isinstance(step, SizeStep))
    quota = next(step for step in result.steps if isinstance(step, QuotaStep))
    seats, extra = result.seats[party.name], result.supplementary[party.name]
    basis = (
        f"{name} har flest borgmestre for sine stemmer og sætter derfor kvoten"
        if party.name in quota.parties
        else f"{name} {'regnes her med' if estimated else 'fik'} {number(party.votes)} stemmer, "
        f"det er {share_text(size.quotas[party.name])} gange kvoten"
    )
    before = size.seats[party.name]
    given = f"{_counted(seats, 'plads', 'pladser')}"
    limited = f" Det gav {before}, men loftet satte det ned til {seats}." if before != seats else ""
    members = listing([each for each in (mayors if party.mayors else "", _extra(extra)) if each])
    return f"{basis}.{limited} Det giver {given}: {members}."


def _extra(count: int) -> str:
    return _counted(count, "supplerende medlem", "supplerende medlemmer") if count else ""


def _is_alliance(party: Party, term: Term) -> bool:
    return term.alliance is not None and party.name == term.alliance.name


def _left_out(outcome: Outcome, term: Term, names: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each party that has no seat, with the reason."""
    result = outcome.result
    assert isinstance(result, Composition), "only asked where there is a composition"
    for party, reason in _eligibility(result).excluded:
        if result.seats[party.name]:
            continue
        votes = number(party.votes)
        if _is_alliance(party, term):
            yield (
                f"{party.name} regnes her med under 2 % af stemmerne, mellem {votes} og "
                f"{number(outcome.most)}; andre udfald står nedenfor."
            )
        else:
            yield f"{names.get(party.name, party.name)}: {votes} stemmer; {EXCLUSIONS[reason]}."


def _votes_to_next_seat(
    party: Party, result: Composition, figures: RegionFigures, lots: Sequence[Lot]
) -> int | None:
    """Return how many more votes would give one more seat, all else equal; None if none would."""
    size = next(step for step in result.steps if isinstance(step, SizeStep))
    quota = next(step for step in result.steps if isinstance(step, QuotaStep))
    plain = size.reading is Reading.ROUNDED_UP_QUOTA and not result.reduced
    if plain and party.name not in quota.parties:
        at_limit = result.total == LIMIT_PER_MUNICIPALITY * figures.municipalities
        return None if at_limit else floor(result.seats[party.name] * quota.quota) + 1 - party.votes

    @cache
    def has_more(extra: int) -> bool:
        grown = [
            Party(each.name, each.votes + extra, each.mayors, each.council_seats, each.entitled)
            if each is party
            else each
            for each in result.parties
        ]
        other = compose(
            grown,
            figures.municipalities,
            base=figures.base,
            reading=size.reading,
            lots=lots,
        )
        return not isinstance(other, Infeasible) and (
            party.name in other.tie.between
            if isinstance(other, OpenTie)
            else other.seats[party.name] > result.seats[party.name]
        )

    low, high = 0, figures.base
    if not has_more(high):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if has_more(middle) else (middle, high)
    return high


def _what_if(
    result: Composition, figures: RegionFigures, term: Term, lots: Sequence[Lot]
) -> Iterator[WhatIf]:
    """Yield the results of the same figures under other rules, each clearly another."""
    own = Reading(term.reading)
    alliance = term.alliance.name if term.alliance else None
    if alliance and alliance in {each.name for each in _eligibility(result).taking_part}:
        without = [
            Party(each.name, each.votes, each.mayors, each.council_seats, entitled=False)
            if each.name == alliance
            else each
            for each in result.parties
        ]
        other = compose(without, figures.municipalities, base=figures.base, reading=own, lots=lots)
        yield _compared("Uden listesamarbejdet", result, other)
    if result.reduced:
        unlimited = compose(result.parties, None, base=figures.base, reading=own, lots=lots)
        yield _compared("Uden loftet på to medlemmer pr. kommune", result, unlimited)
    for reading in Reading:
        if reading is not own:
            other = compose(
                result.parties,
                figures.municipalities,
                base=figures.base,
                reading=reading,
                lots=lots,
            )
            yield _compared(f"{READINGS[reading][0].upper()}{READINGS[reading][1:]}", result, other)


def _compared(name: str, result: Composition, other: Composition | OpenTie | Infeasible) -> WhatIf:
    if isinstance(other, OpenTie):
        return WhatIf(name, None, tie_sentence(other.tie))
    if isinstance(other, Infeasible):
        return WhatIf(name, None, OBSTACLES[other.obstacle])
    mayors = {party.name: party.mayors for party in other.parties}
    differences = [
        f"{party} {result.seats[party]} → {seats}{' (kun borgmestre)' * (seats == mayors[party])}"
        for party, seats in other.seats.items()
        if seats != result.seats[party]
    ]
    return WhatIf(name, other.total, ", ".join(differences) or "Ingen forskel")


def faults(contents: Sequence[CompositionContent]) -> Iterator[Fault]:
    """Yield what must be put right before a composition may be published."""
    for content in contents:
        origin = Origin(content.term.file, ("published",))
        result = content.outcome.result
        for letter in _seats_needed(content):
            message = f"det vides ikke, om {letter} har mandater i regionen (punkt bilag1-1.0)"
            yield Fault(Origin(content.term.file, ("election",)), message)
        for key in ("chair", "vice_chair"):
            yield from _office_faults(content, key)
        if isinstance(result, OpenTie):
            message = f"{tie_sentence(result.tie)} (punkt {result.point})"
            yield Fault(Origin(content.term.file), message)
        elif content.term.published and not _agrees(content.outcome, content.term):
            yield Fault(origin, _disagreement(content))


def _office_faults(content: CompositionContent, key: str) -> Iterator[Fault]:
    """Yield a fault if the chair or vice-chair belongs to a party that has no seat (1.4)."""
    person = getattr(content.term, key)
    result = content.result
    if person is None or result is None or result.seats.get(person.party):
        return
    message = (
        f"{person.name} er valgt for {person.party}, som ingen pladser har i beregningen "
        "(punkt bilag1-1.4)"
    )
    yield Fault(Origin(content.term.file, (key,)), message)


def _seats_needed(content: CompositionContent) -> list[str]:
    """Return the parties that take part if they have a council seat, which is not known."""
    return [
        party.name
        for party in content.figures.parties
        if party.name in content.figures.unknown_seats
        and party.votes >= THRESHOLD * content.figures.base
    ]


def _disagreement(content: CompositionContent) -> str:
    published = content.term.published
    assert published is not None, "only asked where something is published"
    totals = sorted(
        {each.result.total for each in content.possible if isinstance(each.result, Composition)}
    )
    told = [f"{each.name} {each.seats}" for each in published.seats]
    named = Counter(each.party for each in published.members)
    told += [f"{count} medlemmer for {name}" for name, count in named.items()]
    if published.total is not None:
        told.insert(0, f"{published.total} medlemmer")
    found = listing([str(total) for total in totals])
    return (
        f"KL har offentliggjort {listing(told)}, men beregningen giver {found} medlemmer, "
        "og ingen af de mulige udfald passer (punkt bilag1-1.0)"
    )


def composition_pages(contents: Sequence[CompositionContent]) -> Iterator[Page]:
    """Yield the overview of all compositions, and the page of each."""
    newest_first = sorted(contents, key=lambda each: each.term.starts, reverse=True)
    yield Page(
        address=addresses.COMPOSITIONS,
        template="compositions",
        title="Sammensætningen af KKR",
        description="Hvor mange pladser hvert parti har i hvert KKR, side om side.",
        content=tuple(newest_first),
        origin=Origin("kkr.yml"),
        trail=(Link("KKR", addresses.KKR),),
        changed=max((each.term.updated for each in contents), default=None),
    )
    for content in contents:
        name = f"{content.kkr.name} {content.term.period}"
        yield Page(
            address=addresses.composition(content.term),
            template="composition",
            title=f"Sammensætningen af {name}",
            description=f"Hvor mange pladser hvert parti har i {name}, og hvordan det er beregnet.",
            content=content,
            origin=Origin(content.term.file),
            trail=(
                Link("KKR", addresses.KKR),
                Link(content.kkr.name, addresses.kkr(content.kkr)),
            ),
            changed=max(content.term.updated, content.election.updated),
            short_title=f"Sammensætning {content.term.period}",
        )


def _quotients(step: ReductionStep, votes: Mapping[str, int]) -> dict[str, list[Quotient]]:
    return {
        party: [
            (seat + 1, Fraction(votes[party], seat), seat < step.seats[party])
            for seat in range(step.minima[party], step.maxima[party])
        ]
        for party in step.seats
    }
