"""KL's board and repræsentantskab: what the votes give, beside what KL has published."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.national import Assembly
from klsite.model.source_location import SourceLocation
from klsite.pages.page import Page
from klsite.results.calculation_steps import READINGS, WorkedStep, worked
from klsite.results.national_bodies import BoardRow, assembly_composition, boards
from klsite.results.party_names import party_in_year
from klsite.results.readings import ReadingReport
from klsite.rules.board import BOARD_SEATS
from klsite.rules.composition import Composition
from klsite.rules.readings import Reading

_TRAIL = (Link("Om KL", addresses.ABOUT),)


@dataclass(frozen=True, slots=True)
class AssemblyContent:
    """What the page of the repræsentantskab shows.

    ``others`` are the other readings that fit what KL has published best, with their totals.
    """

    assembly: Assembly
    result: Composition
    reading: str
    others: tuple[tuple[str, int], ...]
    steps: tuple[WorkedStep, ...]
    election_source: str
    parties: Callable[[str, int], str]


@dataclass(frozen=True, slots=True)
class BoardContent:
    """What the page of the board shows: the boards, and parties by letter and year."""

    rows: tuple[BoardRow, ...]
    parties: Callable[[str, int], str]


def _assembly(dataset: Dataset, assembly: Assembly, report: ReadingReport) -> AssemblyContent:
    result = assembly_composition(dataset, assembly)
    steps = tuple(worked(step) for step in result.steps)
    source = dataset.election_by_year[assembly.election].source
    default = Reading.ROUNDED_UP_QUOTA
    others = [
        (READINGS[reading], assembly_composition(dataset, assembly, reading).total)
        for reading in report.best
        if reading is not default
    ]
    parties = partial(party_in_year, dataset)
    return AssemblyContent(
        assembly, result, READINGS[default], tuple(others), steps, source, parties
    )


def national_body_pages(dataset: Dataset, report: ReadingReport) -> Iterator[Page]:
    """Yield the pages of the board and, where its election is known, the repræsentantskab."""
    yield Page(
        address=addresses.BOARD,
        template="board",
        title="Pladserne i KL's bestyrelse",
        description=f"De {BOARD_SEATS} pladser i KL's bestyrelse, fordelt efter stemmerne.",
        content=BoardContent(boards(dataset), partial(party_in_year, dataset)),
        origin=SourceLocation(dataset.national.file),
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
        content=_assembly(dataset, dataset.national.assembly, report),
        origin=SourceLocation(dataset.national.file, ("assembly",)),
        trail=_TRAIL,
        changed=dataset.national.updated,
    )
