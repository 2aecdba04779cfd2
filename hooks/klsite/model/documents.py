"""data/documents/: letters and other documents that the site retells."""

import datetime as dt
import re
from typing import Self

from pydantic import model_validator

from klsite.model.base import DatedFile, Strict, optional, required
from klsite.model.calculation import Positive
from klsite.model.dates import Day
from klsite.model.fields import Identifier, Language, Line, Markdown, Name
from klsite.model.local_addresses import LocalAddress
from klsite.model.mistakes import mistake
from klsite.model.publication import Publication


class Signatory(Strict):
    """A person who has signed a document. The title is only given where the source has it."""

    name: Name = required("Navn", "Underskriverens navn.")
    title: Line | None = optional("Stilling", "Hvis dokumentet nævner den.")


_CASE_YEAR = re.compile(r"^[A-ZÆØÅ]{2,9}-([0-9]{1,9})-")
"""The year in a number such as ``SAG-2017-06094``."""

_FIRST_CASES = 1970
"""The year in which KL was founded."""


class Document(DatedFile, Publication):
    """A document, retold in the site's own words."""

    first_day_name = "dokumentets dato"

    id: Identifier = required("Id", "Dokumentets faste navn; indgår i webadressen.")
    kind: Line = required("Slags", "For eksempel Brev.")
    title: Line = required("Titel", "Dokumentets titel.", max_length=200)
    date: Day = required("Dato", "Dokumentets dato.")
    case_number: Line | None = optional("Sagsnummer", "KL's sagsnummer.")
    document_number: Line | None = optional("Dokumentnummer", "KL's dokumentnummer.")
    pages: Positive | None = optional("Sider", "Antal sider.")
    addressee: Line | None = optional("Modtager", "Hvem det er til.")
    signatories: tuple[Signatory, ...] = optional(
        "Underskrivere", "Hvem der har skrevet under.", ()
    )
    summary: Line = required("Resumé", "Et par sætninger.", max_length=600)
    body: Markdown = required("Tekst", "Gengivelsen i Markdown.")
    lang: Language | None = optional(
        "Sprog", "Kun når teksten ikke er på dansk: sprogets kode, som en."
    )
    formerly: tuple[LocalAddress, ...] = optional(
        "Tidligere adresser", "Adresser, dokumentet har haft.", ()
    )

    @model_validator(mode="after")
    def _is_of_its_day(self) -> Self:
        """Refuse a year of the case that is not one before that of the document."""
        years = _CASE_YEAR.findall(self.case_number or "")
        if any(not _FIRST_CASES <= int(year) <= self.date.year for year in years):
            message = f"sagen er fra {years[0]}, men dokumentet er fra {self.date.year}"
            raise mistake(message, at=("case_number",))
        return self

    @property
    def first_day(self) -> dt.date:
        """The date of the document."""
        return self.date
