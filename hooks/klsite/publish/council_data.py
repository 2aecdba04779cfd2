"""The members, meetings and appointments of each term as open data, in CSV and JSON.

The JSON of the members is Popolo, with the point of the rules behind each membership. A
membership's ``end_date`` is the day on which the next one in the same seat begins; that of an
appointment is its last day.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from klsite import addresses
from klsite.model.source_location import SourceLocation
from klsite.publish.file import PublishedFile
from klsite.publish.json_document import json_document
from klsite.publish.open_data import popolo
from klsite.publish.open_data.about import licence_and_build
from klsite.publish.open_data.table import DataInput
from klsite.publish.tables import table
from klsite.results.appointments import Appointed
from klsite.results.council_term import CouncilTerm
from klsite.results.meetings import CouncilMeeting
from klsite.results.membership_sentences import ROLES
from klsite.results.stints import stint_line
from klsite.rules.timeline import Stint

_MEMBERS = ["Navn", "Kommune", "Parti", "Rolle", "Hvorfor", "Punkt", "Fra", "Til", "Status", "Id"]
_MEETINGS = [
    "Dato", "Begynder", "Slutter", "Sted", "Slags", "Planlagt til", "Aflyst", "Frist for forslag",
    "Frist for dagsorden", "Dagsorden udsendt", "Referat", "Forbehold",
    "Sidste dag",
]  # fmt: skip
_APPOINTMENTS = [
    "Organ", "Navn", "Kommune", "Parti", "Fra", "Til og med", "Møde", "Id", "Forbehold",
]  # fmt: skip


def council_files(given: DataInput) -> Iterator[PublishedFile]:
    """Yield the CSV and JSON files of every term of every KKR."""
    for council in given.work.terms:
        origin = SourceLocation(council.term.file)
        for (name, ending), make in _FILES.items():
            address = addresses.term_data(council.term, name, ending)
            yield PublishedFile(address, origin, partial(make, given, council))


def _sources(council: CouncilTerm) -> list[str]:
    files = (council.election, council.term, council.members, council.events)
    return sorted({file.source for file in files if file is not None})


def _municipality(council: CouncilTerm, person: str) -> str | None:
    found = council.municipality_of(person)
    return found.name if found else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _members(given: DataInput, council: CouncilTerm) -> bytes:
    return table(_MEMBERS, (_member(council, stint) for stint in council.stints))


def _member(council: CouncilTerm, stint: Stint) -> list[str | None]:
    line = stint_line(council, stint)
    return [
        line.person.name,
        _municipality(council, stint.person),
        council.party_of(stint.councillor),
        ROLES[stint.role],
        line.what,
        line.point,
        _day(line.since),
        _day(line.until),
        _STATUS[line.ended, line.until is not None],
        stint.person,
    ]


_STATUS = {
    (False, False): "ved den seneste oplysning",
    (True, True): "slut",
    (True, False): "slut, dagen er ikke oplyst",
}


def _meetings(given: DataInput, council: CouncilTerm) -> bytes:
    own = (each for each in given.work.listed_meetings() if each.council is council)
    return table(_MEETINGS, map(_meeting, own))


def _appointments(given: DataInput, council: CouncilTerm) -> bytes:
    own = (each for each in given.work.appointed if each.council is council)
    return table(_APPOINTMENTS, (_appointment(each) for each in own))


def _popolo(given: DataInput, council: CouncilTerm) -> bytes:
    document = {
        "organization": {"id": f"kkr/{council.kkr.id}", "name": council.kkr.name},
        "legislative_period": popolo.legislative_period(council),
        "complete": council.complete,
        "rules": council.rules.id,
        "rules_assumed": council.term.rules_assumed,
        **licence_and_build(given),
        "sources": _sources(council),
        "posts": popolo.posts(council),
        "memberships": popolo.memberships(council),
        "events": [
            {
                "date": each.event.date.isoformat(),
                "kind": each.event.kind,
                "person_id": each.event.person,
                "consequences": [
                    {"change": found.change.value, "subject": found.subject, "point": found.point}
                    for found in each.consequences
                ],
            }
            for each in council.timeline.entries
        ],
    }
    return json_document(document)


def _meeting(each: CouncilMeeting) -> list[str | None]:
    meeting = each.meeting
    return [
        meeting.held.isoformat(),
        f"{meeting.opens:%H:%M}" if meeting.opens else None,
        f"{meeting.closes:%H:%M}" if meeting.closes else None,
        meeting.venue,
        each.kind,
        meeting.date.isoformat(),
        _day(meeting.called_off),
        each.proposal_deadline.isoformat() if each.has_deadlines else None,
        each.agenda_deadline.isoformat() if each.has_deadlines else None,
        _day(meeting.agenda_sent),
        _day(meeting.minutes.published) if meeting.minutes else None,
        " ".join(filter(None, (meeting.only_planned, meeting.date_derived, meeting.conflict))),
        meeting.held_until.isoformat(),
    ]


def _appointment(each: Appointed) -> list[str | None]:
    return [
        each.body.name,
        each.person.name,
        each.municipality.name if each.municipality else None,
        each.party,
        _day(each.first_day),
        _day(each.last_day),
        _day(each.meeting.held) if each.meeting else None,
        each.person.id,
        each.reservation,
    ]


_FILES = dict(zip(addresses.TERM_DATA, (_members, _popolo, _meetings, _appointments), strict=True))
