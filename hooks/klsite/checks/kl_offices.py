"""Those who are named in KL's offices, against what else is known of them and of the board."""

from collections import Counter
from collections.abc import Iterator

from klsite.model.annotations import values_at
from klsite.model.dataset import Dataset
from klsite.model.diagnostics import Diagnostic, error_at, warning_at
from klsite.model.kl_offices import KlPerson

_NATIONAL = "data/national_results.yml"

_PEOPLE = (
    "offices.holdings.holder",
    "chairmanships.members",
    "boards.members",
    "committees.committees.chairs.holder",
    "committees.committees.vice_chairs.holder",
)
"""Where people stand in the file."""


def board_name_faults(dataset: Dataset) -> Iterator[Diagnostic]:
    """Yield an error for each board of another size than published, or with more of a party.

    Where only some are named, they may have followed each other.
    """
    seats = {each.term: each.board for each in dataset.national.results if each.board is not None}
    file = dataset.kl_offices
    for index, board in enumerate(file.boards):
        published = seats.get(board.period)
        if published is not None and sum(published.values()) != board.total:
            message = f"bestyrelsen har {sum(published.values())} pladser i {_NATIONAL}"
            yield error_at(file.file, ("boards", index, "total"), message)
        if published is None or len(board.members) != board.total:
            continue
        named = Counter(each.party for each in board.members if each.party is not None)
        for party, count in named.items():
            if count > published.get(party, 0):
                message = (
                    f"{count} medlemmer for {party} er nævnt, men {party} har "
                    f"{published.get(party, 0)} pladser i {board.period}"
                )
                yield error_at(file.file, ("boards", index, "members"), message)


def kl_people_faults(dataset: Dataset) -> Iterator[Diagnostic]:
    """Yield what does not fit the person whose id stands beside a name.

    Another name is an error; a party or municipality that the elections know nothing of is a
    warning, since they reach back to 2017 only.
    """
    file = dataset.kl_offices.file
    known = _known_of_people(dataset)
    for path in _PEOPLE:
        for location, named in values_at(dataset.kl_offices, path):
            if not isinstance(named, KlPerson) or named.person is None:
                continue
            record = dataset.person_by_id.get(named.person)
            if record is None:
                continue
            if not any(_may_be(named.name, each.name) for each in record.name_periods):
                message = f"»{named.person}« er {record.known_as} i data/people/"
                yield error_at(file, (*location, "name"), message)
            places, parties = known.get(named.person, (set(), set()))
            if named.municipality and places and named.municipality not in places:
                message = (
                    f"{named.name} er valgt i {_listed(places)} og ikke i {named.municipality}"
                )
                yield warning_at(file, (*location, "municipality"), message)
            if named.party and parties and named.party not in parties:
                message = f"{named.name} er valgt for {_listed(parties)} og ikke for {named.party}"
                yield warning_at(file, (*location, "party"), message)


def _may_be(one: str, other: str) -> bool:
    """Whether two names may be of one person: sources leave out middle names and initials."""
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return first <= second or second <= first


def _listed(values: set[str]) -> str:
    return ", ".join(sorted(values))


def _known_of_people(dataset: Dataset) -> dict[str, tuple[set[str], set[str]]]:
    """Return the municipalities and the lists that each person has been elected in."""
    known: dict[str, tuple[set[str], set[str]]] = {}
    for election in dataset.elections:
        for mayor in election.mayors:
            if mayor.person is not None:
                _add(known, mayor.person, mayor.municipality, mayor.list)
    for person in dataset.person_by_id.values():
        for seat in person.councils:
            _add(known, person.id, seat.municipality, seat.list)
    return known


def _add(
    known: dict[str, tuple[set[str], set[str]]], person: str, municipality: str, party: str | None
) -> None:
    places, parties = known.setdefault(person, (set(), set()))
    places.add(municipality)
    if party is not None:
        parties.add(party)
