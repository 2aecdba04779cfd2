"""The seats of a council as a bar: a segment for each party, as long as it has seats."""

from dataclasses import dataclass

from klsite.model.elections import Parties
from klsite.pages.party_marks import PartyMark, party_mark
from klsite.results.compositions import CompositionResult


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


def seat_bar(computed: CompositionResult, parties: Parties) -> SeatBar | None:
    """Return the bar of a composition; None where the rules give none."""
    if computed.result is None:
        return None
    segments = []
    start = 0
    for row in computed.rows:
        colour = parties.colour_of(computed.election.party_by_letter.get(row.letter))
        mark = party_mark(row.letter or "L", row.name, colour)
        segments.append(BarSegment(mark, start, row.seats, row.least, row.most))
        start += row.seats
    return SeatBar(start, tuple(segments))
