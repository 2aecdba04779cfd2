"""KL's board and repræsentantskab: what the votes give, beside what KL has published."""

from collections.abc import Iterator
from dataclasses import dataclass

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.national import Assembly
from klsite.model.source_location import SourceLocation
from klsite.pages.page import Page
from klsite.results.calculation_steps import WorkedStep, worked
from klsite.results.national_bodies import boards
from klsite.rules.board import BOARD_SEATS
from klsite.rules.composition import Composition, Party, compose
from klsite.rules.regional import region_figures

_TRAIL = (Link("Om KL", addresses.ABOUT),)


@dataclass(frozen=True, slots=True)
class AssemblyContent:
    """What the page of the repræsentantskab shows."""

    assembly: Assembly
    result: Composition
    steps: tuple[WorkedStep, ...]
    election_source: str


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
        content=_assembly(dataset, dataset.national.assembly),
        origin=SourceLocation(dataset.national.file, ("assembly",)),
        trail=_TRAIL,
        changed=dataset.national.updated,
    )
