"""What is new in a KKR: news about it, agendas sent, minutes published, meetings moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from klsite import addresses
from klsite.model.meetings import Meeting
from klsite.model.news_meta import NewsMeta
from klsite.results.council_term import CouncilTerm
from klsite.results.kkr_outlook import KkrOutlook
from klsite.results.meetings import KINDS, days_after, days_of, moved_to
from klsite.results.news import News
from klsite.results.notices import notice_names, notices_of
from klsite.text.danish import long_date


@dataclass(frozen=True, slots=True)
class KkrNews:
    """Something new: its lasting id, the day, what it is, and where it is told."""

    id: str
    day: date
    title: str
    address: str
    summary: str
    label: str
    item: NewsMeta | None = None
    """The news item that it is, if it is one."""
    municipalities: frozenset[str] = frozenset()
    """The codes of the municipalities whose people it is about."""


def kkr_news(
    news: News, outlook: KkrOutlook, councils: Sequence[CouncilTerm]
) -> tuple[KkrNews, ...]:
    """Return what is new in a KKR until the moment of the news, newest first."""
    kkr = outlook.kkr
    found = [
        KkrNews(
            id=f"nyhed-{item.id}",
            day=item.date,
            title=item.full_title,
            address=addresses.news_item(item),
            summary=item.summary,
            label=item.kind,
            item=item,
        )
        for item in news.listed
        if kkr.id in item.kkr
    ]
    for council in councils:
        if council.kkr == kkr:
            for meeting in council.meetings:
                if meeting.is_listed:
                    found += told_of_meeting(council, meeting)
                found += _notices(council, meeting)
    found += _of_end(outlook)
    past = [each for each in found if each.day <= news.now.date()]
    return tuple(sorted(past, key=lambda each: (each.day, each.id), reverse=True))


def _of_end(outlook: KkrOutlook) -> Iterator[KkrNews]:
    """Yield the last entry of a KKR that is dissolved, on the day after its last."""
    kkr, successor = outlook.kkr, outlook.successor
    if kkr.dissolved is None:
        return
    summary = f"Rådets sidste dag var {long_date(kkr.dissolved)}."
    if successor:
        summary += f" {successor.name} følger efter; følg i stedet nyt fra {successor.name}."
    yield KkrNews(
        id=f"nedlagt-{kkr.id}",
        day=kkr.dissolved + timedelta(days=1),
        title=f"{kkr.name} er nedlagt",
        address=addresses.kkr(successor or kkr),
        summary=summary,
        label="Nedlagt",
    )


def unlisted_ids(council: CouncilTerm) -> Iterator[str]:
    """Yield the ids of what was told of meetings before they were withdrawn or not to be found."""
    for meeting in council.meetings:
        if not meeting.is_listed:
            yield from (each.id for each in told_of_meeting(council, meeting))
            yield from (f"{name}-{meeting_id(meeting)}" for name in notice_names(meeting))


def _notices(council: CouncilTerm, meeting: Meeting) -> Iterator[KkrNews]:
    """Yield what subscribers are told of a meeting that was corrected or withdrawn since."""
    address = addresses.meeting(meeting)
    what = f"{KINDS[meeting.kind].lower()} i {council.kkr.name} {days_of(meeting)}"
    for day, label, name, text in notices_of(meeting):
        kind = "Møde" if meeting.withdrawn else label
        yield KkrNews(f"{name}-{meeting_id(meeting)}", day, f"{label}: {what}", address, text, kind)


def meeting_id(meeting: Meeting) -> str:
    """Return what the ids of everything told of a meeting end with."""
    return f"{meeting.kkr}-{meeting.period}-{meeting.date.isoformat()}"


def told_of_meeting(council: CouncilTerm, meeting: Meeting) -> Iterator[KkrNews]:
    """Yield what is new about a meeting while others may name it."""
    what = f"{KINDS[meeting.kind].lower()} i {council.kkr.name}"
    held = days_of(meeting)
    topics = "; ".join(item.title for item in meeting.agenda) or "Punkterne er ikke oplyst."

    def news(name: str, day: date, title: str, summary: str, label: str = "Møde") -> KkrNews:
        id_ = f"{name}-{meeting_id(meeting)}"
        return KkrNews(id_, day, title, addresses.meeting(meeting), summary, label)

    if meeting.agenda_sent:
        title = f"Dagsorden til {what} {held}"
        yield news("dagsorden", meeting.agenda_sent, title, topics, "Dagsorden")
    if meeting.minutes:
        title = f"Referat af {what} {held}"
        yield news("referat", meeting.minutes.published, title, topics, "Referat")
    for number, move in enumerate(meeting.moved, start=1):
        title = f"Møde ændret: {what} {days_after(meeting, move)}"
        summary = f"Mødet holdes nu {moved_to(meeting, move)}."
        yield news(f"flyttet-{number}", move.announced, title, summary)
        if move.withdrawn is not None:
            title = f"Møde flyttes ikke alligevel: {what} {held}"
            summary = f"Flytningen til {days_after(meeting, move)} gælder ikke."
            yield news(f"flyttes-ikke-{number}", move.withdrawn, title, summary)
    if meeting.reinstated:
        title = f"Holdes alligevel: {what} {held}"
        summary = "Mødet var aflyst, men holdes alligevel."
        yield news("holdes-alligevel", meeting.reinstated, title, summary)
    if meeting.cancelled:
        title = f"Møde aflyst: {what} {held}"
        yield news("aflyst", meeting.cancelled, title, "Mødet holdes ikke.")
