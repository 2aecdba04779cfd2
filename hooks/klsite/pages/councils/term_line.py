"""A term as a line of time: offices, seats that changed hands, all others together, meetings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from klsite.pages.time_axis import TimeAxis, TimeSpan, axis_of_terms
from klsite.results.council_term import CouncilTerm
from klsite.results.meetings import CouncilMeeting
from klsite.results.stints import StintLine, stint_line
from klsite.rules.timeline import Role, Stint
from klsite.text.danish import sort_key

_OFFICES = (Role.CHAIR, Role.VICE_CHAIR)


@dataclass(frozen=True, slots=True)
class TermLineRow:
    """An office or a seat with those who had it, oldest first, and the span of each."""

    label: str
    holders: tuple[tuple[StintLine, TimeSpan], ...]

    @property
    def spans(self) -> tuple[TimeSpan, ...]:
        """The spans alone."""
        return tuple(span for _, span in self.holders)


@dataclass(frozen=True, slots=True)
class UnchangedSeats:
    """Seats that the same people had all the time; ``line`` is that of one of them."""

    count: int
    line: StintLine
    span: TimeSpan

    @property
    def name(self) -> str:
        """What they are, in Danish."""
        if self.line.is_mayors:
            return "borgmester" if self.count == 1 else "borgmestre"
        return "valgt medlem" if self.count == 1 else "valgte medlemmer"


@dataclass(frozen=True, slots=True)
class TermLine:
    """What the picture shows. ``notes`` are changes of mayors whose days are not known."""

    axis: TimeAxis
    rows: tuple[TermLineRow, ...]
    unchanged: tuple[UnchangedSeats, ...]
    meetings: tuple[CouncilMeeting, ...]
    notes: tuple[StintLine, ...]


def term_line(council: CouncilTerm, meetings: Sequence[CouncilMeeting]) -> TermLine | None:
    """Return the line of time of a term; ``meetings`` are those that are listed.

    None where no day in it is known, or it has not begun.
    """
    axis = axis_of_terms([council], council.today)
    if axis is None:
        return None
    known = [each for each in council.stints if each.since is None or each.since <= council.today]
    offices = [
        row
        for role in _OFFICES
        for row in _by_text(council, axis, [each for each in known if each.role is role])
    ]
    seats: dict[str, list[Stint]] = {}
    for each in known:
        if each.role is Role.MEMBER:
            seats.setdefault(each.seat, []).append(each)
    held = [_joined(each) for each in seats.values()]
    changed = [each for each in held if not _is_unchanged(council, each)]
    rows = [_seat_row(council, axis, each) for each in changed]
    rows.sort(key=lambda row: sort_key(row.label))
    unchanged = [stint_line(council, each[0]) for each in held if _is_unchanged(council, each)]
    days = (day for each in known for day in (each.since, each.until))
    if not meetings and all(each is None for each in days):
        return None
    noted = [each for each in unchanged if each.note]
    return TermLine(
        axis=axis,
        rows=tuple(each for each in (*offices, *rows) if any(one.is_dated for one in each.spans)),
        unchanged=tuple(each for each in _together(council, axis, unchanged) if each.span.is_dated),
        meetings=tuple(meetings),
        notes=tuple(sorted(noted, key=lambda line: sort_key(line.person.name))),
    )


def _joined(stints: Sequence[Stint]) -> list[Stint]:
    """Return the stints in a seat, those of one person that follow each other as one."""
    found: list[Stint] = []
    for each in stints:
        if found and found[-1].person == each.person and found[-1].until == each.since:
            found[-1] = replace(found[-1], until=each.until)
        else:
            found.append(each)
    return found


def _is_unchanged(council: CouncilTerm, stints: Sequence[Stint]) -> bool:
    only = stints[0]
    return len(stints) == 1 and only.until is None and only.since in {None, council.took_office}


def _holders(
    council: CouncilTerm, axis: TimeAxis, stints: Iterable[Stint]
) -> tuple[tuple[StintLine, TimeSpan], ...]:
    lines = (stint_line(council, each) for each in stints)
    return tuple((line, axis.stint(council, line)) for line in lines)


def _by_text(
    council: CouncilTerm, axis: TimeAxis, stints: Sequence[Stint]
) -> Iterator[TermLineRow]:
    """Yield a row for an office and, where somebody acted in it, one for that."""
    holders = _holders(council, axis, stints)
    for what in dict.fromkeys(line.what for line, _ in holders):
        own = tuple(each for each in holders if each[0].what == what)
        yield TermLineRow(what.capitalize(), own)


def _seat_row(council: CouncilTerm, axis: TimeAxis, stints: Sequence[Stint]) -> TermLineRow:
    first, code = stints[0], stints[0].municipality
    label = f"Borgmesteren {council.place_where(code)}" if code else council.group_name(first.group)
    return TermLineRow(label, _holders(council, axis, stints))


def _together(
    council: CouncilTerm, axis: TimeAxis, lines: Sequence[StintLine]
) -> Iterator[UnchangedSeats]:
    """Yield the seats with the same first day together, those of mayors first."""
    together: dict[tuple[bool, date | None], list[StintLine]] = {}
    for line in lines:
        together.setdefault((not line.is_mayors, line.since), []).append(line)
    for _, own in sorted(together.items(), key=lambda each: each[0][0]):
        yield UnchangedSeats(len(own), own[0], axis.stint(council, own[0]))
