"""Councils, bodies, people and votes as Popolo (popoloproject.com): the classes of its schemas.

What Popolo has no word for stands in fields of our own beside it, as its schemas allow. A day that
no source tells is null. Of motions and votes Popolo wants the hour: ``day`` is told without it.
``end_date_latest`` is the last day on which a membership can have run,
where it is only known that it has ended.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from klsite.model.elections import Election
from klsite.results.appointments import Appointed
from klsite.results.council_term import CouncilTerm
from klsite.results.council_work import CouncilWork
from klsite.results.meetings import CouncilMeeting
from klsite.results.stints import stint_line
from klsite.rules.timeline import Role, Stint
from klsite.text.clock import COPENHAGEN

Record = dict[str, Any]

_OFFICES = {Role.CHAIR: "formand", Role.VICE_CHAIR: "næstformand"}


def day_text(day: date | None) -> str | None:
    """Return a day as ISO 8601, of an inexact one the month or year; None stays None."""
    return day.isoformat() if day else None


def whole_day(text: str | None) -> str | None:
    """Return the text of a day, None where no more than the month or the year is known."""
    return text if text is None or len(text) == len("2020-08-31") else None


def moment_text(day: date, clock: time | None) -> str | None:
    """Return a moment as RFC 3339 in Danish time; None where the hour is not known."""
    return datetime.combine(day, clock, tzinfo=COPENHAGEN).isoformat() if clock else None


def term_id(council: CouncilTerm) -> str:
    """Return the id of a KKR in a term, as in ``sjaelland/2018-2022``."""
    return f"{council.kkr.id}/{council.term.period}"


def group_id(council: CouncilTerm, group: str) -> str:
    """Return the id of the party or, in a term, of the list alliance that a group is."""
    party = council.election.party_by_letter.get(group)
    return f"parti/{party}" if party else f"listesamarbejde/{term_id(council)}"


def memberships(council: CouncilTerm) -> Iterator[Record]:
    """Return the memberships of a term, each with an id that is unique among all."""
    return _numbered(_membership(council, stint) for stint in council.stints)


def _numbered(records: Iterable[Record]) -> Iterator[Record]:
    """Yield each record, with a number at the end of an id that others have before it."""
    seen = Counter[str]()
    for each in records:
        seen[each["id"]] += 1
        number = seen[each["id"]]
        yield each if number == 1 else each | {"id": f"{each['id']}/{number}"}


def _membership(council: CouncilTerm, stint: Stint) -> Record:
    line = stint_line(council, stint)
    place = council.municipality_of(stint.person)
    group = stint.group
    party = {"id": group_id(council, group), "name": council.group_name(group)} if group else None
    latest = line.until or (council.ends if line.ended else None)
    found: Record = {
        "id": f"{term_id(council)}/{stint.person}/{stint.role.value}",
        "person_id": stint.person,
        "name": line.person.name,
        "organization_id": f"kkr/{council.kkr.id}",
        "legislative_period_id": term_id(council),
        "post_id": _post_id(council, stint),
        "role": stint.role.value,
        "on_behalf_of_id": party["id"] if party else None,
        "party": council.party_of(stint.councillor),
        "substitute_for": stint.substitute_for,
        "area_id": place.code if place else None,
        "start_date": day_text(line.since),
        "end_date": day_text(line.until),
        "ended": line.ended,
        "end_date_latest": f"{latest:%Y-%m-%d}" if latest else None,
        "reason": stint.tenure.reason.value[1],
        "point": line.point,
    }
    if party:
        found["on_behalf_of"] = party
    if place:
        found["area"] = {"id": place.code, "name": place.name}
    return found


def _post_id(council: CouncilTerm, stint: Stint) -> str | None:
    """Return the post that a stint fills; a substitute who waits fills none."""
    if stint.role in _OFFICES:
        return f"{term_id(council)}/{_OFFICES[stint.role]}"
    return None if stint.role is Role.SUBSTITUTE else f"{term_id(council)}/{stint.seat}"


def posts(council: CouncilTerm) -> list[Record]:
    """Return the seats of a term that are known, filled or not, and its two offices."""
    seats = {**council.timeline.beginning.seats, **council.timeline.last.seats}
    found = [
        {
            "id": f"{term_id(council)}/{seat.id}",
            "label": (
                f"Borgmesteren {council.place_where(seat.municipality)}"
                if seat.municipality
                else f"Supplerende medlem for {council.group_name(seat.group)}"
            ),
            "role": "medlem",
            "organization_id": f"kkr/{council.kkr.id}",
            "legislative_period_id": term_id(council),
            "area_id": seat.municipality,
        }
        for seat in seats.values()
    ]
    found += [
        {
            "id": f"{term_id(council)}/{office}",
            "label": f"{office.capitalize()} for {council.kkr.name}",
            "role": office,
            "organization_id": f"kkr/{council.kkr.id}",
            "legislative_period_id": term_id(council),
            "area_id": None,
        }
        for office in _OFFICES.values()
    ]
    return found


def legislative_period(council: CouncilTerm) -> Record:
    """Return a term as an event; the KKR may sit until the next one takes office (1.3)."""
    return {
        "id": term_id(council),
        "name": council.name,
        "classification": "legislative period",
        "organization_id": f"kkr/{council.kkr.id}",
        "start_date": day_text(council.term.starts),
        "end_date": day_text(council.term.last_day),
        "took_office": day_text(council.took_office),
        "sat_until": day_text(council.last_day),
        "complete": council.complete,
    }


def popolo(work: CouncilWork) -> Record:
    """Return everything as one document, a list for each class."""
    dataset = work.terms[0].dataset if work.terms else None
    meetings = list(work.listed_meetings())
    return {
        "persons": [
            {
                "id": each.id,
                "name": each.on(work.today).name,
                "other_names": [
                    {
                        "name": former.name,
                        "start_date": day_text(former.valid_from),
                        "end_date": day_text(former.valid_to),
                    }
                    for former in each.former_names(work.today)
                ],
            }
            for file in (dataset.people if dataset else ())
            for each in file.people
        ],
        "organizations": list(_organizations(work)),
        "posts": [post for council in work.terms for post in posts(council)],
        "memberships": [
            *(each for council in work.terms for each in memberships(council)),
            *_numbered(map(_appointment, work.appointed)),
        ],
        "events": [
            *map(_election, dataset.elections if dataset else ()),
            *map(legislative_period, work.terms),
            *map(_meeting, meetings),
        ],
        "motions": [_motion(*each) for each in _votes(meetings)],
        "vote_events": [_vote_event(*each) for each in _votes(meetings)],
        "areas": [
            {"id": each.code, "name": each.on(work.today).name, "classification": "kommune"}
            for each in (dataset.municipalities.municipalities if dataset else ())
        ],
    }


def _organizations(work: CouncilWork) -> Iterator[Record]:
    if not work.terms:
        return
    dataset = work.terms[0].dataset
    for kkr in dataset.kkr:
        yield {
            "id": f"kkr/{kkr.id}",
            "name": kkr.name,
            "classification": "kommunekontaktråd",
            "founding_date": day_text(kkr.established),
            "dissolution_date": day_text(kkr.dissolved),
        }
    for body in dataset.bodies.bodies:
        yield {"id": f"organ/{body.id}", "name": body.name, "classification": "regionalt organ"}
    for party in dataset.parties.parties:
        yield {"id": f"parti/{party.id}", "name": party.name, "classification": "parti"}
    for council in work.terms:
        named = {stint.group for stint in council.stints if stint.group}
        for group in sorted(named - set(council.election.party_by_letter)):
            yield {
                "id": group_id(council, group),
                "name": group,
                "classification": "listesamarbejde",
            }


def _appointment(each: Appointed) -> Record:
    return {
        "id": f"{term_id(each.council)}/{each.body.id}/{each.person.id}",
        "person_id": each.person.id,
        "name": each.person.name,
        "organization_id": f"organ/{each.body.id}",
        "legislative_period_id": term_id(each.council),
        "role": each.role or "udpeget",
        "on_behalf_of_id": f"kkr/{each.council.kkr.id}",
        "area_id": each.municipality.code if each.municipality else None,
        "start_date": day_text(each.first_day),
        "end_date": day_text(each.last_day),
        "reservation": each.reservation,
    }


def _election(election: Election) -> Record:
    day = day_text(election.date)
    return {
        "id": f"valg/{election.date.year}",
        "name": f"Kommunalvalget {election.date.year}",
        "classification": "election",
        "start_date": day,
        "end_date": day,
    }


def meeting_id(each: CouncilMeeting) -> str:
    """Return the id of a meeting, which has the day first planned and stays when it moves."""
    return f"{term_id(each.council)}/{each.meeting.date.isoformat()}"


def _meeting(each: CouncilMeeting) -> Record:
    return {
        "id": meeting_id(each),
        "name": each.title,
        "classification": "meeting",
        "organization_id": f"kkr/{each.council.kkr.id}",
        "parent_id": term_id(each.council),
        "location": each.meeting.venue,
        "start_date": day_text(each.meeting.held),
        "end_date": day_text(each.meeting.held_until),
        "status": "cancelled" if each.meeting.called_off else None,
    }


def _votes(meetings: Iterable[CouncilMeeting]) -> Iterator[tuple[CouncilMeeting, int]]:
    """Yield each vote: its meeting, and the index of its item in the agenda."""
    for each in meetings:
        for index, item in enumerate(each.meeting.agenda):
            if item.vote is not None:
                yield each, index


def _motion(each: CouncilMeeting, index: int) -> Record:
    item = each.meeting.agenda[index]
    adopted = each.adopted(item)
    return {
        "id": f"{meeting_id(each)}/{item.number}",
        "organization_id": f"kkr/{each.council.kkr.id}",
        "legislative_session_id": meeting_id(each),
        "creator_id": item.proposed_by,
        "text": item.title,
        "date": moment_text(each.meeting.held, each.meeting.opens),
        "day": day_text(each.meeting.held),
        "result": None if adopted is None else ("passed" if adopted else "failed"),
    }


def _vote_event(each: CouncilMeeting, index: int) -> Record:
    item, motion = each.meeting.agenda[index], _motion(each, index)
    assert item.vote is not None, "only items with a vote are listed"
    counts = (
        ("yes", item.vote.votes_for),
        ("no", item.vote.votes_against),
        ("abstain", item.vote.abstained),
    )
    return {
        "id": motion["id"],
        "motion_id": motion["id"],
        "organization_id": motion["organization_id"],
        "legislative_session_id": motion["legislative_session_id"],
        "start_date": motion["date"],
        "day": motion["day"],
        "result": motion["result"],
        "counts": [{"option": option, "value": value} for option, value in counts],
    }
