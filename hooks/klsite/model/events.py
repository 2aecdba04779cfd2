"""data/events/: what KL holds for its members, such as the yearly Topmøde."""

from typing import Self

from pydantic import model_validator

from klsite.model.base import DatedFile, optional, required
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

    id: Identifier = required("Id", "Arrangementets faste navn; indgår i webadressen.")
    title: Line = required("Titel", "Arrangementets navn.", max_length=200)
    starts: Day = required("Første dag", "Som 2018-03-08.")
    ends: Day = required("Sidste dag", "Som 2018-03-09; kan være samme dag.")
    announced: Day | None = optional(
        "Meldt ud", "Dagen, arrangementet blev meldt ud, og abonnenter får besked om det."
    )
    kind: Line | None = optional("Slags", "For eksempel Konference.")
    place: Line | None = optional("Sted", "Hvor det holdes.")
    summary: Line = required("Resumé", "Et par sætninger.", max_length=600)
    audience: Line | None = optional("Deltagere", "Hvem der kan komme.")
    topics: tuple[Line, ...] = optional("Emner", "Hvad det handler om.", ())
    document: DocumentId | None = optional(
        "Dokument", "Id på et dokument, der omtaler arrangementet."
    )
    url: WebAddress | None = optional("Webadresse", "Mere om det.")
    formerly: tuple[LocalAddress, ...] = optional(
        "Tidligere adresser", "Adresser, arrangementet har haft.", ()
    )

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.ends < self.starts:
            message = (
                f"»ends« ({self.ends}) ligger før »starts« ({self.starts}): ret den af dem, "
                "der er forkert"
            )
            raise mistake(message, at=("ends",))
        if self.announced is not None and self.announced > self.starts:
            message = (
                f"»announced« ({self.announced}) ligger efter »starts« ({self.starts}): ret "
                "den af dem, der er forkert"
            )
            raise mistake(message, at=("announced",))
        if (days := (self.ends - self.starts).days + 1) > MOST_DAYS:
            message = f"arrangementet varer {days} dage: er året rigtigt?"
            raise mistake(message, at=("ends",))
        return self
