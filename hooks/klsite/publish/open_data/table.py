"""What a table of open data is: its columns, and its rows as a function of the data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeVar

from klsite import addresses

if TYPE_CHECKING:  # not imported at run time: a build of changed news alone needs no KKR
    from klsite.model.base import DatedFile
    from klsite.model.dataset import Dataset
    from klsite.results.compositions import CompositionResult
    from klsite.results.council_work import CouncilWork

Cell = str | int | bool | date | None
ColumnType = Literal["text", "integer", "decimal", "boolean", "day", "address"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in every format, what it holds in Danish, and the type of its cells."""

    name: str
    description: str
    type: ColumnType = "text"


class DataInput(NamedTuple):
    """What the tables are made from; ``site_url`` is the absolute address of the site."""

    dataset: Dataset
    work: CouncilWork
    compositions: Sequence[CompositionResult]
    site_url: str


G = TypeVar("G")


class TableFacts(NamedTuple):
    """What every file of a table tells beside its rows.

    ``licence`` is the address of the licence, None where none is given; ``sources`` are the ids
    of the sources, and ``changed`` is the day of the last change, None where there are no data.
    """

    changed: date | None
    sources: tuple[str, ...]
    licence: str | None
    site_url: str

    @property
    def build(self) -> str:
        """The address of the file that tells the commit and the data behind all files."""
        return addresses.absolute(self.site_url, addresses.BUILD_INFO)


@dataclass(frozen=True)
class DataTable(Generic[G]):
    """A table of open data.

    ``name`` is that of its files. The columns of ``key`` together tell its rows apart. ``files``
    are the data files behind it, from which its sources and the day of its last change follow.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[G], Iterable[tuple[Cell, ...]]]
    files: Callable[[Dataset], Iterable[DatedFile]]

    def facts(self, dataset: Dataset, site_url: str) -> TableFacts:
        """Return what its files tell beside the rows; ``site_url`` is that of the site."""
        files = tuple(self.files(dataset))
        sources = (id_ for file in files for id_ in (file.source, *file.more_sources))
        return TableFacts(
            max((each.updated for each in files), default=None),
            tuple(dict.fromkeys(sources)),
            licence_of(dataset),
            site_url,
        )


def licence_of(dataset: Dataset) -> str | None:
    """Return the address of the licence that an editor has set for the open data."""
    licence = dataset.organisation.data_licence
    return licence.url if licence else None


KKR = Column("kkr", "KKR'ets id, som i adressen: hovedstaden, sjaelland, …")
TERM = Column("valgperiode", "KKR'ets valgperiode, som 2022-2026.")
MUNICIPALITY = Column("kommunekode", "Kommunens firecifrede kode.")
PERSON = Column("person", "Personens id, som i adressen på personens side.")
ELECTION = Column("valg", "Året for kommunalvalget, som 2025.", "integer")
MEETING = Column(
    "moede", "Dagen, mødet først blev planlagt til; følger mødet, når det flyttes.", "day"
)
ITEM = Column("punkt", "Punktets nummer på dagsordenen.", "integer")
