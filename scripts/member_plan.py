"""What the rows of a table of members mean for the data of a term of a KKR."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from klsite.results.council_term import CouncilTerm
from member_names import MemberNames
from member_tables import MemberRow
from tables import refuse_if


class CouncilSeatFound(NamedTuple):
    """A seat in a municipal council: the code of the municipality, and the list if it is told."""

    municipality: str
    letter: str | None


class MemberPlan(NamedTuple):
    """What a table says and the files of a term are to say.

    ``people`` are the names of those who are new, ``seats`` what is not known of someone's seat,
    ``elected`` and ``mayors`` the fields of entries of members.yml by person and by municipality,
    ``offices`` who was chosen at the beginning, ``events`` what came later. ``sources`` are those
    of the people, ``source`` is that of a file that is new.
    """

    people: Mapping[str, str]
    seats: dict[str, CouncilSeatFound]
    elected: dict[str, dict[str, str]]
    mayors: dict[str, dict[str, str]]
    offices: dict[str, str]
    events: list[dict[str, str]]
    sources: dict[str, str]
    source: str


class _Found(NamedTuple):
    """Who and what a row is about; ``later`` is its day if that is after the beginning."""

    row: MemberRow
    person: str
    municipality: str | None
    group: str | None
    letter: str | None
    later: date | None


def plan_of(rows: Sequence[MemberRow], council: CouncilTerm, source: str) -> MemberPlan:
    """Return what the rows mean; ``source`` is for those that name none. Raises ``WrongTable``."""
    names, wrong = MemberNames(council), list[str]()

    def told(row: MemberRow, work: Callable[[], None]) -> None:
        try:
            work()
        except ValueError as error:
            wrong.append(f"række {row.number}: {error}")

    planning = _Planning(council, names)
    for row in rows:
        told(row, partial(planning.find, row, source))
    for is_own in (True, False):  # a substitute comes after the member
        for found in planning.found:
            told(found.row, partial(planning.take, found, is_own=is_own))
    refuse_if(wrong)
    return planning.plan


class _Planning:
    """The plan while it is made, row by row. What is not certain is a ``ValueError``."""

    def __init__(self, council: CouncilTerm, names: MemberNames) -> None:
        self._council = council
        self._names = names
        self._mayors = {
            each.person: each.municipality
            for each in council.election.mayors
            if each.person and each.municipality in {record.code for record in council.records}
        }
        members = council.members
        self._elected = {each.person for each in members.elected} if members else set()
        self.found: list[_Found] = []
        self.plan = MemberPlan(names.new, {}, {}, {}, {}, [], {}, "")

    def find(self, row: MemberRow, source: str) -> None:
        """Find who a row is about, and where it comes from."""
        code = self._names.municipality(row.municipality)
        person = self._names.person(row, code)
        group, letter = self._names.party(row.party, code) or (None, None)
        found = self._names.source(row.source or source)
        self.plan.sources.setdefault(person, found)
        if not self.plan.source:
            self.plan = self.plan._replace(source=found)
        self.found.append(_Found(row, person, code, group, letter, self._later(row.start)))

    def _later(self, start: date | None) -> date | None:
        began = self._council.took_office
        if start is None or start <= (began or self._council.term.starts):
            return None
        if began is None:
            raise ValueError(
                "det konstituerende møde er ikke i data, så det vides ikke, om "
                f"{start} er begyndelsen eller et skift: skriv mødet først, eller udelad dagen"
            )
        return start

    def take(self, found: _Found, *, is_own: bool) -> None:
        """Take what a row says: of a seat of the person's own, or of a substitute."""
        roles = set(found.row.roles)
        offices = roles & {"chair", "vice_chair"}
        if roles == offices and found.person not in self._elected:
            roles.add("member")
        for role in sorted(roles):
            if (role == "substitute") != is_own:
                self._take(role, found)

    def _take(self, role: str, found: _Found) -> None:
        if role in ("chair", "vice_chair"):
            self._office(role, found)
        elif role == "mayor":
            self._mayor(found)
        elif role == "member":
            self._member(found)
        elif role == "substitute":
            self._substitute(found)
        else:
            self._vice_mayor(role, found)

    def _member(self, found: _Found) -> None:
        if found.person in self._mayors:
            return  # a member by birth, who stands with the election
        if found.person in self.plan.elected:
            raise ValueError(f"»{found.person}« står to gange som medlem")
        if found.group is None and found.person not in self._elected:
            raise ValueError("partiet mangler")
        self._seat(found)
        fields = {"party": found.group} if found.group else {}
        if found.row.substitute:
            fields["substitute"] = self._names.named(found.row.substitute, None)
        if found.later:
            self._event(found, "names_member", {"person": found.person, **fields})
        else:
            self.plan.elected[found.person] = fields

    def _mayor(self, found: _Found) -> None:
        code = found.municipality or self._mayors.get(found.person)
        if self._mayors.get(found.person) == code is not None:
            return
        file = f"data/elections/{self._council.term.election}.yml"
        if not (found.later and code):
            raise ValueError(f"»{found.person}« er ikke borgmester i {file}: ret det dér")
        self._seat(found)
        self._event(found, "new_mayor", {"municipality": code, "person": found.person})

    def _vice_mayor(self, role: str, found: _Found) -> None:
        if found.municipality is None:
            raise ValueError("kommunen mangler")
        self._seat(found)
        if found.later:
            rank = "1" if role == "first_vice_mayor" else "2"
            fields = {"municipality": found.municipality, "rank": rank, "person": found.person}
            self._event(found, "vice_mayor", fields)
        else:
            self.plan.mayors.setdefault(found.municipality, {})[role] = found.person

    def _substitute(self, found: _Found) -> None:
        if not found.row.of:
            told = (*self.plan.elected.values(), *self.plan.events)
            if found.later or all(each.get("substitute") != found.person for each in told):
                raise ValueError("skriv i kolonnen »stedfortræder for«, hvem det er for")
            self._seat(found)  # the row of the member tells whose substitute it is
            return
        member = self._names.named(found.row.of, None)
        self._seat(found)
        if found.later:
            self._event(found, "new_substitute", {"member": member, "person": found.person})
        elif member in self._mayors:
            self.plan.mayors.setdefault(self._mayors[member], {})["chosen"] = found.person
        elif member in self._elected or member in self.plan.elected:
            self.plan.elected.setdefault(member, {})["substitute"] = found.person
        else:
            raise ValueError(f"»{member}« er ikke medlem ved periodens begyndelse")

    def _office(self, role: str, found: _Found) -> None:
        if found.later:
            self._event(found, role, {"person": found.person})
            return
        known = getattr(self._council.term, role)
        if known is None and self.plan.offices.get(role, found.person) == found.person:
            self.plan.offices[role] = found.person
        elif known is None or known.person != found.person:
            other = known.person if known else self.plan.offices[role]
            raise ValueError(
                f"»{other}« er det allerede ved periodens begyndelse: ret term.yml, eller skriv "
                "startdagen, hvis det er et skift"
            )

    def _event(self, found: _Found, kind: str, fields: Mapping[str, str]) -> None:
        source = self.plan.sources[found.person]
        event = {"date": str(found.later), "kind": kind, **fields, "source": source}
        self.plan.events.append(event)

    def _seat(self, found: _Found) -> None:
        """Take the seat in a municipal council, if it is not known."""
        election = self._council.term.election
        person = self._council.dataset.person_by_id.get(found.person)
        known = (
            {each.municipality for each in person.councils if each.election == election}
            if (person)
            else set()
        )
        if found.person in self._mayors or (known and found.municipality in {None, *known}):
            return
        if known:
            raise ValueError(f"»{found.person}« er i data valgt i {', '.join(known)}")
        if found.municipality is None:
            raise ValueError("kommunen mangler")
        self.plan.seats[found.person] = CouncilSeatFound(found.municipality, found.letter)
