"""data/people/: the people who sit, or have sat, in a municipal council or a KKR."""

from pydantic import Field

from klsite.model.base import DatedFile, Strict
from klsite.model.fields import (
    Day,
    ElectionYear,
    Identifier,
    KnownMunicipality,
    Line,
    LocalAddress,
    SourceId,
)


class CouncilSeat(Strict):
    """A seat in a municipal council, by the list that it was won for."""

    election: ElectionYear = Field(title="Valg", description="Året for valget, som 2017.")
    municipality: KnownMunicipality = Field(title="Kommune", description="Kommunekoden.")
    list: Line = Field(title="Liste", description="Listens bogstav ved valget.")


class Person(Strict):
    """A person in public office. A mayor's seat in the council stands with the election."""

    id: Identifier = Field(
        title="Id", description="Personens faste navn; indgår i webadressen og ændres aldrig."
    )
    name: Line = Field(title="Navn", description="Personens navn.")
    formerly: tuple[LocalAddress, ...] = Field(
        default=(),
        title="Tidligere adresser",
        description="Adresser, personen har haft; de sender læseren videre til den nye.",
    )
    councils: tuple[CouncilSeat, ...] = Field(
        default=(),
        title="Kommunalbestyrelser",
        description="Hvor og for hvilken liste personen er valgt. Borgmestre står ved valget.",
    )
    mayor_since: Day | None = Field(
        default=None,
        title="Borgmester siden",
        description="Den første dag som borgmester; afgør, hvem der indkalder (bilag1-1.3).",
    )
    born: Day | None = Field(
        default=None,
        title="Født",
        description="Kun hvis alderen afgør, hvem der indkalder (bilag1-1.3). Vises ikke ellers.",
    )
    source: SourceId | None = Field(
        default=None, title="Kilde", description="Hvis en anden end filens."
    )


class People(DatedFile):
    """Some of the people; which file a person stands in makes no difference."""

    people: tuple[Person, ...] = Field(min_length=1, title="Personer", description="En pr. punkt.")
