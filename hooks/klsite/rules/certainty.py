"""Whether a composition stands although the lists of a few votes are not known."""

from collections.abc import Mapping
from fractions import Fraction

from klsite.rules.composition import (
    THRESHOLD,
    Composition,
    EligibilityStep,
    Exclusion,
    QuotaStep,
    ReductionStep,
    SizeStep,
)
from klsite.rules.readings import TURNS, seats_for


def stands(composition: Composition, unlisted: int) -> bool:
    """Whether the seats are the same however ``unlisted`` votes fall on the parties.

    The votes are part of the base already. A sufficient condition: every step is compared at its
    worst, so False does not mean that the seats can change.
    """
    if not unlisted:
        return True
    return all(
        _step_stands(step, unlisted, composition)
        for step in composition.steps
        if isinstance(step, EligibilityStep | SizeStep | ReductionStep)
    )


def _step_stands(
    step: EligibilityStep | SizeStep | ReductionStep, unlisted: int, composition: Composition
) -> bool:
    if isinstance(step, EligibilityStep):
        return _eligibility_stands(step, unlisted)
    if isinstance(step, SizeStep):
        quota = composition.step(QuotaStep)
        return _size_stands(step, quota, unlisted)
    votes = {party.name: party.votes for party in composition.parties}
    return _reduction_stands(step, votes, unlisted)


def _eligibility_stands(step: EligibilityStep, unlisted: int) -> bool:
    return all(
        party.votes + unlisted < THRESHOLD * step.base
        for party, reason in step.excluded
        if reason is Exclusion.BELOW_THRESHOLD
    )


def _size_stands(step: SizeStep, quota: QuotaStep, unlisted: int) -> bool:
    """Whether one party surely sets the quota, and no other's number of quotas passes a turn."""
    turn = TURNS.get(step.reading)
    setting, *more = quota.parties
    if turn is None or more:
        return False
    highest = Fraction(quota.votes[setting] + unlisted, quota.mayors[setting])
    others = [each for party, each in quota.votes_per_mayor.items() if party != setting]
    if others and min(others) <= highest:
        return False
    return all(
        seats_for(Fraction(votes) / highest, turn)
        == seats_for(Fraction(votes + unlisted) / quota.quota, turn)
        for party, votes in step.votes.items()
        if party != setting  # it has as many quotas as mayors, whatever its votes
    )


def _reduction_stands(step: ReductionStep, votes: Mapping[str, int], unlisted: int) -> bool:
    """Whether the weakest claim that won a seat stays above the strongest that did not."""
    won = [
        Fraction(votes[party], seats - 1)
        for party, seats in step.seats.items()
        if seats > step.minima[party]
    ]
    missed = [
        Fraction(votes[party] + unlisted, seats)
        for party, seats in step.seats.items()
        if seats < step.maxima[party]
    ]
    return not won or not missed or min(won) > max(missed)
