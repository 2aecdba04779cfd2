"""The pages of the meetings of a KKR: the list of a term, and the page of each meeting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from klsite import addresses
from klsite.addresses import Link
from klsite.model.source_location import SourceLocation
from klsite.pages.page import AppliedPoints, Page, Redirect, redirects
from klsite.pages.things import meeting_thing
from klsite.results.council_term import CouncilTerm, Standing
from klsite.results.meetings import KINDS, CouncilMeeting, MeetingState, days_of, next_meeting
from klsite.text.danish import MONTHS, as_sentence


@dataclass(frozen=True, slots=True)
class YearOfMeetings:
    """The meetings of a year, oldest first."""

    year: int
    meetings: tuple[CouncilMeeting, ...]

    @property
    def months(self) -> Iterator[tuple[str, tuple[CouncilMeeting, ...]]]:
        """Every month of the year by its name, with its meetings."""
        for number, name in enumerate(MONTHS, start=1):
            yield name, tuple(each for each in self.meetings if each.meeting.held.month == number)

    @property
    def states(self) -> tuple[MeetingState, ...]:
        """How its meetings stand, each state once."""
        found = {each.state for each in self.meetings}
        return tuple(each for each in MeetingState if each in found)


def years_of_meetings(contents: Sequence[CouncilMeeting]) -> tuple[YearOfMeetings, ...]:
    """Return the years in which there are listed meetings, newest first."""
    listed = [each for each in contents if each.meeting.is_listed]
    years = sorted({each.meeting.held.year for each in listed}, reverse=True)
    return tuple(
        YearOfMeetings(year, tuple(each for each in listed if each.meeting.held.year == year))
        for year in years
    )


@dataclass(frozen=True, slots=True)
class MeetingsContent:
    """What the list of a term's meetings shows: by year, newest first, and the next meeting."""

    council: CouncilTerm
    years: tuple[YearOfMeetings, ...]
    next: CouncilMeeting | None


def meeting_pages(council: CouncilTerm, contents: Sequence[CouncilMeeting]) -> Iterator[Page]:
    """Yield the list of a term's meetings, then the page of each; ``contents`` are oldest first."""
    coming = None if council.standing is Standing.PAST else next_meeting(contents)
    yield Page(
        address=addresses.meetings(council.term),
        template="council_meetings",
        title=f"Møder i {council.name}",
        description=f"Møder i {council.name}: tid, sted, emner og referat, så vidt de er kendt.",
        content=MeetingsContent(council, years_of_meetings(contents), coming),
        origin=SourceLocation(council.term.file),
        trail=council.trail,
        changed=council.changed,
        is_list=True,
        short_title="Møder",
        applies=AppliedPoints(council.term.rules, _points_applied(contents)),
        feed=council.feed,
        alternates=(*council.calendars, *council.data("moeder")),
    )
    for each in contents:
        yield Page(
            address=each.address,
            template="council_meeting",
            title=each.title,
            description=_description(each),
            content=each,
            origin=SourceLocation(each.meeting.file, ("date",)),
            trail=(*council.trail, Link("Møder", addresses.meetings(council.term))),
            changed=each.meeting.changed,
            indexed=each.meeting.is_listed,
            short_title=each.days,
            feed=council.feed,
            alternates=council.calendars,
            thing=(
                None if each.meeting.withdrawn else meeting_thing(council, each.meeting, each.title)
            ),
        )


def _points_applied(contents: Sequence[CouncilMeeting]) -> tuple[str, ...]:
    """Return the points of the rules that the meetings of a term apply."""
    points = {"3.0", "3.3", "3.4", "bilag1-1.5"}
    for each in contents:
        if each.meeting.kind == "ordinary":
            points |= {"3.1", "3.2"}
        elif each.meeting.kind == "extraordinary":
            points.add("3.1")
        elif each.meeting.kind == "constituting":
            points |= {"bilag1-1.3", "bilag1-1.4"}
        if each.meeting.agenda:
            points.add("3.6")
        if each.meeting.minutes:
            points |= {"3.7", "3.9"}
            if each.meeting.minutes.absent:
                points.add("bilag1-1.8")
    return tuple(sorted(points))


def _description(content: CouncilMeeting) -> str:
    if content.meeting.withdrawn:
        return content.meeting.withdrawn
    meeting = content.meeting
    topics = [item.title for item in meeting.agenda] or meeting.topics
    told = "; ".join(topics[:3]) or "tid, sted, emner og referat, så vidt de er kendt"
    return f"{content.title}. {as_sentence(told)}"


def meeting_redirects(council: CouncilTerm) -> Iterator[Redirect]:
    """Yield the redirects from the former addresses of the meetings of a term."""
    for meeting in council.meetings:
        title = f"{KINDS[meeting.kind]} {days_of(meeting)}"
        yield from redirects(meeting, meeting.formerly, Link(title, addresses.meeting(meeting)))
