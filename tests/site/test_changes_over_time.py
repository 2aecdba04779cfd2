"""What addresses, feeds and calendars do when something that was published changes."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from icalendar import Calendar

from klsite.load.published import remember
from klsite.model.news_meta import NewsMeta
from klsite.publish.calendars import CalendarInput, calendars
from klsite.publish.ended_events import ended_events
from klsite.results.calendars import DEADLINES
from klsite.results.feeds import Feed
from klsite.results.news import News, latest_releases
from klsite.site.feeds import every_feed
from klsite.site.promises import remembered
from klsite.site.read import read_site
from klsite.text.clock import COPENHAGEN
from support.promised import told

MEETING = "kkr/fjordland/2030-2034/meetings/2031-03-10.yml"
NEWS = "news/2031/2031-01-04-tal.yml"
LETTER = "documents/2031-01-04-notat.yml"
EVENT = "events/2031-06-01-dag.yml"
NOW = datetime(2031, 1, 10, 12, tzinfo=COPENHAGEN)
OLD = """\
date: 2031-03-10
kind: ordinary
starts: 9:00
ends: 11:00
place: Havehuset
source: opdigtet
updated: 2031-01-01
"""
CANCELLED = f"{OLD}cancelled: 2031-01-02\n"
MOVED = f"{OLD}moved:\n  - {{announced: 2031-01-02, date: 2031-03-17}}\n"
WITHDRAWN = "withdrawn: Den var forkert.\nwithdrawn_on: 2031-01-09\n"
MAJOR = "changes:\n  - {at: 2031-01-09, text: Tallet er rettet., major: ja}\n"
MINOR = MAJOR.replace(", major: ja", "")
FIGURES = """\
id: tal
kind: Artikel
date: 2031-01-04
title: Tal
category: Børn & unge
summary: Om tal.
source: opdigtet
"""
NOTE = """\
id: notat
kind: Notat
title: Notat
date: 2031-01-04
summary: Om noget.
body: Ikke noget.
source: brev
updated: 2031-01-04
"""
DAY = """\
id: dag
title: En dag
starts: 2031-06-01
ends: 2031-06-02
place: Havehuset
summary: Om noget.
source: brev
announced: 2031-01-03
updated: 2031-01-04
"""
UID = "moede-fjordland-2030-2034-2031-03-10@kl.dk"
DAY_UID = "arrangement-dag@kl.dk"
GUID = "tag:kl.dk,2026:"
ITEM = f"{GUID}nyhed/tal"
FROM = f"{ITEM}/flyttet-fra-emner-boern-og-unge-artikler"


class State(NamedTuple):
    """What the public sees: addresses, guids promised, feeds by their addresses, events by UID."""

    addresses: frozenset[str]
    guids: frozenset[str]
    feeds: Mapping[str, Feed]
    events: Mapping[str, Any]

    def entries(self, address: str = "") -> dict[str, datetime]:
        """Return the moments of the entries of the feeds below an address, by guid."""
        feeds = (each for name, each in self.feeds.items() if name.startswith(address))
        return {entry.guid: entry.moment for feed in feeds for entry in feed.entries}


def seen(project: Path, now: datetime = NOW) -> State:
    """Return what is published at a moment, and remember it."""
    site = read_site(project, now)
    work, dataset, promises = site.static.results.council_work, site.dataset, remembered(site)
    revisions = site.static.results.revisions
    gone = tuple(ended_events(dataset.moves, site.data.published, frozenset(revisions)))
    given = CalendarInput(work, dataset.events, revisions, gone, "https://www.kl.dk/")
    components: list[Any] = []
    for file in calendars(given):
        if file.address in ("kalendere/fjordland.ics", "kalendere/arrangementer.ics"):
            components += Calendar.from_ical(file.render()).walk("VEVENT")
    remember(project, promises)
    return State(
        site.addresses,
        frozenset(promises.names("guid")),
        {each.head.link.address: each for each in every_feed(site)},
        {str(each["UID"]): each for each in components},
    )


class Change(NamedTuple):
    """A change of a file, how much the revision of its event rises, and the new guids.

    ``gone`` are the guids that leave a feed, by its address.
    """

    file: str
    before: str
    after: str
    rise: int = 0
    told: tuple[str, ...] = ()
    gone: tuple[tuple[str, str], ...] = ()


def meeting(before: str, after: str, rise: int, told: str = "") -> Change:
    guid = f"{GUID}kkr/{told}-fjordland-2030-2034-2031-03-10"
    return Change(MEETING, before, after, rise, (guid,) if told else ())


def news(after: str, *told: str, gone: tuple[tuple[str, str], ...] = ()) -> Change:
    return Change(NEWS, FIGURES, after, 0, told, gone)


CATEGORY, KIND = "feeds/nyheder/emner/boern-og-unge.xml", "feeds/nyheder/artikler.xml"
BOTH = "feeds/nyheder/emner/boern-og-unge/artikler.xml"
UNLISTED = "ikke-i-feedet"

CHANGES = {
    "nothing": meeting(OLD, OLD, 0),
    "a line of the source": meeting(OLD, OLD.replace("2031-01-01", "2031-01-09"), 0),
    "an hour corrected": meeting(OLD, OLD.replace("9:00", "9:30"), 1),
    "an end corrected": meeting(OLD, OLD.replace("11:00", "12:00"), 1),
    "an end that was not known": meeting(OLD.replace("ends: 11:00\n", ""), OLD, 1),
    "a second day": meeting(OLD, OLD.replace("kind", "last_day: 2031-03-11\nkind"), 1),
    "a place corrected": meeting(OLD, OLD.replace("Havehuset", "Drivhuset"), 1),
    "moved to another day": meeting(OLD, MOVED, 1, "flyttet-1"),
    "moved on the same day": meeting(
        OLD, MOVED.replace("2031-03-17", "2031-03-10, starts: 13:00"), 1, "flyttet-1"
    ),
    "moved again": meeting(
        MOVED, f"{MOVED}  - {{announced: 2031-01-02, date: 2031-03-24}}\n", 1, "flyttet-2"
    ),
    "a move that is taken back": meeting(
        MOVED, MOVED.replace("03-17}", "03-17, withdrawn: 2031-01-03}"), 1, "flyttes-ikke-1"
    ),
    "cancelled": meeting(OLD, CANCELLED, 1, "aflyst"),
    "held after all": meeting(
        CANCELLED, f"{CANCELLED}reinstated: 2031-01-03\n", 1, "holdes-alligevel"
    ),
    "cancelled and another hour": meeting(OLD, CANCELLED.replace("9:00", "9:30"), 1, "aflyst"),
    "only planned": meeting(OLD, f"{OLD}only_planned: Kun planen er kendt.\n", 1),
    "a meeting withdrawn": meeting(OLD, OLD + WITHDRAWN, 1, "trukket-tilbage"),
    "a correction, then withdrawn": meeting(
        OLD + MAJOR, OLD + MAJOR + WITHDRAWN, 1, "trukket-tilbage"
    ),
    "a major correction of a meeting": meeting(OLD, OLD + MAJOR, 0, "rettet-1"),
    "a title corrected": news(FIGURES.replace("title: Tal", "title: Nye tal")),
    "a minor correction": news(FIGURES + MINOR),
    "a major correction": news(FIGURES + MAJOR, f"{ITEM}/rettet-1"),
    "an item withdrawn": news(FIGURES + WITHDRAWN, f"{ITEM}/trukket-tilbage"),
    "an item kept from lists": news(
        f"{FIGURES}noindex: ja\n",
        f"{ITEM}/{UNLISTED}",
        gone=tuple((each, ITEM) for each in (CATEGORY, KIND, BOTH, "feeds/nyheder.xml")),
    ),
    "another address": news(f"{FIGURES}slug: x\nformerly: [nyheder/2031/tal/]\n"),
    "another kind": news(
        FIGURES.replace("Artikel", "Pressemeddelelse"), FROM, gone=((KIND, ITEM), (BOTH, ITEM))
    ),
    "another category": news(
        FIGURES.replace("category: Børn & unge\n", ""), FROM, gone=((CATEGORY, ITEM), (BOTH, ITEM))
    ),
    "another KKR": Change(
        NEWS,
        f"{FIGURES}kkr: [aadal]\n",
        f"{FIGURES}kkr: [fjordland]\n",
        told=(f"{ITEM}/flyttet-fra-kkr-aadal",),
        gone=(("feeds/kkr/aadal.xml", ITEM),),
    ),
    "a document of another kind": Change(LETTER, NOTE, NOTE.replace("kind: Notat", "kind: Brev")),
    "a document corrected": Change(
        LETTER, NOTE, NOTE + MAJOR, told=(f"{GUID}dokument/notat/rettet-1",)
    ),
    "a document withdrawn": Change(
        LETTER, NOTE, NOTE + WITHDRAWN, told=(f"{GUID}dokument/notat/trukket-tilbage",)
    ),
    "a document kept from lists": Change(
        LETTER,
        NOTE,
        f"{NOTE}noindex: ja\n",
        told=(f"{GUID}dokument/notat/{UNLISTED}",),
        gone=(("feeds/dokumenter.xml", f"{GUID}dokument/notat"),),
    ),
    "an event kept from lists": Change(
        EVENT,
        DAY,
        f"{DAY}noindex: ja\n",
        told=(f"{GUID}arrangement/dag/{UNLISTED}",),
        gone=(("feeds/arrangementer.xml", f"{GUID}arrangement/dag"),),
    ),
    "a meeting kept from lists": Change(
        MEETING,
        MOVED,
        f"{MOVED}noindex: ja\n",
        told=(f"{GUID}kkr/fjordland-2030-2034-2031-03-10/{UNLISTED}",),
        gone=tuple(
            (f"feeds/kkr/{each}.xml", f"{GUID}kkr/flyttet-1-fjordland-2030-2034-2031-03-10")
            for each in ("fjordland", "fjordland/moeder")
        ),
    ),
    "an event on another day": Change(
        EVENT, DAY, DAY.replace("ends: 2031-06-02", "ends: 2031-06-03"), 1
    ),
    "an event elsewhere": Change(EVENT, DAY, DAY.replace("Havehuset", "Drivhuset"), 1),
    "a line of the source of an event": Change(
        EVENT, DAY, DAY.replace("updated: 2031-01-04", "updated: 2031-01-09")
    ),
    "an event withdrawn": Change(
        EVENT, DAY, DAY + WITHDRAWN, 1, (f"{GUID}arrangement/dag/trukket-tilbage",)
    ),
    "an event corrected": Change(EVENT, DAY, DAY + MAJOR, 0, (f"{GUID}arrangement/dag/rettet-1",)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_the_public_sees_of_a_change(sample: Path, change: Change) -> None:
    file = sample / "data" / change.file
    file.write_text(change.before, encoding="utf-8")
    one = seen(sample)
    file.write_text(change.after, encoding="utf-8")
    two = seen(sample)
    assert one.addresses <= two.addresses
    assert one.guids <= two.guids
    assert one.feeds.keys() <= two.feeds.keys()
    for address, feed in one.feeds.items():
        assert two.feeds[address].changed >= feed.changed
    before, after = one.entries(), two.entries()
    assert after.keys() - before.keys() == set(change.told)
    only_told = ("/flyttet-fra-", f"/{UNLISTED}")
    assert {e for e in change.told if not any(name in e for name in only_told)} <= two.guids
    assert {guid: after[guid] for guid in before.keys() & after.keys()} == {
        guid: before[guid] for guid in before.keys() & after.keys()
    }
    for address, guid in change.gone:
        assert guid not in two.entries(address)
        assert set(change.told) <= two.entries(address).keys()
    own = {MEETING: UID, EVENT: DAY_UID}.get(change.file)
    for uid, event in one.events.items():
        rise = two.events[uid]["SEQUENCE"] - event["SEQUENCE"]
        is_deadline = uid.partition("-")[2] == (own or "").partition("-")[2] and uid != own
        assert rise in ((0, change.rise) if is_deadline else (change.rise if uid == own else 0,))
        assert two.events[uid]["DTSTAMP"].dt >= event["DTSTAMP"].dt


LATER = "updated: 2031-01-18\n"
YEAR = (
    {NEWS: FIGURES, LETTER: NOTE, EVENT: DAY.replace("announced: 2031-01-03\n", "")},
    {NEWS: f"{FIGURES}kkr: [fjordland]\n", EVENT: DAY},
    {MEETING: OLD},
    {EVENT: DAY.replace("updated: 2031-01-04", "updated: 2031-01-16")},
    {MEETING: MOVED, NEWS: f"{FIGURES}{LATER}kkr: [aadal]\n"},
    {NEWS: FIGURES.replace("Artikel", "Pressemeddelelse") + LATER, LETTER: NOTE + MAJOR},
    {EVENT: DAY.replace("2031-06-02", "2031-06-03").replace("01-04", "01-20")},
    {NEWS: f"{FIGURES}{LATER}{MAJOR}kkr: [fjordland]\n"},
    {NEWS: f"{FIGURES}{LATER}{MAJOR}{WITHDRAWN}kkr: [fjordland]\n"},
    {EVENT: (DAY + MAJOR).replace("01-04", "01-20"), MEETING: MOVED + WITHDRAWN},
    {EVENT: (DAY + MAJOR + WITHDRAWN).replace("01-04", "01-20"), LETTER: NOTE + MAJOR + WITHDRAWN},
)
"""What an editor writes in the course of time, some files at each step."""


def test_no_entry_changes_its_moment_in_a_year_and_no_feed_becomes_older(sample: Path) -> None:
    moments: dict[tuple[str, str], datetime] = {}
    changed: dict[str, datetime] = {}
    for number, files in enumerate(YEAR):
        for name, text in files.items():
            (sample / "data" / name).write_text(text, encoding="utf-8")
        for hour in (6, 9, 20):
            now = datetime(2031, 1, 10 + 2 * number, hour, tzinfo=COPENHAGEN)
            for address, feed in seen(sample, now).feeds.items():
                assert changed.get(address, feed.changed) <= feed.changed <= now
                changed[address] = feed.changed
                for each in feed.entries:
                    if each.moment.hour >= 8:  # what is told before eight is told as of then
                        assert moments.setdefault((address, each.guid), each.moment) == each.moment
                    else:
                        assert (address, each.guid) not in moments


@pytest.mark.parametrize(
    ("file", "text", "guid"), [(NEWS, FIGURES, ITEM), (LETTER, NOTE, f"{GUID}dokument/notat")]
)
@pytest.mark.parametrize("day", ["2031-01-02", "2031-01-06"])
def test_a_date_that_is_corrected_is_no_other_release(
    sample: Path, file: str, text: str, guid: str, day: str
) -> None:
    path = sample / "data" / file
    path.write_text(text, encoding="utf-8")
    before = seen(sample)
    path.unlink()
    renamed = path.with_name(path.name.replace("2031-01-04", day))
    renamed.write_text(text.replace("date: 2031-01-04", f"date: {day}"), encoding="utf-8")
    after = seen(sample)
    moments = before.entries()[guid], after.entries()[guid]
    assert moments == (datetime(2031, 1, 4, 8, tzinfo=COPENHAGEN),) * 2
    for address, feed in before.feeds.items():
        assert after.feeds[address].changed >= feed.changed


def test_an_item_that_was_never_told_of_is_released_when_its_year_is_corrected() -> None:
    told = {f"{GUID}nyhed/i-feedet": datetime(2031, 1, 9, 8, tzinfo=COPENHAGEN)}
    days = {f"nyhed-{day}": date(2030, 11, 1) + timedelta(day) for day in range(60)}
    days |= {"i-feedet": date(2030, 1, 9), "aar-rettet": date(2031, 1, 8)}
    items = [
        NewsMeta(id_, b"", id_, "Artikel", day, id_, id_, "opdigtet", has_body=False)
        for id_, day in days.items()
    ]
    news = News(items, NOW, told=told)
    found = latest_releases(news, news.listed, (), 50)
    assert [each.item.id for each in found[:2]] == ["i-feedet", "aar-rettet"]
    assert len(found) == 50


def test_who_follows_a_municipality_is_told_that_an_entry_was_of_another(sample: Path) -> None:
    guid = f"{GUID}kkr/medlem-fjordland-2030-2034-leaves_council-berta-begonia"
    mine, other = "feeds/kommuner/0804.xml", "feeds/kommuner/0805.xml"
    before = seen(sample)
    assert guid in before.entries(mine)
    people = sample / "data/people/fjordland.yml"
    text = people.read_text(encoding="utf-8")
    line = 'name: Berta Begonia, councils: [{election: "2029", municipality: "0804"'
    assert line in text
    people.write_text(text.replace(line, line.replace("0804", "0805")), encoding="utf-8")
    after = seen(sample)
    assert guid not in after.entries(mine)
    assert guid in after.entries(other)
    (entry,) = (each for each in after.feeds[mine].entries if each.guid == f"{guid}/ikke-0804")
    assert entry.summary == "Det gælder ikke Dalby, som det stod her før."
    assert before.guids <= after.guids


@pytest.mark.parametrize(
    ("file", "text", "guid", "page", "feed"),
    [
        (NEWS, FIGURES, ITEM, "nyheder/2031/tal/", BOTH),
        (LETTER, NOTE, f"{GUID}dokument/notat", "dokumenter/2031/notat/", "feeds/dokumenter.xml"),
    ],
)
def test_followers_are_told_of_an_entry_whose_file_was_deleted(
    sample: Path, file: str, text: str, guid: str, page: str, feed: str
) -> None:
    path, moves = sample / "data" / file, sample / "data/moves.yml"
    path.write_text(text, encoding="utf-8")
    before = seen(sample)
    path.unlink()
    lines = (
        f'  - {{address: "{each}", withdrawn: Den var forkert., date: 2031-01-09}}\n'
        for each in (guid, page)
    )
    moves.write_text(moves.read_text(encoding="utf-8") + "".join(lines), encoding="utf-8")
    after = seen(sample)
    assert guid in before.entries(feed)
    for address in [each for each, found in before.feeds.items() if guid in before.entries(each)]:
        if "ugen" not in address:
            (entry,) = (x for x in after.feeds[address].entries if x.guid == f"{guid}/ophoert")
            assert (entry.title, entry.address) == (f"Trukket tilbage: /{page}", page)
            assert entry.summary == "Den var forkert."


def test_followers_of_a_kkr_are_told_of_a_meeting_whose_file_was_deleted(sample: Path) -> None:
    path, moves = sample / "data" / MEETING, sample / "data/moves.yml"
    path.write_text(OLD, encoding="utf-8")
    seen(sample)
    path.unlink()
    page = "kkr/fjordland/2030-2034/moeder/2031-03-10/"
    uids = (f"{what}-fjordland-2030-2034-2031-03-10@kl.dk" for what in ("moede", *DEADLINES))
    lines = (
        f"  - {{address: {each}, ended: Der var intet møde., date: 2031-01-09}}\n"
        for each in (page, *uids)
    )
    moves.write_text(moves.read_text(encoding="utf-8") + "".join(lines), encoding="utf-8")
    after = seen(sample)
    told = {
        address: [(each.title, each.summary) for each in feed.entries if each.address == page]
        for address, feed in after.feeds.items()
        if "uge" not in address
    }
    assert {address: found for address, found in told.items() if found} == {
        f"feeds/kkr/{name}.xml": [(f"Ophørt: /{page}", "Der var intet møde.")]
        for name in ("fjordland", "fjordland/moeder")
    }


OTHER_OF_2030 = FIGURES.replace("2031-01-04", "2030-03-05").replace("tal\n", "anden\n")
"""Keeps the page of its year."""

SWAPPED = {
    "news": (NEWS, FIGURES, "news/2031/2031-01-03-andet.yml", "nyhed"),
    "documents": (LETTER, NOTE, "documents/2031-01-03-andet.yml", "dokument"),
}


@pytest.mark.parametrize("kind", SWAPPED)
@pytest.mark.parametrize("day", ["2031-01-03", "2031-01-04"])
def test_records_that_exchange_their_ids_are_refused(sample: Path, kind: str, day: str) -> None:
    file, text, second, guid = SWAPPED[kind]
    one, two = sample / "data" / file, sample / "data" / second.replace("2031-01-03", day)
    id_ = text.partition("id: ")[2].partition("\n")[0]
    one.write_text(text, encoding="utf-8")
    other = text.replace("date: 2031-01-04", f"date: {day}").replace("title: ", "title: Andet ")
    two.write_text(other.replace(f"id: {id_}\n", "id: andet\n"), encoding="utf-8")
    seen(sample)
    one.write_text(text.replace(f"id: {id_}\n", "id: andet\n"), encoding="utf-8")
    two.write_text(other, encoding="utf-8")
    found = [each.partition(": ")[2] for each in told(sample)]
    assert found == [
        f"indlægget {GUID}{guid}/{a} har nu den titel, som {GUID}{guid}/{b} er udgivet med, og det "
        "en andens: har de byttet id, så byt det tilbage, for abonnenternes programmer kender dem "
        "ved det. Er det titlerne, der var byttet om, så ret først den ene, udgiv, kør kl.py "
        "remember, og ret så den anden"
        for a, b in (("andet", id_), (id_, "andet"))
    ]


def test_titles_and_days_that_were_exchanged_can_be_corrected(sample: Path) -> None:
    one, two = sample / "data" / NEWS, sample / "data/news/2031/2031-01-03-andet.yml"
    other = FIGURES.replace("2031-01-04", "2031-01-03").replace("title: Tal", "title: Andet")
    other = other.replace("id: tal", "id: andet")
    one.write_text(FIGURES, encoding="utf-8")
    two.write_text(other, encoding="utf-8")
    for text, name in ((FIGURES, one), (other, two)):
        seen(sample)
        swapped = text.replace("title: Tal", "title: Andet")
        swapped = text.replace("title: Andet", "title: Tal") if swapped == text else swapped
        name.write_text(swapped, encoding="utf-8")
        assert told(sample) == []
    seen(sample)
    days = {"2031-01-03": "2031-01-04", "2031-01-04": "2031-01-03"}
    for path in (one, two):
        text = path.read_text(encoding="utf-8")
        day = text.partition("date: ")[2][:10]
        path.unlink()
        path = path.with_name(path.name.replace(day, days[day]))
        path.write_text(text.replace(f"date: {day}", f"date: {days[day]}"), encoding="utf-8")
    assert told(sample) == []


@pytest.mark.parametrize("edit", ["noindex: ja\n", "kkr: []\n"])
def test_an_old_item_leaves_no_feed_without_a_day(sample: Path, edit: str) -> None:
    path = sample / "data/news/2030/2030-03-04-gammel.yml"
    path.parent.mkdir(exist_ok=True)
    old = FIGURES.replace("2031-01-04", "2030-03-04").replace("id: tal", "id: gammel")
    path.with_name("2030-03-05-anden.yml").write_text(OTHER_OF_2030, encoding="utf-8")
    path.write_text(f"{old}kkr: [fjordland]\n", encoding="utf-8")
    seen(sample)
    path.write_text(old + edit, encoding="utf-8")
    assert told(sample) == [
        "data/news/2030/2030-03-04-gammel.yml:1:1: nyheden står ikke længere i et feed, hvor den "
        "er udgivet: skriv dagen for rettelsen i »updated«, som 2031-01-10, så de, der følger "
        "feedet, får det at vide"
    ]
    path.write_text(f"{old}{edit}updated: 2031-01-10\n", encoding="utf-8")
    (entry,) = (
        each
        for each in seen(sample).feeds["feeds/kkr/fjordland.xml"].entries
        if each.guid.startswith(f"{GUID}nyhed/gammel/")
    )
    assert entry.moment == datetime(2031, 1, 10, 8, tzinfo=COPENHAGEN)


def test_what_is_told_of_an_unlisted_item_does_not_name_it(sample: Path) -> None:
    path = sample / "data" / NEWS
    path.write_text(FIGURES, encoding="utf-8")
    seen(sample)
    path.write_text(f"{FIGURES}noindex: ja\nupdated: 2031-01-09\n", encoding="utf-8")
    (entry,) = (x for x in seen(sample).feeds[KIND].entries if x.guid == f"{ITEM}/{UNLISTED}")
    assert entry.title == "Ikke længere i feedet: indlæg fra 4. januar 2031"
    text = "Siden er der endnu, men står ikke længere i lister, feeds og søgning."
    assert (entry.summary, entry.address) == (text, "nyheder/2031/tal/")


ENDED = {
    "a withdrawal that is undone": (
        "news/2030/2030-12-24-trukket-tilbage.yml",
        "withdrawn: Den var forkert.\nwithdrawn_on: 2030-12-27\n",
        "nyhed/trukket-tilbage/trukket-tilbage",
        ("nyheder", "nyheder/artikler", "nyheder/emner/boern-og-unge"),
        "27. december 2030",
    ),
    "an agenda taken back": (
        "kkr/fjordland/2030-2034/meetings/2030-06-03.yml",
        "agenda_sent: 2030-05-29\n",
        "kkr/dagsorden-fjordland-2030-2034-2030-06-03",
        ("kkr/fjordland", "kkr/fjordland/moeder"),
        "29. maj 2030",
    ),
    "a change of members that was none": (
        "kkr/fjordland/2030-2034/events.yml",
        "  - {date: 2030-12-10, kind: leaves_party, person: connie-citron}\n",
        "kkr/medlem-fjordland-2030-2034-leaves_party-connie-citron",
        ("kkr/fjordland", "kkr/fjordland/medlemmer", "kommuner/0805"),
        "10. december 2030",
    ),
}


@pytest.mark.parametrize("what", ENDED)
def test_followers_are_told_of_an_entry_that_was_taken_back(sample: Path, what: str) -> None:
    file, line, name, feeds, day = ENDED[what]
    path, moves = sample / "data" / file, sample / "data/moves.yml"
    guid = f"{GUID}{name}"
    if what == "a withdrawal that is undone":  # it was in the lists before
        text = path.read_text(encoding="utf-8")
        path.with_name("2030-03-05-anden.yml").write_text(OTHER_OF_2030, encoding="utf-8")
        path.write_text(text.replace(line, ""), encoding="utf-8")
        seen(sample)
        path.write_text(text, encoding="utf-8")
    seen(sample)
    path.write_text(path.read_text(encoding="utf-8").replace(line, ""), encoding="utf-8")
    answer = f'  - {{address: "{guid}", ended: Det gælder ikke., date: 2031-01-09}}\n'
    moves.write_text(moves.read_text(encoding="utf-8") + answer, encoding="utf-8")
    after = seen(sample)
    for feed in feeds:
        (entry,) = (
            x for x in after.feeds[f"feeds/{feed}.xml"].entries if x.guid == f"{guid}/ophoert"
        )
        assert (entry.title, entry.summary) == (f"Ophørt: indlæg fra {day}", "Det gælder ikke.")
        assert entry.address in after.addresses


@pytest.mark.parametrize(
    ("file", "text", "uid", "page", "day"),
    [
        (MEETING, OLD, UID, "kkr/fjordland/2030-2034/moeder/2031-03-10/", date(2031, 3, 10)),
        (EVENT, DAY, DAY_UID, "arrangementer/2031/dag/", date(2031, 1, 9)),
    ],
)
def test_an_event_whose_file_was_deleted_is_cancelled_in_the_calendar(
    sample: Path, file: str, text: str, uid: str, page: str, day: date
) -> None:
    path, moves = sample / "data" / file, sample / "data/moves.yml"
    path.write_text(text, encoding="utf-8")
    before = seen(sample).events
    path.unlink()
    guid = f'"{GUID}arrangement/dag"'
    names = (page, guid, uid) if file == EVENT else (page,)
    below = "below: ja, " if file == MEETING else ""
    lines = (
        f"  - {{address: {each}, {below}withdrawn: Den var forkert., date: 2031-01-09}}\n"
        for each in names
    )
    moves.write_text(moves.read_text(encoding="utf-8") + "".join(lines), encoding="utf-8")
    for _ in range(2):  # and it stays so
        after = seen(sample).events
        own = {each for each in before if each.partition("-")[2] == uid.partition("-")[2]}
        assert own <= after.keys()
        for each in own:
            event = after[each]
            assert (event["STATUS"], event["DESCRIPTION"]) == ("CANCELLED", "Den var forkert.")
            assert event["SEQUENCE"] == before[each]["SEQUENCE"] + 1
            assert event["DTSTAMP"].dt >= before[each]["DTSTAMP"].dt
        assert after[uid]["DTSTART"].dt == day


def test_an_agenda_that_becomes_public_by_itself_is_a_change_of_the_event(sample: Path) -> None:
    agenda = "agenda_sent: 2031-01-20\nagenda:\n  - {number: 1, title: Bede}\n"
    (sample / "data" / MEETING).write_text(OLD + agenda, encoding="utf-8")
    before = seen(sample).events[UID]
    after = seen(sample, NOW.replace(day=20)).events[UID]
    assert "1. Bede" not in str(before["DESCRIPTION"])
    assert "1. Bede" in str(after["DESCRIPTION"])
    for key in ("DTSTAMP", "LAST-MODIFIED"):
        assert (before[key].dt.day, after[key].dt.day) == (1, 20)


def test_followers_of_a_renamed_list_are_told_at_once_of_what_ended_in_it(sample: Path) -> None:
    path, moves = sample / "data" / NEWS, sample / "data/moves.yml"
    path.write_text(FIGURES, encoding="utf-8")
    seen(sample)
    path.unlink()
    taxonomy = sample / "data/news.yml"
    text = taxonomy.read_text(encoding="utf-8").replace("boern-og-unge", "unge")
    taxonomy.write_text(text, encoding="utf-8")
    old, new = (f"nyheder/emner/{each}/" for each in ("boern-og-unge", "unge"))
    lines = (
        f'  - {{address: "{ITEM}", ended: Slut., date: 2031-01-09}}\n',
        "  - {address: nyheder/2031/tal/, ended: Slut., date: 2031-01-09}\n",
        f"  - {{address: {old}, below: ja, to: {new}, date: 2031-01-09}}\n",
    )
    moves.write_text(moves.read_text(encoding="utf-8") + "".join(lines), encoding="utf-8")
    for _ in range(2):
        assert f"{ITEM}/ophoert" in seen(sample).entries("feeds/nyheder/emner/unge.xml")


def test_what_does_not_change_is_seen_as_it_was(sample: Path) -> None:
    assert seen(sample) == seen(sample)


def test_what_changes_twice_on_a_day_is_two_revisions(sample: Path) -> None:
    file = sample / "data" / MEETING
    numbers = []
    for hour in ("9:00", "9:30", "9:00"):
        file.write_text(OLD.replace("9:00", hour), encoding="utf-8")
        numbers.append(int(seen(sample).events[UID]["SEQUENCE"]))
    assert numbers == [0, 1, 2]


def test_a_meeting_whose_end_is_not_known_has_a_length_that_is_told(sample: Path) -> None:
    file = sample / "data" / MEETING
    file.write_text(OLD.replace("ends: 11:00\n", ""), encoding="utf-8")
    event = seen(sample).events[UID]
    assert str(event.to_ical().decode()).count("DURATION:PT2H") == 1
    assert "Sluttidspunktet er ikke oplyst" in str(event["DESCRIPTION"])


def test_a_meeting_that_is_held_after_all_says_so(sample: Path) -> None:
    file = sample / "data" / MEETING
    file.write_text(f"{CANCELLED}reinstated: 2031-01-03\n", encoding="utf-8")
    event = seen(sample).events[UID]
    assert event["STATUS"] == "CONFIRMED"
    assert event["SEQUENCE"] == 2
    assert "holdes alligevel" in str(event["DESCRIPTION"])
