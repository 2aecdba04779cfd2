"""Everything that the data folder says, read and checked."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from pydantic import BaseModel

from klsite import model

if TYPE_CHECKING:
    from datetime import date

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
        Region,
        Regions,
    )
    from klsite.model.glossary import Glossary
    from klsite.model.meetings import Meeting
    from klsite.model.membership import Members, MembershipEvents
    from klsite.model.national import NationalResults
    from klsite.model.news import NewsTaxonomy
    from klsite.model.organisation import Organisation
    from klsite.model.people import People, PersonRecord
    from klsite.model.published_results import PublishedResults
    from klsite.model.rules_of_procedure import RulesOfProcedure
    from klsite.model.sources import Source, Sources
    from klsite.model.terms import Term
    from klsite.model.values import Values

M = TypeVar("M", bound=BaseModel)


class ReadKind(Protocol):
    """Gives all files of a kind, in the order of their names."""

    def __call__(self, model: type[M], /) -> tuple[M, ...]:
        """Return the files whose content is a ``model``."""


class Dataset:
    """All data of the site but the news. Files of a folder stand in the order of their names.

    ``read`` gives all files of a kind; it is asked for a kind when somebody wants it.
    """

    def __init__(self, read: ReadKind) -> None:
        self._read = read

    def _only(self, model: type[M]) -> M:
        return self._read(model)[0]

    @cached_property
    def sources(self) -> Sources:
        """The file of Sources."""
        return self._only(model.Sources)

    @cached_property
    def organisation(self) -> Organisation:
        """The file of Organisation."""
        return self._only(model.Organisation)

    @cached_property
    def values(self) -> Values:
        """The file of Values."""
        return self._only(model.Values)

    @cached_property
    def regions(self) -> Regions:
        """The file of Regions."""
        return self._only(model.Regions)

    @cached_property
    def municipalities(self) -> Municipalities:
        """The file of Municipalities."""
        return self._only(model.Municipalities)

    @cached_property
    def news_taxonomy(self) -> NewsTaxonomy:
        """The file of NewsTaxonomy."""
        return self._only(model.NewsTaxonomy)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Every file of Document."""
        return self._read(model.Document)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Every file of Event."""
        return self._read(model.Event)

    @cached_property
    def kkr_introduction(self) -> KkrIntroduction:
        """The file of KkrIntroduction."""
        return self._only(model.KkrIntroduction)

    @cached_property
    def kkr(self) -> tuple[Kkr, ...]:
        """Every file of Kkr."""
        return self._read(model.Kkr)

    @cached_property
    def parties(self) -> Parties:
        """The file of Parties."""
        return self._only(model.Parties)

    @cached_property
    def national(self) -> NationalResults:
        """The file of NationalResults."""
        return self._only(model.NationalResults)

    @cached_property
    def elections(self) -> tuple[Election, ...]:
        """Every file of Election."""
        return self._read(model.Election)

    @cached_property
    def rules(self) -> tuple[RulesOfProcedure, ...]:
        """Every file of RulesOfProcedure."""
        return self._read(model.RulesOfProcedure)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every file of Term."""
        return self._read(model.Term)

    @cached_property
    def people(self) -> tuple[People, ...]:
        """Every file of People."""
        return self._read(model.People)

    @cached_property
    def members_files(self) -> tuple[Members, ...]:
        """Every file of Members."""
        return self._read(model.Members)

    @cached_property
    def membership_events(self) -> tuple[MembershipEvents, ...]:
        """Every file of MembershipEvents."""
        return self._read(model.MembershipEvents)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Every file of Meeting."""
        return self._read(model.Meeting)

    @cached_property
    def bodies(self) -> Bodies:
        """The file of Bodies."""
        return self._only(model.Bodies)

    @cached_property
    def appointments(self) -> tuple[Appointments, ...]:
        """Every file of Appointments."""
        return self._read(model.Appointments)

    @cached_property
    def published_results(self) -> tuple[PublishedResults, ...]:
        """Every file of PublishedResults."""
        return self._read(model.PublishedResults)

    @cached_property
    def core_areas(self) -> CoreAreas:
        """The file of CoreAreas."""
        return self._only(model.CoreAreas)

    @cached_property
    def glossary(self) -> Glossary:
        """The file of Glossary."""
        return self._only(model.Glossary)

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

    @cached_property
    def region_by_id(self) -> dict[str, Region]:
        """Each region by its id."""
        return {region.id: region for region in self.regions.regions}

    def members(self, kkr: Kkr, day: date) -> tuple[MunicipalityRecord, ...]:
        """The municipalities whose council the KKR is on a day, in the order of the file."""
        return kkr.members_on(self.municipalities, day)
