"""From a municipality to its people: the list A-Å, and a page for each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import msgspec

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.geography import Municipality
from klsite.model.news_meta import NewsMeta
from klsite.model.source_location import SourceLocation
from klsite.pages.councils.latest_votes import latest_votes
from klsite.pages.councils.maps import RegionMap, region_map
from klsite.pages.councils.municipality import (
    MunicipalityContent,
    MunicipalityRow,
    RegionLine,
    TermOfMunicipality,
)
from klsite.pages.councils.votes_in_term import votes_in
from klsite.pages.news.items import ListLinks
from klsite.pages.news.lists import entry
from klsite.pages.page import Page, PageTask, PreparedPage, Redirect
from klsite.pages.time_axis import axis_until_today
from klsite.results.council_feeds import municipality_feed_head
from klsite.results.council_term import CouncilTerm, Standing
from klsite.results.council_work import CouncilWork
from klsite.results.kkr_outlook import KkrOutlook
from klsite.results.meetings import next_meeting
from klsite.results.stints import stint_line
from klsite.rules.timeline import Role
from klsite.system.fingerprints import fingerprint
from klsite.text.danish import by_letter, sort_key

_TITLE = "Kommunerne"


@dataclass(frozen=True, slots=True)
class MunicipalitiesContent:
    """What the list shows: the rows by the first letter, and the id of their source."""

    map: RegionMap | None
    letters: tuple[tuple[str, tuple[MunicipalityRow, ...]], ...]
    count: int
    source: str


def municipality_rows(dataset: Dataset, work: CouncilWork) -> tuple[MunicipalityRow, ...]:
    """Return every municipality as it is today, in the order of the Danish alphabet."""
    outlooks = _outlook_by_code(work)
    rows = []
    for record in dataset.municipalities.municipalities:
        now = record.on(work.today)
        region = dataset.regions.by_id[now.region]
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
    letters = by_letter(rows, lambda row: row.municipality.name)
    yield Page(
        address=addresses.MUNICIPALITIES,
        template="municipalities",
        title=_TITLE,
        description=(
            f"De {len(rows)} kommuner, som er medlem af KL: borgmestre, folk i KKR og stemmer."
        ),
        content=MunicipalitiesContent(
            region_map(dataset, work.today), letters, len(rows), file.source
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
        yield Page(
            address=addresses.municipality(row.municipality),
            template="municipality",
            title=row.municipality.full_name or f"{name} Kommune",
            description=content.summary,
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
        if row.record.code in council.codes and council.standing is not Standing.COMING
    )
    regions = [
        RegionLine(dataset.regions.by_id[each.region], each.valid_from, each.valid_to)
        for each in row.record.region_periods
    ]
    return MunicipalityContent(
        row=row,
        map=drawn,
        former_regions=tuple(
            each for each in regions if each.last_day and each.last_day < work.today
        ),
        coming_regions=tuple(
            each for each in regions if each.first_day and each.first_day > work.today
        ),
        former_names=row.record.former_names(work.today),
        terms=terms,
        votes=latest_votes(dataset, row.record.code),
        ended_in=tuple(
            votes_in(row.record.code, council)
            for council in newest_first
            if row.record.code in council.codes
        ),
        newest_election=max(dataset.elections, key=lambda each: each.date, default=None),
        source=dataset.municipalities.source,
        merged_source=dataset.municipalities.merged_source if row.record.merged else None,
        axis=axis_until_today((each.council for each in terms), work.today),
    )


def _term_of(
    municipality: Municipality, council: CouncilTerm, work: CouncilWork
) -> TermOfMunicipality:
    seats = council.timeline.last.councillors.items()
    own = {person for person, seat in seats if seat.municipality == municipality.code}
    order = list(Role)
    lines = [
        ((order.index(stint.role), stint.municipality is None), stint_line(council, stint))
        for stint in council.stints
        if stint.person in own and (stint.since is None or stint.since <= council.today)
    ]
    return TermOfMunicipality(
        council=council,
        mayor=council.election.mayor_by_code.get(municipality.code),
        lines=tuple(line for _, line in sorted(lines, key=lambda each: each[0])),
        appointments=tuple(
            each for each in work.appointed if each.council is council and each.person.id in own
        ),
        next_meeting=(
            None if council.standing is Standing.PAST else next_meeting(work.meetings[council])
        ),
    )
