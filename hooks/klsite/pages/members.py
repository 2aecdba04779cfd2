"""The members of a KKR in a term: who sits there and why, what has changed, who has sat."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from klsite import addresses
from klsite.danish import sort_key
from klsite.model.people import Person
from klsite.pages.council_terms import CouncilTerm
from klsite.pages.membership_words import EVENTS, ROLES, sentence, why
from klsite.pages.page import Applied, Origin, Page
from klsite.rules.course import Stint
from klsite.rules.membership import Membership, Office, Seat, Tenure

APPLIED = tuple(f"bilag1-1.{number}" for number in (0, 2, 4, *range(6, 17)))
"""The points that the membership follows from."""


@dataclass(frozen=True, slots=True)
class Place:
    """A person in a place: since when, why, and by which point."""

    person: Person
    since: date | None
    why: str
    point: str


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A seat on the page: its member, who stands in, and the substitute.

    ``place`` names what the seat is of: the municipality of a mayor, the party of the others.
    ``party`` is the mayor's, None where it is not known.
    """

    place: str
    municipality: str
    party: str | None
    is_mayors: bool
    member: Place | None
    away_until: date | None
    stand_in: Place | None
    substitute: Place | None
    vacant_since: date | None


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """The chair or vice-chair: who holds it, and who acts while the holder is away."""

    title: str
    holder: Place | None
    belongs_to: str
    """The municipality and the party of the holder."""
    acting: Place | None
    chosen_by: tuple[str, ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """An event with what followed from it, each with its point."""

    day: date
    title: str
    person: Person | None
    consequences: tuple[tuple[str, str], ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class StintLine:
    """A stint on the page."""

    person: Person
    role: str
    why: str
    point: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class MembersContent:
    """What the page of the members shows: the membership on the day shown, and the way there."""

    council: CouncilTerm

    @property
    def membership(self) -> Membership:
        """The membership on the day shown."""
        return self.council.course.on(self.council.day_shown)

    @cached_property
    def mayors(self) -> tuple[MemberLine, ...]:
        """The mayors' seats in the order of the municipalities."""
        seats = {seat.municipality: seat for seat in self.membership.seats.values()}
        return tuple(self._line(seats[each.code]) for each in self.council.municipalities)

    @cached_property
    def elected(self) -> tuple[MemberLine, ...]:
        """The seats of the elected members, by party, then by name."""
        lines = [self._line(seat) for seat in self.membership.seats.values() if not seat.is_mayors]
        return tuple(
            sorted(
                lines,
                key=lambda line: (
                    sort_key(line.place),
                    sort_key(line.member.person.name) if line.member else ("", ""),
                ),
            )
        )

    @property
    def unknown(self) -> tuple[tuple[str, int], ...]:
        """How many elected members of each party are not known, where the composition is."""
        supplementary = self.council.supplementary
        if supplementary is None or self.council.size is None:
            return ()
        seats = self.council.beginning.membership.seats.values()
        listed = [seat.group for seat in seats if not seat.is_mayors]
        missing = {group: count - listed.count(group) for group, count in supplementary.items()}
        return tuple(
            (self.council.group_name(group), count) for group, count in missing.items() if count > 0
        )

    @property
    def offices(self) -> tuple[OfficeLine, ...]:
        """The chair and the vice-chair."""
        membership, term = self.membership, self.council.term
        return (
            self._office("Formand", membership.chair, term.chair.source if term.chair else None),
            self._office(
                "Næstformand",
                membership.vice_chair,
                term.vice_chair.source if term.vice_chair else None,
            ),
        )

    @cached_property
    def history(self) -> tuple[HistoryLine, ...]:
        """What has happened, newest first."""
        return tuple(
            HistoryLine(
                day=each.event.date,
                title=EVENTS[each.event.kind],
                person=self.council.people.get(each.event.person or ""),
                consequences=tuple(
                    (sentence(self.council, found), found.point) for found in each.consequences
                ),
                source=each.event.source,
            )
            for each in reversed(self.council.course.episodes)
            if each.event.date <= self.council.today
        )

    @cached_property
    def everyone(self) -> tuple[StintLine, ...]:
        """Every stint as a member or standing in, for the terms in which anything has changed."""
        if not self.council.course.episodes:
            return ()
        lines = [stint_line(self.council, stint) for stint in self.council.stints]
        return tuple(sorted(lines, key=lambda line: sort_key(line.person.name)))

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        """What the sources add about mayors: the municipality and the note."""
        names = {each.code: each.name for each in self.council.municipalities}
        return tuple(
            (names[each.municipality], each.note)
            for each in self.council.election.mayors
            if each.municipality in names and each.note
        )

    def _place(self, tenure: Tenure | None, seat: Seat | None) -> Place | None:
        if tenure is None:
            return None
        group, municipality = (seat.group, seat.municipality) if seat else (None, None)
        return Place(
            self.council.people[tenure.person],
            tenure.since,
            why(self.council, tenure.why, group, municipality),
            tenure.why.point,
        )

    def _line(self, seat: Seat) -> MemberLine:
        names = {each.code: each.name for each in self.council.municipalities}
        councillors = self.membership.councillors
        person = seat.member.person if seat.member else ""
        code = seat.municipality or (
            councillors[person].municipality if person in councillors else ""
        )
        return MemberLine(
            place=names[code] if seat.is_mayors else self.council.group_name(seat.group),
            municipality=names.get(code, ""),
            party=self.council.affiliation(self.membership, person) if seat.is_mayors else None,
            is_mayors=seat.is_mayors,
            member=self._place(seat.member, seat),
            away_until=seat.away.until if seat.away else None,
            stand_in=self._place(self.membership.stand_in(seat), seat),
            substitute=self._place(self.membership.substitute(seat), seat),
            vacant_since=seat.vacated,
        )

    def _belongs_to(self, holder: Tenure | None) -> str:
        if holder is None:
            return ""
        place = self.council.municipality_of(holder.person)
        party = self.council.affiliation(self.membership, holder.person)
        return ", ".join(each for each in (place.name if place else None, party) if each)

    def _office(self, title: str, office: Office, source: str | None) -> OfficeLine:
        return OfficeLine(
            title=title,
            holder=self._place(office.holder, None),
            belongs_to=self._belongs_to(office.holder),
            acting=self._place(office.acting, None),
            chosen_by=tuple(self.council.group_name(each) for each in office.chosen_by),
            source=source,
        )


def stint_line(council: CouncilTerm, stint: Stint) -> StintLine:
    """Return a stint as a page shows it."""
    return StintLine(
        person=council.people[stint.person],
        role=ROLES[stint.role],
        why=why(council, stint.tenure.why, stint.group, stint.municipality),
        point=stint.tenure.why.point,
        since=stint.tenure.since,
        until=stint.until,
    )


def member_pages(councils: Sequence[CouncilTerm]) -> Iterator[Page]:
    """Yield the page of the members of every term."""
    for council in councils:
        yield Page(
            address=addresses.members(council.term),
            template="members",
            title=f"Medlemmer af {council.name}",
            description=f"Hvem der sidder i {council.name}, hvorfor og siden hvornår.",
            content=MembersContent(council),
            origin=Origin(council.term.file),
            trail=council.trail,
            changed=max(council.changed, council.election.updated),
            short_title="Medlemmer",
            applies=Applied(council.term.rules, APPLIED),
        )
