"""The tables of the meetings: items, papers, decisions, votes and attendance."""

from collections.abc import Iterator

from klsite import addresses
from klsite.model.agendas import AgendaItem
from klsite.publish.open_data.table import (
    ITEM,
    KKR,
    MEETING,
    PERSON,
    TERM,
    Cell,
    Column,
    DataInput,
    DataTable,
)
from klsite.results.meetings import CouncilMeeting

Key = tuple[Cell, ...]


def _meetings(given: DataInput) -> Iterator[tuple[Key, CouncilMeeting]]:
    for each in given.work.listed_meetings():
        yield (each.council.kkr.id, each.council.term.period, each.meeting.date), each


def _items(given: DataInput) -> Iterator[tuple[Key, CouncilMeeting, AgendaItem]]:
    for key, each in _meetings(given):
        for item in each.meeting.agenda:
            yield (*key, item.number), each, item


def _meeting_rows(given: DataInput) -> Iterator[Key]:
    for key, each in _meetings(given):
        meeting = each.meeting
        reservations = (meeting.only_planned, meeting.date_derived, meeting.conflict)
        yield (
            *key,
            meeting.held,
            f"{meeting.opens:%H:%M}" if meeting.opens else None,
            f"{meeting.closes:%H:%M}" if meeting.closes else None,
            meeting.venue,
            each.kind,
            meeting.called_off,
            meeting.agenda_sent,
            meeting.minutes.published if meeting.minutes else None,
            each.quorate,
            " ".join(filter(None, reservations)) or None,
            addresses.absolute(given.site_url, each.address),
            meeting.held_until,
        )


def _item_rows(given: DataInput) -> Iterator[Key]:
    for key, each, item in _items(given):
        address = addresses.agenda_item(each.meeting, item.number)
        yield (
            *key,
            item.title,
            item.body,
            item.proposed_by,
            item.proposed,
            addresses.absolute(given.site_url, address),
        )


def _paper_rows(given: DataInput) -> Iterator[Key]:
    for key, _, item in _items(given):
        for number, paper in enumerate(item.papers, start=1):
            own = addresses.absolute(given.site_url, paper.file) if paper.file else paper.url
            yield *key, number, paper.title, own


def _decision_rows(given: DataInput) -> Iterator[Key]:
    for key, each in _meetings(given):
        for item in each.meeting.agenda:
            if item.decision:
                yield *key, item.number, 1, item.decision
        for number, text in enumerate(each.meeting.decisions, start=1):
            yield *key, None, number, text


def _vote_rows(given: DataInput) -> Iterator[Key]:
    for key, each, item in _items(given):
        if item.vote is not None:
            vote = item.vote
            counts = (vote.votes_for, vote.votes_against, vote.abstained)
            yield *key, *counts, vote.chair, each.adopted(item)


def _attendance_rows(given: DataInput) -> Iterator[Key]:
    for key, each in _meetings(given):
        minutes = each.meeting.minutes
        if each.attendance is None or minutes is None:
            continue
        for person in each.attendance.present:
            yield *key, person, each.people[person].name, True, None
        for absence in minutes.absent or ():
            name = each.people[absence.person].name
            yield *key, absence.person, name, False, absence.substitute


_OF_MEETING = (KKR, TERM, MEETING)
_OF_ITEM = (*_OF_MEETING, ITEM)
_MEETING_KEY = ("kkr", "valgperiode", "moede")
_ITEM_KEY = (*_MEETING_KEY, "punkt")

MEETING_TABLES: tuple[DataTable[DataInput], ...] = (
    DataTable(
        "moeder",
        "Møder i KKR",
        "Alle kendte møder, også planlagte og aflyste.",
        (
            *_OF_MEETING,
            Column("dato", "Dagen for mødet, som det står nu, eller den første af dem.", "day"),
            Column("begynder", "Klokkeslættet, som 10:30; tom, hvis det ikke er oplyst."),
            Column("slutter", "Klokkeslættet; tom, hvis det ikke er oplyst."),
            Column("sted", "Stedet; tom, hvis det ikke er oplyst."),
            Column("slags", "Ordinært, ekstraordinært eller konstituerende møde."),
            Column("aflyst", "Dagen, mødet blev aflyst, hvis det er.", "day"),
            Column("dagsorden_udsendt", "Dagen, hvis den er oplyst.", "day"),
            Column("referat", "Dagen, referatet blev offentliggjort, hvis den er oplyst.", "day"),
            Column("beslutningsdygtigt", "Tom, hvis det ikke kan afgøres.", "boolean"),
            Column("forbehold", "Hvad der er usikkert ved oplysningerne."),
            Column("adresse", "Mødets side.", "address"),
            Column("sidste_dag", "Mødets sidste dag, når det varer flere; ellers »dato«.", "day"),
        ),
        _MEETING_KEY,
        _meeting_rows,
        lambda data: data.meetings,
    ),
    DataTable(
        "dagsordenspunkter",
        "Punkter på dagsordenen",
        "Punkterne på de dagsordener, der er kendt.",
        (
            *_OF_ITEM,
            Column("titel", "Punktets overskrift."),
            Column("tekst", "Sagsfremstillingen i Markdown, hvis den er kendt."),
            Column("stillet_af", "Id på medlemmet, der stillede forslaget."),
            Column("stillet_den", "Dagen, forslaget blev stillet.", "day"),
            Column("adresse", "Punktet på mødets side.", "address"),
        ),
        _ITEM_KEY,
        _item_rows,
        lambda data: data.meetings,
    ),
    DataTable(
        "bilag",
        "Bilag",
        "Bilagene til punkterne på dagsordenen.",
        (
            *_OF_ITEM,
            Column("nummer", "Bilagets nummer under punktet.", "integer"),
            Column("titel", "Bilagets navn."),
            Column("adresse", "Hvor filen ligger.", "address"),
        ),
        (*_ITEM_KEY, "nummer"),
        _paper_rows,
        lambda data: data.meetings,
    ),
    DataTable(
        "beslutninger",
        "Beslutninger",
        "Hvad KKR har besluttet: ved et punkt på dagsordenen eller, hvor referatet ikke er "
        "kendt, som en anden kilde nævner det.",
        (
            *_OF_MEETING,
            Column("punkt", "Punktets nummer; tom, hvis det ikke er kendt.", "integer"),
            Column("nummer", "Beslutningens nummer.", "integer"),
            Column("beslutning", "Beslutningen, i Markdown."),
        ),
        (),
        _decision_rows,
        lambda data: data.meetings,
    ),
    DataTable(
        "afstemninger",
        "Afstemninger",
        "Stemmetal for de punkter, der blev stemt om.",
        (
            *_OF_ITEM,
            Column("for", "Stemmer for.", "integer"),
            Column("imod", "Stemmer imod.", "integer"),
            Column("hverken_for_eller_imod", "Medlemmer, der undlod.", "integer"),
            Column("formanden", "Formandens stemme, for eller against, hvis den er oplyst."),
            Column(
                "vedtaget", "Om forslaget blev vedtaget; tom, hvis det ikke kan afgøres.", "boolean"
            ),
        ),
        _ITEM_KEY,
        _vote_rows,
        lambda data: data.meetings,
    ),
    DataTable(
        "fremmoede",
        "Fremmøde",
        "Hvem der ifølge referatet var til stede, og hvem der var fraværende. Møder uden et "
        "kendt referat er ikke med.",
        (
            *_OF_MEETING,
            PERSON,
            Column("navn", "Personens navn på mødets dag."),
            Column("til_stede", "Om personen var til stede.", "boolean"),
            Column("stedfortraeder", "Id på stedfortræderen, der kom i stedet."),
        ),
        (*_MEETING_KEY, "person"),
        _attendance_rows,
        lambda data: (*data.meetings, *data.members_files, *data.membership_events),
    ),
)
