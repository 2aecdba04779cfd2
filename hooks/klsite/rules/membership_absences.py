"""Events that begin and end a member's absence for a period (Bilag 1, 1.6-1.8)."""

from calendar import monthrange
from dataclasses import replace
from datetime import date

from klsite.rules.membership import Reason, TemporaryAbsence
from klsite.rules.membership_outcomes import ChangeKind, NotAllowed, Refusal
from klsite.rules.membership_transition import Transition

MONTHS_AWAY = 3
"""The shortest expected absence for which the substitute steps in (1.6, 1.7)."""


def months_after(day: date, months: int) -> date:
    """Return the same day of the month ``months`` later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _expected_back(transition: Transition, person: str) -> date:
    """Return the day on which someone is expected back. Raises ``NotAllowed`` if it is too soon."""
    until = transition.event.until
    assert until is not None, "the model requires it of these events"
    if until < months_after(transition.event.date, MONTHS_AWAY):
        prevented = transition.event.kind == "prevented"
        raise NotAllowed(Refusal.PREVENTED_TOO_SHORT if prevented else Refusal.TOO_SHORT, person)
    return until


def _begin_absence(transition: Transition, reason: Reason) -> None:
    """Mark the member as absent and record who stands in. Raises ``NotAllowed``."""
    person = transition.person
    seat = transition.members_seat(person)
    if seat.absence is not None:
        raise NotAllowed(Refusal.ALREADY_AWAY, person)
    until = _expected_back(transition, person)
    seat = replace(seat, absence=TemporaryAbsence(transition.event.date, until, reason))
    transition.set_seat(seat)
    transition.record(ChangeKind.AWAY, person, reason.point, until.isoformat())
    stand_in = transition.membership.stand_in(seat)
    if stand_in is not None:
        transition.record(ChangeKind.STANDS_IN, stand_in.person, reason.point, person)


def leave(transition: Transition) -> None:
    """Apply a leave from the municipal council that lets the substitute step in (1.6)."""
    _begin_absence(transition, Reason.ON_LEAVE)


def prevented(transition: Transition) -> None:
    """Apply a decision by the KKR that an elected member's substitute steps in (1.7)."""
    if transition.members_seat(transition.person).is_mayors:
        raise NotAllowed(Refusal.ONLY_ELECTED, transition.person)
    if transition.event.date not in transition.meeting_days:
        raise NotAllowed(Refusal.NOT_A_MEETING, transition.event.date.isoformat())
    _begin_absence(transition, Reason.PREVENTED)


def returns(transition: Transition) -> None:
    """End a member's absence, and with it the substitute's time in the seat."""
    person = transition.person
    seat = transition.members_seat(person)
    if seat.absence is None:
        raise NotAllowed(Refusal.NOT_AWAY, person)
    point = seat.absence.reason.point
    transition.set_seat(replace(seat, absence=None))
    transition.record(ChangeKind.RETURNS, person, point)
