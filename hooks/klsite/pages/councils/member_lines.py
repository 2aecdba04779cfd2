"""What the page of the members of a KKR shows line by line: seats, offices and events."""

from dataclasses import dataclass
from datetime import date

from klsite.model.geography import Municipality
from klsite.model.people import Person
from klsite.pages.party_marks import PartyMark


@dataclass(frozen=True, slots=True)
class Post:
    """A person in a seat, substitution or office: since when, why, and by which point."""

    person: Person
    since: date | None
    why: str
    point: str


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A seat on the page: its member, the one who stands in, and the substitute.

    ``place`` is the name of the municipality for a mayor's seat, of the party for the others.
    ``party`` is a mayor's party, None where it is not known and for the others.
    """

    place: str
    municipality: Municipality | None
    party: str | None
    is_mayors: bool
    member: Post | None
    away_until: date | None
    stand_in: Post | None
    substitute: Post | None
    vacant_since: date | None
    note: str | None
    """What the source adds about a mayor, such as a change whose day it does not give."""
    status: str | None
    """How far it is known that a mayor was elected, where it is not."""

    @property
    def is_known(self) -> bool:
        """Whether it is known who has the seat, or that nobody has."""
        return self.member is not None or self.vacant_since is not None

    @property
    def where(self) -> str:
        """What is said of something in the municipality of a mayor, as in ``på Bornholm``."""
        return self.municipality.where if self.municipality else ""

    @property
    def group(self) -> str:
        """The party or alliance that the seat counts for; empty where it is not known."""
        return (self.party or "") if self.is_mayors else self.place


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """The office of chair or vice-chair: its holder, and who acts during an absence (1.16)."""

    title: str
    holder: Post | None
    belongs_to: str
    """The municipality and the party of the holder."""
    acting: Post | None
    acting_until: date | None
    chosen_by: str
    vacant_since: date | None

    @property
    def is_known(self) -> bool:
        """Whether it is known who has the office, or that nobody has."""
        return self.holder is not None or self.vacant_since is not None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """An event, and its consequences as pairs of a sentence and a point of the rules."""

    day: date
    title: str
    remarks: tuple[str, ...]
    consequences: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PartyGroup:
    """The seats of a party or alliance, mayors first; ``name`` is empty where it is not known.

    ``number`` is its place on the page, from 1, by which links find it; ``mark`` is None where
    nobody is known to sit for it.
    """

    name: str
    number: int
    lines: tuple[MemberLine, ...]
    mark: PartyMark | None
