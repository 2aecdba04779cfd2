"""The councils, their people and meetings as OParl 1.1 (oparl.org) in static files.

Each object is a file at the address that is its id, and each list of objects is one file with a
single page. ``modified`` is the day of the last change to the data behind an object. What is gone
stays as an object with nothing but ``deleted`` and the day (``tombstones``).
"""

from collections.abc import Iterable, Iterator

from klsite import addresses
from klsite.publish.open_data.oparl_meetings import meetings
from klsite.publish.open_data.oparl_objects import (
    FOLDER,
    LISTS,
    TYPES,
    VERSION,
    Objects,
    Record,
    latest_change,
    modified,
)
from klsite.publish.open_data.popolo import day_text, popolo, whole_day
from klsite.publish.open_data.table import DataInput, licence_of

SYSTEM = f"{FOLDER}system.json"
BODY = f"{FOLDER}body/kl.json"


def oparl(given: DataInput) -> dict[str, Record]:
    """Return every file by its name below ``data/``: the system, its lists and all objects."""
    of_people = {each.id: file.updated for file in given.dataset.people for each in file.people}
    build = Objects(given, of_people, latest_change(given.dataset))
    terms = _terms(build)
    objects: dict[str, list[Record]] = {
        "legislativeterm": terms,
        **_people_and_organizations(build),
        **meetings(build),
    }
    prefix = build.own(addresses.OPEN_DATA)
    made = {each["id"].removeprefix(prefix): each for own in objects.values() for each in own}
    for folder in LISTS.values():
        made[f"{FOLDER}{folder}.json"] = _list(build, folder, objects[folder])
    body = _body(build, terms)
    return {
        SYSTEM: _system(build),
        f"{FOLDER}body.json": _list(build, "body", [body]),
        BODY: body,
        **made,
    }


def tombstones(given: DataInput, gone: Iterable[str]) -> Iterator[tuple[str, Record]]:
    """Yield the address of each object that is gone, and what is left of it.

    Gone is what the table of moves says so of, and those of the once published addresses ``gone``
    that it does not know. Of these no day is told: theirs is that of the newest data.
    """
    moves = given.dataset.moves.moves
    told = {each.address for each in moves}
    days = {each.address: each.date for each in moves if each.reason}
    latest = latest_change(given.dataset)
    days |= {address: latest for address in gone if address not in told}
    for address, day in sorted(days.items()):
        folder = address.removeprefix(addresses.open_data(FOLDER)).partition("/")[0]
        if addresses.is_oparl_object(address) and folder in TYPES:
            yield (
                address,
                {
                    "id": addresses.absolute(given.site_url, address),
                    "type": f"{VERSION}{TYPES[folder]}",
                    "modified": modified(day),
                    "deleted": True,
                },
            )


def _list(build: Objects, folder: str, objects: list[Record]) -> Record:
    """Return an external list, whole on its first page."""
    own = build.list_address(folder)
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


def _system(build: Objects) -> Record:
    organisation = build.given.dataset.organisation
    name = addresses.open_data(SYSTEM)
    found: Record = {
        "id": build.own(name),
        "type": f"{VERSION}System",
        "oparlVersion": VERSION,
        "body": build.list_address("body"),
        "name": f"Åbne data fra {organisation.name}",
        "contactName": organisation.full_name,
        "website": build.own(addresses.OPEN_DATA),
        "kl:build": build.own(addresses.BUILD_INFO),
        "modified": modified(build.latest),
    }
    if licence := licence_of(build.given.dataset):
        found["license"] = licence
    if organisation.mail:
        found["contactEmail"] = organisation.mail
    return found


def _body(build: Objects, terms: list[Record]) -> Record:
    organisation = build.given.dataset.organisation
    return build.make(
        "body",
        "kl",
        build.latest,
        system=build.own(addresses.open_data(SYSTEM)),
        shortName=organisation.name,
        name=organisation.full_name,
        website=organisation.website,
        license=licence_of(build.given.dataset),
        contactEmail=organisation.mail,
        **{name: build.list_address(folder) for name, folder in LISTS.items()},
    ) | {"legislativeTerm": terms}


def _terms(build: Objects) -> list[Record]:
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


def _people_and_organizations(build: Objects) -> dict[str, list[Record]]:
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


def _membership(build: Objects, each: Record) -> Record:
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
