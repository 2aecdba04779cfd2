"""The membership of a KKR through a term: replay of its events, state on a day, stints.

Source: the rules of procedure, Bilag 1, 1.1-1.3. A KKR takes office at its constituting meeting
and sits until the next one takes office (1.3).
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from klsite.model.membership import MembershipEvent
from klsite.rules.membership import Conflict, Councillor, Membership, Tenure, conflicts
from klsite.rules.membership_events import apply
from klsite.rules.membership_outcomes import Consequence, NotAllowed, Refusal


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """An event, its consequences, and the membership after it."""

    event: MembershipEvent
    consequences: tuple[Consequence, ...]
    after: Membership


@dataclass(frozen=True, slots=True)
class RefusedEvent:
    """An event that the rules do not allow: its index in the log, and why."""

    index: int
    refusal: Refusal
    about: str


@dataclass(frozen=True, slots=True)
class TimelineConflict:
    """A conflict, and the index of the event that caused it; None if present from the start."""

    index: int | None
    conflict: Conflict
    person: str


@dataclass(frozen=True)
class Timeline:
    """The membership through a term: an entry for every event that the rules allow."""

    beginning: Membership
    entries: tuple[TimelineEntry, ...]
    refused: tuple[RefusedEvent, ...]
    conflicts: tuple[TimelineConflict, ...]

    def on(self, day: date) -> Membership:
        """Return the membership after the events of a day."""
        before = bisect_right(self.entries, day, key=lambda each: each.event.date)
        return self.entries[before - 1].after if before else self.beginning

    @property
    def last(self) -> Membership:
        """The membership after the last event."""
        return self.entries[-1].after if self.entries else self.beginning


@dataclass(frozen=True, slots=True)
class CouncilDays:
    """The days of a KKR in a term that decide whether an event is allowed on a given day.

    ``starts`` is the first day of the term and ``ends`` the last day on which the KKR sits.
    ``took_office`` is the day of the constituting meeting, None where it is not known.
    ``meetings`` are the days on which the KKR met (1.7).
    """

    starts: date
    took_office: date | None
    ends: date
    meetings: Container[date]


def replay(beginning: Membership, events: Sequence[MembershipEvent], days: CouncilDays) -> Timeline:
    """Apply the events of a term, in the order of the log, to the membership it began with.

    An event may lie from the day the KKR took office, or the first day of the term where that is
    not known, to the last day on which it sits, both included. One that the rules do not allow
    is left out and listed in ``refused``.
    """
    now = beginning
    entries: list[TimelineEntry] = []
    refused: list[RefusedEvent] = []
    found = [TimelineConflict(None, *each) for each in conflicts(beginning)]
    known = set(conflicts(beginning))
    for index, event in enumerate(events):
        try:
            _check_day(events, index, days)
            now, consequences = apply(now, event, days.meetings)
        except NotAllowed as no:
            refused.append(RefusedEvent(index, no.refusal, no.about))
            continue
        entries.append(TimelineEntry(event, consequences, now))
        new = set(conflicts(now)) - known
        found += [TimelineConflict(index, *each) for each in sorted(new, key=lambda each: each[1])]
        known |= new
    return Timeline(beginning, tuple(entries), tuple(refused), tuple(found))


def _check_day(events: Sequence[MembershipEvent], index: int, days: CouncilDays) -> None:
    """Raise ``NotAllowed`` if an event lies outside the term, or before the one above it."""
    day = events[index].date
    if day < days.starts:
        raise NotAllowed(Refusal.BEFORE_TERM, days.starts.isoformat())
    if days.took_office is not None and day < days.took_office:
        raise NotAllowed(Refusal.BEFORE_OFFICE, days.took_office.isoformat())
    if day > days.ends:
        raise NotAllowed(Refusal.AFTER_TERM, days.ends.isoformat())
    if index and day < events[index - 1].date:
        raise NotAllowed(Refusal.OUT_OF_ORDER, events[index - 1].date.isoformat())


@dataclass(frozen=True, slots=True)
class WrongCount:
    """A group whose number of elected members differs from that of the composition."""

    group: str
    found: int
    expected: int


def wrong_counts(
    beginning: Membership, supplementary: Mapping[str, int], *, complete: bool
) -> Iterator[WrongCount]:
    """Yield each group with too many elected members or, if ``complete``, too few (1.0).

    ``supplementary`` is the number that the composition gives each group; with ``complete`` all
    elected members are listed.
    """
    found = Counter(seat.group or "" for seat, _ in beginning.filled if not seat.is_mayors)
    for group in sorted({*found, *supplementary}):
        expected = supplementary.get(group, 0)
        if found[group] > expected or (complete and found[group] < expected):
            yield WrongCount(group, found[group], expected)


class Role(Enum):
    """The capacity in which a person takes part in a KKR."""

    MEMBER = "member"
    STAND_IN = "stand-in"
    SUBSTITUTE = "substitute"
    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"


@dataclass(frozen=True, slots=True)
class Stint:
    """A period in which one person holds one role without change.

    ``since`` is None where the day is not known, ``until`` None while the stint lasts; ``until``
    is the day on which the next stint in the same seat begins. A change of the person's party,
    or of the member whom a substitute represents, ends a stint.
    """

    person: str
    role: Role
    seat: str
    """The seat's id; empty for an office."""
    group: str | None
    municipality: str | None
    """The municipality of a mayor's seat."""
    tenure: Tenure
    since: date | None
    councillor: Councillor | None
    """The person's seat in a municipal council at the beginning of the stint."""
    substitute_for: str | None = None
    """The member whom a substitute represents."""
    until: date | None = None

    def is_continued_by(self, other: "Stint") -> bool:
        """Whether another stint in the same role and seat is the same one at a later moment."""
        return (
            self.person,
            self.substitute_for,
            self.group,
            self.councillor,
            self.tenure.reason,
        ) == (
            other.person,
            other.substitute_for,
            other.group,
            other.councillor,
            other.tenure.reason,
        )


def _current_stints(membership: Membership) -> dict[tuple[Role, str], Stint]:
    """Return the stints in force in a membership, by role and seat id."""
    found = {}
    for seat in membership.seats.values():
        member = seat.member.person if seat.member else None
        held = (
            (Role.MEMBER, seat.member, None),
            (Role.STAND_IN, membership.stand_in(seat), member),
            (Role.SUBSTITUTE, membership.substitute(seat), member),
        )
        for role, tenure, substitute_for in held:
            if tenure is not None:
                found[role, seat.id] = Stint(
                    tenure.person,
                    role,
                    seat.id,
                    seat.group,
                    seat.municipality,
                    tenure,
                    tenure.since,
                    membership.councillors.get(tenure.person),
                    substitute_for,
                )
    offices = ((Role.CHAIR, membership.chair), (Role.VICE_CHAIR, membership.vice_chair))
    for role, office in offices:
        for name, tenure in (("", office.holder), ("acting", office.acting)):
            if tenure is not None:
                found[role, name] = Stint(
                    tenure.person, role, "", None, None, tenure, tenure.since, None
                )
    return found


def stints(timeline: Timeline) -> tuple[Stint, ...]:
    """Return every stint of a term, in the order in which they begin."""
    initial = _current_stints(timeline.beginning)
    order = list(initial.values())
    current = {key: index for index, key in enumerate(initial)}
    for entry in timeline.entries:
        in_force = _current_stints(entry.after)
        for key, index in list(current.items()):
            now = in_force.get(key)
            if now is None or not order[index].is_continued_by(now):
                order[index] = replace(order[index], until=entry.event.date)
                del current[key]
        for key, stint in in_force.items():
            if key not in current:
                current[key] = len(order)
                order.append(_starting_on(stint, entry.event.date))
    # A stint of no length is an intermediate state between two events of the same day.
    return tuple(each for each in order if each.until is None or each.until != each.since)


def _starting_on(stint: Stint, day: date) -> Stint:
    """Return the stint with the day of an event as its first day, unless its own is later."""
    since = day if stint.since is None or stint.since < day else stint.since
    return replace(stint, since=since)
