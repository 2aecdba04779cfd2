"""What can only be checked when several files are read: what one says of another."""

from collections.abc import Iterable, Iterator

from klsite.checks.elections import no_such_list
from klsite.load.suggestions import choices
from klsite.model.diagnostics import Diagnostic, error_at
from klsite.model.elections import Election, Parties
from klsite.model.geography import Kkr
from klsite.model.membership import Members, MembershipEvents, TermFile
from klsite.model.news import NewsTaxonomy
from klsite.model.people import People
from klsite.model.rules_of_procedure import RulesOfProcedure
from klsite.model.source_location import Location
from klsite.model.terms import Term


def check_reserved_addresses(taxonomy: NewsTaxonomy) -> Iterator[Diagnostic]:
    """Check that no list of news takes an address that years or pages of lists need."""
    for index, kind in enumerate(taxonomy.kinds):
        if kind.address.isdigit() or kind.address in ("side", "emner"):
            message = f"adressen »{kind.address}« bruges til andet: vælg en anden"
            yield error_at("news.yml", ("kinds", index, "address"), message)
    for index, category in enumerate(taxonomy.categories):
        if category.address in ("side", "uden-kategori"):
            message = f"adressen »{category.address}« bruges til andet: vælg en anden"
            yield error_at("news.yml", ("categories", index, "address"), message)


def check_councils(councils: Iterable[Kkr]) -> Iterator[Diagnostic]:
    """Check that a KKR lies in the folder of its id."""
    for council in councils:
        if council.id == "kkr":
            yield error_at(council.file, ("id",), "id »kkr« bruges til det, alle rådene har fælles")
        if council.file != f"kkr/{council.id}/kkr.yml":
            yield error_at(council.file, ("id",), f"id »{council.id}« skal være mappens navn")


def check_people(files: Iterable[People]) -> Iterator[Diagnostic]:
    """Check that a person stands once in the council of an election."""
    for file in files:
        for index, person in enumerate(file.people):
            elections = [each.election for each in person.councils]
            for place, election in enumerate(elections):
                if election in elections[:place]:
                    message = f"{person.known_as} står to gange med valget {election}"
                    yield error_at(file.file, ("people", index, "councils", place), message)


def check_council_seats(
    files: Iterable[People], elections: Iterable[Election]
) -> Iterator[Diagnostic]:
    """Check that the list of a council seat stood in the municipality, where that is known."""
    stood = {
        (str(election.date.year), each.municipality): {*each.votes, *each.shares, *each.seats}
        for election in elections
        for each in election.results
    }
    for file in files:
        for index, person in enumerate(file.people):
            for number, seat in enumerate(person.councils):
                lists = stood.get((seat.election, seat.municipality))
                if lists and seat.list is not None and seat.list not in lists:
                    place = ("people", index, "councils", number, "list")
                    yield error_at(file.file, place, no_such_list(seat.list))


def check_parties(
    term: Term, election: Election, parties: Parties, files: Iterable[TermFile]
) -> Iterator[Diagnostic]:
    """Check that the parties named in the files of a term stood, or are its alliance."""
    letters = {each.letter: each.party for each in election.lists}
    allowed = [*letters, *([term.known_alliance.name] if term.known_alliance else [])]
    names = {party.name.casefold(): party.id for party in parties.parties}
    for file in files:
        for place, found in _parties_in(file):
            if found in allowed:
                continue
            meant = [
                letter for letter, id_ in letters.items() if id_ == names.get(found.casefold())
            ]
            meant += [letter for letter in letters if letter.casefold() == found.casefold()]
            hint = f": skriv bogstavet {meant[0]}" if meant else choices(found, allowed)
            yield error_at(file.file, place, f"ukendt parti »{found}«{hint}")


def _parties_in(file: TermFile) -> Iterator[tuple[Location, str]]:
    """Yield each party that a file of a term names, with its place."""
    if isinstance(file, Members):
        for index, member in enumerate(file.elected):
            yield ("elected", index, "party"), member.party
    if isinstance(file, MembershipEvents):
        for index, event in enumerate(file.events):
            if event.party is not None:
                yield ("events", index, "party"), event.party
            for number, name in enumerate(event.chosen_by):
                yield ("events", index, "chosen_by", number), name
    if isinstance(file, Term):
        for key, office in (("chair", file.chair), ("vice_chair", file.vice_chair)):
            for number, name in enumerate(office.chosen_by if office else ()):
                yield (key, "chosen_by", number), name


def check_term_folders(
    files: Iterable[str], terms: set[str], councils: set[str]
) -> Iterator[Diagnostic]:
    """Check that the files of a term lie beside a term.yml, in the folder of a KKR.

    ``terms`` and ``councils`` are the folders that have a term.yml and a kkr.yml.
    """
    for file in files:
        _, kkr, period, *_rest = file.split("/")
        if f"kkr/{kkr}/{period}" not in terms:
            message = (
                f"mappen {kkr}/{period} har ingen term.yml: uden den er der hverken "
                "valg eller forretningsorden at kontrollere efter"
            )
            yield error_at(file, (), message)
        elif file.endswith("/term.yml") and f"kkr/{kkr}" not in councils:
            yield no_council(file)


def no_council(file: str) -> Diagnostic:
    """Return the error of a file below ``kkr/`` whose folder is that of no KKR."""
    return error_at(file, (), f"mappen »{file.split('/')[1]}« har ingen kkr.yml")


def check_rules_of_term(
    terms: Iterable[Term], rules: Iterable[RulesOfProcedure]
) -> Iterator[Diagnostic]:
    """Check that a term has rules that were in force, or says why it uses others."""
    by_id = {each.id: each for each in rules}
    for term in terms:
        found = by_id.get(term.rules)
        if found is None or term.rules_assumed is not None:
            continue
        outside = found.in_force > term.starts or (found.ends or term.ends) < term.ends
        of_others = found.kkr not in (None, term.kkr) or found.period not in (None, term.period)
        if outside or of_others:
            why = "gælder ikke i hele perioden" if outside else "er et andet råds eller periodes"
            message = (
                f"»{found.id}« {why}: vælg et andet, eller skriv i »rules_assumed«, hvorfor det "
                "bruges"
            )
            yield error_at(term.file, ("rules",), message)


def check_rule_sets(rules: Iterable[RulesOfProcedure]) -> Iterator[Diagnostic]:
    """Check that each point has a part, and that the set which another replaces exists."""
    files = list(rules)
    ids = [each.id for each in files]
    for file in files:
        parts = [part.id for part in file.parts]
        for index, point in enumerate(file.points):
            if point.part not in parts:
                message = f"punktet hører til afsnit »{point.part}«, som ikke står i »parts«"
                yield error_at(file.file, ("points", index, "id"), message)
        if file.replaces is not None and (file.replaces not in ids or file.replaces == file.id):
            message = f"ukendt forretningsorden »{file.replaces}«{choices(file.replaces, ids)}"
            yield error_at(file.file, ("replaces",), message)


def check_terms(terms: Iterable[Term], elections: Iterable[Election]) -> Iterator[Diagnostic]:
    """Check that a term lies in the folder of its years, and follows the last election before."""
    days = {str(election.date.year): election.date for election in elections}
    for term in terms:
        last = max((day for day in days.values() if day < term.starts), default=None)
        if term.election in days and last is not None and days[term.election] != last:
            message = (
                f"valget i {term.election} er ikke det seneste, før perioden begynder: "
                f"skriv »{last.year}«"
            )
            yield error_at(term.file, ("election",), message)
        expected = f"{term.starts.year}-{term.ends.year + 1}"
        if term.period != expected:
            message = f"perioden er {expected}, men mappen hedder {term.period}"
            yield error_at(term.file, ("starts",), message)
