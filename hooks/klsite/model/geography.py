"""data/regions.yml, municipalities.yml, kkr.yml and kkr/: places and their councils."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Self

from pydantic import model_validator

from klsite.model.base import DatedFile, Strict, optional, required
from klsite.model.dates import Day
from klsite.model.fields import (
    Identifier,
    Line,
    MailAddress,
    Markdown,
    MunicipalityCode,
    Name,
    RegionCode,
    Telephone,
    TermYears,
)
from klsite.model.local_addresses import LocalAddress
from klsite.model.mistakes import mistake
from klsite.model.periods import NamePeriod, Period, names_before, period_on
from klsite.model.references import KkrId, KnownMunicipality, RegionId, SourceId
from klsite.model.reservations import Announced, Conflict
from klsite.model.source_location import KEY


class Region(Strict):
    """A region. Regions come and go, so each has the days between which it exists."""

    id: Identifier = required("Id", "Regionens korte navn.")
    code: RegionCode | None = optional(
        "Regionskode", "Fire cifre i anførselstegn, hvis den kendes."
    )
    name: Name = required("Navn", "For eksempel Region Sjælland.")
    valid_from: Day = required("Første dag", "Den første dag, regionen findes.")
    valid_to: Day | None = optional("Sidste dag", "Den sidste dag, regionen findes.")
    successor: Identifier | None = optional("Efterfølger", "Id på den region, den går over i.")
    text: Markdown | None = optional("Tekst", "Hvad loven siger om regionens begyndelse.")
    source: SourceId | None = optional("Kilde", "For eksempel loven, hvis en anden end filens.")

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise mistake(
                "»valid_to« ligger før »valid_from«: ret den af dem, der er forkert",
                at=("valid_to",),
            )
        return self

    def exists_on(self, day: date) -> bool:
        """Whether the region exists on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Regions(DatedFile):
    """All regions."""

    regions: tuple[Region, ...] = required("Regioner", "En pr. punkt.", min_length=1)

    @cached_property
    def by_id(self) -> dict[str, Region]:
        """Each region by its id."""
        return {region.id: region for region in self.regions}


def _full_name() -> Any:
    return optional("Fulde navn", "Kun hvis det er et andet end navnet og »Kommune«.")


def _where() -> Any:
    return optional(
        "Stedangivelse",
        "Kun hvis man ikke siger »i« og navnet: »på Bornholm«, »i Nordfyns Kommune«.",
    )


class MunicipalityName(NamePeriod):
    """A name of a municipality and its days."""

    full_name: Line | None = _full_name()
    where: Line | None = _where()


class RegionMembership(Period):
    """The region that a municipality lies in, and since when."""

    region: RegionId = required("Region", "Id på regionen i data/regions.yml.")


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality as it is on a day: its name, and the id of the region that it lies in.

    ``where`` is what is said of something in it, as in ``i Greve`` or ``på Bornholm``.
    """

    id: str
    slug: str
    code: str
    name: str
    full_name: str | None
    where: str
    region: str


class MunicipalityRecord(Strict):
    """A municipality with its names and regions over time."""

    id: Identifier = required("Id", "Kommunens faste navn; indgår i webadressen og ændres aldrig.")
    code: MunicipalityCode = required("Kommunekode", "Fire cifre i anførselstegn.")
    name: Name | None = optional("Navn", "Kommunens navn uden »Kommune«, hvis den kun har haft ét.")
    full_name: Line | None = _full_name()
    where: Line | None = _where()
    names: tuple[MunicipalityName, ...] = optional(
        "Navne", "Flere navne med dage, ældste først.", ()
    )
    region: RegionId | None = optional(
        "Region", "Id på regionen i data/regions.yml, hvis kommunen kun har ligget i én."
    )
    regions: tuple[RegionMembership, ...] = optional(
        "Regioner", "Flere regioner med dage, ældste først.", ()
    )
    slug: Identifier | None = optional(
        "Adresse", "Sidste del af adressen, hvis den er en anden end id'et."
    )
    formerly: tuple[LocalAddress, ...] = optional(
        "Tidligere adresser", "Adresser, der skal føre til siden.", ()
    )
    merged: tuple[Name, ...] = optional(
        "Sammenlagt af", "Navne på de tidligere kommuner, der nu er en del af kommunen.", ()
    )
    merged_in_part: tuple[Name, ...] = optional(
        "Sammenlagt af dele af",
        "Navne på tidligere kommuner, som kun en del af hører til kommunen nu.",
        (),
    )

    @model_validator(mode="after")
    def _has_names_and_regions(self) -> Self:
        if (self.name is None) == (not self.names):
            at = ("names", KEY) if self.names else ("code",)
            raise mistake("skriv enten »name« eller »names« med dage", at=at)
        if (self.region is None) == (not self.regions):
            at = ("regions", KEY) if self.regions else ("code",)
            raise mistake("skriv enten »region« eller »regions« med dage", at=at)
        for key in ("full_name", "where") if self.names else ():
            if getattr(self, key) is not None:
                message = f"»{key}« hører til under »names«, når der er flere navne"
                raise mistake(message, at=(key,))
        return self

    @cached_property
    def name_periods(self) -> tuple[MunicipalityName, ...]:
        """The names with their days, oldest first."""
        if self.name is None:
            return self.names
        return (MunicipalityName(name=self.name, full_name=self.full_name, where=self.where),)

    @cached_property
    def region_periods(self) -> tuple[RegionMembership, ...]:
        """The regions with their days, oldest first."""
        if self.region is None:
            return self.regions
        return (RegionMembership(region=self.region),)

    def exists_on(self, day: date) -> bool:
        """Whether the day is after the first one and before the last one in any region."""
        periods = self.region_periods
        return periods[0].first_day <= day <= periods[-1].last_day

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name that it has had or will have, and those of the municipalities merged in it."""
        own = (each.name for each in self.name_periods)
        return tuple(dict.fromkeys((*own, *self.merged, *self.merged_in_part)))

    def former_names(self, day: date) -> tuple[NamePeriod, ...]:
        """Return the names that the municipality no longer has on a day, oldest first."""
        return names_before(self.name_periods, day)

    def on(self, day: date) -> Municipality:
        """Return the municipality as it is on a day."""
        named = period_on(self.name_periods, day)
        return Municipality(
            id=self.id,
            slug=self.slug or self.id,
            code=self.code,
            name=named.name,
            full_name=named.full_name,
            where=named.where or f"i {named.name}",
            region=period_on(self.region_periods, day).region,
        )


class Municipalities(DatedFile):
    """All municipalities."""

    merged_source: SourceId | None = optional(
        "Kilde til sammenlægninger",
        "Id på kilden til »merged« og »merged_in_part«, hvis en anden end filens.",
    )
    municipalities: tuple[MunicipalityRecord, ...] = required(
        "Kommuner", "En pr. punkt.", min_length=1
    )


class KkrIntroduction(DatedFile):
    """What a KKR is, for the page that leads to all of them."""

    lead: Line = required("Indledning", "En eller to sætninger.")
    text: Markdown = required("Tekst", "Resten i Markdown.")
    conflict: Conflict | None = optional("Modstrid", "Hvad der modsiger hinanden i kilderne.")


class Secretariat(Strict):
    """The secretariat of a KKR, as far as it is known."""

    name: Name | None = optional("Navn", "Kontaktpersonens navn.")
    telephone: Telephone | None = optional("Telefon", "Telefonnummer.")
    mail: MailAddress | None = optional("Mail", "Mailadresse.")
    source: SourceId = required("Kilde", "Id på kilden i data/sources.yml.")


class OfficeHolder(Strict):
    """A chair or vice-chair as a source names them."""

    name: Name = required("Navn", "Personens navn.")
    party: Line | None = optional("Parti", "Listebogstavet.")
    municipality: KnownMunicipality | None = optional(
        "Kommune", "Kommunekoden, hvis den er oplyst."
    )
    announced: Announced | None = optional(
        "Ventet", "Hvad der var ventet, når ingen kilde bagefter bekræfter det."
    )
    source: SourceId = required("Kilde", "Id på kilden i data/sources.yml.")


class EarlierTerm(Strict):
    """A term before those with a folder: what a source tells, from which nothing is computed."""

    period: TermYears = required("Periode", "Som 2014-2018.")
    chair: OfficeHolder | None = optional("Formand", "Rådets formand, hvis kendt.")
    vice_chair: OfficeHolder | None = optional("Næstformand", "Næstformanden, hvis kendt.")

    @model_validator(mode="after")
    def _has_two_people(self) -> Self:
        if self.chair and self.vice_chair and self.chair.name == self.vice_chair.name:
            message = f"{self.chair.name} kan ikke være både formand og næstformand: ret den ene"
            raise mistake(message, at=("vice_chair", "name"))
        return self


class KkrArea(Period):
    """Whose council a KKR is for a time: all municipalities of a region, or some of them."""

    region: RegionId = required("Region", "Id på regionen i data/regions.yml.")
    municipalities: tuple[KnownMunicipality, ...] = optional(
        "Kommuner", "Kommunekoderne, hvis det ikke er alle regionens kommuner.", ()
    )


class Kkr(DatedFile):
    """A kommunekontaktråd: the council of the municipalities of a region, or of some of them."""

    id: Identifier = required("Id", "Rådets korte navn; indgår i webadressen.")
    name: Name = required("Navn", "For eksempel KKR Sjælland.")
    region: RegionId | None = optional(
        "Region", "Id på regionen i data/regions.yml, hvis rådet kun har hørt til én."
    )
    regions: tuple[KkrArea, ...] = optional(
        "Regioner", "Flere regioner med dage, ældste først.", ()
    )
    established: Day | None = optional("Oprettet", "Rådets første dag, hvis den er efter 2007.")
    dissolved: Day | None = optional("Nedlagt", "Rådets sidste dag, når KL har besluttet den.")
    successor: KkrId | None = optional("Efterfølger", "Id på det råd, der følger efter.")
    decision_source: SourceId | None = optional(
        "Kilde til beslutningen", "Hvor det står, at rådet oprettes, fortsætter eller nedlægges."
    )
    secretariat: tuple[Secretariat, ...] = optional(
        "Sekretariat", "Hvem man kan skrive eller ringe til.", ()
    )
    earlier: tuple[EarlierTerm, ...] = optional(
        "Tidligere perioder", "Perioder uden egen mappe, nyeste først.", ()
    )

    @model_validator(mode="after")
    def _has_regions_and_an_order_of_days(self) -> Self:
        if (self.region is None) == (not self.regions):
            at = ("regions", KEY) if self.regions else ("id",)
            raise mistake("skriv enten »region« eller »regions« med dage", at=at)
        if self.established and self.dissolved and self.dissolved < self.established:
            raise mistake(
                "»dissolved« ligger før »established«: ret den af dem, der er forkert",
                at=("dissolved",),
            )
        if self.successor is not None and self.dissolved is None:
            raise mistake("»successor« står uden »dissolved«", at=("successor",))
        return self

    @cached_property
    def areas(self) -> tuple[KkrArea, ...]:
        """Whose council it is with the days, oldest first."""
        return self.regions if self.region is None else (KkrArea(region=self.region),)

    def area_on(self, day: date) -> KkrArea:
        """Return whose council it is on a day."""
        return period_on(self.areas, day)

    def exists_on(self, day: date) -> bool:
        """Whether the council exists on a day, as far as the data tell."""
        return (self.established is None or self.established <= day) and (
            self.dissolved is None or day <= self.dissolved
        )

    def members_on(self, places: Municipalities, day: date) -> tuple[MunicipalityRecord, ...]:
        """Return the municipalities whose council it is on a day, in the order of the file."""
        area = self.area_on(day)
        if not area.holds_on(day):
            return ()
        return tuple(
            each
            for each in places.municipalities
            if each.exists_on(day)
            and period_on(each.region_periods, day).region == area.region
            and (not area.municipalities or each.code in area.municipalities)
        )
