"""The events of calendars about a meeting of a KKR: the meeting itself, and its deadlines."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from urllib.parse import quote

from icalendar import Event

from klsite import addresses
from klsite.model.meetings import Meeting
from klsite.publish.ical_parts import add_days, event, state_digest
from klsite.results.calendars import DEADLINES, MEETING
from klsite.results.meetings import CouncilMeeting
from klsite.text.clock import COPENHAGEN
from klsite.text.danish import clock, long_date

_ASSUMED_LENGTH = timedelta(hours=2)
"""The length that a meeting is shown with whose end is not known: without one, calendar programs
show a meeting of no length (RFC 5545, 3.6.1)."""


def meeting_events(each: CouncilMeeting, site_url: str) -> Iterator[Event]:
    """Yield the event of a meeting and, of an ordinary one, those of its deadlines (3.2, 3.3)."""
    yield _meeting(each, site_url)
    if each.meeting.kind == "ordinary":
        yield from _deadlines(each, site_url)


def meeting_states(each: CouncilMeeting) -> Iterator[tuple[str, int, str]]:
    """Yield the UID of each of these events, how many changes are recorded, and its state."""
    for what in (MEETING, *DEADLINES) if each.meeting.kind == "ordinary" else (MEETING,):
        yield _uid(what, each.meeting), each.meeting.changes_of_state, _state(each, what)


def _state(each: CouncilMeeting, what: str) -> str:
    """Return a digest of the time, place and state of an event about a meeting."""
    meeting = each.meeting
    if what == "forslag":
        return state_digest(each.proposal_deadline, _status(meeting))
    if what == "dagsorden":
        return state_digest(each.agenda_deadline, _status(meeting))
    first, last = meeting.held, meeting.held_until
    days = (first,) if last == first else (first, last)
    return state_digest(*days, meeting.opens, meeting.closes, meeting.venue, _status(meeting))


def changed_on(meeting: Meeting) -> date:
    """Return the day of the last change of a meeting, of whatever kind."""
    return meeting.changed or meeting.updated


def _uid(what: str, meeting: Meeting) -> str:
    """Return the UID of an event of a meeting; its file's name stays when the meeting is moved."""
    return f"{what}-{meeting.kkr}-{meeting.period}-{meeting.date.isoformat()}@kl.dk"


def _event(each: CouncilMeeting, what: str, summary: str, description: str, site_url: str) -> Event:
    """Return an event about a meeting, without its time; ``what`` begins its UID."""
    meeting = each.meeting
    summary, changed = _marked(meeting, summary), changed_on(meeting)
    made = event(_uid(what, meeting), summary, changed, _status(meeting))
    made.add("description", description)
    made.add("url", addresses.absolute(site_url, each.address))
    return made


def _marked(meeting: Meeting, summary: str) -> str:
    """Return the summary of an event with the word for what does not take place."""
    if meeting.withdrawn is not None:
        return f"TRUKKET TILBAGE: {summary}"
    return f"AFLYST: {summary}" if meeting.called_off else summary


def _status(meeting: Meeting) -> str:
    """Return the status of the event; TENTATIVE where only a plan for the meeting is known."""
    if not meeting.takes_place:
        return "CANCELLED"
    return "TENTATIVE" if meeting.only_planned else "CONFIRMED"


def _meeting(each: CouncilMeeting, site_url: str) -> Event:
    meeting, council = each.meeting, each.council
    lines = [f"{each.kind} i {council.name}.", "Mødet er ikke offentligt; dagsorden og referat er."]
    lines += _unknown_times(meeting)
    if meeting.withdrawn is not None:
        lines.append(f"Oplysningen om mødet er trukket tilbage. {meeting.withdrawn}")
    if meeting.called_off:
        lines.append(f"Aflyst {long_date(meeting.called_off)}.")
    elif meeting.reinstated:
        lines.append("Mødet var aflyst, men holdes alligevel.")
    if meeting.withdrawn is None:
        lines += (f"{item.number}. {item.title}" for item in meeting.agenda)
    if meeting.only_planned:
        lines.append(meeting.only_planned)
    if each.council.term.rules_assumed:
        lines.append(each.council.term.rules_assumed)
    if meeting.held != meeting.date:
        lines.append(f"Flyttet fra {long_date(meeting.date)}.")
    elif meeting.valid_moves:
        lines.append("Tid eller sted er ændret.")
    summary = f"{council.kkr.name}: {each.kind.lower()}"
    made = _event(each, MEETING, summary, "\n".join(lines), site_url)
    _add_times(made, meeting)
    if meeting.venue:
        made.add("location", meeting.venue)
    made.add("categories", [each.kind, council.kkr.name])
    for address in _papers(meeting, site_url):
        made.add("attach", address, parameters={"VALUE": "URI"})
    busy = meeting.opens is not None and meeting.takes_place
    made.add("transp", "OPAQUE" if busy else "TRANSPARENT")
    return made


def _unknown_times(meeting: Meeting) -> Iterator[str]:
    """Yield what is to be told of times that are not known."""
    if meeting.opens is None:
        yield "Tidspunktet er ikke oplyst."
    elif meeting.closes is None and meeting.held_until > meeting.held:
        yield f"Begynder {clock(meeting.opens)}; sluttidspunktet er ikke oplyst."
    elif meeting.closes is None:
        yield "Sluttidspunktet er ikke oplyst; kalenderen viser to timer."


def _add_times(to: Event, meeting: Meeting) -> None:
    """Give an event the time of a meeting: whole days where not enough of it is known."""
    if meeting.opens is None or (meeting.closes is None and meeting.held_until > meeting.held):
        add_days(to, meeting.held, meeting.held_until)
        return
    to.add("dtstart", datetime.combine(meeting.held, meeting.opens, tzinfo=COPENHAGEN))
    if meeting.closes is None:
        to.add("duration", _ASSUMED_LENGTH)
    else:
        to.add("dtend", datetime.combine(meeting.held_until, meeting.closes, tzinfo=COPENHAGEN))


def _papers(meeting: Meeting, site_url: str) -> Iterator[str]:
    """Yield the absolute addresses of the papers of a meeting, each once."""
    papers = [paper for item in meeting.agenda for paper in item.papers]
    found = (paper.url or addresses.absolute(site_url, quote(paper.file or "")) for paper in papers)
    return iter(dict.fromkeys(found) if meeting.withdrawn is None else ())


def _deadlines(each: CouncilMeeting, site_url: str) -> Iterator[Event]:
    """Yield two all-day events: the last day for proposals (3.2), and for the agenda (3.3)."""
    name, held = each.council.kkr.name, each.days
    assumed = each.council.term.rules_assumed
    note = f" {assumed}" if assumed else ""
    for what, day, summary, text in (
        (
            "forslag",
            each.proposal_deadline,
            f"{name}: sidste dag for forslag",
            f"Medlemmer kan til og med i dag foreslå sager til mødet {held} (punkt 3.2).{note}",
        ),
        (
            "dagsorden",
            each.agenda_deadline,
            f"{name}: frist for dagsordenen",
            f"Dagsordenen til mødet {held} sendes ud senest i dag (punkt 3.3).{note}",
        ),
    ):
        made = _event(each, what, summary, text, site_url)
        add_days(made, day, day)
        made.add("categories", ["Frist", each.council.kkr.name])
        made.add("transp", "TRANSPARENT")
        yield made
