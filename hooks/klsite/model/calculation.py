"""The small files that a secretariat tries a calculation with; not part of data/."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from klsite.model.base import Strict, optional, required
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

    between: tuple[Line, ...] = required(
        "Mellem", "Dem, der blev trukket lod imellem.", min_length=2
    )
    winners: tuple[Line, ...] = required("Udtrukne", "Dem, der blev trukket ud.", min_length=1)
    date: Day | None = optional("Dato", "Dagen for lodtrækningen.")
    place: Line | None = optional("Sted", "Hvor den fandt sted.")
    witnesses: tuple[Line, ...] = optional("Vidner", "Dem, der var til stede.", ())


class PartyFigures(Strict):
    """What is known of a party or list alliance in one region."""

    name: Line = required("Navn", "Partiets eller listesamarbejdets navn.")
    votes: Count = required("Stemmer", "Stemmer i regionens kommuner.")
    mayors: Count = optional("Borgmestre", "Valgt for partiet.", 0)
    council_seats: Count = required("Mandater", "Pladser i kommunalbestyrelserne i regionen.")
    entitled: YesNo = optional(
        "Kan deltage", "nej: en lokalliste, der ikke er med i et listesamarbejde.", True
    )


class CompositionFile(Strict):
    """The figures that the composition of a KKR is computed from."""

    municipalities: Positive = required("Kommuner", "Antallet af kommuner i regionen.")
    base: Positive | None = optional(
        "Stemmegrundlag", "Stemmerne, der regnes to procent af; ellers summen af partiernes."
    )
    parties: tuple[PartyFigures, ...] = required(
        "Partier", "Partier og listesamarbejder.", min_length=1
    )
    lots: tuple[LotRecord, ...] = optional(
        "Lodtrækninger", "Lodtrækninger, der har fundet sted.", ()
    )
    reading: ReadingName = optional(
        "Læsning", "Hvordan reglernes størrelse læses.", "rounded_up_quota"
    )


class PactFigures(Strict):
    """An electoral pact, and when it was notified."""

    name: Line | None = optional("Navn", "Valgforbundets navn.")
    parties: tuple[Line, ...] = required("Partier", "Partierne i valgforbundet.", min_length=1)
    notified: Day | None = optional("Meddelt", "Dagen, det blev meddelt.")


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

    name: Line = required("Navn", "Partiets navn.")
    votes: Count = required("Stemmer", "Partiets stemmer.")


class ElectionFile(Strict):
    """The figures of a proportional election of persons."""

    seats: Positive = required("Pladser", "Antallet af personer, der vælges.")
    votes: Annotated[tuple[PartyVotes, ...], BeforeValidator(_party_votes)] = required(
        "Stemmer", "Partiernes stemmer, parti: stemmer.", min_length=1
    )
    pacts: tuple[Annotated[PactFigures, BeforeValidator(_pact)], ...] = optional(
        "Valgforbund", "Partier, der lægger stemmer sammen.", ()
    )
    meeting: Day | None = optional(
        "Møde", "Dagen for mødet; et valgforbund skal være meddelt tre hverdage før."
    )
    ordered: YesNo = optional(
        "I rækkefølge", "ja: pladserne er forskellige, som formand og næstformand.", False
    )
    lots: tuple[LotRecord, ...] = optional(
        "Lodtrækninger", "Lodtrækninger, der har fundet sted.", ()
    )
