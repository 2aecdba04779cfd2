"""A page for each person with a place in public: memberships, offices and appointments."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.people import People
from klsite.model.source_location import SourceLocation
from klsite.pages.page import Page, Redirect
from klsite.pages.things import person_thing
from klsite.pages.time_axis import TimeAxis, TimeSpan, axis_until_today
from klsite.results.council_term import Standing
from klsite.results.people import PersonPosts, PostsInTerm
from klsite.text.danish import by_letter, sort_key

_TITLE = "Personer"
_MEMBER = ", født medlem"
"""What a mayor's role ends with."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A line of the list: a present or former name of a person."""

    name: str
    content: PersonPosts

    @property
    def is_former(self) -> bool:
        """Whether the person has another name now."""
        return self.name != self.content.person.name


@dataclass(frozen=True, slots=True)
class PersonContent:
    """What the page of a person shows. ``years`` are the roles, each with its spans on ``axis``."""

    posts: PersonPosts
    axis: TimeAxis | None
    years: tuple[tuple[str, tuple[TimeSpan, ...]], ...]

    @property
    def terms(self) -> tuple[PostsInTerm, ...]:
        """The terms in which the person has a post."""
        return self.posts.terms

    @property
    def mayoralty(self) -> str:
        """The post of mayor that the person has now, with the party; empty if there is none."""
        for each in self.terms:
            for line in each.lines if each.council.standing is Standing.PRESENT else ():
                if line.is_mayors and not line.ended and not each.council.is_over:
                    party = f", {line.party}" if line.party else ""
                    return line.what.partition(_MEMBER)[0] + party
        return ""

    @property
    def known_as(self) -> str:
        """The post of mayor that the person has now, or had in a term; empty if there is none."""
        if now := self.mayoralty:
            return now
        for each in self.terms:
            for line in each.lines:
                if line.is_mayors:
                    what = line.what.partition(_MEMBER)[0]
                    return f"{what} i valgperioden {each.council.term.period}"
        return ""


def _person_content(posts: PersonPosts, today: date) -> PersonContent:
    """Return what is shown of a person; no years where no day of any post is known."""
    axis = axis_until_today((each.council for each in posts.terms), today)
    rows: dict[str, tuple[TimeSpan, ...]] = {}
    if axis is not None:
        for each in reversed(posts.terms):
            for line in each.lines:
                what = line.what.partition(_MEMBER)[0]
                rows[what] = (*rows.get(what, ()), axis.stint(each.council, line))
            for one in each.appointments:
                rows[one.body.name] = (*rows.get(one.body.name, ()), axis.appointment(one))
    shown = any(span.is_dated for spans in rows.values() for span in spans)
    return PersonContent(posts, axis, tuple(rows.items()) if shown else ())


@dataclass(frozen=True, slots=True)
class PeopleContent:
    """What the list of people shows, by the first letter of the name."""

    letters: tuple[tuple[str, tuple[PersonLine, ...]], ...]


def _lines(contents: Iterable[PersonPosts]) -> list[PersonLine]:
    """Return a line for every name of every person, in the order of the names."""
    lines = [
        PersonLine(name, content)
        for content in contents
        for name in dict.fromkeys(
            [content.person.name, *(each.name for each in content.former_names)]
        )
    ]
    return sorted(lines, key=lambda line: (sort_key(line.name), line.content.person.id))


def _title(content: PersonPosts) -> str:
    """Return the name with the municipality, because several people may have one name."""
    places = ", ".join(place.name for place in content.municipalities)
    return f"{content.person.name}, {places}" if places else content.person.name


def person_pages(dataset: Dataset, contents: Sequence[PersonPosts], today: date) -> Iterator[Page]:
    """Yield the list of people, and the page of each."""
    yield Page(
        address=addresses.PEOPLE,
        template="people",
        title=_TITLE,
        description="Borgmestre, medlemmer, stedfortrædere og udpegede i KKR, A-Å.",
        content=PeopleContent(by_letter(_lines(contents), lambda line: line.name)),
        origin=SourceLocation("people"),
        trail=(Link("KKR", addresses.KKR),),
        changed=max((file.updated for file in dataset.people), default=None),
        is_list=True,
    )
    places = _places(dataset)
    for content in contents:
        file, index = places[content.person.id]
        shown = _person_content(content, today)
        post = shown.known_as
        told = f"{content.person.name}: {post}. Poster" if post else f"{_title(content)}: poster"
        yield Page(
            address=addresses.person(content.person),
            template="person",
            title=_title(content),
            description=f"{told} i kommunekontaktråd (KKR) og udpegninger.",
            content=shown,
            origin=SourceLocation(file.file, ("people", index, "id")),
            trail=(Link("KKR", addresses.KKR), Link(_TITLE, addresses.PEOPLE)),
            changed=max(file.updated, *(each.council.changed for each in content.terms)),
            short_title=content.person.name,
            thing=person_thing(content),
        )


def person_redirects(dataset: Dataset, contents: Sequence[PersonPosts]) -> Iterator[Redirect]:
    """Yield the redirects from the former addresses of the people who have a page."""
    places = _places(dataset)
    for content in contents:
        file, index = places[content.person.id]
        target = Link(content.person.name, addresses.person(content.person))
        for number, former in enumerate(file.people[index].formerly):
            place = ("people", index, "formerly", number)
            yield Redirect(former, target, SourceLocation(file.file, place))


def _places(dataset: Dataset) -> dict[str, tuple[People, int]]:
    """Return the file in which each person stands, by their id, and the place in it."""
    return {
        person.id: (file, index)
        for file in dataset.people
        for index, person in enumerate(file.people)
    }
