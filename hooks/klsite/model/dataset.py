"""Everything that the data folder says, read and checked."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from klsite.model.appointments import Appointments, Bodies
from klsite.model.core_areas import CoreAreas
from klsite.model.documents import Document
from klsite.model.elections import Election, Parties
from klsite.model.events import Event
from klsite.model.geography import Kkr, KkrIntroduction, Municipalities, Municipality, Regions
from klsite.model.glossary import Glossary
from klsite.model.meetings import Meeting
from klsite.model.membership import Members, MembershipEvents
from klsite.model.national import NationalResults
from klsite.model.news import NewsItem, NewsTaxonomy
from klsite.model.organisation import Organisation
from klsite.model.people import People, Person
from klsite.model.rules_of_procedure import RulesOfProcedure
from klsite.model.sources import Source, Sources
from klsite.model.terms import Term
from klsite.model.values import Values


@dataclass(frozen=True)
class Dataset:
    """All data of the site. Files of a folder stand in the order of their names."""

    sources: Sources
    organisation: Organisation
    values: Values
    regions: Regions
    municipalities: Municipalities
    news_taxonomy: NewsTaxonomy
    news: tuple[NewsItem, ...]
    documents: tuple[Document, ...]
    events: tuple[Event, ...]
    kkr_introduction: KkrIntroduction
    kkr: tuple[Kkr, ...]
    parties: Parties
    national: NationalResults
    elections: tuple[Election, ...]
    rules: tuple[RulesOfProcedure, ...]
    terms: tuple[Term, ...]
    people: tuple[People, ...]
    members_files: tuple[Members, ...]
    membership_events: tuple[MembershipEvents, ...]
    meetings: tuple[Meeting, ...]
    bodies: Bodies
    appointments: tuple[Appointments, ...]
    core_areas: CoreAreas
    glossary: Glossary

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """Each source by its id."""
        return {source.id: source for source in self.sources.sources}

    @cached_property
    def person_by_id(self) -> dict[str, Person]:
        """Each person by their id."""
        return {person.id: person for file in self.people for person in file.people}

    @cached_property
    def municipality_by_code(self) -> dict[str, Municipality]:
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

    def members(self, kkr: Kkr) -> tuple[Municipality, ...]:
        """The municipalities whose council belongs to the KKR, in the order of the file."""
        return tuple(
            municipality
            for municipality in self.municipalities.municipalities
            if municipality.region == kkr.region
        )
