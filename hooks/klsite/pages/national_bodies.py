"""KL's board and repræsentantskab: what the votes give, beside what KL has published."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.model.national import Assembly, NationalResult
from klsite.pages.page import Fault, Link, Origin, Page
from klsite.pages.working import WorkedStep, tie_sentence, worked
from klsite.rules.apportionment import Tie
from klsite.rules.board import BOARD_SEATS, Board, board
from klsite.rules.composition import Composition, Party, Reading, compose
from klsite.rules.regional import region_figures

_TRAIL = (Link("Om KL", addresses.ABOUT),)
_HALF_OF_THE_LAST_DECIMAL = Fraction(5, 10_000)
"""Shares with one decimal of a percent are known to within 0.05 of a percent."""


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A board: what it was computed from, the seats, and what KL has published."""

    result: NationalResult
    board: Board
    agrees: bool | None


@dataclass(frozen=True, slots=True)
class AssemblyContent:
    """What the page of the repræsentantskab shows."""

    assembly: Assembly
    totals: Mapping[str, int]
    result: Composition
    steps: tuple[WorkedStep, ...]
    election_source: str


def boards(dataset: Dataset) -> tuple[BoardRow, ...]:
    """Return the boards of all elections, newest first."""
    rows = []
    for result in dataset.national.results:
        computed = board(result.shares, _HALF_OF_THE_LAST_DECIMAL)
        if isinstance(computed, Tie):
            continue
        seats = {party: count for party, count in computed.seats.items() if count}
        agrees = None if result.board is None else seats == result.board
        rows.append(BoardRow(result, computed, agrees))
    return tuple(sorted(rows, key=lambda row: row.result.date, reverse=True))


def board_faults(dataset: Dataset) -> Iterator[Fault]:
    """Yield a fault for each published board that is not the one computed, and each open tie."""
    for index, result in enumerate(dataset.national.results):
        origin = Origin(dataset.national.file, ("results", index, "board"))
        computed = board(result.shares, _HALF_OF_THE_LAST_DECIMAL)
        if isinstance(computed, Tie):
            yield Fault(origin, tie_sentence(computed))
            continue
        seats = {party: count for party, count in computed.seats.items() if count}
        if result.board is not None and seats != result.board:
            found = ", ".join(f"{party} {count}" for party, count in seats.items())
            yield Fault(origin, f"den offentliggjorte bestyrelse er ikke den beregnede: {found}")


def _assembly(dataset: Dataset, assembly: Assembly) -> AssemblyContent:
    election = next(each for each in dataset.elections if str(each.date.year) == assembly.election)
    codes = [each.code for each in dataset.municipalities.municipalities]
    figures = region_figures(election, codes)
    outside = [
        Party(each.name, each.votes, each.mayors, council_seats=1, entitled=False)
        for each in figures.local_lists
        if each.mayors
    ]
    alliance = Party("Listesamarbejdet", assembly.alliance_votes, 0, council_seats=1)
    parties = (*figures.parties, alliance, *outside)
    totals = {}
    for reading in Reading:
        other = compose(parties, None, base=figures.base, reading=reading)
        if isinstance(other, Composition):
            totals[reading.value] = other.total
    result = compose(parties, None, base=figures.base)
    assert isinstance(result, Composition), "no limit, no tie: only votes of the whole country"
    steps = tuple(worked(step) for step in result.steps)
    return AssemblyContent(assembly, totals, result, steps, election.source)


def national_body_pages(dataset: Dataset) -> Iterator[Page]:
    """Yield the pages of the board and, where its election is known, the repræsentantskab."""
    yield Page(
        address=addresses.BOARD,
        template="board",
        title="KL's bestyrelse",
        description=f"De {BOARD_SEATS} pladser i KL's bestyrelse, fordelt efter stemmerne.",
        content=boards(dataset),
        origin=Origin(dataset.national.file),
        trail=_TRAIL,
        changed=dataset.national.updated,
    )
    if dataset.national.assembly is None:
        return
    yield Page(
        address=addresses.ASSEMBLY,
        template="assembly",
        title="KL's repræsentantskab",
        description="Hvor mange medlemmer repræsentantskabet har, beregnet af stemmerne.",
        content=_assembly(dataset, dataset.national.assembly),
        origin=Origin(dataset.national.file, ("assembly",)),
        trail=_TRAIL,
        changed=dataset.national.updated,
    )
