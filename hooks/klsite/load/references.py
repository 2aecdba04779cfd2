"""What can only be checked when all files are read: ids, and what one file says of another."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from klsite.load.mistakes import Location, MistakeLog
from klsite.load.suggestions import choices
from klsite.model.elections import Election, Parties
from klsite.model.geography import Kkr, Municipalities, Regions
from klsite.model.national import NationalResults
from klsite.model.news import NewsItem, NewsTaxonomy
from klsite.model.terms import PublishedMember, Term


class Identified(Protocol):
    """The content of a file that has an id."""

    @property
    def id(self) -> str:
        """The id, unique among files of its kind."""

    @property
    def file(self) -> str:
        """The file, relative to the data folder."""


def check_unique(files: Iterable[Identified], log: MistakeLog) -> None:
    """Check that no two files of a kind have the same id."""
    first: dict[str, str] = {}
    for item in files:
        if item.id in first:
            log.at(item.file, ("id",), f"id »{item.id}« bruges allerede i data/{first[item.id]}")
        else:
            first[item.id] = item.file


def check_unique_in_list(
    file: str, key: str, field: str, values: Sequence[str], log: MistakeLog
) -> None:
    """Check that no two entries of the list ``key`` have the same ``field``."""
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value.casefold() in seen:
            log.at(file, (key, index, field), f"»{value}« står to gange i listen")
        seen.add(value.casefold())


def check_told_apart(items: Iterable[NewsItem], log: MistakeLog) -> None:
    """Check that a reader can tell two items of the same title and date apart."""
    first: dict[tuple[str, str], NewsItem] = {}
    for item in items:
        twin = first.setdefault((item.date.isoformat(), item.full_title.casefold()), item)
        if twin.id != item.id:
            log.at(
                item.file,
                ("title",),
                f"samme titel og dato som data/{twin.file}: skriv feltet »version« i dem begge, "
                "for eksempel »kort udgave«, så læseren kan skelne dem",
            )


def check_reserved_addresses(taxonomy: NewsTaxonomy, log: MistakeLog) -> None:
    """Check that no list of news takes an address that years or pages of lists need."""
    for index, kind in enumerate(taxonomy.kinds):
        if kind.address.isdigit() or kind.address in ("side", "emner"):
            message = f"adressen »{kind.address}« bruges til andet: vælg en anden"
            log.at("news.yml", ("kinds", index, "address"), message)
    for index, category in enumerate(taxonomy.categories):
        if category.address in ("side", "uden-kategori"):
            message = f"adressen »{category.address}« bruges til andet: vælg en anden"
            log.at("news.yml", ("categories", index, "address"), message)


def check_councils(councils: Iterable[Kkr], log: MistakeLog) -> None:
    """Check that a KKR lies in the folder of its id, and that a region has one KKR."""
    first: dict[str, str] = {}
    for council in councils:
        if first.setdefault(council.region, council.file) != council.file:
            message = f"regionen har allerede et KKR i data/{first[council.region]}"
            log.at(council.file, ("region",), message)
        if council.file != f"kkr/{council.id}/kkr.yml":
            log.at(council.file, ("id",), f"id »{council.id}« skal være mappens navn")


def check_elections(
    elections: Iterable[Election], parties: Parties, places: Municipalities, log: MistakeLog
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


def _check_results(election: Election, codes: set[str], log: MistakeLog) -> None:
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


def _check_mayors(election: Election, log: MistakeLog) -> None:
    """Check that a mayor's list stood in the municipality, and that each has one mayor."""
    votes = {
        result.municipality: {*result.votes, *result.shares, *result.seats}
        for result in election.results
    }
    seen: set[str] = set()
    for index, mayor in enumerate(election.mayors):
        place = ("mayors", index, "municipality")
        if mayor.municipality in seen:
            message = f"kommunen »{mayor.municipality}« har allerede en borgmester (bilag1-1.0)"
            log.at(election.file, place, message)
        seen.add(mayor.municipality)
        if mayor.municipality not in votes:
            log.at(election.file, place, f"ukendt kommunekode »{mayor.municipality}«")
        elif mayor.list is not None and mayor.list not in votes[mayor.municipality]:
            message = f"liste »{mayor.list}« stillede ikke op i kommunen"
            log.at(election.file, ("mayors", index, "list"), message)


def check_people(
    terms: Iterable[Term], councils: Iterable[Kkr], places: Municipalities, log: MistakeLog
) -> None:
    """Check that everyone named in a term is from a municipality of the region (1.0)."""
    regions = {kkr.id: kkr.region for kkr in councils}
    region_of = {place.code: place.region for place in places.municipalities}
    for term in terms:
        for location, person in _people(term):
            if region_of.get(person.municipality) != regions.get(term.kkr):
                message = f"kommunen »{person.municipality}« ligger ikke i regionen (bilag1-1.0)"
                log.at(term.file, (*location, "municipality"), message)


def _people(term: Term) -> Iterator[tuple[Location, PublishedMember]]:
    members = term.published.members if term.published else ()
    for index, member in enumerate(members):
        yield ("published", "members", index), member
    if term.chair:
        yield ("chair",), term.chair
    if term.vice_chair:
        yield ("vice_chair",), term.vice_chair


def check_terms(
    terms: Iterable[Term], elections: Iterable[Election], councils: Iterable[Kkr], log: MistakeLog
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


def check_alliances(terms: Iterable[Term], elections: Iterable[Election], log: MistakeLog) -> None:
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


def check_successors(regions: Regions, log: MistakeLog) -> None:
    """Check that the region that another one becomes part of exists."""
    ids = [region.id for region in regions.regions]
    for index, region in enumerate(regions.regions):
        if region.successor is not None and region.successor not in ids:
            message = f"ukendt region »{region.successor}«{choices(region.successor, ids)}"
            log.at(regions.file, ("regions", index, "successor"), message)


def check_assembly(
    national: NationalResults, elections: Iterable[Election], log: MistakeLog
) -> None:
    """Check that the election of the repræsentantskab is there, and known in full."""
    years = [str(each.date.year) for each in elections if each.quality == "exact"]
    assembly = national.assembly
    if assembly is not None and assembly.election not in years:
        message = f"ukendt valg »{assembly.election}«{choices(assembly.election, years)}"
        log.at(national.file, ("assembly", "election"), message)
