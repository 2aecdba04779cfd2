"""The councils, their people and meetings as OParl 1.1 (oparl.org) in static files.

Each object is a file at the address that is its id, and each list of objects is one file with a
single page. ``modified`` is the day of the last change to the data behind an object. What is gone
stays as an object with nothing but ``deleted`` and the day (``tombstones``).
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any, NamedTuple

from klsite import addresses
from klsite.model.base import DatedFile
from klsite.model.dataset import Dataset
from klsite.model.meetings import AgendaItem
from klsite.publish.open_data.popolo import day_text, meeting_id, popolo, whole_day
from klsite.publish.open_data.table import DataInput, licence_of
from klsite.results.meetings import CouncilMeeting
from klsite.text.clock import COPENHAGEN

Record = dict[str, Any]

VERSION = "https://schema.oparl.org/1.1/"
FOLDER = "oparl/"
SYSTEM = f"{FOLDER}system.json"
BODY = f"{FOLDER}body/kl.json"
_NAMED_AFTER = {
    "organization": "Organization",
    "person": "Person",
    "membership": "Membership",
    "meeting": "Meeting",
    "agendaitem": "AgendaItem",
    "paper": "Paper",
    "consultation": "Consultation",
    "file": "File",
    "location": "Location",
    "legislativeterm": "LegislativeTerm",
    "body": "Body",
}
"""The type of the objects in each folder."""

_LISTS = {
    "organization": "organization",
    "person": "person",
    "meeting": "meeting",
    "paper": "paper",
    "agendaItem": "agendaitem",
    "consultation": "consultation",
    "file": "file",
    "locationList": "location",
    "legislativeTermList": "legislativeterm",
    "membership": "membership",
}
"""The lists of the body by their properties: the folder whose objects each lists."""


def _modified(day: date) -> str:
    return datetime.combine(day, time.min, tzinfo=COPENHAGEN).isoformat()


class _Objects(NamedTuple):
    """Builds objects: the data, and the day of the last change to the data of the councils."""

    given: DataInput
    days: dict[str, date]
    latest: date

    def url(self, folder: str, id_: str) -> str:
        return addresses.absolute(
            self.given.site_url, addresses.open_data(f"{FOLDER}{folder}/{id_}.json")
        )

    def make(self, folder: str, id_: str, day: date | None, **fields: Any) -> Record:
        """Return an object without the fields that are not known."""
        known = {name: value for name, value in fields.items() if value not in (None, [], "")}
        return {
            "id": self.url(folder, id_),
            "type": f"{VERSION}{_NAMED_AFTER[folder]}",
            **known,
            "modified": _modified(day or self.latest),
        }

    @property
    def body(self) -> str:
        return self.url("body", "kl")


def oparl(given: DataInput) -> dict[str, Record]:
    """Return every file by its name below ``data/``: the system, its lists and all objects."""
    build = _Objects(given, _days_of_people(given), _latest(given.dataset))
    terms = _terms(build)
    objects: dict[str, list[Record]] = {
        "legislativeterm": terms,
        **_people_and_organizations(build),
        **_meetings(build),
    }
    made = {_name(build, each): each for every in objects.values() for each in every}
    for folder in _LISTS.values():
        made[f"{FOLDER}{folder}.json"] = _list(build, folder, objects[folder])
    body = _body(build, terms)
    return {
        SYSTEM: _system(build),
        f"{FOLDER}body.json": _list(build, "body", [body]),
        BODY: body,
        **made,
    }


def _latest(dataset: Dataset) -> date:
    files: tuple[DatedFile, ...] = (
        dataset.organisation, dataset.bodies, dataset.parties, *dataset.kkr, *dataset.terms,
        *dataset.people, *dataset.elections, *dataset.meetings, *dataset.appointments,
        *dataset.members_files, *dataset.membership_events,
    )  # fmt: skip
    return max(each.updated for each in files)


def tombstones(given: DataInput, published: Iterable[str]) -> Iterator[tuple[str, Record]]:
    """Yield the address of each object that is gone, and what is left of it.

    Gone is what the table of moves says so of, and which of the addresses once ``published``
    neither it nor the data know. Of these no day is told: theirs is that of the newest data.
    """
    moves = given.dataset.moves.moves
    known = {addresses.open_data(name) for name in oparl(given)} | {each.address for each in moves}
    days = {each.address: each.date for each in moves if each.reason}
    latest = _latest(given.dataset)
    days |= {address: latest for address in published if address not in known}
    for address, day in sorted(days.items()):
        folder = address.removeprefix(addresses.open_data(FOLDER)).partition("/")[0]
        if addresses.is_oparl_object(address) and folder in _NAMED_AFTER:
            yield (
                address,
                {
                    "id": addresses.absolute(given.site_url, address),
                    "type": f"{VERSION}{_NAMED_AFTER[folder]}",
                    "modified": _modified(day),
                    "deleted": True,
                },
            )


def _name(build: _Objects, record: Record) -> str:
    address: str = record["id"]
    return address.removeprefix(addresses.absolute(build.given.site_url, addresses.OPEN_DATA))


def _days_of_people(given: DataInput) -> dict[str, date]:
    return {each.id: file.updated for file in given.dataset.people for each in file.people}


def _list_address(build: _Objects, folder: str) -> str:
    name = addresses.open_data(f"{FOLDER}{folder}.json")
    return addresses.absolute(build.given.site_url, name)


def _list(build: _Objects, folder: str, objects: list[Record]) -> Record:
    """Return an external list, whole on its first page."""
    own = _list_address(build, folder)
    number = len(objects)
    return {
        "data": objects,
        "pagination": {
            "totalElements": number,
            "elementsPerPage": max(number, 1),
            "currentPage": 1,
            "totalPages": 1,
        },
        "links": {"first": own, "self": own, "last": own},
    }


def _system(build: _Objects) -> Record:
    organisation = build.given.dataset.organisation
    name = addresses.open_data(SYSTEM)
    found: Record = {
        "id": addresses.absolute(build.given.site_url, name),
        "type": f"{VERSION}System",
        "oparlVersion": VERSION,
        "body": _list_address(build, "body"),
        "name": f"Åbne data fra {organisation.name}",
        "contactName": organisation.full_name,
        "website": addresses.absolute(build.given.site_url, addresses.OPEN_DATA),
        "modified": _modified(build.latest),
    }
    if organisation.mail:
        found["contactEmail"] = organisation.mail
    return found


def _body(build: _Objects, terms: list[Record]) -> Record:
    organisation = build.given.dataset.organisation
    return build.make(
        "body",
        "kl",
        build.latest,
        system=addresses.absolute(build.given.site_url, addresses.open_data(SYSTEM)),
        shortName=organisation.name,
        name=organisation.full_name,
        website=organisation.website,
        license=licence_of(build.given.dataset),
        contactEmail=organisation.mail,
        **{name: _list_address(build, folder) for name, folder in _LISTS.items()},
    ) | {"legislativeTerm": terms}


def _terms(build: _Objects) -> list[Record]:
    """Return each term once: all KKR have the same, though one may end early."""
    periods = {each.period: each for each in build.given.dataset.terms}
    return [
        build.make(
            "legislativeterm",
            period,
            term.updated,
            body=build.body,
            name=period,
            startDate=day_text(term.starts),
            endDate=day_text(term.ends),
        )
        for period, term in sorted(periods.items())
    ]


def _people_and_organizations(build: _Objects) -> dict[str, list[Record]]:
    found = popolo(build.given.work)
    memberships = [_membership(build, each) for each in found["memberships"]]
    of_person: dict[str, list[Record]] = {}
    of_organization: dict[str, list[str]] = {}
    for each in memberships:
        of_person.setdefault(each["person"], []).append(each)
        of_organization.setdefault(each["organization"], []).append(each["id"])
    people = [
        build.make(
            "person",
            each["id"],
            build.days.get(each["id"]),
            body=build.body,
            name=each["name"],
            membership=of_person.get(build.url("person", each["id"])),
        )
        for each in found["persons"]
    ]
    organizations = [
        build.make(
            "organization",
            each["id"],
            build.latest,
            body=build.body,
            name=each["name"],
            classification=each["classification"],
            membership=of_organization.get(build.url("organization", each["id"])),
            startDate=each.get("founding_date"),
            endDate=each.get("dissolution_date"),
        )
        for each in found["organizations"]
    ]
    return {"membership": memberships, "person": people, "organization": organizations}


def _membership(build: _Objects, each: Record) -> Record:
    behalf = each["on_behalf_of_id"]
    return build.make(
        "membership",
        each["id"],
        build.latest,
        person=build.url("person", each["person_id"]),
        organization=build.url("organization", each["organization_id"]),
        role=each["role"],
        startDate=whole_day(each["start_date"]),
        endDate=whole_day(each["end_date"]),
        onBehalfOf=build.url("organization", behalf) if behalf else None,
    )


def _meetings(build: _Objects) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {
        folder: []
        for folder in ("meeting", "agendaitem", "paper", "consultation", "file", "location")
    }
    for council in build.given.work.terms:
        for each in build.given.work.meetings[council]:
            for folder, record in _of_meeting(build, each):
                found[folder].append(record)
    return found


def _of_meeting(build: _Objects, each: CouncilMeeting) -> Iterator[tuple[str, Record]]:
    """Yield a meeting and everything in it, each with its folder."""
    items = []
    for order, item in enumerate(each.meeting.agenda):
        files = list(_files(build, each, item))
        items.append(_item(build, each, order, files))
        yield "agendaitem", items[-1]
        for number, file in enumerate(files, start=1):
            yield "file", file
            paper = _paper(build, each, item, number, file)
            yield "paper", paper
            yield from (("consultation", one) for one in paper["consultation"])
    place = _location(build, each)
    if place is not None:
        yield "location", place
    yield "meeting", _meeting(build, each, items, place)


def _meeting(
    build: _Objects, each: CouncilMeeting, items: list[Record], place: Record | None
) -> Record:
    meeting = each.meeting
    present = each.attendance.present if each.attendance else ()
    state = "aflyst" if meeting.cancelled else ("afholdt" if meeting.minutes else None)
    made = build.make(
        "meeting",
        meeting_id(each),
        meeting.updated,
        name=each.title,
        meetingState=state,
        start=_moment(meeting.held, meeting.opens),
        end=_moment(meeting.held, meeting.closes),
        location=place,
        organization=[build.url("organization", f"kkr/{each.council.kkr.id}")],
        participant=[build.url("person", person) for person in present],
        agendaItem=items,
        web=addresses.absolute(build.given.site_url, each.address),
    )
    return {**made, "cancelled": meeting.cancelled is not None, "kl:date": day_text(meeting.held)}


def _moment(day: date, clock: time | None) -> str | None:
    """Return a moment where the hour is known: OParl has no day without one."""
    return datetime.combine(day, clock, tzinfo=COPENHAGEN).isoformat() if clock else None


def _location(build: _Objects, each: CouncilMeeting) -> Record | None:
    if each.meeting.venue is None:
        return None
    return build.make(
        "location",
        meeting_id(each),
        each.meeting.updated,
        description=each.meeting.venue,
        meetings=[build.url("meeting", meeting_id(each))],
    )


def _item_id(each: CouncilMeeting, item: AgendaItem) -> str:
    return f"{meeting_id(each)}/{item.number}"


def _item(build: _Objects, each: CouncilMeeting, order: int, files: list[Record]) -> Record:
    item = each.meeting.agenda[order]
    adopted = each.adopted(item) if item.vote else None
    made = build.make(
        "agendaitem",
        _item_id(each, item),
        each.meeting.updated,
        meeting=build.url("meeting", meeting_id(each)),
        number=str(item.number),
        name=item.title,
        result=None if adopted is None else ("vedtaget" if adopted else "forkastet"),
        resolutionText=item.decision,
        auxiliaryFile=files,
        web=addresses.absolute(
            build.given.site_url, addresses.agenda_item(each.meeting, item.number)
        ),
    )
    return {**made, "order": order}


def _files(build: _Objects, each: CouncilMeeting, item: AgendaItem) -> Iterator[Record]:
    for number, paper in enumerate(item.papers, start=1):
        own = paper.file and addresses.absolute(build.given.site_url, paper.file)
        yield build.make(
            "file",
            f"{_item_id(each, item)}/{number}",
            each.meeting.updated,
            name=paper.title,
            size=each.sizes.get(paper.file) if paper.file else paper.bytes,
            accessUrl=own or paper.url,
            agendaItem=[build.url("agendaitem", _item_id(each, item))],
        )


def _paper(
    build: _Objects, each: CouncilMeeting, item: AgendaItem, number: int, file: Record
) -> Record:
    id_ = f"{_item_id(each, item)}/{number}"
    about = build.make(
        "consultation",
        id_,
        each.meeting.updated,
        paper=build.url("paper", id_),
        agendaItem=build.url("agendaitem", _item_id(each, item)),
        meeting=build.url("meeting", meeting_id(each)),
    )
    return build.make(
        "paper",
        id_,
        each.meeting.updated,
        body=build.body,
        name=file["name"],
        mainFile=file,
        consultation=[about],
    )
