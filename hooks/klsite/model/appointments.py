"""data/bodies.yml and data/kkr/…/appointments.yml: the seats in regional bodies."""

from typing import Literal

from pydantic import Field

from klsite.model.base import DatedFile, Strict
from klsite.model.calculation import Positive
from klsite.model.dates import Day
from klsite.model.fields import Identifier, Line, Markdown, Name
from klsite.model.membership import TermFile
from klsite.model.partial_days import PartialDayField
from klsite.model.references import AreaId, BodyId, PersonId, SourceId
from klsite.model.reservations import Derived
from klsite.model.rules_of_procedure import Points


class BodyChange(Strict):
    """Something that a source says has changed about a body: that it ends, or what replaces it."""

    date: PartialDayField = Field(
        title="Dato", description="Hvornår det sker, som 2027-01-01 eller 2022-07."
    )
    label: Line = Field(
        title="Mærke", description="Ordene foran datoen, som Afløst fra eller Oprettet."
    )
    text: Markdown = Field(title="Tekst", description="Hvad der sker, i en eller to sætninger.")
    date_derived: Derived | None = Field(
        default=None,
        title="Datoen er udledt",
        description="Hvordan datoen følger af kilden, når den ikke står der.",
    )
    source: SourceId = Field(title="Kilde", description="Id på kilden i data/sources.yml.")


class RegionalBody(Strict):
    """A regional body that one or more KKR appoint to."""

    id: Identifier = Field(title="Id", description="Organets faste navn; indgår i webadressen.")
    name: Name = Field(title="Navn", description="Organets navn.")
    basis: Literal["statutory", "agreed"] | None = Field(
        default=None, title="Grundlag", description="statutory: lovfæstet; agreed: efter aftale."
    )
    area: AreaId | None = Field(
        default=None, title="Kerneområde", description="Id på kerneområdet, hvis der er et."
    )
    lead: Line = Field(title="Indledning", description="Hvad organet er, i en sætning.")
    text: Markdown | None = Field(default=None, title="Tekst", description="Resten i Markdown.")
    changes: tuple[BodyChange, ...] = Field(
        default=(), title="Ændringer", description="Afløst, afskaffet og lignende, ældste først."
    )
    points: Points = ()
    source: SourceId | None = Field(
        default=None, title="Kilde", description="Hvis en anden end filens."
    )


class Bodies(DatedFile):
    """All regional bodies, and what the appointments to them are."""

    lead: Line = Field(title="Indledning", description="En eller to sætninger.")
    text: Markdown = Field(title="Tekst", description="Hvad udpegningerne er.")
    points: Points = ()
    bodies: tuple[RegionalBody, ...] = Field(title="Organer", description="Et pr. punkt.")


class Appointee(Strict):
    """A person appointed to a body."""

    person: PersonId = Field(title="Person", description="Id på personen i data/people/.")
    role: Line | None = Field(
        default=None, title="Rolle", description="I organet, som formand eller næstformand."
    )
    meeting: Day | None = Field(
        default=None, title="Møde", description="Datoen i filnavnet for mødet, der udpegede."
    )
    item: Positive | None = Field(
        default=None, title="Punkt", description="Punktets nummer på dagsordenen."
    )
    starts: Day | None = Field(
        default=None, title="Fra", description="Hvis en anden dag end mødets."
    )
    ends: Day | None = Field(
        default=None, title="Til", description="Den sidste dag, hvis det er før periodens."
    )
    source: SourceId | None = Field(
        default=None, title="Kilde", description="Hvis en anden end filens."
    )


class BodySeats(Strict):
    """The seats of a KKR in a body, and who has them."""

    body: BodyId = Field(title="Organ", description="Id på organet i data/bodies.yml.")
    seats: Positive | None = Field(
        default=None, title="Pladser", description="Hvor mange KKR udpeger, hvis det er oplyst."
    )
    appointer_derived: Derived | None = Field(
        default=None,
        title="Udpegningen er udledt",
        description="Når kilden nævner dem i organet, men ikke siger, at rådet udpegede dem.",
    )
    date_derived: Derived | None = Field(
        default=None,
        title="Datoen er udledt",
        description="Hvordan datoen følger af kilden, når den ikke står der.",
    )
    filled_by: Literal["majority", "proportional", "agreement"] | None = Field(
        default=None,
        title="Valgmåde",
        description="majority: flertal; proportional: forholdstal; agreement: enighed (3.8).",
    )
    people: tuple[Appointee, ...] = Field(
        default=(), title="Udpegede", description="En pr. punkt; også tidligere."
    )


class Appointments(TermFile):
    """The appointments of a KKR in a term."""

    bodies: tuple[BodySeats, ...] = Field(
        min_length=1, title="Organer", description="Et organ pr. punkt."
    )
