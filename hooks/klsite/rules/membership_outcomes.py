"""The vocabulary of results of an event: its consequences, or the reason for its refusal.

Source: the rules of procedure, Bilag 1, 1.0-1.16.
"""

from dataclasses import dataclass
from enum import Enum

from klsite.rules.membership import OfRules


class Refusal(OfRules):
    """Why the rules do not allow an event or a value."""

    NOT_A_MEMBER = "bilag1-1.0", "not a member"
    NO_PLACE = "bilag1-1.9", "neither member nor substitute"
    NOT_A_COUNCILLOR = "bilag1-1.0", "sits in no council of the region"
    LEFT_COUNCIL = "bilag1-1.9", "has left the council"
    OTHER_MUNICIPALITY = "bilag1-1.0", "sits in another council"
    OTHER_REGION = "bilag1-1.0", "lies in another region"
    OTHER_GROUP = "bilag1-1.0", "belongs to another group"
    BORN_MEMBER = "bilag1-1.0", "a mayor cannot resign from the KKR"
    ALREADY_MEMBER = "bilag1-1.2", "is a member already"
    ALREADY_SUBSTITUTE = "bilag1-1.2", "is a substitute already"
    HAS_SUBSTITUTE = "bilag1-1.14", "the member has a substitute"
    VICE_MAYOR_SUBSTITUTES = "bilag1-1.2", "a vice-mayor is the mayor's substitute"
    NO_VACANT_SEAT = "bilag1-1.13", "the group has no vacant seat"
    ALREADY_AWAY = "bilag1-1.6", "is away already"
    NOT_AWAY = "bilag1-1.6", "is not away"
    TOO_SHORT = "bilag1-1.6", "shorter than three months"
    ONLY_ELECTED = "bilag1-1.7", "only for elected members"
    NOT_A_MEETING = "bilag1-1.7", "there was no meeting that day"
    OFFICE_TAKEN = "bilag1-1.15", "the office is not vacant"
    OTHER_CHOOSERS = "bilag1-1.15", "not the group that chose before"
    NOT_IN_OFFICE = "bilag1-1.15", "does not hold the office"
    UNTIL_NEEDED = "bilag1-1.16", "the holder is away for a period"
    BEFORE_TERM = "bilag1-1.3", "before the term"
    AFTER_TERM = "bilag1-1.3", "after the term"
    BEFORE_OFFICE = "bilag1-1.3", "before the KKR took office"
    OWN_GROUP = "bilag1-1.9", "belongs to the party already"
    SUBSTITUTE_AS_VICE_MAYOR = "bilag1-1.2", "is a substitute as vice-mayor"
    SEVERAL_VACANT_SEATS = "bilag1-1.13", "the group has several vacant seats"
    IS_AWAY = "bilag1-1.16", "is away"
    HOLDS_OFFICE = "bilag1-1.4", "holds an office already"
    MAYOR_OR_VICE_MAYOR = "bilag1-1.2", "is mayor or vice-mayor already"
    OFFICE_VACANT = "bilag1-1.15", "the office is vacant, so the new one is chosen for good"
    PREVENTED_TOO_SHORT = "bilag1-1.7", "prevented for less than three months"
    NOBODY_DECLINES = "bilag1-1.13", "there is no substitute to decline"
    OUT_OF_ORDER = "bilag1-1.3", "before the event above it"


class NotAllowed(Exception):
    """The rules do not allow an event; ``about`` is the person, group or day that decides it."""

    def __init__(self, refusal: Refusal, about: str = "") -> None:
        super().__init__(refusal.value[1])
        self.refusal = refusal
        self.about = about


class ChangeKind(Enum):
    """A kind of consequence of an event."""

    LEAVES = "leaves"
    LEAVES_COUNCIL = "leaves the council"
    LEAVES_SEAT = "leaves the elected seat"
    CHANGES_PARTY = "changes party"
    BECOMES_MEMBER = "becomes member"
    STAYS = "stays"
    SEAT_VACANT = "seat vacant"
    SUBSTITUTE_ENDS = "substitute ends"
    SUBSTITUTE_NEEDED = "substitute needed"
    BECOMES_SUBSTITUTE = "becomes substitute"
    AWAY = "away"
    STANDS_IN = "stands in"
    RETURNS = "returns"
    MAY_NAME = "may name"
    OFFICE_VACANT = "office vacant"
    TAKES_OFFICE = "takes office"
    VICE_MAYOR = "vice-mayor"


@dataclass(frozen=True, slots=True)
class Consequence:
    """A consequence of an event, with its point. ``subject`` is the person or group it is about."""

    change: ChangeKind
    subject: str
    point: str
    detail: str = ""
    """The municipality, group, represented member or office concerned, by the kind of change."""
