"""What a public site says of itself: accessibility, personal data, where to report faults.

Each is published only where the editor has given it.
"""

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from klsite.model.base import Strict, optional, required
from klsite.model.dates import Day
from klsite.model.fields import MailAddress, Markdown, WebAddress, WebOrMailAddress
from klsite.model.mistakes import mistake

_CVR = re.compile(r"[1-9][0-9]{7}")
_EAN = re.compile(r"[0-9]{13}")


def _cvr(value: Any) -> str:
    """Return a CVR number without the spaces that it may be written with."""
    text = str(value).replace(" ", "")
    if not _CVR.fullmatch(text):
        raise mistake(f"»{value}« er ikke et CVR-nummer: det har otte cifre")
    return text


def _ean(value: Any) -> str:
    """Return an EAN location number (GLN), of which the last digit is a check digit of GS1."""
    text = str(value).replace(" ", "")
    if not _EAN.fullmatch(text):
        raise mistake(f"»{value}« er ikke et EAN-nummer: det har 13 cifre")
    digits = [int(each) for each in text]
    if (sum(digits[0::2]) + 3 * sum(digits[1::2])) % 10:
        raise mistake(f"»{value}« er ikke et EAN-nummer: det sidste ciffer passer ikke til resten")
    return text


DUTY = object()
"""Marks a field that a public site should have: the editor is told where it is absent."""

CvrNumber = Annotated[str, BeforeValidator(_cvr)]
"""The number of a body in the Danish business register: eight digits."""

EanNumber = Annotated[str, BeforeValidator(_ean)]
"""The number to which electronic invoices are sent: thirteen digits."""


class AccessibilityStatement(Strict):
    """The statement of how far the site keeps WCAG, as Danish law wants it on every public site."""

    status: Literal["full", "partial", "none"] = required(
        "Overholdelse", "full: helt, partial: delvis, none: ikke."
    )
    reviewed: Day = required(
        "Gennemgået", "Dagen, erklæringen sidst er gennemgået; mindst én om året."
    )
    method: Literal["self", "external"] = required(
        "Metode", "self: egen gennemgang; external: af andre."
    )
    issues: Markdown | None = optional(
        "Ikke tilgængeligt", "Det indhold, der ikke kan bruges af alle, og hvorfor."
    )
    contact: MailAddress = required(
        "Henvendelser", "Mailadressen, hvor man melder om noget utilgængeligt."
    )


class PersonalData(Strict):
    """Why the site shows people, and whom to write to about it."""

    text: Markdown = required("Tekst", "Hvorfor webstedet viser personer, og efter hvilken regel.")
    contact: WebOrMailAddress = required("Kontakt", "Hvor man skriver om oplysninger om sig selv.")
    updated: Day = required("Ændret", "Dagen, teksten sidst er ændret.")


class SecurityContact(Strict):
    """Whom to tell of a weakness in the site, as ``security.txt`` says it (RFC 9116)."""

    contact: WebOrMailAddress = required(
        "Kontakt", "Webadresse eller mailadresse for den, der finder en svaghed."
    )
    expires: Day = required(
        "Udløber", "Dagen, oplysningerne skal ses efter igen; højst et år frem."
    )
    policy: WebAddress | None = optional(
        "Politik", "Webadresse på reglerne for at lede efter fejl."
    )
