"""The posts of mayor that set the quota of a council, and what one post more or less would do."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from klsite.model.elections import MayorRecord
from klsite.results.composition_records import recorded_lots
from klsite.results.compositions import CompositionResult
from klsite.rules.composition import (
    Composition,
    EligibilityStep,
    LimitStep,
    Party,
    QuotaStep,
    Result,
)
from klsite.rules.readings import Reading


@dataclass(frozen=True, slots=True)
class SizeChange:
    """The size with another number of mayors: after the limit, and before it where it differs.

    ``total`` is None where the rules give no result or a lot decides.
    """

    total: int | None
    before_limit: int | None


@dataclass(frozen=True, slots=True)
class MayorsOfParty:
    """A party in the region, and the size of the council with one mayor fewer or more."""

    name: str
    letter: str
    mayors: int
    votes_per_mayor: Fraction | None
    sets_quota: bool
    one_fewer: SizeChange | None
    one_more: SizeChange


@dataclass(frozen=True, slots=True)
class QuotaPosts:
    """Which parties set the quota, their mayors, and what a change of mayors would do.

    ``size`` is the size of the council as it is.
    """

    quota: Fraction
    setting: tuple[str, ...]
    posts: tuple[MayorRecord, ...]
    parties: tuple[MayorsOfParty, ...]
    size: SizeChange


def quota_posts(content: CompositionResult) -> QuotaPosts | None:
    """Return the posts behind the outcome that the page works through; None without a result."""
    result = content.result
    if result is None:
        return None
    step = result.step(QuotaStep)
    return QuotaPosts(
        quota=step.quota,
        setting=tuple(content.names.get(each, each) for each in step.parties),
        posts=tuple(_posts(content, step)),
        parties=tuple(_parties(content, result, step)),
        size=_size(result),
    )


def _posts(content: CompositionResult, step: QuotaStep) -> Iterator[MayorRecord]:
    """Yield the mayors of the parties that set the quota, in the order of the municipalities."""
    members = {(each.municipality, each.letter) for each in content.known_members}
    alliance = content.term.alliance_name
    for code in content.given.codes:
        mayor = content.election.mayor_by_code.get(code)
        if mayor is None or mayor.list is None:
            continue
        national = content.election.party_of(code, mayor.list) is not None
        joined = (code, mayor.list) in members and alliance in step.parties
        if (national and mayor.list in step.parties) or joined:
            yield mayor


def _parties(
    content: CompositionResult, result: Composition, step: QuotaStep
) -> Iterator[MayorsOfParty]:
    """Yield those who take part, the one with fewest votes per mayor first."""
    inside = result.step(EligibilityStep).taking_part
    none = Fraction(content.figures.base + 1)
    for party in sorted(
        inside, key=lambda each: (step.votes_per_mayor.get(each.name, none), -each.votes)
    ):
        yield MayorsOfParty(
            name=content.names.get(party.name, party.name),
            letter=party.name if party.name in content.names else "",
            mayors=party.mayors,
            votes_per_mayor=step.votes_per_mayor.get(party.name),
            sets_quota=party.name in step.parties,
            one_fewer=_changed(content, party, -1) if party.mayors else None,
            one_more=_changed(content, party, 1),
        )


def _changed(content: CompositionResult, party: Party, mayors: int) -> SizeChange:
    """Return the size with so many more mayors of one party, and all others as they are."""
    assert content.result is not None, "only asked where there is a composition"
    parties = [
        replace(each, mayors=each.mayors + mayors) if each is party else each
        for each in content.result.parties
    ]
    reading, lots = Reading(content.term.reading), recorded_lots(content.term)
    return _size(content.figures.compose(parties, reading, lots))


def _size(result: Result) -> SizeChange:
    limit = next((each for each in result.steps if isinstance(each, LimitStep)), None)
    before = limit.total if limit and limit.exceeded else None
    return SizeChange(result.total if isinstance(result, Composition) else None, before)
