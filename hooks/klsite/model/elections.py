"""data/parties.yml and data/elections/: who stood where, and how many votes each list got.

A list letter is not a party: what a letter stands for is said per election, and outside the
parties of the country per municipality.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from klsite.model.base import DatedFile, Strict
from klsite.model.fields import (
    Count,
    Day,
    Identifier,
    KnownMunicipality,
    Line,
    PartyId,
    PersonId,
    Share,
    mistake,
)


def _mapping(value: object) -> object:
    if not isinstance(value, dict):
        raise mistake("her skal stå bogstaver med tal eller navne, som {A: 1200, V: 800}")
    return value


VotesByLetter = Annotated[dict[Line, Count], BeforeValidator(_mapping)]
SharesByLetter = Annotated[dict[Line, Share], BeforeValidator(_mapping)]
NamesByLetter = Annotated[dict[Line, Line], BeforeValidator(_mapping)]


class PartyName(Strict):
    """A party of the country."""

    id: Identifier = Field(title="Id", description="Partiets korte navn.")
    name: Line = Field(title="Navn", description="Partiets navn.")


class Parties(DatedFile):
    """All parties of the country."""

    parties: tuple[PartyName, ...] = Field(
        min_length=1, title="Partier", description="En pr. punkt."
    )


class NationalList(Strict):
    """A letter that belongs to the same party in every municipality at this election."""

    letter: Line = Field(title="Bogstav", description="Listebogstavet på stemmesedlen.")
    party: PartyId = Field(title="Parti", description="Id på partiet i data/parties.yml.")


class MunicipalResult(Strict):
    """The votes of one municipality, per list letter."""

    municipality: KnownMunicipality = Field(title="Kommune", description="Kommunekoden.")
    valid_votes: Count | None = Field(
        default=None, title="Gyldige stemmer", description="Alle gyldige stemmer i kommunen."
    )
    votes: VotesByLetter = Field(
        default={}, title="Stemmer", description="Stemmer pr. listebogstav, hvor de kendes."
    )
    shares: SharesByLetter = Field(
        default={}, title="Andele", description="Procent pr. bogstav, hvor kun de kendes."
    )
    seats: VotesByLetter = Field(
        default={}, title="Mandater", description="Mandater pr. listebogstav, hvor de kendes."
    )
    names: NamesByLetter = Field(
        default={}, title="Navne", description="Navne på de lokale lister, hvor de kendes."
    )
    found_in: Line | None = Field(
        default=None, title="Fundet i", description="Hvor kommunens tal er fundet."
    )


class MayorRecord(Strict):
    """The mayor that the election led to; a person who is not known is left out."""

    municipality: KnownMunicipality = Field(title="Kommune", description="Kommunekoden.")
    person: PersonId | None = Field(
        default=None, title="Person", description="Id på borgmesteren i data/people/."
    )
    list: Line | None = Field(
        default=None,
        title="Liste",
        description="Bogstavet for borgmesterens liste, hvis det kendes.",
    )
    note: Line | None = Field(
        default=None, title="Bemærkning", description="For eksempel afløsning."
    )
    found_in: Line | None = Field(
        default=None, title="Fundet i", description="Hvor oplysningen er fundet."
    )


class Election(DatedFile):
    """A municipal election in the whole country."""

    date: Day = Field(title="Dato", description="Valgdagen.")
    quality: Literal["exact", "incomplete"] = Field(
        title="Kvalitet", description="exact: alle stemmer er med; incomplete: noget mangler."
    )
    lists: tuple[NationalList, ...] = Field(title="Lister", description="Landsdækkende bogstaver.")
    results: tuple[MunicipalResult, ...] = Field(title="Resultater", description="En pr. kommune.")
    mayors: tuple[MayorRecord, ...] = Field(
        default=(), title="Borgmestre", description="En pr. kommune; tom, hvis de ikke kendes."
    )
