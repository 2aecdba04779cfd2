"""data/parties.yml and data/elections/: who stood where, and how many votes each list got.

A list letter is not a party: what a letter stands for is said per election, and where the letter
of a national party is another list's in a municipality, the result of the municipality says so.
"""

import re
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, model_validator

from klsite.model.base import DatedFile, Strict, optional, required
from klsite.model.dates import Day
from klsite.model.fields import Identifier, Name, WebAddress
from klsite.model.mistakes import mistake
from klsite.model.numbers import Count, Share
from klsite.model.references import KnownMunicipality, PartyId, PersonId, SourceId
from klsite.model.reservations import Derived, Noted

UNKNOWN_LETTER = "ukendt"
"""What stands for the letter of a list of which no source tells the letter."""

_LETTER = re.compile(r"[A-ZÆØÅ][0-9]?")

_COLOUR = re.compile(r"#[0-9a-f]{6}")


def is_letter(text: str) -> bool:
    """Whether a text is the letter of a list, and not a name."""
    return _LETTER.fullmatch(text.upper()) is not None


def _letter(value: object) -> str:
    """Return a list letter: a capital, with a digit where two lists have the same letter."""
    text = str(value).strip()
    if _LETTER.fullmatch(text) or text == UNKNOWN_LETTER:
        return text
    if _LETTER.fullmatch(text.upper()):
        raise mistake(f"»{text}« er ikke et listebogstav: skriv det med stort, {text.upper()}")
    raise mistake(
        f"»{text}« er ikke et listebogstav: skriv ét stort bogstav, for eksempel A eller Å"
    )


def _key(value: object) -> object:
    """Refuse a number for a key: the end of one that was written with a comma in it."""
    if (text := str(value).strip()).isdigit():
        raise mistake(f"»{text}« er ikke et listebogstav: skriv tal uden komma, for eksempel 12000")
    return value


ListLetter = Annotated[str, BeforeValidator(_letter)]
"""The letter of a list on the ballot; ``UNKNOWN_LETTER`` where it is not known."""

_KeyLetter = Annotated[ListLetter, BeforeValidator(_key)]


def _mapping(value: object) -> object:
    if not isinstance(value, dict):
        raise mistake("her skal stå bogstaver med tal eller navne, som {A: 1200, V: 800}")
    return value


VotesByLetter = Annotated[dict[_KeyLetter, Count], BeforeValidator(_mapping)]
SharesByLetter = Annotated[dict[_KeyLetter, Share], BeforeValidator(_mapping)]
NamesByLetter = Annotated[dict[_KeyLetter, Name], BeforeValidator(_mapping)]


def _pact(value: object) -> object:
    """Return the letters of a pact, which are written with spaces between them."""
    if not isinstance(value, str):
        return value
    letters = value.split()
    known = (each == UNKNOWN_LETTER or _LETTER.fullmatch(each.upper()) for each in letters)
    if not all(known) and not value.isdigit():
        raise mistake(f"»{value}« er ikke et valgforbund: skriv bogstaverne med mellemrum, A B F")
    return letters


Pact = Annotated[tuple[ListLetter, ...], BeforeValidator(_pact, json_schema_input_type=str)]
"""An electoral pact: the letters of its lists, written ``A B F``."""


def _colour(value: object) -> str:
    text = str(value).strip().lower()
    if not _COLOUR.fullmatch(text):
        raise mistake('skriv farven med # og seks cifre fra 0 til f i anførselstegn, som "#a82721"')
    return text


Colour = Annotated[str, BeforeValidator(_colour, json_schema_input_type=str)]
"""A colour of sRGB as CSS writes it: ``#a82721``."""


class PartyName(Strict):
    """A party of the country."""

    id: Identifier = required("Id", "Partiets korte navn.")
    name: Name = required("Navn", "Partiets navn.")
    colour: Colour | None = optional(
        "Farve", "Farven på kort og diagrammer, hvor bogstavet også står. Uden er den grå."
    )


class Parties(DatedFile):
    """All parties of the country."""

    parties: tuple[PartyName, ...] = required("Partier", "En pr. punkt.", min_length=1)

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each party by its id."""
        return {party.id: party.name for party in self.parties}

    def colour_of(self, party: str | None) -> str | None:
        """Return the colour of a party by its id; None for none, and where it has none."""
        return next((each.colour for each in self.parties if each.id == party), None)


class NationalList(Strict):
    """A letter of a party of the country, in every municipality that does not say otherwise."""

    letter: ListLetter = required("Bogstav", "Listebogstavet på stemmesedlen.")
    party: PartyId = required("Parti", "Id på partiet i data/parties.yml.")


class MunicipalResult(Strict):
    """The votes and seats of one municipality, per list letter."""

    municipality: KnownMunicipality = required("Kommune", "Kommunekoden.")
    valid_votes: Count | None = optional("Gyldige stemmer", "Alle gyldige stemmer i kommunen.")
    council: Count | None = optional("Pladser i alt", "Pladser i kommunalbestyrelsen.")
    votes: VotesByLetter = optional("Stemmer", "Stemmer pr. listebogstav, hvor de kendes.", {})
    missing_votes: Count | None = optional(
        "Stemmer uden liste", "Gyldige stemmer, hvis liste ingen kilde oplyser."
    )
    shares: SharesByLetter = optional("Andele", "Procent pr. bogstav, hvor kun de kendes.", {})
    seats: VotesByLetter = optional("Mandater", "Mandater pr. listebogstav, hvor de kendes.", {})
    names: NamesByLetter = optional("Navne", "Navne på de lokale lister, hvor de kendes.", {})
    local: tuple[ListLetter, ...] = optional(
        "Lokale bogstaver",
        "Et partis bogstav, som her er en anden liste; dens navn står i »names«.",
        (),
    )
    pacts: tuple[Pact, ...] | None = optional(
        "Valgforbund", "Alle valgforbund, som [A B F, C V]; udelades, hvis de ikke kendes."
    )
    seats_found_in: tuple[WebAddress, ...] = optional(
        "Mandaterne fundet i", "Webadresser, hvis mandaterne ikke er fra filens kilde.", ()
    )
    note: Noted | None = optional("Bemærkning", "Hvad der er særligt ved kommunens tal.")
    source: SourceId | None = optional("Kilde", "Kilden, hvis en anden end filens.")

    @property
    def letters(self) -> frozenset[str]:
        """The letters of the lists that are known to have stood."""
        return frozenset((*self.votes, *self.shares, *self.seats))

    @property
    def is_complete(self) -> bool:
        """Whether the list of every valid vote is known."""
        return self.valid_votes is not None and sum(self.votes.values()) == self.valid_votes

    @property
    def has_all_seats(self) -> bool:
        """Whether the seats of every list are known, and there are as many as in the council."""
        return set(self.votes) <= set(self.seats) and sum(self.seats.values()) == self.council


class MayorRecord(Strict):
    """The mayor that the election led to; a person who is not known is left out."""

    municipality: KnownMunicipality = required("Kommune", "Kommunekoden.")
    person: PersonId | None = optional("Person", "Id på borgmesteren i data/people/.")
    list: ListLetter | None = optional(
        "Liste", "Bogstavet for borgmesterens liste, hvis det kendes."
    )
    list_inferred: Derived | None = optional(
        "Hvordan listen er udledt",
        "Når ingen kilde siger listen, men den følger af andre tal; vises på siden.",
    )
    status: Literal["elected", "agreed"] = optional(
        "Status", "elected: valgt; agreed: kun aftalt den dag, der står i »as_of«.", "elected"
    )
    as_of: Day | None = optional("Set", "Dagen, kilden sidst er set at sige det.")
    note: Noted | None = optional("Bemærkning", "For eksempel afløsning.")
    source: SourceId | None = optional("Kilde", "Kilden, hvis en anden end »mayors_source«.")
    found_in: WebAddress | None = optional("Fundet i", "Webadressen, hvor oplysningen er fundet.")

    @model_validator(mode="after")
    def _agreed_on_a_day(self) -> Self:
        if self.status == "agreed" and self.as_of is None:
            message = "en aftale skal have »as_of«: dagen, kilden sidst er set at sige det"
            raise mistake(message, at=("status",))
        if self.status == "agreed" and self.person is None:
            message = "en aftale skal have »person«: hvem der er aftalt som borgmester"
            raise mistake(message, at=("status",))
        return self


class Election(DatedFile):
    """A municipal election in the whole country."""

    date: Day = required("Dato", "Valgdagen.")
    lists: tuple[NationalList, ...] = required("Lister", "Partiernes bogstaver.", min_length=1)
    results: tuple[MunicipalResult, ...] = required("Resultater", "En pr. kommune.")
    mayors_source: SourceId | None = optional("Kilde til borgmestrene", "Hvis en anden end filens.")
    mayors: tuple[MayorRecord, ...] = optional(
        "Borgmestre", "En pr. kommune; tom, hvis de ikke kendes.", ()
    )

    @cached_property
    def party_by_letter(self) -> dict[str, str]:
        """The id of the party of each letter, where a municipality does not say otherwise."""
        return {each.letter: each.party for each in self.lists}

    @cached_property
    def result_by_code(self) -> dict[str, MunicipalResult]:
        """The result of each municipality by its code."""
        return {each.municipality: each for each in self.results}

    @cached_property
    def mayor_by_code(self) -> dict[str, MayorRecord]:
        """The mayor of each municipality by its code."""
        return {each.municipality: each for each in self.mayors}

    def party_of(self, municipality: str, letter: str | None) -> str | None:
        """Return the id of the party behind a letter in a municipality; None for a local list."""
        result = self.result_by_code.get(municipality)
        if letter is None or (result is not None and letter in result.local):
            return None
        return self.party_by_letter.get(letter)
