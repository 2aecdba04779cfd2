"""From a municipality to its people: the list A-Å, and a page for each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import msgspec

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.elections import Election, MayorRecord
from klsite.model.geography import Kkr, Municipality, MunicipalityRecord, Region
from klsite.model.news_meta import NewsMeta
from klsite.model.periods import NamePeriod
from klsite.model.source_location import SourceLocation
from klsite.pages.councils.latest_votes import Votes, latest_votes
from klsite.pages.councils.maps import RegionMap, region_map
from klsite.pages.councils.votes_in_term import VotesInTerm, votes_in
from klsite.pages.listing import ListEntry
from klsite.pages.news.items import ListLinks
from klsite.pages.news.lists import entry
from klsite.pages.page import Page, PageTask, PreparedPage, Redirect
from klsite.pages.time_axis import TimeAxis, axis_until_today
from klsite.results.appointments import Appointed
from klsite.results.council_feeds import municipality_feed_head
from klsite.results.council_term import CouncilTerm, Standing
from klsite.results.council_work import CouncilWork
from klsite.results.kkr_outlook import KkrOutlook
from klsite.results.meetings import CouncilMeeting, next_meeting
from klsite.results.stints import StintLine, stint_line
from klsite.rules.timeline import Role
from klsite.system.fingerprints import fingerprint
from klsite.text.danish import first_letter, listing, number, sort_key

_TITLE = "Kommunerne"


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """A municipality with its region and, where it is known, the KKR it belongs to today."""

    record: MunicipalityRecord
    municipality: Municipality
    region: Region
    outlook: KkrOutlook | None

    @property
    def searched(self) -> str:
        """The names, old ones too, and the code, by which the list finds the municipality."""
        return " ".join((*self.record.all_names, self.record.code)).lower()

    @property
    def kkr(self) -> Kkr | None:
        """The KKR."""
        return self.outlook.kkr if self.outlook else None


@dataclass(frozen=True, slots=True)
class MunicipalitiesContent:
    """What the list shows: the rows by the first letter, and the id of their source."""

    map: RegionMap | None
    letters: tuple[tuple[str, tuple[MunicipalityRow, ...]], ...]
    count: int
    source: str


@dataclass(frozen=True, slots=True)
class TermOfMunicipality:
    """The people of a municipality in its KKR in a term."""

    council: CouncilTerm
    mayor: MayorRecord | None
    lines: tuple[StintLine, ...]
    appointments: tuple[Appointed, ...]
    next_meeting: CouncilMeeting | None

    @property
    def mayors(self) -> tuple[StintLine, ...]:
        """The mayor's stint that is not over, where the mayor is known."""
        return tuple(line for line in self.running if line.is_mayors)

    @property
    def others(self) -> tuple[StintLine, ...]:
        """The stints of others that are not over."""
        return tuple(line for line in self.running if not line.is_mayors)

    @property
    def mayor_source(self) -> str | None:
        """The id of the source of the mayor at the beginning, where the mayor is known."""
        if self.mayor is None or self.mayor.person is None:
            return None
        election = self.council.election
        return self.mayor.source or election.mayors_source or election.source

    @property
    def running(self) -> tuple[StintLine, ...]:
        """What is not over."""
        return tuple(line for line in self.lines if not line.ended)


@dataclass(frozen=True, slots=True)
class RegionLine:
    """A region that the municipality has lain in, or will lie in, and its days there."""

    region: Region
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class MunicipalityContent:
    """What the page of a municipality shows, the present term first."""

    row: MunicipalityRow
    map: RegionMap | None
    former_regions: tuple[RegionLine, ...]
    coming_regions: tuple[RegionLine, ...]
    former_names: tuple[NamePeriod, ...]
    terms: tuple[TermOfMunicipality, ...]
    votes: Votes | None
    ended_in: tuple[VotesInTerm, ...]
    newest_election: Election | None
    source: str
    merged_source: str | None
    axis: TimeAxis | None
    news: tuple[ListEntry, ...] = ()
    """The newest that name the municipality, which the page is given last: ``with_news``."""

    @property
    def now(self) -> tuple[TermOfMunicipality, ...]:
        """The terms that are not over."""
        return tuple(each for each in self.terms if each.council.standing is not Standing.PAST)

    @property
    def has_history(self) -> bool:
        """Whether anybody is or was in a KKR or a body."""
        return any(each.lines or each.appointments for each in self.terms)

    @property
    def gaps(self) -> tuple[str, ...]:
        """What the site does not know about the people of the municipality, in words."""
        nobody = [each for each in self.terms if not each.mayor or not each.mayor.person]
        unlisted = [each for each in self.terms if not each.council.complete]
        open_ended = [each for each in self.terms if any(line.is_open for line in each.lines)]
        undated = [
            each
            for each in self.terms
            if any(one.first_day is None and one.last_day is None for one in each.appointments)
        ]
        told = (
            ("borgmesteren ved begyndelsen af", nobody),
            ("andre medlemmer og stedfortrædere fra kommunen i", unlisted),
            ("hvornår en plads uden slutdato hørte op i", open_ended),
            ("dagene for de udpegninger, hvor ingen står, i", undated),
        )
        of_people = [f"{what} {_periods(terms)}" for what, terms in told if terms]
        of_kkr = [] if self.row.kkr else ["hvilket kommunekontaktråd kommunen hører til nu"]
        return (*of_kkr, *of_people, *self._gaps_of_votes)

    @property
    def _gaps_of_votes(self) -> tuple[str, ...]:
        """What the site does not know about the votes, in words."""
        votes, newest = self.votes, self.newest_election
        found = []
        if newest is not None and (votes is None or votes.election != newest):
            found.append(f"stemmerne pr. liste i {newest.date.year}")
        if votes is not None and votes.missing:
            missing = number(votes.missing)
            found.append(f"listen bag {missing} af stemmerne i {votes.election.date.year}")
        if votes is not None and votes.has_gaps:
            found.append("de mandater og andele, hvor der står en streg")
        return tuple(found)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources behind the page, but for that of the votes."""
        lines = (*self.former_regions, *self.coming_regions)
        of_regions = (each.source for each in (self.row.region, *(line.region for line in lines)))
        of_mayors = (each.mayor_source for each in self.terms)
        elections = [each.council.election for each in self.ended_in if each.destinations]
        of_votes = (each for one in elections for each in (one.source, one.mayors_source))
        every = (*of_mayors, *of_regions, self.source, self.merged_source, *of_votes)
        shown = self.votes.election.source if self.votes else None
        return tuple(dict.fromkeys(each for each in every if each not in (None, shown)))


def _periods(terms: Iterable[TermOfMunicipality]) -> str:
    """Return the years of some terms, oldest first."""
    return listing(sorted({each.council.term.period for each in terms}))


def municipality_rows(dataset: Dataset, work: CouncilWork) -> tuple[MunicipalityRow, ...]:
    """Return every municipality as it is today, in the order of the Danish alphabet."""
    outlooks = _outlook_by_code(work)
    rows = []
    for record in dataset.municipalities.municipalities:
        now = record.on(work.today)
        region = dataset.region_by_id[now.region]
        rows.append(MunicipalityRow(record, now, region, outlooks.get(now.code)))
    return tuple(sorted(rows, key=lambda row: sort_key(row.municipality.name)))


def _outlook_by_code(work: CouncilWork) -> dict[str, KkrOutlook]:
    """Return the KKR that each municipality belongs to today, by its code.

    Where a region has ended and KL's decision is not known, it is the one whose term still runs.
    """
    outlook_by_kkr = {each.kkr.id: each for each in work.outlooks}
    running = {
        record.code: outlook_by_kkr[council.kkr.id]
        for council in work.terms
        if council.standing is Standing.PRESENT and outlook_by_kkr[council.kkr.id].exists
        for record in council.records
    }
    certain = {
        place.code: outlook
        for outlook in work.outlooks
        if outlook.exists and not outlook.is_uncertain
        for place in outlook.municipalities
    }
    return running | certain


def municipality_pages(dataset: Dataset, work: CouncilWork) -> Iterator[Page]:
    """Yield the list of the municipalities, and the page of each."""
    file = dataset.municipalities
    rows = municipality_rows(dataset, work)
    letters: dict[str, tuple[MunicipalityRow, ...]] = {}
    for row in rows:
        first = first_letter(row.municipality.name)
        letters[first] = (*letters.get(first, ()), row)
    yield Page(
        address=addresses.MUNICIPALITIES,
        template="municipalities",
        title=_TITLE,
        description=f"De {len(rows)} kommuner i KL med deres borgmestre, folk i KKR og stemmer.",
        content=MunicipalitiesContent(
            region_map(dataset, work.today), tuple(letters.items()), len(rows), file.source
        ),
        origin=SourceLocation(file.file),
        trail=(Link("Om KL", addresses.ABOUT),),
        changed=file.updated,
        script="find.js",
    )
    places = {each.code: index for index, each in enumerate(file.municipalities)}
    maps = {id_: region_map(dataset, work.today, id_) for id_ in {row.region.id for row in rows}}
    for row in rows:
        content = _content(dataset, row, work, maps[row.region.id])
        name = row.municipality.name
        merged = ", ".join(each for each in row.record.merged if each != name)
        known_as = f"{name} ({merged})" if merged else name
        yield Page(
            address=addresses.municipality(row.municipality),
            template="municipality",
            title=row.municipality.full_name or f"{name} Kommune",
            description=f"{known_as}: borgmester, medlemmer af KKR, udpegede og stemmer.",
            content=content,
            origin=SourceLocation(
                file.file, ("municipalities", places[row.municipality.code], "name")
            ),
            trail=(Link("Om KL", addresses.ABOUT), Link(_TITLE, addresses.MUNICIPALITIES)),
            changed=max([file.updated, *(each.council.changed for each in content.terms)]),
            short_title=name,
            feed=municipality_feed_head(row.municipality, file.file).link,
        )


def has_news(page: Page) -> bool:
    """Whether a page is that of a municipality, which shows the news that name it."""
    return isinstance(page.content, MunicipalityContent)


def with_news(page: Page, named: Mapping[str, Sequence[NewsMeta]], links: ListLinks) -> PageTask:
    """Return the task of the page of a municipality with those of ``named`` that name it.

    ``named`` are by the codes; the fingerprint is that of these news alone.
    """
    content = page.content
    assert isinstance(content, MunicipalityContent), "asked for only where has_news"
    items = named.get(content.row.municipality.code, ())
    own = fingerprint(*(each.digest for each in items))

    def shown() -> Page:
        news = tuple(entry(each, links) for each in items)
        return msgspec.structs.replace(page, content=replace(content, news=news))

    return PreparedPage(page.address, page.origin, page.changed, page.indexed, lambda: own, shown)


def municipality_redirects(dataset: Dataset, today: date) -> Iterator[Redirect]:
    """Yield the redirects from the former addresses of municipalities."""
    file = dataset.municipalities
    for index, record in enumerate(file.municipalities):
        now = record.on(today)
        target = Link(now.name, addresses.municipality(now))
        for position, former in enumerate(record.formerly):
            place = ("municipalities", index, "formerly", position)
            yield Redirect(former, target, SourceLocation(file.file, place))


def _content(
    dataset: Dataset, row: MunicipalityRow, work: CouncilWork, drawn: RegionMap | None
) -> MunicipalityContent:
    newest_first = sorted(work.terms, key=lambda each: each.term.starts, reverse=True)
    terms = tuple(
        _term_of(row.municipality, council, work)
        for council in newest_first
        if row.record in council.records and council.standing is not Standing.COMING
    )
    regions = [
        RegionLine(dataset.region_by_id[each.region], each.valid_from, each.valid_to)
        for each in row.record.region_periods
    ]
    return MunicipalityContent(
        row=row,
        map=drawn,
        former_regions=tuple(
            each for each in regions if each.last_day is not None and each.last_day < work.today
        ),
        coming_regions=tuple(
            each for each in regions if each.first_day is not None and each.first_day > work.today
        ),
        former_names=row.record.former_names(work.today),
        terms=terms,
        votes=latest_votes(dataset, row.record.code),
        ended_in=tuple(
            votes_in(row.record.code, council)
            for council in newest_first
            if row.record in council.records
        ),
        newest_election=max(dataset.elections, key=lambda each: each.date, default=None),
        source=dataset.municipalities.source,
        merged_source=dataset.municipalities.merged_source if row.record.merged else None,
        axis=axis_until_today((each.council for each in terms), work.today),
    )


def _term_of(
    municipality: Municipality, council: CouncilTerm, work: CouncilWork
) -> TermOfMunicipality:
    own = {
        person
        for person, councillor in council.timeline.last.councillors.items()
        if councillor.municipality == municipality.code
    }
    order = list(Role)
    lines = [
        ((order.index(stint.role), stint.municipality is None), stint_line(council, stint))
        for stint in council.stints
        if stint.person in own and (stint.since is None or stint.since <= council.today)
    ]
    mayor = next(
        (each for each in council.election.mayors if each.municipality == municipality.code), None
    )
    return TermOfMunicipality(
        council=council,
        mayor=mayor,
        lines=tuple(line for _, line in sorted(lines, key=lambda each: each[0])),
        appointments=tuple(
            each for each in work.appointed if each.council is council and each.person.id in own
        ),
        next_meeting=(
            None if council.standing is Standing.PAST else next_meeting(work.meetings[council])
        ),
    )
