"""The seats of a council as a bar, a segment for each party, by itself and beside its votes."""

from dataclasses import dataclass
from math import floor

from klsite.model.elections import Parties
from klsite.pages.party_marks import PartyMark, party_mark
from klsite.results.compositions import CompositionResult

_WHOLE = 1000
"""The length of a whole bar of shares."""


@dataclass(frozen=True, slots=True)
class BarSegment:
    """A party's seats on a bar, counted from ``start``.

    ``least`` and ``most`` are the seats in all compositions that are possible; what is drawn
    beyond ``sure`` of them is not certain.
    """

    mark: PartyMark
    start: int
    seats: int
    least: int
    most: int

    @property
    def sure(self) -> int:
        """The seats that are drawn and certain."""
        return min(self.least, self.seats)


@dataclass(frozen=True, slots=True)
class SeatBar:
    """The seats of a council in a term, by party, most first."""

    total: int
    segments: tuple[BarSegment, ...]

    @property
    def is_settled(self) -> bool:
        """Whether the seats of every party are certain."""
        return all(each.least == each.most for each in self.segments)

    @property
    def largest(self) -> BarSegment | None:
        """The party that certainly has most seats; None where it is not one, or not certain."""
        first, *others = self.segments
        return first if all(first.least > each.most for each in others) else None


def seat_bar(computed: CompositionResult, parties: Parties) -> SeatBar | None:
    """Return the bar of a composition; None where the rules give none."""
    if computed.result is None:
        return None
    segments = []
    start = 0
    for row in computed.rows:
        colour = parties.colour_of(computed.election.party_by_letter.get(row.letter))
        mark = party_mark(row.sign, row.label, colour)
        segments.append(BarSegment(mark, start, row.seats, row.least, row.most))
        start += row.seats
    return SeatBar(start, tuple(segments))


@dataclass(frozen=True, slots=True)
class SharePair:
    """A party's share of the votes and of the seats: where each begins, and how long it is.

    All are thousandths, rounded down. Votes of which only the least is known are ``estimated``.
    """

    mark: PartyMark
    votes_start: int
    votes: int
    seats_start: int
    seats: int
    estimated: bool


def share_pairs(computed: CompositionResult, parties: Parties) -> tuple[SharePair, ...]:
    """Return the shares of those who have seats, most seats first; none without a composition."""
    bar = seat_bar(computed, parties)
    if bar is None:
        return ()
    pairs = []
    start = 0
    for row, segment in zip(computed.rows, bar.segments, strict=True):
        votes = floor(row.share * _WHOLE)
        seats_start = segment.start * _WHOLE // bar.total
        seats = (segment.start + segment.seats) * _WHOLE // bar.total - seats_start
        pairs.append(SharePair(segment.mark, start, votes, seats_start, seats, row.estimated))
        start += votes
    return tuple(pairs)
