"""data/people/: the people who sit, or have sat, in a municipal council or a KKR."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from pydantic import model_validator

from klsite.model.base import DatedFile, Strict, optional, required
from klsite.model.dates import Day
from klsite.model.fields import Identifier, Line, Name
from klsite.model.local_addresses import LocalAddress
from klsite.model.mistakes import mistake
from klsite.model.periods import NamePeriod, names_before, period_on
from klsite.model.references import ElectionYear, KnownMunicipality, SourceId
from klsite.model.source_location import KEY


class CouncilSeat(Strict):
    """A seat in a municipal council, by the list that it was won for."""

    election: ElectionYear = required("Valg", "Året for valget, som 2017.")
    municipality: KnownMunicipality = required("Kommune", "Kommunekoden.")
    list: Line | None = optional(
        "Liste", "Listens bogstav ved valget; udelades, når ingen kilde siger det."
    )


@dataclass(frozen=True, slots=True)
class Person:
    """A person in public office with the name that they bear on a day."""

    id: str
    slug: str
    name: str
    councils: tuple[CouncilSeat, ...] = ()
    mayor_since: date | None = None
    born: date | None = None


class PersonRecord(Strict):
    """A person in public office with their names over time.

    A mayor's seat in the council stands with the election.
    """

    id: Identifier = required("Id", "Personens faste navn; indgår i webadressen og ændres aldrig.")
    name: Name | None = optional("Navn", "Personens navn, hvis de kun har haft ét.")
    names: tuple[NamePeriod, ...] = optional("Navne", "Flere navne med dage, ældste først.", ())
    slug: Identifier | None = optional(
        "Adresse", "Sidste del af adressen, hvis den er en anden end id'et."
    )
    formerly: tuple[LocalAddress, ...] = optional(
        "Tidligere adresser", "Adresser, der skal føre til siden.", ()
    )
    councils: tuple[CouncilSeat, ...] = optional(
        "Kommunalbestyrelser",
        "Hvor og for hvilken liste personen er valgt. Borgmestre står ved valget.",
        (),
    )
    mayor_since: Day | None = optional(
        "Borgmester siden", "Den første dag som borgmester; afgør, hvem der indkalder (bilag1-1.3)."
    )
    born: Day | None = optional(
        "Født", "Kun hvis alderen afgør, hvem der indkalder (bilag1-1.3). Vises ikke ellers."
    )
    source: SourceId | None = optional("Kilde", "Hvis en anden end filens.")

    @classmethod
    def also_needed(cls, values: Mapping[str, object]) -> tuple[str, ...]:
        """Return the name, unless there are names with days."""
        return () if values.get("names") else ("name",)

    @model_validator(mode="after")
    def _is_of_age(self) -> Self:
        born, since = self.born, self.mayor_since
        if born and since and (since.year - born.year, since.month, since.day) < (
            18, born.month, born.day
        ):  # fmt: skip
            raise mistake(
                "»mayor_since« ligger, før personen er fyldt 18 år: ret den, eller »born«",
                at=("mayor_since",),
            )
        return self

    @model_validator(mode="after")
    def _has_names(self) -> Self:
        if (self.name is None) == (not self.names):
            at = ("names", KEY) if self.names else ("id",)
            raise mistake("skriv enten »name« eller »names« med dage", at=at)
        return self

    @property
    def name_periods(self) -> tuple[NamePeriod, ...]:
        """The names with their days, oldest first."""
        return self.names if self.name is None else (NamePeriod(name=self.name),)

    @property
    def known_as(self) -> str:
        """The newest name, for messages to editors."""
        return self.name_periods[-1].name

    def former_names(self, day: date) -> tuple[NamePeriod, ...]:
        """Return the names that the person no longer has on a day, oldest first."""
        return names_before(self.name_periods, day)

    def on(self, day: date) -> Person:
        """Return the person with the name that they bear on a day."""
        return Person(
            id=self.id,
            slug=self.slug or self.id,
            name=self.name or period_on(self.names, day).name,
            councils=self.councils,
            mayor_since=self.mayor_since,
            born=self.born,
        )


class People(DatedFile):
    """Some of the people; which file a person stands in makes no difference."""

    people: tuple[PersonRecord, ...] = required("Personer", "En pr. punkt.", min_length=1)
