"""The table of a composition: a row for each party, with the reason for its seats."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from math import floor

from klsite.model.terms import Term
from klsite.results.calculation_steps import EXCLUSIONS, share_text
from klsite.results.composition_records import is_alliance, recorded_lots
from klsite.rules.apportionment import Lot
from klsite.rules.composition import (
    LIMIT_PER_MUNICIPALITY,
    Composition,
    EligibilityStep,
    Infeasible,
    OpenTie,
    Party,
    QuotaStep,
    ReductionStep,
    SizeStep,
)
from klsite.rules.outcomes import Outcome
from klsite.rules.readings import Reading
from klsite.rules.regional import RegionFigures
from klsite.text.danish import counted, listing, number


@dataclass(frozen=True, slots=True)
class Row:
    """One party in the table of the result. Shares are of all votes, ratios of votes to seats.

    The votes of a list alliance may be known only to lie between ``votes`` and ``most_votes``,
    and its share between ``share`` and ``most_share``;
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

    @property
    def estimated(self) -> bool:
        """Whether the votes are not known, but only the least and the most of them."""
        return self.votes != self.most_votes


def table_rows(
    outcome: Outcome,
    term: Term,
    figures: RegionFigures,
    possible: Sequence[Outcome],
    names: Mapping[str, str],
) -> Iterator[Row]:
    """Yield the rows of the table, most seats first; ``names`` are the parties by letter."""
    result = outcome.result
    assert isinstance(result, Composition), "only asked where there is a composition"
    taking_part = {party.name for party in result.step(EligibilityStep).taking_part}
    ordered = sorted(result.parties, key=lambda each: (-result.seats[each.name], -each.votes))
    for party in ordered:
        seats, every = result.seats[party.name], _seats_in_each(party, possible)
        if not any(every):
            continue
        share = Fraction(party.votes, figures.base)
        most_votes = max(each.most for each in possible)
        estimated = is_alliance(party, term) and party.votes != most_votes
        inside = party.name in taking_part
        yield Row(
            letter=party.name if party.name in names else "",
            name=names.get(party.name, party.name),
            votes=party.votes,
            most_votes=most_votes if estimated else party.votes,
            share=share,
            most_share=Fraction(most_votes, figures.base) if estimated else share,
            mayors=party.mayors,
            supplementary=result.supplementary[party.name],
            seats=seats,
            ratio=None if estimated or not seats else share / Fraction(seats, result.total),
            least=min(every),
            most=max(every),
            why=(
                _why(party, result, names.get(party.name, party.name), estimated=estimated)
                if seats
                else f"{_below_threshold(party, outcome, term)} og har så ingen plads. I andre "
                f"udfald, der er mulige, har det op til {max(every)}."
            ),
            to_next=(
                _votes_to_next_seat(party, result, figures, recorded_lots(term))
                if inside and not estimated
                else None
            ),
        )


def _seats_in_each(party: Party, possible: Sequence[Outcome]) -> list[int]:
    return [each.composition.seats.get(party.name, 0) for each in possible if each.composition]


def _below_threshold(alliance: Party, outcome: Outcome, term: Term) -> str:
    """Return the beginning of a sentence on an alliance that is too small to take part."""
    who = alliance.name if term.known_alliance else "Et listesamarbejde, om der var et,"
    return (
        f"{who} regnes her med under 2 % af stemmerne, mellem {number(alliance.votes)} og "
        f"{number(outcome.most)},"
    )


def _why(party: Party, result: Composition, name: str, *, estimated: bool) -> str:
    """Return in one or two sentences why a party has its seats."""
    for excluded, reason in result.step(EligibilityStep).excluded:
        if excluded is party:
            members = counted(party.mayors, "borgmester er medlem", "borgmestre er medlemmer")
            return f"{name} deltager ikke, for listen {EXCLUSIONS[reason]}. Men {members}."
    size = result.step(SizeStep)
    quota = result.step(QuotaStep)
    seats, extra = result.seats[party.name], result.supplementary[party.name]
    basis = (
        f"{name} har flest borgmestre for sine stemmer og sætter derfor kvoten"
        if party.name in quota.parties
        else f"{name} {'regnes her med' if estimated else 'fik'} {number(party.votes)} stemmer, "
        f"det er {share_text(size.quotas[party.name])} gange kvoten"
    )
    before = size.seats[party.name]
    mayors = counted(party.mayors, "borgmester", "borgmestre")
    given = counted(seats, "plads", "pladser")
    limited = f" Det gav {before}, men loftet satte det ned til {seats}." if before != seats else ""
    more = counted(extra, "supplerende medlem", "supplerende medlemmer")
    members = listing([*([mayors] if party.mayors else []), *([more] if extra else [])])
    return f"{basis}.{limited} Det giver {given}: {members}."


def left_out_lines(
    outcome: Outcome, term: Term, possible: Sequence[Outcome], names: Mapping[str, str]
) -> Iterator[str]:
    """Yield a line for each party that has no seat in any possible outcome, with the reason."""
    result = outcome.result
    assert isinstance(result, Composition), "only asked where there is a composition"
    for party, reason in result.step(EligibilityStep).excluded:
        if any(_seats_in_each(party, possible)):
            continue
        if is_alliance(party, term):
            yield f"{_below_threshold(party, outcome, term)} og har ingen plads."
        else:
            votes = number(party.votes)
            yield f"{names.get(party.name, party.name)}: {votes} stemmer; {EXCLUSIONS[reason]}."


def _likely_votes(party: Party, result: Composition) -> Iterator[int]:
    """Yield how many more votes would do if neither the quota nor the others' seats changed.

    First by the quota; then to overtake the claim to the last seat of a reduced house.
    """
    seats = result.seats[party.name]
    yield floor(seats * result.step(QuotaStep).quota) + 1 - party.votes
    awards = result.step(ReductionStep).awards if result.reduced else ()
    if awards and (claim := awards[-1].claim) is not None:
        yield floor(seats * claim) + 1 - party.votes


def _votes_to_next_seat(
    party: Party, result: Composition, figures: RegionFigures, lots: Sequence[Lot]
) -> int | None:
    """Return how many more votes would give one more seat, all else equal; None if none would."""
    size = result.step(SizeStep)
    quota = result.step(QuotaStep)
    plain = size.reading is Reading.ROUNDED_UP_QUOTA and not result.reduced
    is_full = result.total == LIMIT_PER_MUNICIPALITY * figures.municipalities
    if plain and not is_full and party.name not in quota.parties:
        return floor(result.seats[party.name] * quota.quota) + 1 - party.votes

    @cache
    def has_more(extra: int) -> bool:
        grown = [
            replace(each, votes=each.votes + extra) if each is party else each
            for each in result.parties
        ]
        other = figures.compose(grown, size.reading, lots)
        return not isinstance(other, Infeasible) and (
            party.name in other.tie.between
            if isinstance(other, OpenTie)
            else other.seats[party.name] > result.seats[party.name]
        )

    low, high = 0, figures.base
    if not has_more(high):
        return None
    for guess in _likely_votes(party, result):
        for extra in (guess, guess - 1):
            if low < extra < high:
                low, high = (low, extra) if has_more(extra) else (extra, high)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if has_more(middle) else (middle, high)
    return high
