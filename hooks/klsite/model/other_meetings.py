"""data/kkr/…/other_meetings.yml: meetings that have no page of their own in a term.

They are of terms before those that have a folder, or their day is not known, so that there is
nothing to name a file of a meeting by.
"""

from pydantic import Field

from klsite.model.base import DatedFile, Strict
from klsite.model.dates import Clock
from klsite.model.fields import Line, TermYears
from klsite.model.partial_days import PartialDayField
from klsite.model.references import SourceId
from klsite.model.reservations import Announced, Derived, Noted


class OtherMeeting(Strict):
    """A meeting without a page of its own, as sources report it."""

    period: TermYears = Field(title="Periode", description="Valgperioden, som 2014-2018.")
    date: PartialDayField = Field(
        title="Dato", description="Som 2015-04-24, 2018-03 eller 2015, så nøjagtigt som kilden."
    )
    kind: Line = Field(
        default="Møde", title="Slags", description="For eksempel Konstituerende møde."
    )
    starts: Clock | None = Field(default=None, title="Begynder", description="Som 10:00.")
    place: Line | None = Field(default=None, title="Sted", description="Hvor mødet blev holdt.")
    announced: Announced | None = Field(
        default=None,
        title="Kun meddelt",
        description="Når kilden er fra før mødet: hvad den siger.",
    )
    date_derived: Derived | None = Field(
        default=None,
        title="Datoen er udledt",
        description="Hvordan datoen følger af kilden, når den ikke står der.",
    )
    topics: tuple[Line, ...] = Field(
        default=(), title="Emner", description="Emner, som kilden nævner."
    )
    decisions: tuple[Line, ...] = Field(
        default=(), title="Beslutninger", description="Beslutninger, som kilden nævner."
    )
    present: tuple[Line, ...] = Field(
        default=(),
        title="Til stede",
        description="Navn og kommune, som kilden skriver det: Ib Kristensen (Billund).",
    )
    present_note: Noted | None = Field(
        default=None,
        title="Bemærkning til listen",
        description="For eksempel at listen er skåret af.",
    )
    sources: tuple[SourceId, ...] = Field(
        min_length=1, title="Kilder", description="Id på kilderne i data/sources.yml."
    )


class OtherMeetings(DatedFile):
    """The meetings of a KKR that have no page of their own."""

    meetings: tuple[OtherMeeting, ...] = Field(
        min_length=1, title="Møder", description="Et pr. punkt, ældste først."
    )

    @property
    def kkr(self) -> str:
        """The id of the KKR, from the folder that the file lies in."""
        return self.file.split("/")[1]
