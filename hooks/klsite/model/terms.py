"""data/kkr/…/…/term.yml: one term of a KKR, and what its composition is computed from."""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import PlainValidator, ValidationInfo, model_validator

from klsite.model.base import Strict, optional, required
from klsite.model.calculation import LotRecord, ReadingName
from klsite.model.dates import Day
from klsite.model.fields import Line, MunicipalityCode, Name, YesNo
from klsite.model.membership import TermFile
from klsite.model.mistakes import mistake
from klsite.model.numbers import Count
from klsite.model.references import ElectionYear, PersonId, RulesId, SourceId
from klsite.model.reservations import Assumed


class AllianceMember(Strict):
    """A local list that is known to have joined the alliance."""

    municipality: MunicipalityCode = required("Kommune", "Kommunekoden.")
    letter: Line = required("Bogstav", "Listens bogstav ved valget.")
    source: SourceId = required("Kilde", "Id på kilden i data/sources.yml.")


class Alliance(Strict):
    """The list alliance of the term; which lists joined may be known only in part.

    ``complete`` says that the known members are all of them.
    """

    name: Name = required("Navn", "Listesamarbejdets navn.")
    known_members: tuple[AllianceMember, ...] = optional(
        "Kendte medlemmer", "Lister, der vides at være med.", ()
    )
    complete: YesNo = optional(
        "Alle er med", "ja: ingen andre lister end de kendte medlemmer var med.", False
    )
    national_votes: Count | None = optional("Stemmer i landet", "Listesamarbejdets stemmer i alt.")
    source: SourceId = required("Kilde", "Id på kilden i data/sources.yml.")


NO_ALLIANCE: Literal["ingen"] = "ingen"
"""Said of a term of which it is known that no local lists joined in an alliance."""

UNNAMED_ALLIANCE = "Listesamarbejdet"
"""What an alliance is called of which it is not known whether there was one."""


def _alliance(value: Any, info: ValidationInfo) -> Any:
    if value is None or value == NO_ALLIANCE:
        return value
    if isinstance(value, str):
        raise mistake(
            f"»{value}« forstås ikke: skriv »ingen«, hvis det vides, at der ikke var et "
            "listesamarbejde, og ellers dets »name« og »source«, rykket ind på linjerne under"
        )
    return Alliance.model_validate(value, context=info.context)


class PublishedSeats(Strict):
    """The seats that KL has published of one party or alliance."""

    name: Name = required("Navn", "Listebogstav eller listesamarbejdets navn.")
    seats: Count = required("Pladser", "Det offentliggjorte antal.")


class OfficeRecord(Strict):
    """The chair or vice-chair that the constituting meeting elected, and the group behind it."""

    person: PersonId = required("Person", "Id på personen i data/people/.")
    chosen_by: tuple[Line, ...] = optional("Valgt af", "Partierne i den gruppe, der valgte.", ())
    source: SourceId = required("Kilde", "Id på kilden i data/sources.yml.")


class Published(Strict):
    """What KL has published of the composition; the build fails if no outcome agrees with it."""

    total: Count | None = optional("I alt", "Antal medlemmer i alt.")
    seats: tuple[PublishedSeats, ...] = optional("Pladser", "Pladser for enkelte partier.", ())
    source: SourceId = required("Kilde", "Id på kilden i data/sources.yml.")


class Term(TermFile):
    """One term of a KKR."""

    starts: Day = required("Første dag", "1. januar efter valget.")
    ends: Day = required("Sidste dag", "31. december fire år efter.")
    ended: Day | None = optional(
        "Sluttede før tid",
        "Sidste dag, hvis perioden slutter før »ends«. Mappen beholder sit navn.",
    )
    election: ElectionYear = required("Valg", "Året for valget, som 2017.")
    rules: RulesId = required("Forretningsorden", "Id på regelsættet i data/rules/.")
    rules_assumed: Assumed | None = optional(
        "Hvorfor dette regelsæt", "Når periodens eget regelsæt ikke kendes; vises på siderne."
    )
    base: Literal["all_votes"] = required(
        "Stemmegrundlag", "all_votes: alle stemmer i regionens kommuner."
    )
    base_source: SourceId = required("Kilde til grundlaget", "Id på kilden i data/sources.yml.")
    reading: ReadingName = optional("Læsning", "Læsning af reglerne.", "rounded_up_quota")
    alliance: Annotated[
        Alliance | Literal["ingen"] | None,
        PlainValidator(_alliance, json_schema_input_type=Alliance | Literal["ingen"]),
    ] = optional(
        "Listesamarbejde",
        "Lokallisternes samarbejde; ingen, hvis det vides, at der ikke var noget; "
        "udelades, hvis det ikke vides.",
    )
    published: Published | None = optional("Offentliggjort", "Det, KL har offentliggjort.")
    chair: OfficeRecord | None = optional("Formand", "Rådets formand ved periodens begyndelse.")
    vice_chair: OfficeRecord | None = optional("Næstformand", "Rådets næstformand.")
    lots: tuple[LotRecord, ...] = optional(
        "Lodtrækninger", "Lodtrækninger, der har fundet sted.", ()
    )

    @property
    def known_alliance(self) -> Alliance | None:
        """The list alliance, where it is known that there was one."""
        return self.alliance if isinstance(self.alliance, Alliance) else None

    @property
    def alliance_name(self) -> str:
        """The name of the list alliance, whether or not it is known that there was one."""
        return self.known_alliance.name if self.known_alliance else UNNAMED_ALLIANCE

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.ends <= self.starts:
            raise mistake("»ends« skal ligge efter »starts«", at=("ends",))
        if self.ended is not None and not self.starts <= self.ended < self.ends:
            raise mistake("»ended« skal ligge mellem »starts« og »ends«", at=("ended",))
        if self.chair and self.vice_chair and self.chair.person == self.vice_chair.person:
            message = (
                f"»{self.chair.person}« kan ikke være både formand og næstformand: ret den ene"
            )
            raise mistake(message, at=("vice_chair", "person"))
        return self

    @property
    def last_day(self) -> date:
        """The last day of the term, also where it ends early."""
        return self.ended or self.ends
