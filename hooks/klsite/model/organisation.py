"""data/organisation.yml: KL as an organisation. What is absent is shown as not known."""

from typing import Annotated

from klsite.model.base import DatedFile, Strict, optional, required
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

    street: Line = required("Vej og nummer", "For eksempel Weidekampsgade 10.")
    po_box: Line | None = optional("Postboks", "Postboks, hvis der er en.")
    postal_code: PostalCode = required("Postnummer", "Fire cifre i anførselstegn.")
    city: Line = required("By", "Postdistriktets navn.")


class Channel(Strict):
    """A social channel. Without an address only its name is shown."""

    name: Line = required("Navn", "Kanalens navn, for eksempel Facebook.")
    url: WebAddress | None = optional("Webadresse", "Hvis den kendes.")


class Newsletter(Strict):
    """The newsletter and the way to sign up: a page on the web or a mail address."""

    name: Line = required("Navn", "Nyhedsbrevets navn.")
    description: Line = required("Beskrivelse", "Hvad nyhedsbrevet er.")
    sign_up: WebOrMailAddress = required(
        "Tilmelding", "Webadresse eller mailadresse, hvor man tilmelder sig."
    )
    source: SourceId = required("Kilde", "Id på kilden i data/sources.yml.")


class ContactPerson(Strict):
    """A person to write to or call, for the public or for the press."""

    name: Line = required("Navn", "Personens navn.")
    title: Line | None = optional("Stilling", "Personens stilling.")
    subject: Line | None = optional("Emne", "Hvad personen svarer på.")
    telephone: Telephone | None = optional("Telefon", "Telefonnummer.")
    mail: MailAddress | None = optional("Mail", "Mailadresse.")
    source: SourceId = required("Kilde", "Id på kilden i data/sources.yml.")


class Subject(Strict):
    """A subject under Om KL that has a page of its own."""

    id: Identifier = required("Id", "Den sidste del af sidens adresse.")
    title: Line = required("Titel", "Sidens overskrift.")
    lead: Line = required("Indledning", "En eller to sætninger.")
    text: Markdown = required("Tekst", "Sidens tekst i Markdown.")
    source: SourceId = required("Kilde", "Id på kilden i data/sources.yml.")


class DataLicence(Strict):
    """The licence that the open data are given under."""

    name: Line = required("Navn", "Licensens navn, som CC BY 4.0.")
    url: WebAddress = required("Webadresse", "Hvor licensen kan læses.")


class Organisation(DatedFile):
    """KL: names, purpose, address, channels and contacts."""

    name: Line = required("Navn", "Navnet, som KL bruger det.")
    full_name: Line = required("Fulde navn", "Navnet skrevet helt ud.")
    lead: Line = required("Indledning", "Hvad KL er, i et par sætninger.")
    purpose: Line = required("Formål", "KL's formål.")
    presentation: Markdown = required("Præsentation", "Hvad KL er, i Markdown.")
    address: Address = required("Adresse", "KL's adresse.")
    telephone: Telephone | None = optional("Telefon", "Telefonnummer.")
    mail: MailAddress | None = optional("Mail", "Mailadresse.")
    website: WebAddress = required("Websted", "KL's websted.")
    channels: tuple[Channel, ...] = optional("Kanaler", "Sociale kanaler.", ())
    contact_source: SourceId = required(
        "Kilde til kontakt", "Id på kilden til adresse, telefon, mail og kanaler."
    )
    newsletter: Newsletter | None = optional("Nyhedsbrev", "Nyhedsbrevet og tilmelding til det.")
    contact_persons: tuple[ContactPerson, ...] = optional(
        "Kontaktpersoner", "Personer, borgere kan kontakte.", ()
    )
    cvr: Annotated[CvrNumber | None, DUTY] = optional("CVR-nummer", "Otte cifre i anførselstegn.")
    ean: Annotated[EanNumber | None, DUTY] = optional(
        "EAN-nummer", "Til elektroniske fakturaer; 13 cifre."
    )
    press_contacts: Annotated[tuple[ContactPerson, ...], DUTY] = optional(
        "Pressekontakter", "Personer, pressen kan kontakte.", ()
    )
    accessibility: Annotated[AccessibilityStatement | None, DUTY] = optional(
        "Tilgængelighedserklæring", "Får sin egen side, /was/."
    )
    personal_data: Annotated[PersonalData | None, DUTY] = optional(
        "Persondata", "Får sin egen side, /persondata/."
    )
    data_licence: Annotated[DataLicence | None, DUTY] = optional(
        "Licens", "Licensen for de åbne data. Uden den siger siden, at ingen er oplyst."
    )
    security: Annotated[SecurityContact | None, DUTY] = optional(
        "Sikkerhedskontakt",
        "Hvem der skal have besked om svagheder; står i .well-known/security.txt.",
    )
    subjects: tuple[Subject, ...] = optional(
        "Emner", "Emner under Om KL; hvert får sin egen side.", ()
    )
