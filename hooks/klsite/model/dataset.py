"""Everything that the data folder says, read and checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from pydantic import BaseModel

from klsite.model import kinds
from klsite.model.annotations import marked_values
from klsite.model.kinds import NEWS_ITEM, FileKind, kind_named
from klsite.model.publication import Publication
from klsite.model.source_location import SourceLocation

if TYPE_CHECKING:
    from datetime import date, datetime

    from klsite.model.appointments import Appointments, Bodies
    from klsite.model.core_areas import CoreAreas
    from klsite.model.documents import Document
    from klsite.model.elections import Election, Parties
    from klsite.model.events import Event
    from klsite.model.geography import (
        Kkr,
        KkrIntroduction,
        Municipalities,
        MunicipalityRecord,
        Regions,
    )
    from klsite.model.glossary import Glossary
    from klsite.model.kl_offices import KlOffices
    from klsite.model.meetings import Meeting
    from klsite.model.membership import Members, MembershipEvents
    from klsite.model.moves import Moves
    from klsite.model.national import NationalResults
    from klsite.model.news import NewsTaxonomy
    from klsite.model.organisation import Organisation
    from klsite.model.other_meetings import OtherMeetings
    from klsite.model.outlines import MunicipalOutlines
    from klsite.model.people import People, PersonRecord
    from klsite.model.published_results import PublishedResults
    from klsite.model.rules_of_procedure import RulesOfProcedure
    from klsite.model.sources import Source, Sources
    from klsite.model.synonyms import Synonyms
    from klsite.model.terms import Term
    from klsite.model.values import Values

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")


class ReadKind(Protocol):
    """Gives all files of a kind, in the order of their names."""

    def __call__(self, model: type[M], /) -> tuple[M, ...]:
        """Return the files whose content is a ``model``."""


class Dataset:
    """All data of the site but the news: an attribute for each kind of file.

    The annotation of an attribute says what it is: the model of a single file, or the models of all
    files of a kind in the order of their names. ``read`` gives all files of a kind; it is asked for
    a kind on first access.
    """

    sources: Sources
    organisation: Organisation
    values: Values
    regions: Regions
    municipalities: Municipalities
    outlines: MunicipalOutlines
    news_taxonomy: NewsTaxonomy
    moves: Moves
    kkr_introduction: KkrIntroduction
    parties: Parties
    national: NationalResults
    bodies: Bodies
    core_areas: CoreAreas
    glossary: Glossary
    synonyms: Synonyms
    kl_offices: KlOffices
    rules: tuple[RulesOfProcedure, ...]
    elections: tuple[Election, ...]
    terms: tuple[Term, ...]
    members_files: tuple[Members, ...]
    membership_events: tuple[MembershipEvents, ...]
    appointments: tuple[Appointments, ...]
    published_results: tuple[PublishedResults, ...]
    meetings: tuple[Meeting, ...]
    people: tuple[People, ...]
    documents: tuple[Document, ...]
    events: tuple[Event, ...]
    kkr: tuple[Kkr, ...]
    other_meetings: tuple[OtherMeetings, ...]

    def __init__(self, read: ReadKind) -> None:
        self._read = read

    if not TYPE_CHECKING:  # a checker of types knows the attributes by their annotations

        def __getattr__(self, name):
            """Read the kind of file that an attribute is for, once."""
            annotation = Dataset.__annotations__.get(name)
            if annotation is None:
                raise AttributeError(name)
            model = annotation.removeprefix("tuple[").removesuffix(", ...]")
            files = self.of_kind(kind_named(model))
            found = files if annotation.startswith("tuple[") else files[0]
            setattr(self, name, found)
            return found

    def public_at(self, moment: datetime) -> Dataset:
        """Return the data without what is not public at a moment (aware)."""

        def read(model: type[M]) -> tuple[M, ...]:
            every = self._read(model)
            if not issubclass(model, Publication):
                return every
            shown = (each.shown_at(moment) for each in every if isinstance(each, Publication))
            return tuple(each for each in shown if isinstance(each, model))

        return Dataset(read)

    def withheld_at(self, moment: datetime) -> tuple[Publication, ...]:
        """Return the records but news of which not all is public at a moment (aware)."""
        return tuple(each for each in self.publications if each.shown_at(moment) is not each)

    @property
    def publications(self) -> tuple[Publication, ...]:
        """Every record but news that has a page of its own."""
        return tuple(each for _, each in self.files if isinstance(each, Publication))

    @property
    def files(self) -> Iterator[tuple[FileKind, BaseModel]]:
        """Every file but news, with its kind."""
        for kind in kinds.FILE_KINDS:
            if kind is not NEWS_ITEM:
                yield from ((kind, content) for content in self.of_kind(kind))

    def marked(self, mark: type[T]) -> Iterator[tuple[SourceLocation, T, Any]]:
        """Yield every value whose field is marked so, but in news: its place, the mark, itself."""
        for kind, content in self.files:
            for location, own, value in marked_values(content, mark):
                yield SourceLocation(kind.file_of(content), location), own, value

    def of_kind(self, kind: FileKind) -> tuple[BaseModel, ...]:
        """Return every file of a kind, in the order of their names."""
        return self._read(kind.model)

    @cached_property
    def kkr_by_id(self) -> dict[str, Kkr]:
        """Each KKR by its id."""
        return {kkr.id: kkr for kkr in self.kkr}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """Each source by its id."""
        return {source.id: source for source in self.sources.sources}

    @cached_property
    def person_by_id(self) -> dict[str, PersonRecord]:
        """Each person by their id."""
        return {person.id: person for file in self.people for person in file.people}

    @cached_property
    def municipality_by_code(self) -> dict[str, MunicipalityRecord]:
        """Each municipality by its code."""
        return {each.code: each for each in self.municipalities.municipalities}

    @cached_property
    def election_by_year(self) -> dict[str, Election]:
        """Each election by its year, as terms name it."""
        return {str(election.date.year): election for election in self.elections}

    @cached_property
    def rules_by_id(self) -> dict[str, RulesOfProcedure]:
        """Each set of rules of procedure by its id."""
        return {rules.id: rules for rules in self.rules}

    @cached_property
    def meetings_by_folder(self) -> dict[str, tuple[Meeting, ...]]:
        """The meetings of each term by its folder, in the order they are held in."""
        found: dict[str, list[Meeting]] = defaultdict(list)
        for meeting in sorted(self.meetings, key=lambda each: (each.held, each.file)):
            found[meeting.folder].append(meeting)
        return {folder: tuple(meetings) for folder, meetings in found.items()}

    def members(self, kkr: Kkr, day: date) -> tuple[MunicipalityRecord, ...]:
        """The municipalities whose council the KKR is on a day, in the order of the file."""
        return kkr.members_on(self.municipalities, day)
