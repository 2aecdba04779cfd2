"""Everything that the data folder says, read and checked."""

from dataclasses import dataclass
from functools import cached_property

from klsite.model.documents import Document
from klsite.model.elections import Election, Parties
from klsite.model.events import Event
from klsite.model.geography import Kkr, KkrIntroduction, Municipalities, Municipality, Regions
from klsite.model.national import NationalResults
from klsite.model.news import NewsItem, NewsTaxonomy
from klsite.model.organisation import Organisation
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

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """Each source by its id."""
        return {source.id: source for source in self.sources.sources}

    def members(self, kkr: Kkr) -> tuple[Municipality, ...]:
        """The municipalities whose council belongs to the KKR, in the order of the file."""
        return tuple(
            municipality
            for municipality in self.municipalities.municipalities
            if municipality.region == kkr.region
        )
