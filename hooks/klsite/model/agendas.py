"""The agenda of a meeting with its papers and decisions, and the minutes."""

from typing import Literal, Self

from pydantic import Field, model_validator

from klsite.model.base import Strict
from klsite.model.dates import Day
from klsite.model.fields import Line, Markdown, WebAddress
from klsite.model.mistakes import mistake
from klsite.model.numbers import Count, ItemNumber
from klsite.model.references import PersonId


class Paper(Strict):
    """A paper to an agenda item: a file of this site or one elsewhere."""

    title: Line = Field(title="Titel", description="Bilagets navn.")
    file: Line | None = Field(
        default=None,
        title="Fil",
        description="Filens plads under content/, som bilag/2018-01-22/oplaeg.pdf.",
    )
    url: WebAddress | None = Field(
        default=None, title="Webadresse", description="Hvis filen ligger et andet sted."
    )
    format: Line | None = Field(
        default=None, title="Filtype", description="Kun ved webadresse, for eksempel pdf."
    )
    bytes: Count | None = Field(
        default=None, title="Størrelse", description="Kun ved webadresse: størrelsen i byte."
    )

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

    votes_for: Count = Field(title="For", description="Stemmer for.")
    votes_against: Count = Field(title="Imod", description="Stemmer imod.")
    abstained: Count = Field(default=0, title="Hverken for eller imod", description="Undlod.")
    chair: Literal["for", "against"] | None = Field(
        default=None,
        title="Formandens stemme",
        description="for eller against; skal stå, hvis stemmerne står lige (3.7).",
    )


class AgendaItem(Strict):
    """One item of the agenda, and what was decided."""

    number: ItemNumber = Field(title="Nummer", description="Punktets nummer; indgår i webadressen.")
    title: Line = Field(title="Titel", description="Punktets navn.")
    body: Markdown | None = Field(
        default=None, title="Sagsfremstilling", description="Hvad punktet handler om."
    )
    proposed_by: PersonId | None = Field(
        default=None, title="Stillet af", description="Medlemmet, der stillede forslaget (3.2)."
    )
    proposed: Day | None = Field(
        default=None, title="Stillet den", description="Dagen, forslaget blev stillet (3.2)."
    )
    papers: tuple[Paper, ...] = Field(default=(), title="Bilag", description="Et pr. punkt.")
    decision: Markdown | None = Field(
        default=None, title="Beslutning", description="Hvad rådet besluttede."
    )
    vote: Vote | None = Field(default=None, title="Afstemning", description="Hvis der var en.")


class Absence(Strict):
    """A member who was absent, and the substitute who came instead, if one did."""

    person: PersonId = Field(title="Medlem", description="Medlemmet, der var fraværende.")
    substitute: PersonId | None = Field(
        default=None, title="Stedfortræder", description="Stedfortræderen, hvis en mødte."
    )


class Minutes(Strict):
    """The minutes: when they were published, and who was absent (3.4, 3.9)."""

    published: Day = Field(title="Offentliggjort", description="Dagen for offentliggørelsen.")
    absent: tuple[Absence, ...] | None = Field(
        default=None,
        title="Fraværende",
        description="De fraværende medlemmer. Var alle til stede, skrives absent: [].",
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
