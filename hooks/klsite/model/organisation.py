"""data/organisation.yml: KL as an organisation. What is absent is shown as not known."""

from typing import Annotated

from pydantic import Field

from klsite.model.base import DatedFile, Strict
from klsite.model.fields import (
    Identifier,
    Line,
    MailAddress,
    Markdown,
    PostalCode,
    Telephone,
    WebAddress,
    WebOrMailAddress,
)
from klsite.model.public_duties import (
    DUTY,
    AccessibilityStatement,
    CvrNumber,
    EanNumber,
    PersonalData,
    SecurityContact,
)
from klsite.model.references import SourceId


class Address(Strict):
    """A postal address in Denmark."""

    street: Line = Field(title="Vej og nummer", description="For eksempel Weidekampsgade 10.")
    po_box: Line | None = Field(
        default=None, title="Postboks", description="Postboks, hvis der er en."
    )
    postal_code: PostalCode = Field(title="Postnummer", description="Fire cifre i anførselstegn.")
    city: Line = Field(title="By", description="Postdistriktets navn.")


class Channel(Strict):
    """A social channel. Without an address only its name is shown."""

    name: Line = Field(title="Navn", description="Kanalens navn, for eksempel Facebook.")
    url: WebAddress | None = Field(default=None, title="Webadresse", description="Hvis den kendes.")


class Newsletter(Strict):
    """The newsletter and the way to sign up: a page on the web or a mail address."""

    name: Line = Field(title="Navn", description="Nyhedsbrevets navn.")
    description: Line = Field(title="Beskrivelse", description="Hvad nyhedsbrevet er.")
    sign_up: WebOrMailAddress = Field(
        title="Tilmelding", description="Webadresse eller mailadresse, hvor man tilmelder sig."
    )
    source: SourceId = Field(title="Kilde", description="Id på kilden i data/sources.yml.")


class ContactPerson(Strict):
    """A person to write to or call, for the public or for the press."""

    name: Line = Field(title="Navn", description="Personens navn.")
    title: Line | None = Field(default=None, title="Stilling", description="Personens stilling.")
    subject: Line | None = Field(default=None, title="Emne", description="Hvad personen svarer på.")
    telephone: Telephone | None = Field(default=None, title="Telefon", description="Telefonnummer.")
    mail: MailAddress | None = Field(default=None, title="Mail", description="Mailadresse.")
    source: SourceId = Field(title="Kilde", description="Id på kilden i data/sources.yml.")


class Subject(Strict):
    """A subject under Om KL that has a page of its own."""

    id: Identifier = Field(title="Id", description="Den sidste del af sidens adresse.")
    title: Line = Field(title="Titel", description="Sidens overskrift.")
    lead: Line = Field(title="Indledning", description="En eller to sætninger.")
    text: Markdown = Field(title="Tekst", description="Sidens tekst i Markdown.")
    source: SourceId = Field(title="Kilde", description="Id på kilden i data/sources.yml.")


class DataLicence(Strict):
    """The licence that the open data are given under."""

    name: Line = Field(title="Navn", description="Licensens navn, som CC BY 4.0.")
    url: WebAddress = Field(title="Webadresse", description="Hvor licensen kan læses.")


class Organisation(DatedFile):
    """KL: names, purpose, address, channels and contacts."""

    name: Line = Field(title="Navn", description="Navnet, som KL bruger det.")
    full_name: Line = Field(title="Fulde navn", description="Navnet skrevet helt ud.")
    lead: Line = Field(title="Indledning", description="Hvad KL er, i et par sætninger.")
    purpose: Line = Field(title="Formål", description="KL's formål.")
    presentation: Markdown = Field(title="Præsentation", description="Hvad KL er, i Markdown.")
    address: Address = Field(title="Adresse", description="KL's adresse.")
    telephone: Telephone | None = Field(default=None, title="Telefon", description="Telefonnummer.")
    mail: MailAddress | None = Field(default=None, title="Mail", description="Mailadresse.")
    website: WebAddress = Field(title="Websted", description="KL's websted.")
    channels: tuple[Channel, ...] = Field(
        default=(), title="Kanaler", description="Sociale kanaler."
    )
    contact_source: SourceId = Field(
        title="Kilde til kontakt",
        description="Id på kilden til adresse, telefon, mail og kanaler.",
    )
    newsletter: Newsletter | None = Field(
        default=None, title="Nyhedsbrev", description="Nyhedsbrevet og tilmelding til det."
    )
    contact_persons: tuple[ContactPerson, ...] = Field(
        default=(), title="Kontaktpersoner", description="Personer, borgere kan kontakte."
    )
    cvr: Annotated[CvrNumber | None, DUTY] = Field(
        default=None, title="CVR-nummer", description="Otte cifre i anførselstegn."
    )
    ean: Annotated[EanNumber | None, DUTY] = Field(
        default=None, title="EAN-nummer", description="Til elektroniske fakturaer; 13 cifre."
    )
    press_contacts: Annotated[tuple[ContactPerson, ...], DUTY] = Field(
        default=(), title="Pressekontakter", description="Personer, pressen kan kontakte."
    )
    accessibility: Annotated[AccessibilityStatement | None, DUTY] = Field(
        default=None, title="Tilgængelighedserklæring", description="Får sin egen side, /was/."
    )
    personal_data: Annotated[PersonalData | None, DUTY] = Field(
        default=None, title="Persondata", description="Får sin egen side, /persondata/."
    )
    data_licence: Annotated[DataLicence | None, DUTY] = Field(
        default=None,
        title="Licens",
        description="Licensen for de åbne data. Uden den siger siden, at ingen er oplyst.",
    )
    security: Annotated[SecurityContact | None, DUTY] = Field(
        default=None,
        title="Sikkerhedskontakt",
        description="Hvem der skal have besked om svagheder; står i .well-known/security.txt.",
    )
    subjects: tuple[Subject, ...] = Field(
        default=(), title="Emner", description="Emner under Om KL; hvert får sin egen side."
    )
