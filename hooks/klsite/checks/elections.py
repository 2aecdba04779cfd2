"""Checks of the elections: every party, municipality, list, vote, seat and mayor in them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from klsite.model.diagnostics import Diagnostic, error_at
from klsite.model.elections import Election, MunicipalResult, Parties, is_letter
from klsite.model.geography import Municipalities
from klsite.model.national import NationalResults
from klsite.model.source_location import Location
from klsite.model.terms import UNNAMED_ALLIANCE
from klsite.text.danish import number

Finding = tuple[Location, str]
"""Where in the result of a municipality something is wrong, and the message."""


@dataclass(frozen=True)
class PartyNames:
    """The parties of an election: the letter and the name of each."""

    by_letter: dict[str, str]

    @classmethod
    def of(cls, election: Election, parties: Parties) -> "PartyNames":
        """Return the names of the parties that an election names and that exist."""
        return cls(
            {each.letter: parties.names.get(each.party, each.party) for each in election.lists}
        )

    def letter_of(self, name: str) -> str | None:
        """Return the letter of the party with a name, whatever the case."""
        for letter, party in self.by_letter.items():
            if party.casefold() == name.casefold():
                return letter
        return None


def check_elections(
    elections: Iterable[Election], parties: Parties, places: Municipalities
) -> Iterator[Diagnostic]:
    """Check what every election says of its parties, municipalities, lists and mayors."""
    for election in elections:
        codes = {each.code for each in places.municipalities if each.exists_on(election.date)}
        yield from _check_lists(election)
        yield from _check_municipalities(election, codes)
        names = PartyNames.of(election, parties)
        for index, result in enumerate(election.results):
            for place, message in result_findings(result, names):
                yield error_at(election.file, ("results", index, *place), message)
        yield from _check_mayors(election)
        yield from _check_elected_mayors(election)


def _check_lists(election: Election) -> Iterator[Diagnostic]:
    """Check that each party has one letter."""
    first: dict[str, str] = {}
    for index, national in enumerate(election.lists):
        if first.setdefault(national.party, national.letter) != national.letter:
            message = (
                f"partiet »{national.party}« står allerede med bogstavet {first[national.party]}"
            )
            yield error_at(election.file, ("lists", index, "party"), message)


def _check_municipalities(election: Election, codes: set[str]) -> Iterator[Diagnostic]:
    """Check that each municipality stands just once, and the file has the name of its year."""
    year = f"elections/{election.date.year}.yml"
    if election.file != year:
        message = f"valget er fra {election.date.year}: filen skal hedde {year}"
        yield error_at(election.file, ("date",), message)
    found = [result.municipality for result in election.results]
    for index, code in enumerate(found):
        place = ("results", index, "municipality")
        if code in found[:index]:
            yield error_at(election.file, place, f"kommunen »{code}« står to gange")
    if missing := sorted(codes - set(found)):
        yield error_at(election.file, ("results",), f"disse kommuner mangler: {', '.join(missing)}")


def result_findings(result: MunicipalResult, names: PartyNames) -> Iterator[Finding]:
    """Yield everything wrong inside the result of one municipality."""
    yield from _wrong_sums(result)
    yield from _wrong_seats(result)
    yield from _wrong_names(result, names)
    yield from _wrong_local(result, names)
    yield from _wrong_pacts(result)
    for letter in result.shares:
        if letter in result.votes:
            message = f"liste »{letter}« har sine stemmer under »votes«: slet andelen"
            yield ("shares", letter), message


def _wrong_sums(result: MunicipalResult) -> Iterator[Finding]:
    """The votes of the lists and those without a known list are the valid votes."""
    votes, valid = sum(result.votes.values()), result.valid_votes
    if valid is None:
        message = "»valid_votes« mangler: uden den kan det ikke siges, hvor meget der mangler"
        yield ("municipality",), message
        return
    left = valid - votes
    if left < 0:
        message = (
            f"listernes stemmer er {number(votes)} i alt, men der er kun {number(valid)} "
            "gyldige: ret det tal, der er forkert"
        )
        yield ("votes",), message
    elif result.shares or not result.votes:
        return  # how many votes are missing is not known to the vote
    elif result.missing_votes is not None and result.missing_votes != left:
        message = (
            f"»missing_votes« er {number(result.missing_votes)}, men der er {number(left)} flere "
            "gyldige stemmer end listernes i alt"
        )
        yield ("missing_votes",), message
    elif result.missing_votes is None and left:
        message = (
            f"listernes stemmer er {number(votes)} i alt, men der er {number(valid)} gyldige: "
            f"mangler en liste? Vides det ikke, hvem de sidste er givet til, så skriv "
            f"»missing_votes: {left}«"
        )
        yield ("votes",), message


def _wrong_seats(result: MunicipalResult) -> Iterator[Finding]:
    """Only lists with votes have seats, and no more than the council has."""
    for letter, seats in result.seats.items():
        voted = result.votes.get(letter, 0) or letter in result.shares
        may_have = (
            not result.votes or result.missing_votes or (letter in result.votes and not seats)
        )
        if not voted and not may_have:
            yield (
                ("seats", letter),
                f"liste »{letter}« har mandater, men ingen stemmer: skriv stemmerne, "
                "eller ret bogstavet",
            )
    if result.council is None:
        return
    total, council = sum(result.seats.values()), result.council
    every_list = bool(result.seats) and set(result.votes) <= set(result.seats)
    if total > council:
        message = f"mandaterne er {total} i alt, men kommunalbestyrelsen har {council} pladser"
        yield ("seats",), message
    elif total < council and every_list and result.is_complete:
        message = (
            f"mandaterne er {total} i alt, men kommunalbestyrelsen har {council} pladser: "
            "vides en listes mandater ikke, så skriv den ikke under »seats«"
        )
        yield ("seats",), message


def _wrong_names(result: MunicipalResult, names: PartyNames) -> Iterator[Finding]:
    """The names are those of local lists, each once, and none is that of a party."""
    seen: set[str] = set()
    for letter, name in result.names.items():
        place = ("names", letter)
        if result.letters and letter not in result.letters:
            yield place, no_such_list(letter)
        elif letter in names.by_letter and letter not in result.local:
            message = (
                f"»{letter}« er {names.by_letter[letter]} ved dette valg: er det en lokal liste "
                "her, så skriv bogstavet under »local«"
            )
            yield place, message
        elif own := names.letter_of(name):
            yield place, f"»{name}« er et parti: dets bogstav ved dette valg er {own}"
        elif is_letter(name) or name.casefold() == UNNAMED_ALLIANCE.casefold():
            yield place, f"»{name}« er ikke navnet på en liste: skriv navnet, eller slet det"
        if name.casefold() in seen:
            yield place, f"listen »{name}« står to gange i kommunen: slet den ene"
        seen.add(name.casefold())


def _wrong_local(result: MunicipalResult, names: PartyNames) -> Iterator[Finding]:
    """A letter said to be local is otherwise a party's; its list stood, and has a name."""
    for index, letter in enumerate(result.local):
        place = ("local", index)
        if letter not in names.by_letter:
            message = (
                f"»{letter}« er ikke et partis bogstav ved dette valg: slet det, for så er listen "
                "lokal i forvejen"
            )
            yield place, message
        elif letter not in result.letters:
            yield place, no_such_list(letter)
        elif letter not in result.names:
            message = f"liste »{letter}« er en anden her end partiet: skriv dens navn under »names«"
            yield place, message


def _wrong_pacts(result: MunicipalResult) -> Iterator[Finding]:
    """A pact has at least two lists that stood, and no list is in two."""
    counts = Counter(letter for pact in result.pacts or () for letter in pact)
    for index, pact in enumerate(result.pacts or ()):
        place = ("pacts", index)
        if len(pact) < 2:
            yield place, "et valgforbund har mindst to lister: skriv bogstaverne som A B F"
        for letter in pact:
            if letter not in result.letters:
                yield place, no_such_list(letter)
            elif counts[letter] > 1:
                yield place, f"liste »{letter}« står i mere end ét valgforbund"


def _check_mayors(election: Election) -> Iterator[Diagnostic]:
    """Check that each municipality has one mayor, who sits for a list of the council."""
    seen: set[str] = set()
    people: set[str] = set()
    for index, mayor in enumerate(election.mayors):
        if mayor.person is not None and mayor.person in people:
            message = f"»{mayor.person}« er allerede borgmester i en anden kommune"
            yield error_at(election.file, ("mayors", index, "person"), message)
        people.add(mayor.person or "")
        place = ("mayors", index, "municipality")
        result = election.result_by_code.get(mayor.municipality)
        if mayor.municipality in seen:
            message = f"kommunen »{mayor.municipality}« har allerede en borgmester (bilag1-1.0)"
            yield error_at(election.file, place, message)
        seen.add(mayor.municipality)
        if result is None:
            yield error_at(election.file, place, f"ukendt kommunekode »{mayor.municipality}«")
        elif mayor.list is not None and (told := _no_mayors_list(mayor.list, result)):
            yield error_at(election.file, ("mayors", index, "list"), told)
        if mayor.as_of is not None and mayor.as_of < election.date:
            yield error_at(
                election.file, ("mayors", index, "as_of"), "»as_of« ligger før valgdagen"
            )


def _check_elected_mayors(election: Election) -> Iterator[Diagnostic]:
    """Check that an elected mayor has a source of its own where the common one has agreements."""
    agreed = [each for each in election.mayors if each.status == "agreed" and not each.source]
    if election.mayors_source is None or not agreed:
        return
    for index, mayor in enumerate(election.mayors):
        if mayor.status == "elected" and mayor.person and not (mayor.source or mayor.found_in):
            message = (
                "filens kilde til borgmestrene har kun aftaler: skriv »source« eller »found_in« "
                "for den, der er valgt, eller »status: agreed« og »as_of«"
            )
            yield error_at(election.file, ("mayors", index, "person"), message)


def _no_mayors_list(letter: str, result: MunicipalResult) -> str | None:
    """Return why a mayor cannot sit for a list, as far as the lists and seats are known."""
    if result.letters and letter not in result.letters:
        return no_such_list(letter)
    if result.seats.get(letter) == 0:
        return (
            f"liste »{letter}« har ingen mandater i kommunen, men en borgmester sidder i "
            "kommunalbestyrelsen"
        )
    return None


def check_assembly(
    national: NationalResults, elections: Iterable[Election]
) -> Iterator[Diagnostic]:
    """Check that the election of the repræsentantskab is known in full."""
    assembly = national.assembly
    for election in elections:
        if assembly is None or assembly.election != str(election.date.year):
            continue
        lists = [election.mayor_by_code.get(each.municipality) for each in election.results]
        if not all(each.is_complete for each in election.results) or not all(
            mayor and mayor.list for mayor in lists
        ):
            message = (
                f"valget »{assembly.election}« er ikke kendt i fuldt omfang, så repræsentantskabet "
                "kan ikke beregnes"
            )
            yield error_at(national.file, ("assembly", "election"), message)


def no_such_list(letter: str) -> str:
    """Return what is wrong with a letter that no list of the municipality has."""
    return (
        f"liste »{letter}« stillede ikke op i kommunen: ret bogstavet, eller skriv listens stemmer"
    )
