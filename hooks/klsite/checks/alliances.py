"""Checks of the list alliances: which lists had joined, and how many votes it can have had."""

from collections.abc import Iterable, Iterator

from klsite.model.diagnostics import Diagnostic, error_at
from klsite.model.elections import Election, Parties, is_letter
from klsite.model.source_location import Location
from klsite.model.terms import Alliance, Term
from klsite.text.danish import number


def check_alliances(
    terms: Iterable[Term], elections: Iterable[Election], parties: Parties
) -> Iterator[Diagnostic]:
    """Check that the known members of an alliance are local lists that stood, each named once.

    Its name is none of a party or a list: seats are told apart by names.

    The alliance has at least their votes in the whole country.
    """
    by_year = {str(election.date.year): election for election in elections}
    for term in terms:
        election, alliance = by_year.get(term.election), term.known_alliance
        if election is None or alliance is None:
            continue
        if message := _taken(alliance.name, election, parties):
            yield error_at(term.file, ("alliance", "name"), message)
        wrong = list(_wrong_members(alliance, election))
        for place, message in wrong or _too_few_votes(alliance, election):
            yield error_at(term.file, ("alliance", *place), message)


def _taken(name: str, election: Election, parties: Parties) -> str | None:
    """Return why an alliance cannot have a name, if it cannot."""
    folded = name.casefold()
    if is_letter(name):
        return f"»{name}« er et bogstav: skriv listesamarbejdets navn"
    if any(each.name.casefold() == folded for each in parties.parties):
        return f"»{name}« er et parti: skriv listesamarbejdets navn"
    for result in election.results:
        if any(each.casefold() == folded for each in result.names.values()):
            return f"»{name}« er en liste i »{result.municipality}«: skriv listesamarbejdets navn"
    return None


def _wrong_members(alliance: Alliance, election: Election) -> Iterator[tuple[Location, str]]:
    """Yield the known members that cannot be one."""
    seen: set[tuple[str, str]] = set()
    for index, member in enumerate(alliance.known_members):
        place = ("known_members", index, "letter")
        code, letter = member.municipality, member.letter
        result = election.result_by_code.get(code)
        if result is None or letter not in result.votes:
            yield (
                place,
                f"liste »{letter}« stillede ikke op i »{code}«: ret bogstavet eller kommunekoden",
            )
        elif election.party_of(code, letter) is not None:
            message = (
                f"»{letter}« er et partis bogstav ved dette valg: kun lokale lister kan være med i "
                "et listesamarbejde (bilag1-1.0)"
            )
            yield place, message
        elif (code, letter) in seen:
            yield place, f"liste »{letter}« i »{code}« står to gange"
        seen.add((code, letter))


def _too_few_votes(alliance: Alliance, election: Election) -> Iterator[tuple[Location, str]]:
    """Yield where an alliance is said to have fewer votes in the country than its known members."""
    own = sum(
        election.result_by_code[each.municipality].votes[each.letter]
        for each in alliance.known_members
    )
    if alliance.national_votes is not None and alliance.national_votes < own:
        message = (
            f"listesamarbejdet kan ikke have {number(alliance.national_votes)} stemmer i landet: "
            f"de lister, der vides at være med, har {number(own)}"
        )
        yield ("national_votes",), message
