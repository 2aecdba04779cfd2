"""data/kkr/…/other_meetings.yml: meetings that have no page of their own in a term.

They are of terms before those that have a folder, or their day is not known, so that there is
nothing to name a file of a meeting by.
"""

from klsite.model.base import DatedFile, Strict, optional, required
from klsite.model.dates import Clock
from klsite.model.fields import Line, TermYears
from klsite.model.partial_days import PartialDayField
from klsite.model.references import SourceId
from klsite.model.reservations import Announced, Derived, Noted


class OtherMeeting(Strict):
    """A meeting without a page of its own, as sources report it."""

    period: TermYears = required("Periode", "Valgperioden, som 2014-2018.")
    date: PartialDayField = required(
        "Dato", "Som 2015-04-24, 2018-03 eller 2015, så nøjagtigt som kilden."
    )
    kind: Line = optional("Slags", "For eksempel Konstituerende møde.", "Møde")
    starts: Clock | None = optional("Begynder", "Som 10:00.")
    place: Line | None = optional("Sted", "Hvor mødet blev holdt.")
    announced: Announced | None = optional(
        "Kun meddelt", "Når kilden er fra før mødet: hvad den siger."
    )
    date_derived: Derived | None = optional(
        "Datoen er udledt", "Hvordan datoen følger af kilden, når den ikke står der."
    )
    topics: tuple[Line, ...] = optional("Emner", "Emner, som kilden nævner.", ())
    decisions: tuple[Line, ...] = optional("Beslutninger", "Beslutninger, som kilden nævner.", ())
    present: tuple[Line, ...] = optional(
        "Til stede", "Navn og kommune, som kilden skriver det: Ib Kristensen (Billund).", ()
    )
    present_note: Noted | None = optional(
        "Bemærkning til listen", "For eksempel at listen er skåret af."
    )
    sources: tuple[SourceId, ...] = required(
        "Kilder", "Id på kilderne i data/sources.yml.", min_length=1
    )


class OtherMeetings(DatedFile):
    """The meetings of a KKR that have no page of their own."""

    meetings: tuple[OtherMeeting, ...] = required(
        "Møder", "Et pr. punkt, ældste først.", min_length=1
    )

    @property
    def kkr(self) -> str:
        """The id of the KKR, from the folder that the file lies in."""
        return self.file.split("/")[1]
