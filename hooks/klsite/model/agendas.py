"""The agenda of a meeting with its papers and decisions, and the minutes."""

from typing import Literal, Self

from pydantic import model_validator

from klsite.model.base import Strict, optional, required
from klsite.model.dates import Day
from klsite.model.fields import Line, Markdown, WebAddress
from klsite.model.mistakes import mistake
from klsite.model.numbers import Count, ItemNumber
from klsite.model.references import PersonId


class Paper(Strict):
    """A paper to an agenda item: a file of this site or one elsewhere."""

    title: Line = required("Titel", "Bilagets navn.")
    file: Line | None = optional(
        "Fil", "Filens plads under content/, som bilag/2018-01-22/oplaeg.pdf."
    )
    url: WebAddress | None = optional("Webadresse", "Hvis filen ligger et andet sted.")
    format: Line | None = optional("Filtype", "Kun ved webadresse, for eksempel pdf.")
    bytes: Count | None = optional("Størrelse", "Kun ved webadresse: størrelsen i byte.")

    @model_validator(mode="after")
    def _is_in_one_place(self) -> Self:
        if (self.file is None) == (self.url is None):
            wrong = "title" if self.url is None else "url"
            raise mistake("et bilag skal have enten »file« eller »url«", at=(wrong,))
        if self.file is not None and (self.format or self.bytes is not None):
            wrong = "format" if self.format else "bytes"
            message = "type og størrelse læses af filen selv: slet »format« og »bytes«"
            raise mistake(message, at=(wrong,))
        return self


class Vote(Strict):
    """A vote: how many for, against and abstaining, and the chair's own (3.7)."""

    votes_for: Count = required("For", "Stemmer for.")
    votes_against: Count = required("Imod", "Stemmer imod.")
    abstained: Count = optional("Hverken for eller imod", "Undlod.", 0)
    chair: Literal["for", "against"] | None = optional(
        "Formandens stemme",
        "for eller against; skal stå, hvis lige mange stemte for og imod (3.7).",
    )


class AgendaItem(Strict):
    """One item of the agenda, and what was decided."""

    number: ItemNumber = required("Nummer", "Punktets nummer; indgår i webadressen.")
    title: Line = required("Titel", "Punktets navn.")
    body: Markdown | None = optional("Sagsfremstilling", "Hvad punktet handler om.")
    proposed_by: PersonId | None = optional(
        "Stillet af", "Medlemmet, der stillede forslaget (3.2)."
    )
    proposed: Day | None = optional("Stillet den", "Dagen, forslaget blev stillet (3.2).")
    papers: tuple[Paper, ...] = optional("Bilag", "Et pr. punkt.", ())
    decision: Markdown | None = optional("Beslutning", "Hvad rådet besluttede.")
    vote: Vote | None = optional("Afstemning", "Hvis der var en.")


class Absence(Strict):
    """A member who was absent, and the substitute who came instead, if one did."""

    person: PersonId = required("Medlem", "Medlemmet, der var fraværende.")
    substitute: PersonId | None = optional("Stedfortræder", "Stedfortræderen, hvis en mødte.")


class Minutes(Strict):
    """The minutes: when they were published, and who was absent (3.4, 3.9)."""

    published: Day = required("Offentliggjort", "Dagen for offentliggørelsen.")
    absent: tuple[Absence, ...] | None = optional(
        "Fraværende", "De fraværende medlemmer. Var alle til stede, skrives absent: []."
    )

    @model_validator(mode="after")
    def _says_who_was_absent(self) -> Self:
        if self.absent is None:
            raise mistake(
                "referatet mangler »absent«: skriv, hvem der var fraværende, eller absent: [], "
                "hvis alle var til stede (3.9)",
                at=("published",),
            )
        people = [each.person for each in self.absent]
        for index, person in enumerate(people):
            if person in people[:index]:
                message = f"»{person}« står to gange under »absent«"
                raise mistake(message, at=("absent", index, "person"))
        return self
