"""The meetings as OParl, with everything in them: items, papers, files, places."""

from collections.abc import Iterator

from klsite import addresses
from klsite.model.agendas import AgendaItem
from klsite.publish.open_data.oparl_objects import Objects, Record
from klsite.publish.open_data.popolo import day_text, meeting_id, moment_text
from klsite.results.meetings import CouncilMeeting


def meetings(build: Objects) -> dict[str, list[Record]]:
    """Return the objects of all listed meetings by their folders."""
    found: dict[str, list[Record]] = {
        folder: []
        for folder in ("meeting", "agendaitem", "paper", "consultation", "file", "location")
    }
    for each in build.given.work.listed_meetings():
        for folder, record in _of_meeting(build, each):
            found[folder].append(record)
    return found


def _of_meeting(build: Objects, each: CouncilMeeting) -> Iterator[tuple[str, Record]]:
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
    build: Objects, each: CouncilMeeting, items: list[Record], place: Record | None
) -> Record:
    meeting = each.meeting
    present = each.attendance.present if each.attendance else ()
    state = "aflyst" if meeting.called_off else ("afholdt" if meeting.minutes else None)
    made = build.make(
        "meeting",
        meeting_id(each),
        meeting.updated,
        name=each.title,
        meetingState=state,
        start=moment_text(meeting.held, meeting.opens),
        end=moment_text(meeting.held_until, meeting.closes),
        location=place,
        organization=[build.url("organization", f"kkr/{each.council.kkr.id}")],
        participant=[build.url("person", person) for person in present],
        agendaItem=items,
        web=build.own(each.address),
    )
    return {**made, "cancelled": meeting.called_off is not None, "kl:date": day_text(meeting.held)}


def _location(build: Objects, each: CouncilMeeting) -> Record | None:
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


def _item(build: Objects, each: CouncilMeeting, order: int, files: list[Record]) -> Record:
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
        web=build.own(addresses.agenda_item(each.meeting, item.number)),
    )
    return {**made, "order": order}


def _files(build: Objects, each: CouncilMeeting, item: AgendaItem) -> Iterator[Record]:
    for number, paper in enumerate(item.papers, start=1):
        own = paper.file and build.own(paper.file)
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
    build: Objects, each: CouncilMeeting, item: AgendaItem, number: int, file: Record
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
