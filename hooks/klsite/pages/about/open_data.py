"""The page Åbne data: what there is, in which file, and what the columns hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.organisation import DataLicence
from klsite.model.source_location import SourceLocation
from klsite.pages.page import Page
from klsite.results.council_term import CouncilTerm


@dataclass(frozen=True, slots=True)
class DescribedTable:
    """A table as the page explains it.

    ``columns`` are names with what they hold; ``changed`` is None where it is told in the file.
    """

    name: str
    title: str
    description: str
    columns: tuple[tuple[str, str], ...]
    changed: date | None
    sources: tuple[str, ...]
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DescribedTerm:
    """The files of a KKR in a term."""

    kkr: str
    period: str
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class OpenDataContent:
    """What the page shows; ``whole`` are the files that are no table."""

    licence: DataLicence | None
    tables: tuple[DescribedTable, ...]
    whole: tuple[Link, ...]
    terms: tuple[DescribedTerm, ...]


def open_data_page(
    dataset: Dataset,
    tables: Iterable[DescribedTable],
    whole: Iterable[Link],
    councils: Iterable[CouncilTerm],
) -> Page:
    """Return the page."""
    described = tuple(tables)
    changed = (each.changed for each in described if each.changed)
    terms = tuple(
        DescribedTerm(each.kkr.name, each.term.period, tuple(_files(each))) for each in councils
    )
    return Page(
        address=addresses.OPEN_DATA,
        template="open_data",
        title="Åbne data",
        description="Alle oplysninger på webstedet som filer til regneark og programmer.",
        content=OpenDataContent(dataset.organisation.data_licence, described, tuple(whole), terms),
        origin=SourceLocation("organisation.yml"),
        changed=max(changed, default=dataset.organisation.updated),
    )


_NAMES = {"medlemmer": "medlemmer", "moeder": "møder", "udpegninger": "udpegninger"}


def _files(council: CouncilTerm) -> Iterator[Link]:
    for name, ending in addresses.TERM_DATA:
        address = addresses.term_data(council.term, name, ending)
        yield Link(_shown(_NAMES[name], ending), address)
    if council.composition is not None:
        for ending in addresses.COMPOSITION_DATA:
            address = addresses.composition_data(council.term, ending)
            yield Link(_shown("sammensætning", ending), address)


def _shown(name: str, ending: str) -> str:
    described = f"{name}: beskrivelse af CSV-filen (CSVW)"
    return described if ending == addresses.CSVW else f"{name} som {ending.upper()}"
