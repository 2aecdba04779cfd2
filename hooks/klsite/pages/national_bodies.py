"""KL's board and repræsentantskab: what the votes give, beside what KL has published."""

from collections.abc import Iterator
from dataclasses import dataclass

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.model.national import Assembly, NationalResult
from klsite.origin import Origin
from klsite.pages.page import Fault, Link, Page
from klsite.pages.working import WorkedStep, tie_sentence, worked
from klsite.rules.apportionment import Tie
from klsite.rules.board import BOARD_SEATS, Board, board
from klsite.rules.bounds import HALF_OF_THE_LAST_DECIMAL
from klsite.rules.composition import Composition, Party, compose
from klsite.rules.regional import region_figures

_TRAIL = (Link("Om KL", addresses.ABOUT),)


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
    result: Composition
    steps: tuple[WorkedStep, ...]
    election_source: str


def boards(dataset: Dataset) -> tuple[BoardRow, ...]:
    """Return the boards of all elections, newest first, but for those that need a lot."""
    rows = [
        BoardRow(result, computed, _agrees(computed, result))
        for result, computed in _computed(dataset)
        if isinstance(computed, Board)
    ]
    return tuple(sorted(rows, key=lambda row: row.result.date, reverse=True))


def _computed(dataset: Dataset) -> Iterator[tuple[NationalResult, Board | Tie]]:
    for result in dataset.national.results:
        yield result, board(result.shares, HALF_OF_THE_LAST_DECIMAL)


def _agrees(computed: Board, result: NationalResult) -> bool | None:
    """Whether a board is the published one; None where none is published."""
    return None if result.board is None else _held(computed) == result.board


def _held(computed: Board) -> dict[str, int]:
    return {party: count for party, count in computed.seats.items() if count}


def board_faults(dataset: Dataset) -> Iterator[Fault]:
    """Yield a fault for each published board that is not the one computed, and each open tie."""
    for index, (result, computed) in enumerate(_computed(dataset)):
        origin = Origin(dataset.national.file, ("results", index, "board"))
        if isinstance(computed, Tie):
            yield Fault(origin, tie_sentence(computed))
        elif _agrees(computed, result) is False:
            found = ", ".join(f"{party} {count}" for party, count in _held(computed).items())
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
    result = compose(parties, None, base=figures.base)
    assert isinstance(result, Composition), "no limit, no tie: only votes of the whole country"
    steps = tuple(worked(step) for step in result.steps)
    return AssemblyContent(assembly, result, steps, election.source)


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
