"""data/bodies.yml and data/kkr/…/appointments.yml: the seats in regional bodies."""

from typing import Literal

from pydantic import Field

from klsite.model.base import DatedFile, Strict
from klsite.model.calculation import Positive
from klsite.model.fields import AreaId, BodyId, Day, Identifier, Line, Markdown, PersonId, SourceId
from klsite.model.membership import TermFile
from klsite.model.rules_of_procedure import Points


class BodyEnd(Strict):
    """The end of a regional body, decided or past; the day may not be known."""

    last_day: Day | None = Field(
        default=None, title="Sidste dag", description="Organets sidste dag, hvis den kendes."
    )
    note: Line = Field(
        title="Bemærkning", description="Hvad der er besluttet, og hvad der kommer i stedet."
    )
    sources: tuple[SourceId, ...] = Field(
        min_length=1, title="Kilder", description="Id'er på kilderne, for eksempel loven."
    )


class RegionalBody(Strict):
    """A regional body that one or more KKR appoint to."""

    id: Identifier = Field(title="Id", description="Organets faste navn; indgår i webadressen.")
    name: Line = Field(title="Navn", description="Organets navn.")
    basis: Literal["statutory", "agreed"] | None = Field(
        default=None, title="Grundlag", description="statutory: lovfæstet; agreed: efter aftale."
    )
    area: AreaId | None = Field(
        default=None, title="Kerneområde", description="Id på kerneområdet, hvis der er et."
    )
    lead: Line = Field(title="Indledning", description="Hvad organet er, i en sætning.")
    text: Markdown | None = Field(default=None, title="Tekst", description="Resten i Markdown.")
    points: Points = ()
    ending: BodyEnd | None = Field(
        default=None, title="Ophør", description="Hvis organet er eller bliver afskaffet."
    )
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
    seats: Positive = Field(title="Pladser", description="Hvor mange KKR udpeger.")
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
