"""data/documents/: letters and other documents that the site retells."""

import datetime as dt
import re
from typing import Self

from pydantic import Field, model_validator

from klsite.model.base import DatedFile, Strict
from klsite.model.calculation import Positive
from klsite.model.dates import Day
from klsite.model.fields import Identifier, Language, Line, Markdown, Name
from klsite.model.local_addresses import LocalAddress
from klsite.model.mistakes import mistake
from klsite.model.publication import Publication


class Signatory(Strict):
    """A person who has signed a document. The title is only given where the source has it."""

    name: Name = Field(title="Navn", description="Underskriverens navn.")
    title: Line | None = Field(
        default=None, title="Stilling", description="Hvis dokumentet nævner den."
    )


_CASE_YEAR = re.compile(r"^[A-ZÆØÅ]{2,9}-([0-9]{1,9})-")
"""The year in a number such as ``SAG-2017-06094``."""

_FIRST_CASES = 1970
"""The year in which KL was founded."""


class Document(DatedFile, Publication):
    """A document, retold in the site's own words."""

    first_day_name = "dokumentets dato"

    id: Identifier = Field(title="Id", description="Dokumentets faste navn; indgår i webadressen.")
    kind: Line = Field(title="Slags", description="For eksempel Brev.")
    title: Line = Field(max_length=200, title="Titel", description="Dokumentets titel.")
    date: Day = Field(title="Dato", description="Dokumentets dato.")
    case_number: Line | None = Field(
        default=None, title="Sagsnummer", description="KL's sagsnummer."
    )
    document_number: Line | None = Field(
        default=None, title="Dokumentnummer", description="KL's dokumentnummer."
    )
    pages: Positive | None = Field(default=None, title="Sider", description="Antal sider.")
    addressee: Line | None = Field(default=None, title="Modtager", description="Hvem det er til.")
    signatories: tuple[Signatory, ...] = Field(
        default=(), title="Underskrivere", description="Hvem der har skrevet under."
    )
    summary: Line = Field(max_length=600, title="Resumé", description="Et par sætninger.")
    body: Markdown = Field(title="Tekst", description="Gengivelsen i Markdown.")
    lang: Language | None = Field(
        default=None,
        title="Sprog",
        description="Kun når teksten ikke er på dansk: sprogets kode, som en.",
    )
    formerly: tuple[LocalAddress, ...] = Field(
        default=(), title="Tidligere adresser", description="Adresser, dokumentet har haft."
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
