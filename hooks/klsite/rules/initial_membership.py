"""The membership with which a KKR takes office, from the election and the elected members.

Source: the rules of procedure, Bilag 1, 1.0-1.3.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from klsite.model.elections import Election
from klsite.model.membership import Members
from klsite.model.people import Person
from klsite.model.terms import OfficeRecord, Term
from klsite.rules.membership import Councillor, Membership, OfficeState, Reason, Seat, Tenure
from klsite.rules.membership_outcomes import Refusal


@dataclass(frozen=True, slots=True)
class RefusedValue:
    """A recorded value that the rules do not allow, and why.

    ``file`` is ``members`` or ``term``; ``location`` is the path of keys and indexes to the value.
    """

    file: str
    location: tuple[str | int, ...]
    refusal: Refusal
    about: str


@dataclass(frozen=True, slots=True)
class TermRecords:
    """What is recorded of the beginning of a term: the term, its election, and its members file.

    ``members`` is None where the term has no such file.
    """

    term: Term
    election: Election
    members: Members | None


def group_of(term: Term, election: Election, municipality: str, letter: str | None) -> str | None:
    """Return the party or alliance that a list counts for, None if it is neither (1.0)."""
    if election.party_of(municipality, letter) is not None:
        return letter
    alliance = term.known_alliance
    known = alliance.known_members if alliance else ()
    if alliance and any(
        (each.municipality, each.letter) == (municipality, letter) for each in known
    ):
        return alliance.name
    return None


def councillors(
    term: Term, election: Election, people: Iterable[Person], municipalities: Iterable[str]
) -> dict[str, Councillor]:
    """Return the known members of the region's municipal councils, by person id."""
    codes = set(municipalities)
    found = {
        person.id: Councillor(
            seat.municipality, group_of(term, election, seat.municipality, seat.list), seat.list
        )
        for person in people
        for seat in person.councils
        if seat.election == term.election and seat.municipality in codes
    }
    for mayor in election.mayors:
        if mayor.person is not None and mayor.municipality in codes:
            group = group_of(term, election, mayor.municipality, mayor.list)
            found[mayor.person] = Councillor(mayor.municipality, group, mayor.list)
    return found


@dataclass(frozen=True)
class InitialMembership:
    """The membership of a KKR as it takes office, and the recorded values not allowed by rule."""

    membership: Membership
    refused: tuple[RefusedValue, ...]


def initial_membership(
    records: TermRecords,
    people: Iterable[Person],
    municipalities: Iterable[str],
    *,
    took_office: date | None,
    entitled: frozenset[str] | None,
) -> InitialMembership:
    """Return the membership with which a KKR takes office (1.0-1.3).

    ``municipalities`` are the codes of the municipalities of the region, ``took_office`` is the
    day of the constituting meeting, ``entitled`` are the parties and alliances with a right to
    seats; both are None where they are not known.
    """
    term, election, members = records.term, records.election, records.members
    codes = list(municipalities)
    known = councillors(term, election, people, codes)
    seats = {
        seat.id: seat
        for seat in (*_mayors(records, codes, took_office), *_elected(members, took_office))
    }
    membership = Membership(
        seats=seats,
        councillors=known,
        chair=_office(term.chair, took_office),
        vice_chair=_office(term.vice_chair, took_office),
        entitled=entitled,
    )
    refused = (*_refused_members(members, known, codes), *_refused_offices(term, membership))
    return InitialMembership(membership, refused)


def _mayors(records: TermRecords, codes: Iterable[str], since: date | None) -> Iterator[Seat]:
    """Yield the seat of the mayor of each municipality, also where the mayor is not known."""
    elected = records.election.mayor_by_code
    substitutes = {
        each.municipality: each for each in (records.members.mayors if records.members else ())
    }
    for code in codes:
        record, substitute = elected.get(code), substitutes.get(code)
        person = record.person if record else None
        letter = record.list if record else None
        yield Seat(
            id=f"mayor-{code}",
            group=group_of(records.term, records.election, code, letter),
            member=Tenure(person, since, Reason.MAYOR) if person else None,
            municipality=code,
            vice_mayors=(
                _vice_mayor(substitute.first_vice_mayor if substitute else None, since),
                _vice_mayor(substitute.second_vice_mayor if substitute else None, since),
            ),
            substitute=(
                Tenure(substitute.chosen, since, Reason.CHOSEN_BY_COUNCIL)
                if substitute and substitute.chosen
                else None
            ),
        )


def _vice_mayor(person: str | None, since: date | None) -> Tenure | None:
    return Tenure(person, since, Reason.VICE_MAYOR) if person else None


def _elected(members: Members | None, since: date | None) -> Iterator[Seat]:
    for number, each in enumerate(members.elected if members else (), start=1):
        substitute = Tenure(each.substitute, since, Reason.SUBSTITUTE) if each.substitute else None
        member = Tenure(each.person, since, Reason.ELECTED)
        yield Seat(f"elected-{number}", each.party, member, substitute)


def _office(record: OfficeRecord | None, since: date | None) -> OfficeState:
    if record is None:
        return OfficeState()
    return OfficeState(Tenure(record.person, since, Reason.CHOSEN), record.chosen_by)


def _refused_members(
    members: Members | None, known: Mapping[str, Councillor], codes: Iterable[str]
) -> Iterator[RefusedValue]:
    if members is None:
        return
    region = set(codes)
    for index, each in enumerate(members.elected):
        for field in ("person", "substitute"):
            person = getattr(each, field)
            if person is None:
                continue
            place = ("elected", index, field)
            if person not in known:
                yield RefusedValue("members", place, Refusal.NOT_A_COUNCILLOR, person)
            elif known[person].group != each.party:
                yield RefusedValue("members", place, Refusal.OTHER_GROUP, person)
    for index, mayor in enumerate(members.mayors):
        if mayor.municipality not in region:
            place = ("mayors", index, "municipality")
            yield RefusedValue("members", place, Refusal.OTHER_REGION, mayor.municipality)
            continue
        for field in ("first_vice_mayor", "second_vice_mayor", "chosen"):
            person = getattr(mayor, field)
            if person is None:
                continue
            place = ("mayors", index, field)
            if person not in known:
                yield RefusedValue("members", place, Refusal.NOT_A_COUNCILLOR, person)
            elif known[person].municipality != mayor.municipality:
                yield RefusedValue("members", place, Refusal.OTHER_MUNICIPALITY, person)
        yield from _refused_choice(members, index)


def _refused_choice(members: Members, index: int) -> Iterator[RefusedValue]:
    """Yield a substitute chosen for a mayor although a vice-mayor is free to be it (1.2)."""
    mayor = members.mayors[index]
    elected = {each.person for each in members.elected}
    vice_mayors = (mayor.first_vice_mayor, mayor.second_vice_mayor)
    if mayor.chosen and any(each and each not in elected for each in vice_mayors):
        yield RefusedValue(
            "members", ("mayors", index, "chosen"), Refusal.VICE_MAYOR_SUBSTITUTES, mayor.chosen
        )


def _refused_offices(term: Term, membership: Membership) -> Iterator[RefusedValue]:
    """Yield a chair or vice-chair who is not a member of the KKR (1.4)."""
    for key in ("chair", "vice_chair"):
        record: OfficeRecord | None = getattr(term, key)
        if record is not None and membership.seat_of(record.person) is None:
            yield RefusedValue("term", (key, "person"), Refusal.NOT_A_MEMBER, record.person)
