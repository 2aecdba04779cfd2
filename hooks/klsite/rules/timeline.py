"""The membership of a KKR through a term: how it began, what happened, who sits on a day.

Source: the rules of procedure, Bilag 1, 1.1-1.3. A KKR takes office when its constituting
meeting has been held and sits until the next one takes office (1.3).
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
    """An event, what followed from it, and the membership after it."""

    event: MembershipEvent
    consequences: tuple[Consequence, ...]
    after: Membership


@dataclass(frozen=True, slots=True)
class RefusedEvent:
    """An event that the rules do not allow: its place in the log, and why."""

    index: int
    refusal: Refusal
    about: str


@dataclass(frozen=True, slots=True)
class ConflictAfter:
    """A conflict, and the place in the log of the event behind it; None from the beginning."""

    index: int | None
    conflict: Conflict
    person: str


@dataclass(frozen=True)
class Timeline:
    """The membership through a term. Refused events are left out of ``episodes``."""

    beginning: Membership
    episodes: tuple[TimelineEntry, ...]
    refused: tuple[RefusedEvent, ...]
    conflicts: tuple[ConflictAfter, ...]

    def on(self, day: date) -> Membership:
        """Return the membership at the end of a day."""
        before = bisect_right(self.episodes, day, key=lambda each: each.event.date)
        return self.episodes[before - 1].after if before else self.beginning

    @property
    def last(self) -> Membership:
        """The membership after all that is recorded."""
        return self.episodes[-1].after if self.episodes else self.beginning


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
    episodes: list[TimelineEntry] = []
    refused: list[RefusedEvent] = []
    found = [ConflictAfter(None, *each) for each in conflicts(beginning)]
    known = set(conflicts(beginning))
    for index, event in enumerate(events):
        try:
            _check_day(events, index, days)
            now, consequences = apply(now, event, days.meetings)
        except NotAllowed as no:
            refused.append(RefusedEvent(index, no.refusal, no.about))
            continue
        episodes.append(TimelineEntry(event, consequences, now))
        new = set(conflicts(now)) - known
        found += [ConflictAfter(index, *each) for each in sorted(new, key=lambda each: each[1])]
        known |= new
    return Timeline(beginning, tuple(episodes), tuple(refused), tuple(found))


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
    """A group with another number of elected members than the composition gives it."""

    group: str
    found: int
    expected: int


def wrong_counts(
    beginning: Membership, supplementary: Mapping[str, int], *, complete: bool
) -> Iterator[WrongCount]:
    """Yield each group with too many elected members, or too few where all are listed (1.0)."""
    found = Counter(seat.group or "" for seat, _ in beginning.filled if not seat.is_mayors)
    for group in sorted({*found, *supplementary}):
        expected = supplementary.get(group, 0)
        if found[group] > expected or (complete and found[group] < expected):
            yield WrongCount(group, found[group], expected)


class Role(Enum):
    """What a person is in a KKR."""

    MEMBER = "member"
    STAND_IN = "stand-in"
    SUBSTITUTE = "substitute"
    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"


@dataclass(frozen=True, slots=True)
class Stint:
    """A person in a role, from a day (None if not known) until another (None while it lasts).

    ``until`` is the day of the change: the next stint in the place begins on it. A stint also
    ends when the person changes party, or the member changes whom a substitute is there for.
    """

    person: str
    role: Role
    seat: str
    """The id of the seat; empty for an office."""
    group: str | None
    municipality: str | None
    """The municipality of a mayor's seat."""
    tenure: Tenure
    since: date | None
    councillor: Councillor | None
    """The person's seat in a municipal council at the beginning of the stint."""
    beside: str | None = None
    """The member whom a substitute is there for."""
    until: date | None = None

    def goes_on_as(self, other: "Stint") -> bool:
        """Whether another stint in the same place is only the continuation of this one."""
        return (self.person, self.beside, self.group, self.councillor, self.tenure.why) == (
            other.person,
            other.beside,
            other.group,
            other.councillor,
            other.tenure.why,
        )


def _places(membership: Membership) -> dict[tuple[Role, str], Stint]:
    """Return who has each place now, by the role and the seat."""
    found = {}
    for seat in membership.seats.values():
        member = seat.member.person if seat.member else None
        held = (
            (Role.MEMBER, seat.member, None),
            (Role.STAND_IN, membership.stand_in(seat), member),
            (Role.SUBSTITUTE, membership.substitute(seat), member),
        )
        for role, tenure, beside in held:
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
                    beside,
                )
    offices = ((Role.CHAIR, membership.chair), (Role.VICE_CHAIR, membership.vice_chair))
    for role, office in offices:
        for name, tenure in (("", office.holder), ("acting", office.acting)):
            if tenure is not None:
                found[role, name] = Stint(
                    tenure.person, role, "", None, None, tenure, tenure.since, None
                )
    return found


def stints(course: Timeline) -> tuple[Stint, ...]:
    """Return every stint of the term, those that were in place from the beginning first."""
    beginning = _places(course.beginning)
    order = list(beginning.values())
    current = {place: index for index, place in enumerate(beginning)}
    for episode in course.episodes:
        places = _places(episode.after)
        for place, index in list(current.items()):
            now = places.get(place)
            if now is None or not order[index].goes_on_as(now):
                order[index] = replace(order[index], until=episode.event.date)
                del current[place]
        for place, stint in places.items():
            if place not in current:
                current[place] = len(order)
                order.append(_from(stint, episode.event.date))
    # What begins and ends on one day is only a step on the way between two events of that day.
    return tuple(each for each in order if each.until is None or each.until != each.since)


def _from(stint: Stint, day: date) -> Stint:
    """Return a stint that begins on the day of an event, unless its own day is later."""
    since = day if stint.since is None or stint.since < day else stint.since
    return replace(stint, since=since)
