"""The small files that a secretariat tries a calculation with; not part of data/."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from klsite.model.base import Strict
from klsite.model.dates import Day
from klsite.model.fields import Line, YesNo
from klsite.model.mistakes import mistake
from klsite.model.numbers import Count

ReadingName = Literal[
    "rounded_up_quota",
    "one_decimal_up",
    "nearest_quota",
    "exact_house_dhondt",
    "exact_house_largest_remainder",
    "exact_house_sainte_lague",
]


def _at_least_one(value: Any) -> Any:
    text = str(value).strip()
    if text.isdigit() and int(text) == 0:
        raise mistake("tallet skal være mindst 1")
    return value


Positive = Annotated[Count, BeforeValidator(_at_least_one)]
"""A whole number, one or more."""


class LotRecord(Strict):
    """A lot that has been drawn, as it is recorded."""

    between: tuple[Line, ...] = Field(
        min_length=2, title="Mellem", description="Dem, der blev trukket lod imellem."
    )
    winners: tuple[Line, ...] = Field(
        min_length=1, title="Udtrukne", description="Dem, der blev trukket ud."
    )
    date: Day | None = Field(default=None, title="Dato", description="Dagen for lodtrækningen.")
    place: Line | None = Field(default=None, title="Sted", description="Hvor den fandt sted.")
    witnesses: tuple[Line, ...] = Field(
        default=(), title="Vidner", description="Dem, der var til stede."
    )


class PartyFigures(Strict):
    """What is known of a party or list alliance in one region."""

    name: Line = Field(title="Navn", description="Partiets eller listesamarbejdets navn.")
    votes: Count = Field(title="Stemmer", description="Stemmer i regionens kommuner.")
    mayors: Count = Field(default=0, title="Borgmestre", description="Valgt for partiet.")
    council_seats: Count = Field(
        title="Mandater", description="Pladser i kommunalbestyrelserne i regionen."
    )
    entitled: YesNo = Field(
        default=True,
        title="Kan deltage",
        description="nej: en lokalliste, der ikke er med i et listesamarbejde.",
    )


class CompositionFile(Strict):
    """The figures that the composition of a KKR is computed from."""

    municipalities: Positive = Field(
        title="Kommuner", description="Antallet af kommuner i regionen."
    )
    base: Positive | None = Field(
        default=None,
        title="Stemmegrundlag",
        description="Stemmerne, der regnes to procent af; ellers summen af partiernes.",
    )
    parties: tuple[PartyFigures, ...] = Field(
        min_length=1, title="Partier", description="Partier og listesamarbejder."
    )
    lots: tuple[LotRecord, ...] = Field(
        default=(), title="Lodtrækninger", description="Lodtrækninger, der har fundet sted."
    )
    reading: ReadingName = Field(
        default="rounded_up_quota",
        title="Læsning",
        description="Hvordan reglernes størrelse læses.",
    )


class PactFigures(Strict):
    """An electoral pact, and when it was notified."""

    name: Line | None = Field(default=None, title="Navn", description="Valgforbundets navn.")
    parties: tuple[Line, ...] = Field(
        min_length=1, title="Partier", description="Partierne i valgforbundet."
    )
    notified: Day | None = Field(
        default=None, title="Meddelt", description="Dagen, det blev meddelt."
    )


def _pact(value: Any) -> Any:
    """Accept a pact that is only the list of its parties."""
    return {"parties": value} if isinstance(value, list) else value


def _party_votes(value: Any) -> Any:
    """Accept votes as a mapping from party to votes: each entry becomes a name with votes."""
    if isinstance(value, dict):
        return [{"name": name, "votes": votes} for name, votes in value.items()]
    return value


class PartyVotes(Strict):
    """The votes of one party in an election of persons."""

    name: Line = Field(title="Navn", description="Partiets navn.")
    votes: Count = Field(title="Stemmer", description="Partiets stemmer.")


class ElectionFile(Strict):
    """The figures of a proportional election of persons."""

    seats: Positive = Field(title="Pladser", description="Antallet af personer, der vælges.")
    votes: Annotated[tuple[PartyVotes, ...], BeforeValidator(_party_votes)] = Field(
        min_length=1, title="Stemmer", description="Partiernes stemmer, parti: stemmer."
    )
    pacts: tuple[Annotated[PactFigures, BeforeValidator(_pact)], ...] = Field(
        default=(), title="Valgforbund", description="Partier, der lægger stemmer sammen."
    )
    meeting: Day | None = Field(
        default=None,
        title="Møde",
        description="Dagen for mødet; et valgforbund skal være meddelt tre hverdage før.",
    )
    ordered: YesNo = Field(
        default=False,
        title="I rækkefølge",
        description="ja: pladserne er forskellige, som formand og næstformand.",
    )
    lots: tuple[LotRecord, ...] = Field(
        default=(), title="Lodtrækninger", description="Lodtrækninger, der har fundet sted."
    )
