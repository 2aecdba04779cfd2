"""Checks of KL's board against what KL has published."""

from collections.abc import Iterator

from klsite.model.dataset import Dataset
from klsite.model.diagnostics import Diagnostic, error_at, warning_at
from klsite.model.source_location import SourceLocation
from klsite.model.terms import Alliance
from klsite.results.calculation_steps import tie_sentence
from klsite.results.national_bodies import computed_boards
from klsite.results.readings import assembly_tests
from klsite.rules.apportionment import Tie
from klsite.rules.readings import Reading
from klsite.text.danish import either, long_date, number


def national_figure_faults(dataset: Dataset) -> Iterator[Diagnostic]:
    """Yield an error for each day or figure that the files of the elections or KKR contradict."""
    national = dataset.national
    for index, result in enumerate(national.results):
        election = dataset.election_by_year.get(str(result.date.year))
        if election is not None and election.date != result.date:
            message = f"valget i data/{election.file} var den {long_date(election.date)}"
            yield error_at(national.file, ("results", index, "date"), message)
    assembly = national.assembly
    if assembly is None:
        return
    for test in assembly_tests(dataset):
        if not any(map(test.fits, Reading)):
            sizes = sorted({size for found in test.found.values() for size in found})
            message = f"ingen læsning af reglerne giver {test.published}, men {either(sizes)}"
            yield warning_at(national.file, ("assembly", "published_total"), message)
    for term in dataset.terms:
        if term.election != assembly.election or not isinstance(term.alliance, Alliance):
            continue
        votes = term.alliance.national_votes
        if votes is not None and votes != assembly.alliance_votes:
            message = f"listesamarbejdet har {number(votes)} stemmer i data/{term.file}"
            yield error_at(national.file, ("assembly", "alliance_votes"), message)
            return


def board_faults(dataset: Dataset) -> Iterator[Diagnostic]:
    """Yield a fault for each published board that is not the one computed, and each open tie."""
    for index, row in enumerate(computed_boards(dataset)):
        origin = SourceLocation(dataset.national.file, ("results", index, "board"))
        if isinstance(row, Tie):
            yield error_at(*origin, tie_sentence(row))
        elif row.agrees is False:
            found = ", ".join(f"{party} {count}" for party, count in row.held.items())
            yield error_at(
                *origin, f"den offentliggjorte bestyrelse er ikke den beregnede: {found}"
            )
