"""Everyone with a post in a council or a regional body, and their posts by term."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from klsite.model.dataset import Dataset
from klsite.model.geography import Municipality
from klsite.model.people import Person
from klsite.model.periods import NamePeriod
from klsite.results.appointments import Appointed
from klsite.results.council_term import CouncilTerm
from klsite.results.stints import StintLine, stint_line
from klsite.text.danish import sort_key


@dataclass(frozen=True, slots=True)
class PostsInTerm:
    """What a person is and has been in a KKR in a term."""

    council: CouncilTerm
    lines: tuple[StintLine, ...]
    appointments: tuple[Appointed, ...]

    @property
    def has_open_end(self) -> bool:
        """Whether a membership or office is over, but not known since when."""
        return any(line.is_open for line in self.lines)


@dataclass(frozen=True, slots=True)
class PersonPosts:
    """What the page of a person shows, the newest term first."""

    person: Person
    former_names: tuple[NamePeriod, ...]
    municipalities: tuple[Municipality, ...]
    terms: tuple[PostsInTerm, ...]
    source: str

    @property
    def is_mayors(self) -> bool:
        """Whether the person is or was in a KKR as a mayor."""
        return any(line.is_mayors for each in self.terms for line in each.lines)

    @property
    def has_undated(self) -> bool:
        """Whether there is an appointment of which no day is known."""
        found = (one for each in self.terms for one in each.appointments)
        return any(one.first_day is None and one.last_day is None for one in found)


def person_posts(
    dataset: Dataset, councils: Sequence[CouncilTerm], appointed: Sequence[Appointed], today: date
) -> tuple[PersonPosts, ...]:
    """Return everyone with a place in a KKR or a body, in the order of the names of today."""
    newest_first = sorted(councils, key=lambda each: each.term.starts, reverse=True)
    appointed_by_person: dict[str, list[Appointed]] = defaultdict(list)
    for each in appointed:
        appointed_by_person[each.person.id].append(each)
    contents = []
    for file in dataset.people:
        for record in file.people:
            person = record.on(today)
            terms = tuple(
                found
                for council in newest_first
                if (found := _term_of(person, council, appointed_by_person[person.id])) is not None
            )
            if terms:
                places = _municipalities(person, terms)
                former, source = record.former_names(today), record.source or file.source
                contents.append(PersonPosts(person, former, places, terms, source))
    return tuple(sorted(contents, key=lambda each: (sort_key(each.person.name), each.person.id)))


def _term_of(
    person: Person, council: CouncilTerm, appointed: Sequence[Appointed]
) -> PostsInTerm | None:
    lines = tuple(stint_line(council, stint) for stint in council.stints_of(person.id))
    own = tuple(each for each in appointed if each.council is council)
    return PostsInTerm(council, lines, own) if lines or own else None


def _municipalities(person: Person, terms: Sequence[PostsInTerm]) -> tuple[Municipality, ...]:
    found = {}
    for each in terms:
        if place := each.council.municipality_of(person.id):
            found[place.code] = place
    return tuple(found.values())
