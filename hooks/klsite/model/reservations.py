"""Reservations: the fields that say with what certainty something is known, marked as such.

A field is marked in its annotation, so that the page of reservations finds every one of them by
walking through the data, and none has to be listed anywhere.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from klsite.model.fields import Line, Reason


class Doubt(Enum):
    """Why something is less than certain."""

    ASSUMED = "assumed"
    ANNOUNCED = "announced"
    DERIVED = "derived"
    CONFLICT = "conflict"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Reservation:
    """The mark of a field whose text is a reservation."""

    doubt: Doubt


Assumed = Annotated[Reason, Reservation(Doubt.ASSUMED)]
"""Why something is assumed that no source says."""

Announced = Annotated[Reason, Reservation(Doubt.ANNOUNCED)]
"""What was said beforehand, where no source from afterwards is known."""

Derived = Annotated[Reason, Reservation(Doubt.DERIVED)]
"""How something follows from a source that does not say it itself."""

Conflict = Annotated[Reason, Reservation(Doubt.CONFLICT)]
"""How two sources, or two places of one, contradict each other."""

Noted = Annotated[Line, Reservation(Doubt.NOTED)]
"""What a reader must know of a source."""
