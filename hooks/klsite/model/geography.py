"""data/regions.yml, municipalities.yml, kkr.yml and kkr/: places and their councils."""

from typing import Self

from pydantic import Field, model_validator

from klsite.model.base import DatedFile, Strict
from klsite.model.fields import (
    Day,
    Identifier,
    KnownMunicipality,
    Line,
    MailAddress,
    Markdown,
    MunicipalityCode,
    RegionCode,
    RegionId,
    SourceId,
    Telephone,
    mistake,
)


class Region(Strict):
    """A region. Regions come and go, so each has the days between which it exists."""

    id: Identifier = Field(title="Id", description="Regionens korte navn.")
    code: RegionCode | None = Field(
        default=None,
        title="Regionskode",
        description="Fire cifre i anførselstegn, hvis den kendes.",
    )
    name: Line = Field(title="Navn", description="For eksempel Region Sjælland.")
    valid_from: Day = Field(title="Første dag", description="Den første dag, regionen findes.")
    valid_to: Day | None = Field(
        default=None, title="Sidste dag", description="Den sidste dag, regionen findes."
    )

    successor: Identifier | None = Field(
        default=None, title="Efterfølger", description="Id på den region, den går over i."
    )

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise mistake("»valid_to« ligger før »valid_from«", at=("valid_to",))
        return self


class Regions(DatedFile):
    """All regions."""

    regions: tuple[Region, ...] = Field(min_length=1, title="Regioner", description="En pr. punkt.")


class Municipality(Strict):
    """A municipality and the region it lies in."""

    code: MunicipalityCode = Field(title="Kommunekode", description="Fire cifre i anførselstegn.")
    name: Line = Field(title="Navn", description="Kommunens navn uden »Kommune«.")
    region: RegionId = Field(title="Region", description="Id på regionen i data/regions.yml.")
    full_name: Line | None = Field(
        default=None,
        title="Fulde navn",
        description="Kun hvis det er et andet end navnet og »Kommune«.",
    )


class Municipalities(DatedFile):
    """All municipalities."""

    municipalities: tuple[Municipality, ...] = Field(
        min_length=1, title="Kommuner", description="En pr. punkt."
    )


class KkrIntroduction(DatedFile):
    """What a KKR is, for the page that leads to all of them."""

    lead: Line = Field(title="Indledning", description="En eller to sætninger.")
    text: Markdown = Field(title="Tekst", description="Resten i Markdown.")


class Secretariat(Strict):
    """The secretariat of a KKR, as far as it is known."""

    name: Line | None = Field(default=None, title="Navn", description="Kontaktpersonens navn.")
    telephone: Telephone | None = Field(default=None, title="Telefon", description="Telefonnummer.")
    mail: MailAddress | None = Field(default=None, title="Mail", description="Mailadresse.")
    source: SourceId = Field(title="Kilde", description="Id på kilden i data/sources.yml.")


class OfficeHolder(Strict):
    """A chair or vice-chair as a source names them."""

    name: Line = Field(title="Navn", description="Personens navn.")
    party: Line | None = Field(default=None, title="Parti", description="Listebogstavet.")
    municipality: KnownMunicipality | None = Field(
        default=None, title="Kommune", description="Kommunekoden, hvis den er oplyst."
    )
    source: SourceId = Field(title="Kilde", description="Id på kilden i data/sources.yml.")


class EarlierTerm(Strict):
    """A term before those with a folder: what a source tells, from which nothing is computed."""

    period: Line = Field(title="Periode", description="Som 2014-2018.")
    chair: OfficeHolder | None = Field(
        default=None, title="Formand", description="Rådets formand, hvis kendt."
    )
    vice_chair: OfficeHolder | None = Field(
        default=None, title="Næstformand", description="Næstformanden, hvis kendt."
    )
    meetings: tuple[Day, ...] = Field(
        default=(), title="Møder", description="De mødedatoer, en kilde nævner."
    )
    meetings_source: SourceId | None = Field(
        default=None, title="Kilde til møderne", description="Id på kilden i data/sources.yml."
    )


class Kkr(DatedFile):
    """A kommunekontaktråd: the council of the municipalities of one region."""

    id: Identifier = Field(title="Id", description="Rådets korte navn; indgår i webadressen.")
    name: Line = Field(title="Navn", description="For eksempel KKR Sjælland.")
    region: RegionId = Field(title="Region", description="Id på regionen i data/regions.yml.")
    secretariat: tuple[Secretariat, ...] = Field(
        default=(), title="Sekretariat", description="Hvem man kan skrive eller ringe til."
    )
    earlier: tuple[EarlierTerm, ...] = Field(
        default=(),
        title="Tidligere perioder",
        description="Perioder uden egen mappe, nyeste først.",
    )
