"""The composition of a KKR in a term: the result, why, the working, and what if."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.elections import MayorRecord
from klsite.model.people import Person
from klsite.model.source_location import SourceLocation
from klsite.pages.page import AppliedPoints, Page
from klsite.pages.party_marks import PartyMark
from klsite.pages.seat_bars import SeatBar, SharePair, seat_bar, share_pairs
from klsite.results.calculation_steps import READINGS
from klsite.results.compositions import CompositionResult
from klsite.results.council_term import term_trail
from klsite.results.mayors import status_text
from klsite.results.published_results import Correction, corrections
from klsite.results.quota_posts import QuotaPosts, quota_posts
from klsite.results.readings import FigureTest, ReadingReport
from klsite.rules.readings import Reading


@dataclass(frozen=True, slots=True)
class MayorLine:
    """A mayor on the page: the municipality and, where they are known, the person and status."""

    place: str
    person: Person | None
    status: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class UnlistedVotes:
    """Valid votes of a municipality of which no source tells the list."""

    place: str
    votes: int
    valid: int


@dataclass(frozen=True, slots=True)
class CompositionsContent:
    """What the overview shows: each composition, newest first, with the bar of its seats."""

    councils: tuple[tuple[CompositionResult, SeatBar | None], ...]

    @property
    def most(self) -> int:
        """The most seats of a council, by which all bars are measured."""
        return max((bar.total for _, bar in self.councils if bar), default=0)


@dataclass(frozen=True, slots=True)
class CompositionContent:
    """What the page shows beside the composition itself.

    ``agreed`` are the mayors who are not known to be elected, ``inferred`` those whose list is
    computed from other figures; ``tests`` and ``misses`` are the published figures that the
    reading was tried on, and those that it does not give.
    """

    computed: CompositionResult
    shares: tuple[SharePair, ...]
    posts: QuotaPosts | None
    setting: tuple[MayorLine, ...]
    agreed: tuple[MayorLine, ...]
    inferred: tuple[MayorLine, ...]
    unlisted: tuple[UnlistedVotes, ...]
    tests: tuple[FigureTest, ...]
    misses: tuple[FigureTest, ...]
    corrections: tuple[Correction, ...]

    @property
    def party_marks(self) -> dict[str, PartyMark]:
        """How the parties of the table are shown, by what stands for them in the seat diagram."""
        pairs = zip(self.computed.rows, self.shares, strict=True)
        return {row.sign: pair.mark for row, pair in pairs}

    @property
    def ranges(self) -> tuple[tuple[str, int, int], ...]:
        """The parties whose seats are not certain, with the fewest and the most they can have."""
        return tuple(
            (each.label, each.least, each.most)
            for each in self.computed.rows
            if each.least != each.most
        )


@dataclass(frozen=True, slots=True)
class ReadingsContent:
    """What the page of the readings shows."""

    report: ReadingReport
    names: dict[Reading, str]
    default: Reading


def composition_pages(
    dataset: Dataset, contents: Sequence[CompositionResult], report: ReadingReport, today: date
) -> Iterator[Page]:
    """Yield the overview of all compositions, the page of the readings, and the page of each."""
    newest_first = sorted(contents, key=lambda each: each.term.starts, reverse=True)
    changed = max((each.term.updated for each in contents), default=None)
    yield Page(
        address=addresses.COMPOSITIONS,
        template="compositions",
        title="Sammensætningen af KKR",
        description="Hvor mange pladser hvert parti har i hvert KKR, side om side.",
        content=CompositionsContent(
            tuple((each, seat_bar(each, dataset.parties)) for each in newest_first)
        ),
        origin=SourceLocation("kkr.yml"),
        trail=(Link("KKR", addresses.KKR),),
        changed=changed,
    )
    yield Page(
        address=addresses.READINGS,
        template="readings",
        title="Læsninger af reglerne",
        description="Hver læsning af reglerne om størrelsen ved siden af de offentliggjorte tal.",
        content=ReadingsContent(report, READINGS, Reading.ROUNDED_UP_QUOTA),
        origin=SourceLocation(dataset.national.file),
        trail=(Link("KKR", addresses.KKR), Link("Sammensætningen af KKR", addresses.COMPOSITIONS)),
        changed=max(filter(None, (changed, dataset.national.updated))),
        short_title="Læsninger",
    )
    for content in contents:
        yield _page(dataset, content, report, today)


def _page(dataset: Dataset, content: CompositionResult, report: ReadingReport, today: date) -> Page:
    name = content.name
    return Page(
        address=addresses.composition(content.term),
        template="composition",
        title=f"Sammensætningen af {name}",
        description=f"Hvor mange pladser hvert parti har i {name}, og hvordan det er beregnet.",
        content=_content(dataset, content, report, today),
        origin=SourceLocation(content.term.file),
        trail=term_trail(content.kkr, content.term),
        changed=max(content.term.updated, content.election.updated),
        short_title="Pladser",
        applies=AppliedPoints(content.term.rules, ("bilag1-1.0", "bilag1-1.1")),
        feed=Link(f"{content.kkr.name}: nyt", addresses.kkr_feed(content.kkr)),
        alternates=tuple(
            Link(
                f"Sammensætningen af {name} ({ending.upper()})",
                addresses.composition_data(content.term, ending),
            )
            for ending in ("csv", "json")
        ),
    )


def _content(
    dataset: Dataset, content: CompositionResult, report: ReadingReport, today: date
) -> CompositionContent:
    posts = quota_posts(content)
    places = content.given.places

    def line(mayor: MayorRecord) -> MayorLine:
        person = dataset.person_by_id.get(mayor.person or "")
        return MayorLine(
            place=places[mayor.municipality],
            person=person.on(content.term.starts) if person else None,
            status=status_text(mayor, today),
            reason=mayor.list_inferred,
        )

    mayors = [content.election.mayor_by_code[code] for code in places]
    return CompositionContent(
        computed=content,
        shares=share_pairs(content, dataset.parties),
        posts=posts,
        setting=tuple(line(each) for each in (posts.posts if posts else ())),
        agreed=tuple(line(each) for each in mayors if status_text(each, today)),
        inferred=tuple(line(each) for each in mayors if each.list_inferred),
        unlisted=tuple(_unlisted(content)),
        tests=report.tests,
        misses=report.misses(content.term.reading),
        corrections=corrections(dataset, content),
    )


def _unlisted(content: CompositionResult) -> Iterator[UnlistedVotes]:
    for code, place in content.given.places.items():
        result = content.election.result_by_code[code]
        if result.missing_votes and result.valid_votes:
            yield UnlistedVotes(place, result.missing_votes, result.valid_votes)
