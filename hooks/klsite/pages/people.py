"""A page for each person with a place in public: memberships, offices and appointments."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from klsite import addresses
from klsite.danish import first_letter, sort_key
from klsite.model.dataset import Dataset
from klsite.model.geography import Municipality
from klsite.model.people import Person
from klsite.origin import Origin
from klsite.pages.appointments import Appointed
from klsite.pages.council_terms import CouncilTerm
from klsite.pages.members import StintLine, stint_line
from klsite.pages.page import Link, Page

_TITLE = "Personer"


@dataclass(frozen=True, slots=True)
class TermOfPerson:
    """What a person is and has been in a KKR in a term."""

    council: CouncilTerm
    lines: tuple[StintLine, ...]
    appointments: tuple[Appointed, ...]


@dataclass(frozen=True, slots=True)
class PersonContent:
    """What the page of a person shows, the newest term first."""

    person: Person
    municipalities: tuple[Municipality, ...]
    terms: tuple[TermOfPerson, ...]
    source: str


@dataclass(frozen=True, slots=True)
class PeopleContent:
    """What the list of people shows, by the first letter of the name."""

    letters: tuple[tuple[str, tuple[PersonContent, ...]], ...]


def person_contents(
    dataset: Dataset, councils: Sequence[CouncilTerm], appointed: Sequence[Appointed]
) -> tuple[PersonContent, ...]:
    """Return everyone with a place in a KKR or a body, in the order of the names."""
    newest_first = sorted(councils, key=lambda each: each.term.starts, reverse=True)
    appointed_by_person: dict[str, list[Appointed]] = defaultdict(list)
    for each in appointed:
        appointed_by_person[each.person.id].append(each)
    contents = []
    for file in dataset.people:
        for person in file.people:
            terms = tuple(
                found
                for council in newest_first
                if (found := _term_of(person, council, appointed_by_person[person.id])) is not None
            )
            if terms:
                places = _municipalities(person, terms)
                contents.append(PersonContent(person, places, terms, person.source or file.source))
    return tuple(sorted(contents, key=lambda each: (sort_key(each.person.name), each.person.id)))


def _term_of(
    person: Person, council: CouncilTerm, appointed: Sequence[Appointed]
) -> TermOfPerson | None:
    lines = tuple(stint_line(council, stint) for stint in council.stints_of(person.id))
    own = tuple(each for each in appointed if each.council is council)
    return TermOfPerson(council, lines, own) if lines or own else None


def _municipalities(person: Person, terms: Sequence[TermOfPerson]) -> tuple[Municipality, ...]:
    found = {}
    for each in terms:
        if place := each.council.municipality_of(person.id):
            found[place.code] = place
    return tuple(found.values())


def _title(content: PersonContent) -> str:
    """Return the name with the municipality, because several people may have one name."""
    places = ", ".join(place.name for place in content.municipalities)
    return f"{content.person.name}, {places}" if places else content.person.name


def person_pages(dataset: Dataset, contents: Sequence[PersonContent]) -> Iterator[Page]:
    """Yield the list of people, and the page of each."""
    letters: dict[str, tuple[PersonContent, ...]] = {}
    for content in contents:
        first = first_letter(content.person.name)
        letters[first] = (*letters.get(first, ()), content)
    yield Page(
        address=addresses.PEOPLE,
        template="people",
        title=_TITLE,
        description="Borgmestre, medlemmer, stedfortrædere og udpegede i KKR, A-Å.",
        content=PeopleContent(tuple(letters.items())),
        origin=Origin("people"),
        trail=(Link("KKR", addresses.KKR),),
        changed=max((file.updated for file in dataset.people), default=None),
        is_list=True,
    )
    files = {person.id: file for file in dataset.people for person in file.people}
    places = {
        person.id: index for file in dataset.people for index, person in enumerate(file.people)
    }
    for content in contents:
        file = files[content.person.id]
        yield Page(
            address=addresses.person(content.person),
            template="person",
            title=_title(content),
            description=f"{_title(content)}: poster i kommunekontaktråd (KKR) og udpegninger.",
            content=content,
            origin=Origin(file.file, ("people", places[content.person.id], "id")),
            trail=(Link("KKR", addresses.KKR), Link(_TITLE, addresses.PEOPLE)),
            changed=max(file.updated, *(each.council.changed for each in content.terms)),
            short_title=content.person.name,
        )
