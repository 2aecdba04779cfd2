"""The kommunekontaktråd: the overview, the front page of each, and the page of each term."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from klsite import addresses
from klsite.addresses import Link
from klsite.model.core_areas import CoreArea
from klsite.model.dataset import Dataset
from klsite.model.geography import Kkr, KkrIntroduction, Municipality, Region
from klsite.model.rules_of_procedure import RulesOfProcedure
from klsite.model.source_location import SourceLocation
from klsite.pages.councils.cards import CouncilCard, council_cards
from klsite.pages.councils.members import MembersContent
from klsite.pages.listing import ListEntry
from klsite.pages.page import Page
from klsite.results.council_news import KkrNews
from klsite.results.council_terms import CouncilTerm, Standing, present_term
from klsite.results.meetings import CouncilMeeting, next_meeting

_TITLE = "Kommunekontaktråd (KKR)"
NEWEST = 5


@dataclass(frozen=True, slots=True)
class TermContent:
    """What is shown of a KKR in a term: its people in short, its next meeting, and what is new."""

    council: CouncilTerm
    members: MembersContent
    next_meeting: CouncilMeeting | None
    latest_meeting: CouncilMeeting | None
    meetings: int


@dataclass(frozen=True, slots=True)
class KkrContent:
    """What the front page of a KKR shows. ``now`` is the term in which it sits."""

    kkr: Kkr
    region: Region
    successor: Region | None
    municipalities: tuple[Municipality, ...]
    now: TermContent | None
    others: tuple[CouncilTerm, ...]
    newest: tuple[ListEntry, ...]

    @property
    def address(self) -> str:
        """The address of the front page of the KKR."""
        return addresses.kkr(self.kkr)


@dataclass(frozen=True, slots=True)
class OverviewContent:
    """What the page that leads to all KKR shows."""

    introduction: KkrIntroduction
    regions_source: str
    rules: tuple[RulesOfProcedure, ...]
    areas: tuple[CoreArea, ...]
    councils: tuple[CouncilCard, ...]


def kkr_pages(
    dataset: Dataset,
    councils: Sequence[CouncilTerm],
    meetings: Mapping[CouncilTerm, Sequence[CouncilMeeting]],
) -> Iterator[Page]:
    """Yield the overview and the page of every term."""
    introduction = dataset.kkr_introduction
    cards = council_cards(dataset)
    yield Page(
        address=addresses.KKR,
        template="kkr_overview",
        title=_TITLE,
        description=introduction.lead,
        content=OverviewContent(
            introduction, dataset.regions.source, dataset.rules, dataset.core_areas.areas, cards
        ),
        origin=SourceLocation(introduction.file),
        changed=max([introduction.updated, *(kkr.updated for kkr in dataset.kkr)]),
    )
    for council in councils:
        yield _term_page(council, meetings[council])


def kkr_front_pages(
    dataset: Dataset,
    councils: Sequence[CouncilTerm],
    meetings: Mapping[CouncilTerm, Sequence[CouncilMeeting]],
    news: Mapping[str, Sequence[KkrNews]],
) -> Iterator[Page]:
    """Yield the front page of every KKR, which shows what is new in it."""
    for card in council_cards(dataset):
        content = _front(card, councils, meetings, news[card.kkr.id])
        changes = [council.changed for council in councils if council.kkr == card.kkr]
        yield Page(
            address=card.address,
            template="kkr",
            title=card.kkr.name,
            description=f"{card.kkr.name}: formandskab, medlemmer, møder og referater for de "
            f"{len(card.municipalities)} kommuner i {card.region.name}.",
            content=content,
            origin=SourceLocation(card.kkr.file, ("id",)),
            trail=(Link("KKR", addresses.KKR),),
            changed=max([card.kkr.updated, *changes]),
            feed=Link(f"{card.kkr.name}: nyt", addresses.kkr_feed(card.kkr)),
        )


def _front(
    card: CouncilCard,
    councils: Sequence[CouncilTerm],
    meetings: Mapping[CouncilTerm, Sequence[CouncilMeeting]],
    news: Sequence[KkrNews],
) -> KkrContent:
    own = [each for each in councils if each.kkr == card.kkr]
    present = present_term(own, card.kkr)
    return KkrContent(
        kkr=card.kkr,
        region=card.region,
        successor=card.successor,
        municipalities=card.municipalities,
        now=_term_content(present, meetings[present]) if present else None,
        others=tuple(each for each in reversed(own) if each is not present),
        newest=tuple(map(_entry, news[:NEWEST])),
    )


def _entry(news: KkrNews) -> ListEntry:
    """Return the line that a list shows of something new in a KKR."""
    labels = ((news.label, None),)
    return ListEntry(news.id, news.title, news.address, news.day, news.day, news.summary, labels)


def _term_content(council: CouncilTerm, meetings: Sequence[CouncilMeeting]) -> TermContent:
    coming = None if council.standing is Standing.PAST else next_meeting(meetings)
    held = [each for each in meetings if each.is_over and not each.meeting.cancelled]
    latest = held[-1] if held else None
    return TermContent(council, MembersContent(council), coming, latest, len(meetings))


def _term_page(council: CouncilTerm, meetings: Sequence[CouncilMeeting]) -> Page:
    return Page(
        address=council.address,
        template="kkr_term",
        title=council.name,
        description=f"{council.name}: formandskab, medlemmer, møder, udpegninger og regler.",
        content=_term_content(council, meetings),
        origin=SourceLocation(council.term.file),
        trail=council.trail[:-1],
        changed=council.changed,
        feed=council.feed,
        short_title=council.term.period,
    )
