"""data/events/: what KL holds for its members, such as the yearly Topmøde."""

from typing import Self

from pydantic import Field, model_validator

from klsite.model.base import DatedFile
from klsite.model.dates import Day
from klsite.model.fields import Identifier, Line, WebAddress
from klsite.model.local_addresses import LocalAddress
from klsite.model.mistakes import mistake
from klsite.model.publication import Publication
from klsite.model.references import DocumentId

MOST_DAYS = 31
"""The days of the longest event; one that is longer has a slip in its year."""


class Event(DatedFile, Publication):
    """An event of one or more whole days."""

    id: Identifier = Field(
        title="Id", description="Arrangementets faste navn; indgår i webadressen."
    )
    title: Line = Field(max_length=200, title="Titel", description="Arrangementets navn.")
    starts: Day = Field(title="Første dag", description="Som 2018-03-08.")
    ends: Day = Field(title="Sidste dag", description="Som 2018-03-09; kan være samme dag.")
    announced: Day | None = Field(
        default=None,
        title="Meldt ud",
        description="Dagen, arrangementet blev meldt ud, og abonnenter får besked om det.",
    )
    kind: Line | None = Field(default=None, title="Slags", description="For eksempel Konference.")
    place: Line | None = Field(default=None, title="Sted", description="Hvor det holdes.")
    summary: Line = Field(max_length=600, title="Resumé", description="Et par sætninger.")
    audience: Line | None = Field(
        default=None, title="Deltagere", description="Hvem der kan komme."
    )
    topics: tuple[Line, ...] = Field(default=(), title="Emner", description="Hvad det handler om.")
    document: DocumentId | None = Field(
        default=None, title="Dokument", description="Id på et dokument, der omtaler arrangementet."
    )
    url: WebAddress | None = Field(default=None, title="Webadresse", description="Mere om det.")
    formerly: tuple[LocalAddress, ...] = Field(
        default=(), title="Tidligere adresser", description="Adresser, arrangementet har haft."
    )

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.ends < self.starts:
            message = f"»ends« ({self.ends}) ligger før »starts« ({self.starts})"
            raise mistake(message, at=("ends",))
        if self.announced is not None and self.announced > self.starts:
            message = f"»announced« ({self.announced}) ligger efter »starts« ({self.starts})"
            raise mistake(message, at=("announced",))
        if (days := (self.ends - self.starts).days + 1) > MOST_DAYS:
            message = f"arrangementet varer {days} dage: er året rigtigt?"
            raise mistake(message, at=("ends",))
        return self
