"""The front page of each kommunekontaktråd, and the page of each of its terms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.geography import EarlierTerm, Kkr, OfficeHolder
from klsite.model.source_location import SourceLocation
from klsite.pages.councils.maps import MayorMap, mayor_map
from klsite.pages.councils.meetings import YearOfMeetings, years_of_meetings
from klsite.pages.councils.members import MembersContent
from klsite.pages.councils.term_line import TermLine, term_line
from klsite.pages.listing import ListEntry
from klsite.pages.page import Page
from klsite.pages.seat_bars import SeatBar, seat_bar
from klsite.pages.things import kkr_thing
from klsite.results.calendars import kkr_calendars
from klsite.results.council_news import KkrNews
from klsite.results.council_term import CouncilTerm, Standing
from klsite.results.council_terms import present_term
from klsite.results.council_work import CouncilWork
from klsite.results.joined_council import JoinedCouncil
from klsite.results.kkr_outlook import KkrOutlook
from klsite.results.meetings import CouncilMeeting, next_meeting
from klsite.results.party_names import party_of_letter

NEWEST = 5


@dataclass(frozen=True, slots=True)
class TermContent:
    """What is shown of a KKR in a term: its people in short, its next meeting, and what is new."""

    council: CouncilTerm
    members: MembersContent
    next_meeting: CouncilMeeting | None
    latest_meeting: CouncilMeeting | None
    meetings: int
    year: YearOfMeetings | None
    """The meetings of this year or, if there are none, of the latest with any."""
    line: TermLine | None


@dataclass(frozen=True, slots=True)
class HolderLine:
    """An office of an earlier term, and who held it."""

    title: str
    holder: OfficeHolder
    municipality: str | None
    party: str | None


@dataclass(frozen=True, slots=True)
class EarlierTermContent:
    """A term without a folder, as a source reports it."""

    term: EarlierTerm
    holders: tuple[HolderLine, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of its sources."""
        return tuple(each.holder.source for each in self.holders)


@dataclass(frozen=True, slots=True)
class KkrContent:
    """What the front page of a KKR shows. ``now`` is the term in which it sits."""

    outlook: KkrOutlook
    joined: JoinedCouncil | None
    now: TermContent | None
    mayors: MayorMap | None
    seats: SeatBar | None
    others: tuple[CouncilTerm, ...]
    newest: tuple[ListEntry, ...]
    earlier: tuple[EarlierTermContent, ...]

    @property
    def kkr(self) -> Kkr:
        """The KKR."""
        return self.outlook.kkr

    @property
    def known_offices(self) -> MembersContent | None:
        """The latest term, not one to come, of which a chair or vice-chair is known."""
        begun = (each for each in self.others if each.standing is Standing.PAST)
        terms = ([self.now.council] if self.now else []) + list(begun)
        every = map(MembersContent, terms)
        return next((each for each in every if any(one.is_known for one in each.offices)), None)

    @property
    def latest_over(self) -> CouncilTerm | None:
        """The latest term, where the KKR sits in none that the data know."""
        if self.now is not None:
            return None
        return next((each for each in self.others if each.standing is Standing.PAST), None)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources behind the page."""
        kkr, end = self.kkr, self.outlook.region_end
        of_end = [end.region.source] if end else []
        of_terms = [each for term in self.earlier for each in term.sources]
        every = (*of_end, kkr.decision_source, kkr.source, *kkr.more_sources, *of_terms)
        return tuple(dict.fromkeys(each for each in every if each is not None))


def kkr_front_pages(
    dataset: Dataset, work: CouncilWork, news: Mapping[str, Sequence[KkrNews]]
) -> Iterator[Page]:
    """Yield the front page of every KKR, which shows what is new in it."""
    for outlook in work.outlooks:
        kkr = outlook.kkr
        own = [each for each in work.terms if each.kkr == kkr]
        yield Page(
            address=outlook.address,
            template="kkr",
            title=kkr.name,
            description=f"{kkr.name}: formandskab, medlemmer og møder for {outlook.whose}.",
            content=_front(dataset, work, outlook, news[kkr.id]),
            origin=SourceLocation(kkr.file, ("id",)),
            trail=(Link("KKR", addresses.KKR),),
            changed=max([kkr.updated, *(council.changed for council in own)]),
            feed=Link(f"{kkr.name}: nyt", addresses.kkr_feed(kkr)),
            alternates=tuple(each.link for each in kkr_calendars(kkr)),
            thing=kkr_thing(kkr),
        )


def _front(
    dataset: Dataset, work: CouncilWork, outlook: KkrOutlook, news: Sequence[KkrNews]
) -> KkrContent:
    own = [each for each in work.terms if each.kkr == outlook.kkr]
    present = present_term(own, outlook.kkr)
    return KkrContent(
        outlook=outlook,
        joined=work.joined_of(outlook.kkr),
        now=_term_content(present, work.meetings[present]) if present else None,
        mayors=mayor_map(present) if present else None,
        seats=(
            seat_bar(present.composition, dataset.parties)
            if present and present.composition
            else None
        ),
        others=tuple(each for each in reversed(own) if each is not present),
        newest=tuple(map(_entry, news[:NEWEST])),
        earlier=tuple(_earlier(dataset, each) for each in outlook.kkr.earlier),
    )


def _earlier(dataset: Dataset, term: EarlierTerm) -> EarlierTermContent:
    """Return what is shown of an earlier term; municipalities by the names of its first day."""
    year = term.period[:4]
    begins = date(int(year), 1, 1) if year.isdigit() else date.min
    offices = (("Formand", term.chair), ("Næstformand", term.vice_chair))
    return EarlierTermContent(
        term,
        tuple(
            HolderLine(
                title,
                holder,
                _place(dataset, holder.municipality, begins),
                party_of_letter(dataset, holder.party) if holder.party else None,
            )
            for title, holder in offices
            if holder is not None
        ),
    )


def _place(dataset: Dataset, code: str | None, day: date) -> str | None:
    return dataset.municipality_by_code[code].on(day).name if code else None


def _entry(news: KkrNews) -> ListEntry:
    """Return the line that a list shows of something new in a KKR."""
    labels = ((news.label, None),)
    return ListEntry(news.id, news.title, news.address, news.day, news.day, news.summary, labels)


def _term_content(council: CouncilTerm, meetings: Sequence[CouncilMeeting]) -> TermContent:
    listed = [each for each in meetings if each.meeting.is_listed]
    coming = None if council.standing is Standing.PAST else next_meeting(listed)
    held = [each for each in listed if each.is_over and each.meeting.takes_place]
    latest = held[-1] if held else None
    years = years_of_meetings(listed)
    this = (each for each in years if each.year == council.today.year)
    return TermContent(
        council=council,
        members=MembersContent(council),
        next_meeting=coming,
        latest_meeting=latest,
        meetings=len(listed),
        year=next(this, years[0] if years else None),
        line=term_line(council, listed),
    )


def term_pages(work: CouncilWork) -> Iterator[Page]:
    """Yield the page of every term."""
    return (_term_page(council, work.meetings[council]) for council in work.terms)


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
        alternates=council.calendars,
    )
