"""The members, meetings and appointments of each term as open data: CSV with CSVW, and JSON.

The JSON of the members is Popolo, with the point of the rules behind each membership. A
membership's ``end_date`` is the day on which the next one in the same seat begins; that of an
appointment is its last day.
"""

from collections.abc import Iterator
from functools import partial

from klsite import addresses
from klsite.model.source_location import SourceLocation
from klsite.publish.file import PublishedFile
from klsite.publish.json_document import json_document
from klsite.publish.open_data import popolo
from klsite.publish.open_data.about import licence_and_build
from klsite.publish.open_data.table import Cell, Column, DataInput, DataTable
from klsite.publish.open_data.term_tables import TermData, data_files, described_csv
from klsite.results.appointments import Appointed
from klsite.results.council_term import CouncilTerm
from klsite.results.meetings import CouncilMeeting
from klsite.results.membership_sentences import ROLES
from klsite.results.stints import stint_line
from klsite.rules.timeline import Stint


def council_files(given: DataInput) -> Iterator[PublishedFile]:
    """Yield the CSV and JSON files of every term of every KKR."""
    for council in given.work.terms:
        origin = SourceLocation(council.term.file)
        address = partial(addresses.term_data, council.term)
        json = address("medlemmer", "json")
        yield PublishedFile(json, origin, partial(_popolo, given, council))
        for each in _TABLES:
            for ending, make in described_csv(each, given, council):
                yield PublishedFile(address(each.name, ending), origin, make)


def _sources(council: CouncilTerm) -> list[str]:
    return sorted({file.source for file in data_files(council)})


def _municipality(council: CouncilTerm, person: str) -> str | None:
    found = council.municipality_of(person)
    return found.name if found else None


def _member(council: CouncilTerm, stint: Stint) -> tuple[Cell, ...]:
    line = stint_line(council, stint)
    return (
        line.person.name,
        _municipality(council, stint.person),
        council.party_of(stint.councillor),
        ROLES[stint.role],
        line.what,
        line.point,
        line.since,
        line.until,
        _STATUS[line.ended, line.until is not None],
        stint.person,
    )


_STATUS = {
    (False, False): "ved den seneste oplysning",
    (True, True): "slut",
    (True, False): "slut, dagen er ikke oplyst",
}


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
        "memberships": list(popolo.memberships(council)),
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


def _meeting(each: CouncilMeeting) -> tuple[Cell, ...]:
    meeting = each.meeting
    return (
        meeting.held,
        f"{meeting.opens:%H:%M}" if meeting.opens else None,
        f"{meeting.closes:%H:%M}" if meeting.closes else None,
        meeting.venue,
        each.kind,
        meeting.date,
        meeting.called_off,
        each.proposal_deadline if each.has_deadlines else None,
        each.agenda_deadline if each.has_deadlines else None,
        meeting.agenda_sent,
        meeting.minutes.published if meeting.minutes else None,
        " ".join(filter(None, (meeting.only_planned, meeting.date_derived, meeting.conflict))),
        meeting.held_until,
    )


def _appointment(each: Appointed) -> tuple[Cell, ...]:
    return (
        each.body.name,
        each.person.name,
        each.municipality.name if each.municipality else None,
        each.party,
        each.first_day,
        each.last_day,
        each.meeting.held if each.meeting else None,
        each.person.id,
        each.reservation,
    )


def _own_meetings(found: TermData) -> Iterator[tuple[Cell, ...]]:
    meetings = found.given.work.listed_meetings()
    return (_meeting(each) for each in meetings if each.council is found.council)


def _own_appointments(found: TermData) -> Iterator[tuple[Cell, ...]]:
    appointed = found.given.work.appointed
    return (_appointment(each) for each in appointed if each.council is found.council)


_NAME = Column("Navn", "Personens navn.")
_MUNICIPALITY = Column("Kommune", "Kommunen, personen sidder i kommunalbestyrelsen for.")
_INEXACT = "Kun måneden eller året, hvor dagen ikke er oplyst: 2021-01-31, 2021-01 eller 2021."
_PARTY = Column("Parti", "Partiet eller listen, personen er valgt for.")
_PERSON = Column("Id", "Personens id, som i adressen på personens side.")
_RESERVATION = Column("Forbehold", "Hvad der ikke er sikkert.")

_TABLES: tuple[DataTable[TermData], ...] = (
    DataTable(
        "medlemmer",
        "Medlemmer",
        "Pladserne i KKR'et i valgperioden, med den, der sad på dem, og hvorfor.",
        (
            _NAME,
            _MUNICIPALITY,
            _PARTY,
            Column("Rolle", "Borgmester, supplerende medlem eller post i formandskabet."),
            Column("Hvorfor", "Det, der gav personen pladsen."),
            Column("Punkt", "Punktet i forretningsordenen."),
            Column("Fra", f"Første dag, hvis den er oplyst. {_INEXACT}"),
            Column("Til", f"Dagen, den næste på pladsen begynder, hvis oplyst. {_INEXACT}"),
            Column("Status", "Om medlemskabet er slut."),
            _PERSON,
        ),
        (),
        lambda found: (_member(found.council, each) for each in found.council.stints),
        lambda _: (),
    ),
    DataTable(
        "moeder",
        "Møder",
        "KKR'ets møder i valgperioden med deres frister.",
        (
            Column("Dato", "Mødets første dag.", "day"),
            Column("Begynder", "Klokkeslættet, hvis det er oplyst."),
            Column("Slutter", "Klokkeslættet, hvis det er oplyst."),
            Column("Sted", "Hvor det holdes."),
            Column("Slags", "Mødets slags."),
            Column("Planlagt til", "Dagen, mødet først blev planlagt til.", "day"),
            Column("Aflyst", "Dagen, mødet blev aflyst.", "day"),
            Column("Frist for forslag", "Sidste dag for forslag til dagsordenen.", "day"),
            Column("Frist for dagsorden", "Sidste dag, dagsordenen kan udsendes.", "day"),
            Column("Dagsorden udsendt", "Dagen, dagsordenen blev sendt ud.", "day"),
            Column("Referat", "Dagen, referatet blev offentliggjort.", "day"),
            _RESERVATION,
            Column("Sidste dag", "Mødets sidste dag.", "day"),
        ),
        (),
        _own_meetings,
        lambda _: (),
    ),
    DataTable(
        "udpegninger",
        "Udpegninger",
        "De personer, KKR'et har udpeget til andre organer.",
        (
            Column("Organ", "Organet, personen er udpeget til."),
            _NAME,
            _MUNICIPALITY,
            _PARTY,
            Column("Fra", "Første dag, hvis den er oplyst.", "day"),
            Column("Til og med", "Sidste dag, hvis den er oplyst.", "day"),
            Column("Møde", "Dagen for mødet, der udpegede personen.", "day"),
            _PERSON,
            _RESERVATION,
        ),
        (),
        _own_appointments,
        lambda _: (),
    ),
)
"""The tables of every term, as ``addresses.TERM_DATA`` names their files."""
