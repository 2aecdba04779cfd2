"""From a municipality to its people: the list A-Å, and a page for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.elections import Election, MayorRecord, MunicipalResult
from klsite.model.geography import Kkr, Municipality, Region
from klsite.model.source_location import SourceLocation
from klsite.pages.page import Page
from klsite.results.appointments import Appointed
from klsite.results.council_terms import CouncilTerm, Standing
from klsite.results.stints import StintLine, stint_line
from klsite.rules.timeline import Role
from klsite.text.danish import first_letter, sort_key

_TITLE = "Kommunerne"


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """A municipality with its region and, where there is one, the KKR it belongs to."""

    municipality: Municipality
    region: Region
    kkr: Kkr | None


@dataclass(frozen=True, slots=True)
class MunicipalitiesContent:
    """What the list shows: the rows by the first letter, and the id of their source."""

    letters: tuple[tuple[str, tuple[MunicipalityRow, ...]], ...]
    count: int
    source: str


@dataclass(frozen=True, slots=True)
class ListVotes:
    """The votes of a list; ``share`` is of the valid votes where they are known."""

    letter: str
    name: str
    votes: int
    share: Fraction | None
    seats: int | None


@dataclass(frozen=True, slots=True)
class Votes:
    """The latest votes of a municipality. ``missing`` are votes whose list is not known."""

    election: Election
    lists: tuple[ListVotes, ...]
    valid: int | None
    missing: int
    found_in: str | None

    @property
    def has_gaps(self) -> bool:
        """Whether the seats or the share of a list are not known."""
        return any(each.seats is None or each.share is None for each in self.lists)


@dataclass(frozen=True, slots=True)
class TermOfMunicipality:
    """The people of a municipality in its KKR in a term."""

    council: CouncilTerm
    mayor: MayorRecord | None
    lines: tuple[StintLine, ...]
    appointments: tuple[Appointed, ...]

    @property
    def running(self) -> tuple[StintLine, ...]:
        """What is not over."""
        return tuple(line for line in self.lines if not line.ended)

    @property
    def over(self) -> tuple[StintLine, ...]:
        """What is over."""
        return tuple(line for line in self.lines if line.ended)


@dataclass(frozen=True, slots=True)
class MunicipalityContent:
    """What the page of a municipality shows, the present term first."""

    row: MunicipalityRow
    terms: tuple[TermOfMunicipality, ...]
    votes: Votes | None
    newest_election: Election | None
    source: str


def municipality_rows(dataset: Dataset) -> tuple[MunicipalityRow, ...]:
    """Return every municipality in the order of the Danish alphabet."""
    regions = {region.id: region for region in dataset.regions.regions}
    councils = {kkr.region: kkr for kkr in dataset.kkr}
    rows = (
        MunicipalityRow(each, regions[each.region], councils.get(each.region))
        for each in dataset.municipalities.municipalities
    )
    return tuple(sorted(rows, key=lambda row: sort_key(row.municipality.name)))


def municipality_pages(
    dataset: Dataset, councils: Sequence[CouncilTerm], appointed: Sequence[Appointed]
) -> Iterator[Page]:
    """Yield the list of the municipalities, and the page of each."""
    file = dataset.municipalities
    rows = municipality_rows(dataset)
    letters: dict[str, tuple[MunicipalityRow, ...]] = {}
    for row in rows:
        first = first_letter(row.municipality.name)
        letters[first] = (*letters.get(first, ()), row)
    yield Page(
        address=addresses.MUNICIPALITIES,
        template="municipalities",
        title=_TITLE,
        description=f"De {len(rows)} kommuner, som er medlem af KL, og vejen til deres folk i KKR.",
        content=MunicipalitiesContent(tuple(letters.items()), len(rows), file.source),
        origin=SourceLocation(file.file),
        trail=(Link("Om KL", addresses.ABOUT),),
        changed=file.updated,
        script="find.js",
    )
    places = {each.code: index for index, each in enumerate(file.municipalities)}
    for row in rows:
        content = _content(dataset, row, councils, appointed)
        name = row.municipality.name
        yield Page(
            address=addresses.municipality(row.municipality),
            template="municipality",
            title=row.municipality.full_name or f"{name} Kommune",
            description=f"{name}: borgmester, medlemmer af KKR, udpegede og de seneste stemmer.",
            content=content,
            origin=SourceLocation(
                file.file, ("municipalities", places[row.municipality.code], "name")
            ),
            trail=(Link("Om KL", addresses.ABOUT), Link(_TITLE, addresses.MUNICIPALITIES)),
            changed=max([file.updated, *(each.council.changed for each in content.terms)]),
            short_title=name,
        )


def _content(
    dataset: Dataset,
    row: MunicipalityRow,
    councils: Sequence[CouncilTerm],
    appointed: Sequence[Appointed],
) -> MunicipalityContent:
    newest_first = sorted(councils, key=lambda each: each.term.starts, reverse=True)
    terms = tuple(
        _term_of(row.municipality, council, appointed)
        for council in newest_first
        if council.kkr == row.kkr and council.standing is not Standing.COMING
    )
    votes = _latest_votes(dataset, row.municipality.code)
    newest = max(dataset.elections, key=lambda each: each.date, default=None)
    return MunicipalityContent(row, terms, votes, newest, dataset.municipalities.source)


def _term_of(
    municipality: Municipality, council: CouncilTerm, appointed: Sequence[Appointed]
) -> TermOfMunicipality:
    own = {
        person
        for person, councillor in council.course.last.councillors.items()
        if councillor.municipality == municipality.code
    }
    order = list(Role)
    lines = [
        ((order.index(stint.role), stint.municipality is None), stint_line(council, stint))
        for stint in council.stints
        if stint.person in own and (stint.since is None or stint.since <= council.today)
    ]
    return TermOfMunicipality(
        council=council,
        mayor=next(
            (each for each in council.election.mayors if each.municipality == municipality.code),
            None,
        ),
        lines=tuple(line for _, line in sorted(lines, key=lambda each: each[0])),
        appointments=tuple(
            each for each in appointed if each.council is council and each.person.id in own
        ),
    )


def _latest_votes(dataset: Dataset, code: str) -> Votes | None:
    """Return the votes of the latest election at which those of any list are known."""
    for election in sorted(dataset.elections, key=lambda each: each.date, reverse=True):
        for result in election.results:
            if result.municipality == code and result.votes:
                return _votes(dataset, election, result)
    return None


def _votes(dataset: Dataset, election: Election, result: MunicipalResult) -> Votes:
    parties = {party.id: party.name for party in dataset.parties.parties}
    names = {each.letter: parties[each.party] for each in election.lists} | dict(result.names)
    known = sum(result.votes.values())
    valid = result.valid_votes
    lists = sorted(result.votes.items(), key=lambda each: (-each[1], each[0]))
    return Votes(
        election=election,
        lists=tuple(
            ListVotes(
                letter,
                names.get(letter, "lokal liste"),
                votes,
                Fraction(votes, valid) if valid else None,
                result.seats.get(letter),
            )
            for letter, votes in lists
        ),
        valid=valid,
        missing=max((valid or known) - known, 0),
        found_in=None,
    )
