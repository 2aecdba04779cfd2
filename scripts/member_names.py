"""Finds who and what the texts of a table of members mean in the data of a term."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from election_tables import bare, names_of
from klsite.results.council_term import CouncilTerm
from klsite.rules.initial_membership import group_of
from klsite.text.danish import heading_id
from member_tables import MemberRow

T = TypeVar("T")


def agreed(texts: Iterable[str], meaning: Callable[[str], T]) -> T | None:
    """Return what all of some texts mean, None without any; ``ValueError`` if it is not the same.

    ``meaning`` raises ``ValueError`` for a text that means nothing.
    """
    found = {text: meaning(text) for text in texts}
    if len(set(found.values())) > 1:
        told = " og ".join(f"»{text}«" for text in found)
        raise ValueError(f"{told} er ikke det samme: ret det, der er forkert")
    return next(iter(found.values()), None)


class MemberNames:
    """Who and what a text may mean in a term of a KKR. What is not certain is a ``ValueError``.

    ``new`` are the names, by id, of the people whom the table tells of and the data does not.
    """

    def __init__(self, council: CouncilTerm) -> None:
        self._council = council
        dataset = council.dataset
        self._names = names_of(
            {
                name.name: each.code
                for each in dataset.municipalities.municipalities
                for name in each.name_periods
            },
            {name: letter for letter, name in council.parties.items()},
        )
        self._sources = {
            text.lower(): each.id
            for each in dataset.sources.sources
            for text in (each.id, each.title, each.url or "")
            if text
        }
        self._ids: dict[str, list[str]] = defaultdict(list)
        for person in dataset.person_by_id.values():
            for name in dict.fromkeys(bare(each.name) for each in person.name_periods):
                self._ids[name].append(person.id)
        self.new: dict[str, str] = {}
        self.seats = self._known_seats()

    def _known_seats(self) -> dict[str, set[str]]:
        """Return the codes of the municipalities that people are known from, by id."""
        found: dict[str, set[str]] = defaultdict(set)
        for person in self._council.dataset.person_by_id.values():
            found[person.id].update(each.municipality for each in person.councils)
        for election in self._council.dataset.elections:
            for mayor in election.mayors:
                if mayor.person:
                    found[mayor.person].add(mayor.municipality)
        return found

    def source(self, text: str) -> str:
        """Return the id of a source, given by id, title or address."""
        if not text:
            raise ValueError("kilden mangler: skriv den i kolonnen »kilde«, eller giv --source")
        if text.lower() not in self._sources:
            raise ValueError(f"kilden »{text}« findes ikke: føj den først til data/sources.yml")
        return self._sources[text.lower()]

    def municipality(self, texts: Sequence[str]) -> str | None:
        """Return the code of a municipality of the KKR, given by code, name or both."""
        return agreed(texts, self._code)

    def _code(self, text: str) -> str:
        code = self._names.code(text)
        if code is None:
            raise ValueError(f"ukendt kommune »{text}«")
        if code not in {each.code for each in self._council.records}:
            raise ValueError(f"»{text}« hører ikke til {self._council.name} i denne periode")
        return code

    def party(self, texts: Sequence[str], code: str | None) -> tuple[str, str | None] | None:
        """Return the party or alliance, and the letter of the list if it is told."""
        return agreed(texts, lambda text: self._group(text, code))

    def _group(self, text: str, code: str | None) -> tuple[str, str | None]:
        term, election = self._council.term, self._council.election
        if bare(text) == bare(term.alliance_name):
            raise ValueError(f"»{text}«: skriv bogstavet for den liste, der er med i samarbejdet")
        result = election.result_by_code.get(code or "")
        local = {bare(name): letter for letter, name in result.names.items()} if result else {}
        letter = local.get(bare(text)) or self._names.letter(text)
        if letter is None:
            raise ValueError(f"»{text}« har intet kendt listebogstav")
        group = group_of(term, election, code or "", letter)
        if group is None:
            raise ValueError(
                f"»{text}« er hverken et parti eller en liste, som term.yml siger er med i et "
                "listesamarbejde"
            )
        return group, letter

    def person(self, row: MemberRow, code: str | None) -> str:
        """Return the id of the person of a row; a new one for a name that nobody has."""
        people = self._council.dataset.person_by_id
        if row.id in people:
            known = people[row.id]
            if row.name and bare(row.name) not in {bare(n.name) for n in known.name_periods}:
                raise ValueError(f"»{row.id}« er i data {known.known_as}, ikke {row.name}")
            return row.id
        found = "" if row.id else self._named(row.name, code)
        return found or self._made(row.name, row.id or heading_id(row.name), code)

    def named(self, name: str, code: str | None) -> str:
        """Return the id of a person whom the data or another row tells of."""
        if (found := self._named(name, code)) is None:
            raise ValueError(f"»{name}« kendes ikke: giv personen en række for sig")
        return found

    def _named(self, name: str, code: str | None) -> str | None:
        ids = self._ids.get(bare(name), [])
        here = [each for each in ids if code in self.seats[each]]
        if len(here) == 1:
            return here[0]
        if len(ids) == 1 and (code is None or not self.seats[ids[0]]):
            return ids[0]
        if not ids:
            return None
        told = " eller ".join(ids) + (" eller en ny" if not here and code else "")
        raise ValueError(f"»{name}« kan være {told}: skriv det rigtige i kolonnen »id«")

    def _made(self, name: str, identifier: str, code: str | None) -> str:
        """Return the id of a person who is new, and know the person from now on."""
        if not name or heading_id(identifier) != identifier:
            raise ValueError(
                f"»{identifier}« findes ikke: skriv navnet, og et id som anne-andersen"
            )
        if (
            identifier in self._council.dataset.person_by_id
            or self.new.get(identifier, name) != name
        ):
            raise ValueError(f"»{name}«: id'et {identifier} er taget: skriv et nyt i kolonnen »id«")
        if identifier not in self.new:
            self.new[identifier] = name
            self._ids[bare(name)].append(identifier)
        self.seats[identifier].update({code} if code else ())
        return identifier
