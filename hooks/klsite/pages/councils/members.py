"""The page of the members of a KKR in a term: seats, offices, changes, and everyone so far."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from klsite import addresses
from klsite.model.membership import MembershipEvent
from klsite.model.source_location import SourceLocation
from klsite.pages.councils.maps import mark_of
from klsite.pages.councils.mayor_reservations import MayorReservations, mayor_reservations
from klsite.pages.councils.member_lines import (
    HistoryLine,
    MemberLine,
    OfficeLine,
    PartyGroup,
    Post,
)
from klsite.pages.page import AppliedPoints, Page
from klsite.pages.party_marks import PartyMark
from klsite.results.council_term import CouncilTerm
from klsite.results.membership_sentences import (
    EVENT_NAMES,
    consequence_sentence,
    event_remarks,
    reason_text,
)
from klsite.results.party_order import party_order
from klsite.results.stints import StintLine, stint_line
from klsite.rules.membership import Membership, OfficeState, Seat, Tenure
from klsite.text.danish import counted, listing, sort_key


@dataclass(frozen=True)
class MembersContent:
    """What the page shows: the membership on the day shown, and the events that led to it."""

    council: CouncilTerm

    @property
    def membership(self) -> Membership:
        """The membership on the day shown."""
        return self.council.timeline.on(self.council.day_shown)

    @cached_property
    def mayors(self) -> tuple[MemberLine, ...]:
        """The mayors' seats in the order of the municipalities."""
        seats = {seat.municipality: seat for seat in self.membership.seats.values()}
        return tuple(self._line(seats[each.code]) for each in self.council.municipalities)

    @cached_property
    def elected(self) -> tuple[MemberLine, ...]:
        """The seats of the elected members, sorted by party and then by name."""
        lines = [self._line(seat) for seat in self.membership.seats.values() if not seat.is_mayors]

        def order(line: MemberLine) -> tuple[tuple[str, str], ...]:
            return sort_key(line.place), sort_key(line.member.person.name if line.member else "")

        return tuple(sorted(lines, key=order))

    @property
    def has_elected(self) -> bool:
        """Whether others than mayors are listed."""
        return any(line.is_known for line in self.elected)

    @cached_property
    def groups(self) -> tuple[PartyGroup, ...]:
        """The seats by party, those with the most first and what is not known last."""
        found: dict[str, list[MemberLine]] = {}
        for line in (*self.mayors, *self.elected):
            if line.is_known:
                found.setdefault(line.group, []).append(line)
        order = sorted(
            found,
            key=lambda name: (not name, -len(found[name]), *party_order(self.council, name)),
        )
        return tuple(
            PartyGroup(name, number, tuple(found[name]), self._mark(name, found[name]))
            for number, name in enumerate(order, 1)
        )

    @cached_property
    def reservations(self) -> MayorReservations:
        """How far it is known that mayors were elected."""
        return mayor_reservations({each.where: each.status for each in self.mayors})

    @property
    def gaps(self) -> tuple[str, ...]:
        """What the site does not know about the seats that it lists, in words."""
        lines = (*self.mayors, *self.elected)
        seated = [each for each in lines if each.member]
        without = [each for each in seated if not each.substitute]
        partiless = [each for each in self.mayors if each.member and not each.party]
        nobody = [each for each in self.mayors if not each.member and not each.vacant_since]
        told = [*self.unknown_offices]
        if nobody:
            who = "borgmesteren" if len(nobody) == 1 else "borgmestrene"
            told.append(f"{who} {listing([each.where for each in nobody])}")
        if partiless:
            told.append(f"borgmesterens parti {listing([each.where for each in partiless])}")
        if without and not self.council.complete:
            every = without == seated
            told.append("stedfortræderne" if every else "de stedfortrædere, der ikke er nævnt")
        if self.council.supplementary is None:
            told.append("hvor mange valgte medlemmer rådet har")
        if self.unknown:
            count = counted(sum(self.unknown.values()), "valgt medlem", "valgte medlemmer")
            told.append(f"{count} ({', '.join(f'{name} {n}' for name, n in self.unknown.items())})")
        elif not self.council.complete:
            told.append(
                "valgte medlemmer, der ikke er nævnt" if self.elected else "de valgte medlemmer"
            )
        if not self.council.is_followed:
            told.append("hvem der er trådt ind og ud siden")
        return tuple(told)

    @property
    def unknown(self) -> dict[str, int]:
        """How many elected members of each party are not known; empty where that is uncertain."""
        if self.council.supplementary is None or not self.council.settled:
            return {}
        seats = self.council.beginning.membership.seats.values()
        listed = [seat.group for seat in seats if not seat.is_mayors]
        return {
            group: count - listed.count(group)
            for group, count in self.council.supplementary.items()
            if count > listed.count(group)
        }

    @property
    def beyond_limit(self) -> int:
        """The number of members beyond the limit (Bilag 1, 1.12)."""
        return sum(1 for seat, _ in self.membership.filled if seat.extra)

    @property
    def offices(self) -> tuple[OfficeLine, ...]:
        """The chair and the vice-chair."""
        return (
            self._office("Formand", self.membership.chair),
            self._office("Næstformand", self.membership.vice_chair),
        )

    @property
    def unknown_offices(self) -> tuple[str, ...]:
        """The offices of which it is not known who has them."""
        return tuple(each.title.lower() for each in self.offices if not each.is_known)

    @cached_property
    def history(self) -> tuple[HistoryLine, ...]:
        """The events until today, newest first."""
        return tuple(
            HistoryLine(
                day=each.event.date,
                title=_title(self.council, each.event),
                remarks=event_remarks(each.event),
                consequences=tuple(
                    (consequence_sentence(self.council, found), found.point)
                    for found in each.consequences
                ),
            )
            for each in reversed(self.council.timeline.entries)
            if each.event.date <= self.council.today
        )

    @cached_property
    def everyone(self) -> tuple[StintLine, ...]:
        """Every stint in any role until today, by name; none in a term without events."""
        if not self.council.timeline.entries:
            return ()
        today = self.council.today
        lines = [
            stint_line(self.council, stint)
            for stint in self.council.stints
            if stint.since is None or stint.since <= today
        ]
        return tuple(sorted(lines, key=lambda line: sort_key(line.person.name)))

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources behind the page, without repetition."""
        council, term = self.council, self.council.term
        files = [each for each in (council.members, council.events) if each is not None]
        of_files = [id_ for file in files for id_ in (file.source, *file.more_sources)]
        of_offices = [each.source for each in (term.chair, term.vice_chair) if each]
        of_members = [each.source for each in (council.members.elected if council.members else ())]
        of_events = [each.source for each in (council.events.events if council.events else ())]
        every = (council.election.source, *of_files, *of_offices, *of_members, *of_events)
        return tuple(dict.fromkeys(each for each in every if each is not None))

    def _mark(self, name: str, lines: Iterable[MemberLine]) -> PartyMark | None:
        marks = (mark_of(self.council, each.member.person.id) for each in lines if each.member)
        return next((mark for mark in marks if mark and mark.name == name), None)

    def _post(self, tenure: Tenure | None, seat: Seat | None) -> Post | None:
        if tenure is None:
            return None
        group, municipality = (seat.group, seat.municipality) if seat else (None, None)
        return Post(
            self.council.people[tenure.person],
            tenure.since,
            reason_text(self.council, tenure.reason, group, municipality),
            tenure.reason.point,
        )

    def _line(self, seat: Seat) -> MemberLine:
        places = {each.code: each for each in self.council.municipalities}
        councillors = self.membership.councillors
        person = seat.member.person if seat.member else ""
        code = seat.municipality or (
            councillors[person].municipality if person in councillors else ""
        )
        return MemberLine(
            place=places[code].name if seat.is_mayors else self.council.group_name(seat.group),
            municipality=places.get(code),
            party=self.council.affiliation(self.membership, person) if seat.is_mayors else None,
            is_mayors=seat.is_mayors,
            member=self._post(seat.member, seat),
            away_until=seat.absence.until if seat.absence else None,
            stand_in=self._post(self.membership.stand_in(seat), seat),
            substitute=self._post(self.membership.substitute(seat), seat),
            vacant_since=seat.vacated,
            note=self.council.mayors_notes.get(person) if seat.is_mayors and person else None,
            status=self.council.mayors_status.get(person) if seat.is_mayors else None,
        )

    def _belongs_to(self, holder: Tenure | None) -> str:
        if holder is None:
            return ""
        place = self.council.municipality_of(holder.person)
        party = self.council.affiliation(self.membership, holder.person)
        return ", ".join(each for each in (place.name if place else None, party) if each)

    def _office(self, title: str, office: OfficeState) -> OfficeLine:
        return OfficeLine(
            title=title,
            holder=self._post(office.holder, None),
            belongs_to=self._belongs_to(office.holder),
            acting=self._post(office.acting, None),
            acting_until=office.acting_until,
            vacant_since=office.vacated if office.holder is None else None,
            chosen_by=listing([self.council.group_name(each) for each in office.chosen_by]),
        )


def _title(council: CouncilTerm, event: MembershipEvent) -> str:
    title = EVENT_NAMES[event.kind]
    if event.kind == "party_switch":
        return f"{title} til {council.group_name(event.party)}"
    return title


def member_pages(councils: Sequence[CouncilTerm]) -> Iterator[Page]:
    """Yield the page of the members of every term of every KKR."""
    for council in councils:
        yield Page(
            address=addresses.members(council.term),
            template="members",
            title=f"Medlemmer af {council.name}",
            description=f"Hvem der sidder i {council.name}, hvorfor og siden hvornår.",
            content=MembersContent(council),
            origin=SourceLocation(council.term.file),
            trail=council.trail,
            changed=max(council.changed, council.election.updated),
            short_title="Medlemmer",
            applies=AppliedPoints(council.term.rules, _points_applied(council)),
            feed=council.feed,
            alternates=council.data("medlemmer"),
        )


def _points_applied(council: CouncilTerm) -> tuple[str, ...]:
    """Return the points of the rules behind the stints and the consequences of a term."""
    of_stints = {stint.tenure.reason.point for stint in council.stints}
    of_changes = {found.point for entry in council.timeline.entries for found in entry.consequences}
    return tuple(sorted(of_stints | of_changes))
