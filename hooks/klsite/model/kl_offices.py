"""data/kl_offices.yml: who has led KL, and when, as far as sources tell."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Self

from pydantic import model_validator

from klsite.model.base import DatedFile, Strict, optional, required
from klsite.model.calculation import Positive
from klsite.model.fields import Identifier, Line, Markdown, Name, TermYears, YesNo
from klsite.model.mistakes import mistake
from klsite.model.partial_days import PartialDayField
from klsite.model.references import KnownMunicipality, PersonId, SourceId
from klsite.model.reservations import Announced


class KlPerson(Strict):
    """A person in an office of KL, as a source names them."""

    name: Name = required("Navn", "Personens navn, som kilden skriver det.")
    person: PersonId | None = optional("Person", "Id på personen i data/people/, hvis der er et.")
    party: Line | None = optional("Parti", "Listebogstavet.")
    municipality: KnownMunicipality | None = optional(
        "Kommune", "Kommunekoden, hvis den er oplyst."
    )
    role: Line | None = optional("Rolle", "Som formand.")


class Holding(Strict):
    """Somebody in an office: from when to when, or when a source names them there."""

    holder: KlPerson | None = optional("Hvem", "Udelades, når ingen kilde siger, hvem det var.")
    starts: PartialDayField | None = optional("Fra", "Som 2018-03-08, 2022-03 eller 2024.")
    ends: PartialDayField | None = optional("Til", "Som 2018-03-08, 2022-03 eller 2024.")
    mentioned: PartialDayField | None = optional(
        "Nævnt", "Hvornår en kilde nævner personen på posten."
    )
    announced: Announced | None = optional(
        "Ventet", "Hvad der var ventet, når ingen kilde bagefter bekræfter det."
    )
    text: Markdown | None = optional("Tekst", "Mere om det; gerne med link til en nyhed.")
    sources: tuple[SourceId, ...] = required(
        "Kilder", "Id på kilderne i data/sources.yml.", min_length=1
    )

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.starts and self.ends and self.ends.last < self.starts.first:
            message = (
                f"»ends« ({self.ends.iso}) ligger før »starts« ({self.starts.iso}): ret den "
                "af dem, der er forkert"
            )
            raise mistake(message, at=("ends",))
        return self


class KlOffice(Strict):
    """An office and those who have had it, oldest first."""

    id: Identifier = required("Id", "Postens korte navn; indgår i adressen.")
    title: Line = required("Post", "Postens navn.")
    shared: YesNo = optional("Flere ad gangen", "ja: flere kan have posten samtidig.", False)
    holdings: tuple[Holding, ...] = required(
        "Hvem og hvornår", "Et punkt for hver, ældste først.", min_length=1
    )

    @model_validator(mode="after")
    def _follow_each_other(self) -> Self:
        if not self.shared:
            check_succession("holdings", self.holdings)
        return self


def check_succession(field: str, holdings: Sequence[Holding]) -> None:
    """Refuse two holdings in a row of which the second certainly begins before the first ends.

    One may end on the day on which the next begins. ``field`` is where they stand.
    """
    for index, (before, after) in enumerate(pairwise(holdings), start=1):
        if before.ends and after.starts and after.starts.last < before.ends.first:
            message = (
                f"den ene har posten til {before.ends.iso}, men den næste fra {after.starts.iso}"
            )
            raise mistake(message, at=(field, index, "starts"))


class Chairmanship(Strict):
    """The formandskab as it was at one time."""

    date: PartialDayField | None = optional("Fra", "Dagen, det var sådan fra, hvis den kendes.")
    period: TermYears = required("Periode", "Valgperioden, som 2018-2022.")
    members: tuple[KlPerson, ...] = required("Medlemmer", "En pr. punkt.", min_length=1)
    text: Markdown | None = optional("Tekst", "Mere om det.")
    sources: tuple[SourceId, ...] = required(
        "Kilder", "Id på kilderne i data/sources.yml.", min_length=1
    )

    @model_validator(mode="after")
    def _is_of_its_period(self) -> Self:
        _check_members(self.members)
        first, following = map(int, self.period.split("-"))
        if self.date is not None and not first <= self.date.year <= following:
            message = f"{self.date.shown} ligger uden for perioden {self.period}"
            raise mistake(message, at=("date",))
        return self


def _check_members(members: Sequence[KlPerson]) -> None:
    """Refuse somebody who is named twice."""
    named = [(each.name.casefold(), each.municipality) for each in members]
    for index, each in enumerate(named):
        if each in named[:index]:
            message = f"{members[index].name} står to gange i listen: slet den ene"
            raise mistake(message, at=("members", index, "name"))


class BoardTerm(Strict):
    """The members of the board in a term by name, as far as sources name them."""

    period: TermYears = required("Periode", "Valgperioden, som 2018-2022.")
    total: Positive = required("I alt", "Antal pladser i bestyrelsen.")
    members: tuple[KlPerson, ...] = optional("Medlemmer", "De medlemmer, en kilde nævner.", ())
    text: Markdown | None = optional("Tekst", "Skift og forbehold.")
    sources: tuple[SourceId, ...] = required(
        "Kilder", "Id på kilderne i data/sources.yml.", min_length=1
    )

    @model_validator(mode="after")
    def _has_no_more_than_all(self) -> Self:
        if len(self.members) > self.total:
            message = f"{len(self.members)} er nævnt, men bestyrelsen har {self.total} pladser"
            raise mistake(message, at=("total",))
        _check_members(self.members)
        return self


class Committee(Strict):
    """A committee of KL in a term, with those who have chaired it."""

    name: Name = required("Navn", "Udvalgets navn.")
    chairs: tuple[Holding, ...] = optional("Formænd", "En pr. punkt, ældste først.", ())
    vice_chairs: tuple[Holding, ...] = optional("Næstformænd", "En pr. punkt, ældste først.", ())

    @model_validator(mode="after")
    def _follow_each_other(self) -> Self:
        check_succession("chairs", self.chairs)
        check_succession("vice_chairs", self.vice_chairs)
        return self


class CommitteeTerm(Strict):
    """The committees of a term that sources name."""

    period: TermYears = required("Periode", "Valgperioden, som 2018-2022.")
    total: Positive | None = optional("I alt", "Hvor mange udvalg der er, hvis det er oplyst.")
    committees: tuple[Committee, ...] = required("Udvalg", "Et pr. punkt.", min_length=1)
    sources: tuple[SourceId, ...] = required(
        "Kilder", "Id på kilderne i data/sources.yml.", min_length=1
    )

    @model_validator(mode="after")
    def _has_no_more_than_all(self) -> Self:
        if self.total is not None and len(self.committees) > self.total:
            message = f"{len(self.committees)} er nævnt, men der er {self.total} udvalg"
            raise mistake(message, at=("total",))
        return self


class KlOffices(DatedFile):
    """The offices of KL through the years."""

    lead: Line = required("Indledning", "Hvad siden viser.")
    offices: tuple[KlOffice, ...] = required("Poster", "En pr. punkt.", min_length=1)
    chairmanships: tuple[Chairmanship, ...] = optional(
        "Formandskaber", "Et pr. punkt, ældste først.", ()
    )
    boards: tuple[BoardTerm, ...] = optional(
        "Bestyrelser", "En valgperiode pr. punkt, nyeste først.", ()
    )
    committees: tuple[CommitteeTerm, ...] = optional(
        "Udvalg", "En valgperiode pr. punkt, nyeste først.", ()
    )
