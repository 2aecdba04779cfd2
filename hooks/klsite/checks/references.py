"""What can only be checked when several files are read: what one says of another."""

from collections.abc import Iterable, Iterator

from klsite.checks.unique import check_unique_in_list
from klsite.load.suggestions import choices
from klsite.model.diagnostics import DiagnosticLog, Location
from klsite.model.elections import Election, Parties
from klsite.model.geography import Kkr, Municipalities
from klsite.model.glossary import Glossary
from klsite.model.membership import Members, MembershipEvents, TermFile
from klsite.model.national import NationalResults
from klsite.model.news import NewsTaxonomy
from klsite.model.people import People
from klsite.model.rules_of_procedure import RulesOfProcedure
from klsite.model.terms import Term


def check_reserved_addresses(taxonomy: NewsTaxonomy, log: DiagnosticLog) -> None:
    """Check that no list of news takes an address that years or pages of lists need."""
    for index, kind in enumerate(taxonomy.kinds):
        if kind.address.isdigit() or kind.address in ("side", "emner"):
            message = f"adressen »{kind.address}« bruges til andet: vælg en anden"
            log.at("news.yml", ("kinds", index, "address"), message)
    for index, category in enumerate(taxonomy.categories):
        if category.address in ("side", "uden-kategori"):
            message = f"adressen »{category.address}« bruges til andet: vælg en anden"
            log.at("news.yml", ("categories", index, "address"), message)


def check_councils(councils: Iterable[Kkr], log: DiagnosticLog) -> None:
    """Check that a KKR lies in the folder of its id."""
    for council in councils:
        if council.id == "kkr":
            log.at(council.file, ("id",), "id »kkr« bruges til det, alle rådene har fælles")
        if council.file != f"kkr/{council.id}/kkr.yml":
            log.at(council.file, ("id",), f"id »{council.id}« skal være mappens navn")


def check_elections(
    elections: Iterable[Election], parties: Parties, places: Municipalities, log: DiagnosticLog
) -> None:
    """Check that every party, municipality and list that an election names exists in it."""
    ids = [party.id for party in parties.parties]
    codes = {place.code for place in places.municipalities}
    for election in elections:
        for index, national in enumerate(election.lists):
            if national.party not in ids:
                place = ("lists", index, "party")
                message = f"ukendt parti »{national.party}«{choices(national.party, ids)}"
                log.at(election.file, place, message)
        for index, result in enumerate(election.results):
            if result.municipality not in codes:
                place = ("results", index, "municipality")
                log.at(election.file, place, f"ukendt kommunekode »{result.municipality}«")
        _check_results(election, codes, log)
        _check_mayors(election, log)


def _check_results(election: Election, codes: set[str], log: DiagnosticLog) -> None:
    """Check that each municipality stands just once."""
    year = f"elections/{election.date.year}.yml"
    if election.file != year:
        log.at(
            election.file, ("date",), f"valget er fra {election.date.year}: filen skal hedde {year}"
        )
    found = [result.municipality for result in election.results]
    for index, result in enumerate(election.results):
        if result.municipality in found[:index]:
            message = f"kommunen »{result.municipality}« står to gange"
            log.at(election.file, ("results", index, "municipality"), message)
        if election.quality == "incomplete" and not result.valid_votes:
            message = "»valid_votes« mangler: uden den kan det ikke siges, hvor meget der mangler"
            log.at(election.file, ("results", index, "municipality"), message)
    if missing := sorted(codes - set(found)):
        log.at(election.file, ("results",), f"disse kommuner mangler: {', '.join(missing)}")
    letters = [national.letter for national in election.lists]
    check_unique_in_list(election.file, "lists", "letter", letters, log)


def _check_mayors(election: Election, log: DiagnosticLog) -> None:
    """Check that a mayor's list stood in the municipality, and that each has one mayor."""
    votes = {
        result.municipality: {*result.votes, *result.shares, *result.seats}
        for result in election.results
    }
    seen: set[str] = set()
    people: set[str] = set()
    for index, mayor in enumerate(election.mayors):
        if mayor.person is not None and mayor.person in people:
            message = f"»{mayor.person}« er allerede borgmester i en anden kommune"
            log.at(election.file, ("mayors", index, "person"), message)
        people.add(mayor.person or "")
        place = ("mayors", index, "municipality")
        if mayor.municipality in seen:
            message = f"kommunen »{mayor.municipality}« har allerede en borgmester (bilag1-1.0)"
            log.at(election.file, place, message)
        seen.add(mayor.municipality)
        if mayor.municipality not in votes:
            log.at(election.file, place, f"ukendt kommunekode »{mayor.municipality}«")
        elif mayor.list is not None and not _stood(mayor.list, votes[mayor.municipality]):
            message = f"liste »{mayor.list}« stillede ikke op i kommunen"
            log.at(election.file, ("mayors", index, "list"), message)


def _stood(letter: str, lists: set[str]) -> bool:
    """Whether a list stood, as far as it is known which lists did."""
    return not lists or letter in lists


def check_people(files: Iterable[People], log: DiagnosticLog) -> None:
    """Check that a person has one id, and stands once in the council of an election."""
    first: dict[str, str] = {}
    for file in files:
        for index, person in enumerate(file.people):
            if person.id in first:
                message = f"id »{person.id}« bruges allerede i data/{first[person.id]}"
                log.at(file.file, ("people", index, "id"), message)
            first.setdefault(person.id, file.file)
            elections = [each.election for each in person.councils]
            for place, election in enumerate(elections):
                if election in elections[:place]:
                    message = f"{person.known_as} står to gange med valget {election}"
                    log.at(file.file, ("people", index, "councils", place), message)


def check_council_seats(
    files: Iterable[People], elections: Iterable[Election], log: DiagnosticLog
) -> None:
    """Check that the election of a council seat exists, and that its list stood there."""
    by_year = {str(each.date.year): each for each in elections}
    stood = {
        (year, each.municipality): {*each.votes, *each.shares, *each.seats}
        for year, election in by_year.items()
        for each in election.results
    }
    for file in files:
        for index, person in enumerate(file.people):
            for number, seat in enumerate(person.councils):
                place = ("people", index, "councils", number)
                lists = stood.get((seat.election, seat.municipality))
                if seat.election not in by_year:
                    message = f"ukendt valg »{seat.election}«{choices(seat.election, by_year)}"
                    log.at(file.file, (*place, "election"), message)
                elif lists and seat.list not in lists:
                    message = f"liste »{seat.list}« stillede ikke op i kommunen"
                    log.at(file.file, (*place, "list"), message)


def check_parties(
    term: Term, election: Election, parties: Parties, files: Iterable[TermFile], log: DiagnosticLog
) -> None:
    """Check that the parties named in the files of a term stood, or are its alliance."""
    letters = {each.letter: each.party for each in election.lists}
    allowed = [*letters, *([term.alliance.name] if term.alliance else [])]
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
            log.at(file.file, place, f"ukendt parti »{found}«{hint}")


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


def check_term_files(files: Iterable[TermFile], terms: Iterable[Term], log: DiagnosticLog) -> None:
    """Check that each file of a term lies beside the term.yml that says which rules it has."""
    known = {(term.kkr, term.period) for term in terms}
    for file in files:
        if (file.kkr, file.period) not in known:
            message = (
                f"mappen {file.kkr}/{file.period} har ingen term.yml: uden den er der hverken "
                "valg eller forretningsorden at kontrollere efter"
            )
            log.at(file.file, (), message)


def check_rules_of_term(
    terms: Iterable[Term], rules: Iterable[RulesOfProcedure], log: DiagnosticLog
) -> None:
    """Check that a term has rules that were in force, or says why it uses others."""
    by_id = {each.id: each for each in rules}
    for term in terms:
        found = by_id.get(term.rules)
        if found is None or term.rules_assumed is not None:
            continue
        if found.in_force > term.starts or (found.ends is not None and found.ends < term.ends):
            message = (
                f"»{found.id}« gælder ikke i hele perioden: vælg et andet, eller skriv i "
                "»rules_assumed«, hvorfor det bruges"
            )
            log.at(term.file, ("rules",), message)


def check_rule_sets(rules: Iterable[RulesOfProcedure], log: DiagnosticLog) -> None:
    """Check that each point has a part, and that the set which another replaces exists."""
    files = list(rules)
    ids = [each.id for each in files]
    for file in files:
        parts = [part.id for part in file.parts]
        for index, point in enumerate(file.points):
            if point.part not in parts:
                message = f"punktet hører til afsnit »{point.part}«, som ikke står i »parts«"
                log.at(file.file, ("points", index, "id"), message)
        if file.replaces is not None and (file.replaces not in ids or file.replaces == file.id):
            message = f"ukendt forretningsorden »{file.replaces}«{choices(file.replaces, ids)}"
            log.at(file.file, ("replaces",), message)


def check_glossary(
    glossary: Glossary, rules: Iterable[RulesOfProcedure], log: DiagnosticLog
) -> None:
    """Check that the point a word rests on stands in some set of rules."""
    points = {point.id for each in rules for point in each.points}
    for index, entry in enumerate(glossary.entries):
        if entry.point is not None and entry.point not in points:
            message = f"punktet »{entry.point}« står ikke i nogen forretningsorden"
            log.at(glossary.file, ("entries", index, "point"), message)


def check_terms(
    terms: Iterable[Term],
    elections: Iterable[Election],
    councils: Iterable[Kkr],
    log: DiagnosticLog,
) -> None:
    """Check that a term lies in the folder of a KKR, has an election, and the right years."""
    years = [str(election.date.year) for election in elections]
    ids = {kkr.id for kkr in councils}
    for term in terms:
        if term.kkr not in ids:
            log.at(term.file, (), f"mappen »{term.kkr}« har ingen kkr.yml")
        if term.election not in years:
            message = f"ukendt valg »{term.election}«{choices(term.election, years)}"
            log.at(term.file, ("election",), message)
        expected = f"{term.starts.year}-{term.ends.year + 1}"
        if term.period != expected:
            message = f"perioden er {expected}, men mappen hedder {term.period}"
            log.at(term.file, ("starts",), message)


def check_alliances(
    terms: Iterable[Term], elections: Iterable[Election], log: DiagnosticLog
) -> None:
    """Check that the lists said to have joined an alliance stood in the election."""
    by_year = {str(election.date.year): election for election in elections}
    for term in terms:
        election = by_year.get(term.election)
        if election is None or term.alliance is None:
            continue
        stood = {(each.municipality, letter) for each in election.results for letter in each.votes}
        for index, member in enumerate(term.alliance.known_members):
            if (member.municipality, member.letter) not in stood:
                message = f"liste »{member.letter}« stillede ikke op i »{member.municipality}«"
                place = ("alliance", "known_members", index, "letter")
                log.at(term.file, place, message)


def check_assembly(
    national: NationalResults, elections: Iterable[Election], log: DiagnosticLog
) -> None:
    """Check that the election of the repræsentantskab is there, and known in full."""
    years = [str(each.date.year) for each in elections if each.quality == "exact"]
    assembly = national.assembly
    if assembly is not None and assembly.election not in years:
        message = f"ukendt valg »{assembly.election}«{choices(assembly.election, years)}"
        log.at(national.file, ("assembly", "election"), message)
