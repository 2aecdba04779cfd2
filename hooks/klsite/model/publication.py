"""What every record with a page of its own says of when it is public, and what changed since."""

import datetime as dt
from collections.abc import Mapping
from itertools import pairwise
from typing import ClassVar, Self

from pydantic import model_validator

from klsite.model.base import DataFile, Strict, optional, required
from klsite.model.dates import Day, Moment
from klsite.model.fields import Line, Reason, YesNo
from klsite.model.mistakes import mistake
from klsite.model.source_location import KEY
from klsite.text.clock import is_public


class ChangeNote(Strict):
    """One change after publication; a major one is sent to subscribers as an entry of its own."""

    at: Day = required("Dag", "Dagen for ændringen, som 2026-11-29.")
    text: Line = required("Hvad", "Hvad der er rettet, i én sætning.")
    major: YesNo = optional(
        "Væsentlig", "ja: abonnenter får besked med et indlæg »Rettet: …«.", False
    )


class Publication(DataFile):
    """A record with a page of its own: whether it is public, listed, changed or withdrawn."""

    first_day_name: ClassVar[str] = ""
    """What an editor calls the day before which the record cannot be public; empty for none."""

    later_part: ClassVar[str] = ""
    """What an editor calls the part that may become public after the rest; empty for none."""

    draft: YesNo = optional("Kladde", "ja: det bliver ikke udgivet.", False)
    embargo: Moment | None = optional(
        "Klausuleret til", "Tidligst udgivet, som 2026-11-30 06:00. Husk, at filen kan læses i git."
    )
    withdrawn: Reason | None = optional(
        "Trukket tilbage", "Hvorfor det er trukket tilbage. Siden bliver stående med forklaringen."
    )
    withdrawn_on: Day | None = optional(
        "Trukket tilbage den", "Dagen, det blev trukket tilbage; skal stå sammen med begrundelsen."
    )
    changes: tuple[ChangeNote, ...] = optional(
        "Ændringer", "Hvad der er ændret efter udgivelsen, ældste først; står på siden.", ()
    )
    noindex: YesNo = optional(
        "Ikke i søgemaskiner", "ja: søgemaskiner bliver bedt om at lade siden være.", False
    )

    @classmethod
    def also_needed(cls, values: Mapping[str, object]) -> tuple[str, ...]:
        """Return the day of a withdrawal, if there is one."""
        return ("withdrawn_on",) if values.get("withdrawn") else ()

    @property
    def first_day(self) -> dt.date | None:
        """The day before which the record cannot be public; None where there is no such day."""
        return None

    @property
    def name(self) -> str:
        """What an editor calls the record: its title."""
        return str(getattr(self, "title", self.file))

    @model_validator(mode="after")
    def _is_published_in_order_of_time(self) -> Self:
        first, name = self.first_day, self.first_day_name
        if first is not None and self.embargo is not None and self.embargo.date() < first:
            message = (
                f"»embargo« ({self.embargo:%Y-%m-%d}) ligger før {name} ({first}): ret den af "
                "dem, der er forkert"
            )
            raise mistake(message, at=("embargo",))
        if self.withdrawn is not None and self.withdrawn_on is None:
            message = "»withdrawn_on« mangler: skriv dagen, det blev trukket tilbage"
            raise mistake(message, at=("withdrawn", KEY))
        if self.withdrawn_on is not None and self.withdrawn is None:
            raise mistake("»withdrawn« mangler: skriv hvorfor", at=("withdrawn_on", KEY))
        if first is not None and self.withdrawn_on is not None and self.withdrawn_on < first:
            message = (
                f"»withdrawn_on« ({self.withdrawn_on}) ligger før {name} ({first}): ret den "
                "af dem, der er forkert"
            )
            raise mistake(message, at=("withdrawn_on",))
        days = [first or dt.date.min, *(each.at for each in self.changes)]
        for index, (before, day) in enumerate(pairwise(days)):
            if day < before:
                what = "den forrige ændring" if index else name
                message = (
                    f"»at« ({day}) ligger før {what} ({before}): ret den af dem, der er forkert"
                )
                raise mistake(message, at=("changes", index, "at"))
        return self

    @property
    def is_listed(self) -> bool:
        """Whether others may name the record once it is public."""
        return self.withdrawn is None and not self.noindex

    @property
    def last_noted(self) -> dt.date | None:
        """The day of the last change that is noted, or of the withdrawal; None for neither."""
        return self.withdrawn_on or (self.changes[-1].at if self.changes else None)

    @property
    def changed(self) -> dt.date | None:
        """The day of the last change of any kind; None where none is known.

        That the later part, which is here if it is public, became so is one.
        """
        later = self.later_part_from
        days = (getattr(self, "updated", None), self.last_noted, later and later.date())
        return max((day for day in days if day is not None), default=None)

    @property
    def noted_days(self) -> tuple[tuple[tuple[str | int, ...], dt.date], ...]:
        """The days of changes and of the withdrawal, with where they stand."""
        own = ((("changes", index, "at"), each.at) for index, each in enumerate(self.changes))
        withdrawn = self.withdrawn_on
        return (*own, *(() if withdrawn is None else ((("withdrawn_on",), withdrawn),)))

    @property
    def later_part_from(self) -> dt.datetime | None:
        """The moment (aware) from which the later part is public; None where there is none."""
        return None

    def shown_at(self, moment: dt.datetime) -> Self | None:
        """Return what is public of the record at a moment (aware): None, itself, or a part."""
        if not is_public(self.embargo, moment, draft=self.draft):
            return None
        later = self.later_part_from
        return self if later is None or later <= moment else self.without_later_part()

    def without_later_part(self) -> Self:
        """Return the record as it is before its later part is public."""
        return self
