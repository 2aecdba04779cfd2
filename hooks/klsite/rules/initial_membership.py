"""The membership of a KKR when it takes office, from the election and the members it names.

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
class RefusedPlace:
    """A place that the rules do not allow: where in the file it stands, and why.

    ``file`` is ``members`` or ``term``; ``location`` leads to the value in it.
    """

    file: str
    location: tuple[str | int, ...]
    refusal: Refusal
    about: str


def group_of(term: Term, election: Election, municipality: str, letter: str | None) -> str | None:
    """Return the party or alliance that a list counts for; None for a list outside both (1.0)."""
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
    """Return the known members of the councils of the region after the election of the term."""
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
    """The membership at the beginning, and what of it the rules do not allow."""

    membership: Membership
    refused: tuple[RefusedPlace, ...]


def initial_membership(
    term: Term,
    election: Election,
    members: Members | None,
    people: Iterable[Person],
    municipalities: Iterable[str],
    *,
    took_office: date | None,
    entitled: frozenset[str] | None,
) -> InitialMembership:
    """Return the membership with which a term begins.

    ``municipalities`` are the codes of the region's, ``took_office`` the day of the constituting
    meeting, ``entitled`` the parties and alliances with a right to seats, both None if unknown.
    """
    codes = list(municipalities)
    known = councillors(term, election, people, codes)
    seats = {
        seat.id: seat
        for seat in (
            *_mayors(term, election, members, codes, took_office),
            *_elected(members, took_office),
        )
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


def _mayors(
    term: Term,
    election: Election,
    members: Members | None,
    codes: Iterable[str],
    since: date | None,
) -> Iterator[Seat]:
    records = {each.municipality: each for each in election.mayors}
    substitutes = {each.municipality: each for each in members.mayors} if members else {}
    for code in codes:
        record, substitute = records.get(code), substitutes.get(code)
        person = record.person if record else None
        letter = record.list if record else None
        yield Seat(
            id=f"mayor-{code}",
            group=group_of(term, election, code, letter),
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
) -> Iterator[RefusedPlace]:
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
                yield RefusedPlace("members", place, Refusal.NOT_A_COUNCILLOR, person)
            elif known[person].group != each.party:
                yield RefusedPlace("members", place, Refusal.OTHER_GROUP, person)
    for index, mayor in enumerate(members.mayors):
        if mayor.municipality not in region:
            place = ("mayors", index, "municipality")
            yield RefusedPlace("members", place, Refusal.OTHER_REGION, mayor.municipality)
            continue
        for field in ("first_vice_mayor", "second_vice_mayor", "chosen"):
            person = getattr(mayor, field)
            if person is None:
                continue
            place = ("mayors", index, field)
            if person not in known:
                yield RefusedPlace("members", place, Refusal.NOT_A_COUNCILLOR, person)
            elif known[person].municipality != mayor.municipality:
                yield RefusedPlace("members", place, Refusal.OTHER_MUNICIPALITY, person)
        yield from _refused_choice(members, index)


def _refused_choice(members: Members, index: int) -> Iterator[RefusedPlace]:
    """The council chooses a substitute only when both vice-mayors are members themselves (1.2)."""
    mayor = members.mayors[index]
    elected = {each.person for each in members.elected}
    vice_mayors = (mayor.first_vice_mayor, mayor.second_vice_mayor)
    if mayor.chosen and any(each and each not in elected for each in vice_mayors):
        yield RefusedPlace("members", ("mayors", index, "chosen"), Refusal.CHAIN, mayor.chosen)


def _refused_offices(term: Term, membership: Membership) -> Iterator[RefusedPlace]:
    """Chair and vice-chair are chosen among the members (1.4)."""
    for key in ("chair", "vice_chair"):
        record: OfficeRecord | None = getattr(term, key)
        if record is not None and membership.seat_of(record.person) is None:
            yield RefusedPlace("term", (key, "person"), Refusal.NOT_A_MEMBER, record.person)
