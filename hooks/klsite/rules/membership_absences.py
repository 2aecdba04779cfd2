"""The events by which a member is away for a time and comes back (Bilag 1, 1.6-1.8)."""

from dataclasses import replace
from datetime import date

from klsite.rules.membership import Away, Reason
from klsite.rules.membership_outcomes import ChangeKind, NotAllowed, Refusal
from klsite.rules.membership_step import Step, members_seat, person_of

MONTHS_AWAY = 3
"""The least expected length of an absence that lets the substitute in (1.6, 1.7, 1.16)."""


def months_after(day: date, months: int) -> date:
    """Return the same day of the month so many months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def _long_enough(step: Step, person: str) -> date:
    until = step.event.until
    assert until is not None, "asked for by the model or the caller"
    if until < months_after(step.event.date, MONTHS_AWAY):
        prevented = step.event.kind == "prevented"
        raise NotAllowed(Refusal.PREVENTED_TOO_SHORT if prevented else Refusal.TOO_SHORT, person)
    return until


def _goes_away(step: Step, why: Reason) -> None:
    person = person_of(step)
    seat = members_seat(step, person)
    if seat.away is not None:
        raise NotAllowed(Refusal.ALREADY_AWAY, person)
    until = _long_enough(step, person)
    seat = replace(seat, away=Away(step.event.date, until, why))
    step.put(seat)
    step.say(ChangeKind.AWAY, person, why.point, until.isoformat())
    stand_in = step.now.stand_in(seat)
    if stand_in is not None:
        step.say(ChangeKind.STANDS_IN, stand_in.person, why.point, person)


def leave(step: Step) -> None:
    """A member is on leave from the council for so long that the substitute steps in (1.6)."""
    _goes_away(step, Reason.ON_LEAVE)


def prevented(step: Step) -> None:
    """The KKR decides at a meeting that the substitute steps in (1.7); elected members only."""
    if members_seat(step, person_of(step)).is_mayors:
        raise NotAllowed(Refusal.ONLY_ELECTED, person_of(step))
    if step.event.date not in step.meeting_days:
        raise NotAllowed(Refusal.NOT_A_MEETING, step.event.date.isoformat())
    _goes_away(step, Reason.PREVENTED)


def returns(step: Step) -> None:
    """A member comes back, and the substitute steps out."""
    person = person_of(step)
    seat = members_seat(step, person)
    if seat.away is None:
        raise NotAllowed(Refusal.NOT_AWAY, person)
    point = seat.away.why.point
    step.put(replace(seat, away=None))
    step.say(ChangeKind.RETURNS, person, point)
