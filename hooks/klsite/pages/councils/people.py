"""A page for each person with a place in public: memberships, offices and appointments."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.source_location import SourceLocation
from klsite.pages.page import Page, Redirect
from klsite.results.council_terms import CouncilTerm
from klsite.results.people import PersonPosts
from klsite.text.danish import first_letter

_TITLE = "Personer"


@dataclass(frozen=True, slots=True)
class PeopleContent:
    """What the list of people shows, by the first letter of the name."""

    letters: tuple[tuple[str, tuple[PersonPosts, ...]], ...]


def _title(content: PersonPosts) -> str:
    """Return the name with the municipality, because several people may have one name."""
    places = ", ".join(place.name for place in content.municipalities)
    return f"{content.person.name}, {places}" if places else content.person.name


def person_pages(dataset: Dataset, contents: Sequence[PersonPosts]) -> Iterator[Page]:
    """Yield the list of people, and the page of each."""
    letters: dict[str, tuple[PersonPosts, ...]] = {}
    for content in contents:
        first = first_letter(content.person.name)
        letters[first] = (*letters.get(first, ()), content)
    yield Page(
        address=addresses.PEOPLE,
        template="people",
        title=_TITLE,
        description="Borgmestre, medlemmer, stedfortrædere og udpegede i KKR, A-Å.",
        content=PeopleContent(tuple(letters.items())),
        origin=SourceLocation("people"),
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
            origin=SourceLocation(file.file, ("people", places[content.person.id], "id")),
            trail=(Link("KKR", addresses.KKR), Link(_TITLE, addresses.PEOPLE)),
            changed=max(file.updated, *(each.council.changed for each in content.terms)),
            short_title=content.person.name,
        )


def person_redirects(dataset: Dataset, councils: Iterable[CouncilTerm]) -> Iterator[Redirect]:
    """Yield the redirects from former addresses of the people with a place in a council."""
    with_page = {stint.person for council in councils for stint in council.stints}
    for file in dataset.people:
        for index, person in enumerate(file.people):
            target = Link(person.name, addresses.person(person))
            for number, address in enumerate(person.formerly):
                if person.id in with_page:
                    origin = SourceLocation(file.file, ("people", index, "formerly", number))
                    yield Redirect(address, target, origin)
