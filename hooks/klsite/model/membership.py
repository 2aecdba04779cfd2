"""data/kkr/…/members.yml and events.yml: who sits in a KKR, and what has changed since.

There is no field for the reason of an absence: it may be a matter of health.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal, Self

from pydantic import ValidationInfo, field_validator, model_validator

from klsite.model.base import DatedFile, Strict, optional, required
from klsite.model.dates import Day, InexactDayField
from klsite.model.fields import Line, WebAddress, YesNo
from klsite.model.mistakes import mistake
from klsite.model.numbers import Count
from klsite.model.references import KnownMunicipality, PersonId, SourceId
from klsite.model.reservations import Announced, Noted
from klsite.model.source_location import KEY
from klsite.text.inexact_days import InexactDay


class TermFile(DatedFile):
    """A file in the folder of a term of a KKR."""

    @property
    def kkr(self) -> str:
        """The id of the KKR, from the folder that the file lies in."""
        return self.file.split("/")[1]

    @property
    def period(self) -> str:
        """The term as in ``2018-2022``, from the folder that the file lies in."""
        return self.file.split("/")[2]

    @property
    def folder(self) -> str:
        """The folder of the term, as in ``kkr/sjaelland/2018-2022``."""
        return "/".join(self.file.split("/")[:3])


class MayorSubstitutes(Strict):
    """Who may step in for the mayor of a municipality (Bilag 1, 1.2)."""

    municipality: KnownMunicipality = required("Kommune", "Kommunekoden.")
    first_vice_mayor: PersonId | None = optional(
        "1. viceborgmester", "Id på personen, hvis den kendes."
    )
    second_vice_mayor: PersonId | None = optional(
        "2. viceborgmester", "Id på personen, hvis den kendes."
    )
    chosen: PersonId | None = optional(
        "Valgt stedfortræder", "Kun hvis begge viceborgmestre selv er valgt til KKR."
    )


class ElectedMember(Strict):
    """A supplementary member, elected by the councillors of a party or an alliance."""

    person: PersonId = required("Medlem", "Id på personen i data/people/.")
    party: Line = required("Parti", "Listebogstav eller listesamarbejdets navn: hvem der valgte.")
    substitute: PersonId | None = optional("Stedfortræder", "Den personlige stedfortræder.")
    source: SourceId | None = optional("Kilde", "Hvis en anden end filens.")


class Members(TermFile):
    """The members when the KKR took office. Mayors come from the election, and are not repeated."""

    complete: YesNo = optional(
        "Alle er med", "ja: alle valgte medlemmer står her, så antallet kan kontrolleres.", False
    )
    mayors: tuple[MayorSubstitutes, ...] = optional(
        "Borgmestres stedfortrædere", "En pr. kommune.", ()
    )
    elected: tuple[ElectedMember, ...] = optional(
        "Valgte medlemmer", "En pr. supplerende medlem.", ()
    )


EventKind = Literal[
    "new_mayor",
    "vice_mayor",
    "new_substitute",
    "names_member",
    "resigns",
    "leaves_council",
    "leaves_party",
    "party_switch",
    "leave",
    "prevented",
    "returns",
    "chair",
    "vice_chair",
    "steps_down",
]
"""What can happen to a membership."""

_NEEDED: Mapping[str, tuple[str, ...]] = {
    "new_mayor": ("municipality", "person"),
    "vice_mayor": ("municipality", "rank"),
    "new_substitute": ("member", "person"),
    "names_member": ("person", "party"),
    "resigns": ("person",),
    "leaves_council": ("person",),
    "leaves_party": ("person",),
    "party_switch": ("person", "party"),
    "leave": ("person", "until"),
    "prevented": ("person", "until"),
    "returns": ("person",),
    "chair": ("person",),
    "vice_chair": ("person",),
    "steps_down": ("person",),
}
_ALLOWED: Mapping[EventKind, tuple[str, ...]] = {
    "new_mayor": ("substitute_declines",),
    "vice_mayor": ("person",),
    "names_member": ("substitute", "member"),
    "resigns": ("substitute_declines",),
    "leaves_council": ("substitute_declines",),
    "leaves_party": ("substitute_declines",),
    "party_switch": ("substitute_declines",),
    "chair": ("chosen_by", "until"),
    "vice_chair": ("chosen_by", "until"),
}

_ALWAYS = ("date", "kind", "source", "found_in", "announced", "note")
"""The fields that an event of any kind may have."""


class MembershipEvent(Strict):
    """One thing that happened to the membership of a KKR."""

    date: InexactDayField = required(
        "Dato", "Dagen, det gælder fra; ved ny borgmester kan det være måneden eller året."
    )
    kind: EventKind = required("Slags", "Hvad der skete; se vejledningen.")
    person: PersonId | None = optional("Person", "Id på den, det handler om.")
    municipality: KnownMunicipality | None = optional(
        "Kommune", "Ved ny borgmester eller viceborgmester."
    )
    member: PersonId | None = optional(
        "Medlem", "Hvem stedfortræderen er valgt for, eller hvem det nye medlem kommer efter."
    )
    substitute: PersonId | None = optional("Stedfortræder", "Det nye medlems stedfortræder.")
    party: Line | None = optional("Parti", "Listebogstav eller listesamarbejdets navn.")
    rank: Count | None = optional("Nummer", "1 eller 2: hvilken viceborgmester.")
    until: Day | None = optional("Ventes tilbage", "Dagen, den fraværende ventes tilbage.")
    chosen_by: tuple[Line, ...] = optional("Valgt af", "Partierne i den gruppe, der valgte.", ())
    substitute_declines: YesNo = optional(
        "Stedfortræderen siger nej",
        "ja: stedfortræderen ønsker ikke at indtræde som medlem (bilag1-1.13).",
        False,
    )
    source: SourceId | None = optional("Kilde", "Hvis en anden end filens.")
    found_in: WebAddress | None = optional("Fundet i", "Webadressen, hvor oplysningen er fundet.")
    announced: Announced | None = optional(
        "Meddelt på forhånd", "Hvad kilden sagde, hvis den er fra før, det skete; vises på siden."
    )
    note: Noted | None = optional("Bemærkning", "Det, der skal vides om det; vises på siden.")

    @classmethod
    def also_needed(cls, values: Mapping[str, object]) -> tuple[str, ...]:
        """Return the fields that an event of its kind has to have."""
        return _NEEDED.get(str(values.get("kind")), ())

    @model_validator(mode="after")
    def _has_the_fields_of_its_kind(self) -> Self:
        needed = _NEEDED[self.kind]
        if missing := [name for name in needed if getattr(self, name) is None]:
            raise mistake(f"»{self.kind}« skal også have {_listed(missing)}", at=("kind",))
        allowed = {*_ALWAYS, *needed, *_ALLOWED.get(self.kind, ())}
        if extra := sorted(self.model_fields_set - allowed):
            raise mistake(f"»{self.kind}« kan ikke have {_listed(extra)}", at=(extra[0], KEY))
        if isinstance(self.date, InexactDay) and self.kind != "new_mayor":
            raise mistake(
                f"ved »{self.kind}« skal dagen være kendt: skriv den som 2020-08-31", at=("date",)
            )
        if self.rank is not None and self.rank not in (1, 2):
            raise mistake("»rank« skal være 1 eller 2 (bilag1-1.2)", at=("rank",))
        return self


def _listed(names: list[str]) -> str:
    return " og ".join(f"»{name}«" for name in names)


class MembershipEvents(TermFile):
    """The log of a term, in the order in which it happened.

    ``complete`` says that nothing else happened that changed who sits in the council.
    """

    events: tuple[MembershipEvent, ...] = required(
        "Begivenheder", "En pr. punkt, ældste først.", min_length=1
    )
    complete: YesNo = optional(
        "Alle er med",
        "ja: alle skift i perioden til nu står her, så medlemmerne en dag er kendt.",
        False,
    )

    @field_validator("events")
    @classmethod
    def _not_after_the_file(
        cls, events: tuple[MembershipEvent, ...], info: ValidationInfo
    ) -> tuple[MembershipEvent, ...]:
        """Let an inexact day be at the latest the one on which the file was changed."""
        updated: date | None = info.data.get("updated")
        return tuple(
            each.model_copy(update={"date": each.date.no_later_than(updated)})
            if updated is not None and isinstance(each.date, InexactDay)
            else each
            for each in events
        )
