"""data/bodies.yml and data/kkr/…/appointments.yml: the seats in regional bodies."""

from typing import Literal

from klsite.model.base import DatedFile, Strict, optional, required
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

    date: PartialDayField = required("Dato", "Hvornår det sker, som 2027-01-01 eller 2022-07.")
    label: Line = required("Mærke", "Ordene foran datoen, som Afløst fra eller Oprettet.")
    text: Markdown = required("Tekst", "Hvad der sker, i en eller to sætninger.")
    date_derived: Derived | None = optional(
        "Datoen er udledt", "Hvordan datoen følger af kilden, når den ikke står der."
    )
    source: SourceId = required("Kilde", "Id på kilden i data/sources.yml.")


class RegionalBody(Strict):
    """A regional body that one or more KKR appoint to."""

    id: Identifier = required("Id", "Organets faste navn; indgår i webadressen.")
    name: Name = required("Navn", "Organets navn.")
    basis: Literal["statutory", "agreed"] | None = optional(
        "Grundlag", "statutory: lovfæstet; agreed: efter aftale."
    )
    area: AreaId | None = optional("Kerneområde", "Id på kerneområdet, hvis der er et.")
    lead: Line = required("Indledning", "Hvad organet er, i en sætning.")
    text: Markdown | None = optional("Tekst", "Resten i Markdown.")
    changes: tuple[BodyChange, ...] = optional(
        "Ændringer", "Afløst, afskaffet og lignende, ældste først.", ()
    )
    points: Points = ()
    source: SourceId | None = optional("Kilde", "Hvis en anden end filens.")


class Bodies(DatedFile):
    """All regional bodies, and what the appointments to them are."""

    lead: Line = required("Indledning", "En eller to sætninger.")
    text: Markdown = required("Tekst", "Hvad udpegningerne er.")
    points: Points = ()
    bodies: tuple[RegionalBody, ...] = required("Organer", "Et pr. punkt.")


class Appointee(Strict):
    """A person appointed to a body."""

    person: PersonId = required("Person", "Id på personen i data/people/.")
    role: Line | None = optional("Rolle", "I organet, som formand eller næstformand.")
    meeting: Day | None = optional("Møde", "Datoen i filnavnet for mødet, der udpegede.")
    item: Positive | None = optional("Punkt", "Punktets nummer på dagsordenen.")
    starts: Day | None = optional("Fra", "Hvis en anden dag end mødets.")
    ends: Day | None = optional("Til", "Den sidste dag, hvis det er før periodens.")
    source: SourceId | None = optional("Kilde", "Hvis en anden end filens.")


class BodySeats(Strict):
    """The seats of a KKR in a body, and who has them."""

    body: BodyId = required("Organ", "Id på organet i data/bodies.yml.")
    seats: Positive | None = optional("Pladser", "Hvor mange KKR udpeger, hvis det er oplyst.")
    appointer_derived: Derived | None = optional(
        "Udpegningen er udledt",
        "Når kilden nævner dem i organet, men ikke siger, at rådet udpegede dem.",
    )
    date_derived: Derived | None = optional(
        "Datoen er udledt", "Hvordan datoen følger af kilden, når den ikke står der."
    )
    filled_by: Literal["majority", "proportional", "agreement"] | None = optional(
        "Valgmåde", "majority: flertal; proportional: forholdstal; agreement: enighed (3.8)."
    )
    people: tuple[Appointee, ...] = optional("Udpegede", "En pr. punkt; også tidligere.", ())


class Appointments(TermFile):
    """The appointments of a KKR in a term."""

    bodies: tuple[BodySeats, ...] = required("Organer", "Et organ pr. punkt.", min_length=1)
