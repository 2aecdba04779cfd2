"""Every address of the site. No other module builds one, and a published one never changes.

An address is ASCII and relative to the site's root; that of a page ends in a slash, as in
``nyheder/2020/mundbind-i-sygetransport/``, and that of the front page is the empty string.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:  # not imported at run time: an incremental build needs few of the models
    from klsite.model.appointments import RegionalBody
    from klsite.model.core_areas import CoreArea
    from klsite.model.documents import Document
    from klsite.model.events import Event
    from klsite.model.geography import Kkr, Municipality, Region
    from klsite.model.glossary import GlossaryEntry
    from klsite.model.meetings import Meeting
    from klsite.model.news import Category, Kind
    from klsite.model.news_meta import NewsMeta
    from klsite.model.organisation import Subject
    from klsite.model.people import Person
    from klsite.model.publication import Publication
    from klsite.model.rules_of_procedure import RulesOfProcedure
    from klsite.model.terms import Term


class Link(msgspec.Struct, frozen=True):
    """A link: its text, and an address relative to the site's root."""

    title: str
    address: str


FRONT = ""
NEWS = "nyheder/"
NO_CATEGORY = "nyheder/emner/uden-kategori/"
KKR = "kkr/"
ABOUT = "om-kl/"
VALUES = "om-kl/vaerdier/"
MUNICIPALITIES = "om-kl/kommuner/"
BOARD = "om-kl/bestyrelsen/"
ASSEMBLY = "om-kl/repraesentantskabet/"
OFFICES = "om-kl/formandskab-og-direktion/"
BOARD_MEMBERS = "om-kl/bestyrelsens-medlemmer/"
COMPOSITIONS = "kkr/sammensaetning/"
READINGS = "kkr/sammensaetning/laesninger/"
RULES = "kkr/regler/"
BODIES = "kkr/organer/"
CORE_AREAS = "kkr/kerneomraader/"
EVENTS_CALENDAR = "kalendere/arrangementer.ics"
PEOPLE = "personer/"
GLOSSARY = "ordbog/"
CONTACT = "kontakt/"
NEWSLETTER = "nyhedsbrev/"
DOCUMENTS = "dokumenter/"
EVENTS = "arrangementer/"
SUBSCRIBE = "abonner/"
CHANGES = "hvad-er-aendret/"
NEWS_CHANGES = "nyheder/hvad-er-aendret/"
CSVW = "csv-metadata.json"
"""The extension of the description beside a CSV file (CSVW)."""
_TERM_FILES = {"medlemmer": ("csv", "json"), "moeder": ("csv",), "udpegninger": ("csv",)}
TERM_DATA = (
    *((name, ending) for name, endings in _TERM_FILES.items() for ending in endings),
    *((name, CSVW) for name in _TERM_FILES),
)
"""The open data of every term of a KKR: the name and the extension of each file."""
COMPOSITION_DATA = ("csv", "json", CSVW)
"""The extensions of the open data of the composition of a KKR in a term."""
OPEN_DATA = "data/"
BUILD_INFO = "byggeinfo.json"
"""What the site was built from: the commit, the digest of the data, the moment."""
SOURCES = "kilder/"
SEARCH = "soeg/"
SEARCH_INDEX = "soegning/"
"""The folder of the search index, whose files the search page fetches."""
_LIST_PAGE = re.compile(r"/side/[0-9]+/$")
_SITEMAPS = re.compile(r"sitemap(?:-[0-9]+)?\.xml(?:\.gz)?")
FAVICON = "favicon.ico"
TOUCH_ICON = "apple-touch-icon.png"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
SECURITY = ".well-known/security.txt"
WEEKS = "nyheder/ugen/"
ABOUT_SITE = "om-webstedet/"
ACCESSIBILITY = "was/"
PERSONAL_DATA = "persondata/"
RESERVATIONS = "om-webstedet/forbehold/"


def news_item(item: NewsMeta) -> str:
    """Return the address of a news item."""
    return f"{news_year(item.date.year)}{item.slug or item.id}/"


def news_year(year: int) -> str:
    """Return the address of the list of a year's news."""
    return f"{NEWS}{year}/"


def news_kind(kind: Kind) -> str:
    """Return the address of the list of the news of a kind."""
    return f"{NEWS}{kind.address}/"


def news_category(category: Category) -> str:
    """Return the address of the list of the news in a category."""
    return f"{NEWS}emner/{category.address}/"


def list_page(base: str, number: int) -> str:
    """Return the address of a numbered page of the list at ``base``."""
    return f"{base}side/{number}/"


def is_list_page(address: str) -> bool:
    """Return whether an address is that of a numbered page of a list."""
    return _LIST_PAGE.search(address) is not None


def feed(base: str) -> str:
    """Return the address of the feed that belongs to the list at ``base``."""
    return f"feeds/{base.strip('/')}.xml"


def crossed_feed(category: str, kind: Kind) -> str:
    """Return the address of the feed of a kind of news in the category listed at an address."""
    return feed(f"{category}{kind.address}")


def municipality_feed(municipality: Municipality) -> str:
    """Return the address of the feed of a municipality, which stays when it takes a new name."""
    return feed(f"kommuner/{municipality.code}")


def json_feed(feed_: str) -> str:
    """Return the address of a feed as JSON, from that of the same feed as RSS."""
    return feed_.removesuffix(".xml") + ".json"


_MEDIA_TYPES = {
    "xml": "application/rss+xml",
    "ics": "text/calendar",
    "csv": "text/csv",
    "json": "application/json",
}


def is_oparl_object(address: str) -> bool:
    """Whether an address is, or was, that of an object of OParl."""
    folder, found, name = address.removeprefix(f"{OPEN_DATA}oparl/").partition("/")
    return address.startswith(f"{OPEN_DATA}oparl/{folder}/") and bool(found and name)


def is_for_programs(address: str) -> bool:
    """Whether an address is that of a feed, a calendar or a file of data."""
    return address.endswith(tuple(f".{each}" for each in _MEDIA_TYPES))


def is_feed(address: str) -> bool:
    """Whether an address is that of a feed, as RSS or as JSON."""
    return address.endswith(".xml") or address.startswith("feeds/")


def sitemap_part(number: int) -> str:
    """Return the address of a part of the sitemap, where it is an index."""
    return f"sitemap-{number}.xml"


def is_sitemap(address: str) -> bool:
    """Whether an address is that of the sitemap or a part of it, compressed or not."""
    return _SITEMAPS.fullmatch(address) is not None


def media_type(address: str) -> str:
    """Return the media type of the feed, the calendar or the open data at an address."""
    if is_feed(address) and address.endswith(".json"):
        return "application/feed+json"
    return _MEDIA_TYPES[address.rsplit(".", 1)[-1]]


def document(document: Document) -> str:
    """Return the address of a document."""
    return f"{DOCUMENTS}{document.date.year}/{document.id}/"


def event(event: Event) -> str:
    """Return the address of an event."""
    return f"{EVENTS}{event.starts.year}/{event.id}/"


def kkr(kkr: Kkr) -> str:
    """Return the address of the front page of a KKR."""
    return f"{KKR}{kkr.id}/"


def term(term: Term) -> str:
    """Return the address of the front page of a term of a KKR, below which its other pages lie."""
    return f"{KKR}{term.kkr}/{term.period}/"


def members(term: Term) -> str:
    """Return the address of the members of a KKR in a term."""
    return f"{KKR}{term.kkr}/{term.period}/medlemmer/"


def meetings(term: Term) -> str:
    """Return the address of the meetings of a KKR in a term."""
    return f"{KKR}{term.kkr}/{term.period}/moeder/"


def meeting(meeting: Meeting) -> str:
    """Return the address of a meeting, which has the day first planned and stays when it moves."""
    return f"{KKR}{meeting.kkr}/{meeting.period}/moeder/{meeting.date.isoformat()}/"


def agenda_item(meeting_: Meeting, number: int) -> str:
    """Return the address of an agenda item: a fragment of the meeting's page."""
    return f"{meeting(meeting_)}#{agenda_place(number)}"


def agenda_place(number: int) -> str:
    """Return the id of an agenda item on the page of its meeting."""
    return f"punkt-{number}"


def other_meetings(kkr_id: str) -> str:
    """Return the address of the meetings of a KKR that have no page of their own."""
    return f"{KKR}{kkr_id}/andre-moeder/"


def appointments(term: Term) -> str:
    """Return the address of the appointments of a KKR in a term."""
    return f"{KKR}{term.kkr}/{term.period}/udpegninger/"


def term_data(term: Term, name: str, ending: str) -> str:
    """Return the address of a file of open data of a term; see ``TERM_DATA``."""
    return f"{KKR}{term.kkr}/{term.period}/{name}.{ending}"


def kkr_changes(kkr: Kkr) -> str:
    """Return the address of what was changed in the meetings of a KKR."""
    return f"{KKR}{kkr.id}/hvad-er-aendret/"


def open_data(name: str) -> str:
    """Return the address of a file of open data of the whole site, by its name and extension."""
    return f"{OPEN_DATA}{name}"


def kkr_feed(kkr: Kkr, part: str = "") -> str:
    """Return the address of the feed of what is new in a KKR, or of a part of it."""
    return feed(f"{KKR}{kkr.id}/{part}")


def kkr_calendar(kkr: Kkr | None, part: str = "") -> str:
    """Return the address of the calendar of a KKR or, for None, of all, or of a part of it."""
    name = kkr.id if kkr else "kkr"
    return f"kalendere/{name}/{part}.ics" if part else f"kalendere/{name}.ics"


def body(body: RegionalBody) -> str:
    """Return the address of a regional body."""
    return f"{BODIES}{body.id}/"


def core_area(area: CoreArea) -> str:
    """Return the address of a core area."""
    return f"{CORE_AREAS}{area.id}/"


def glossary_entry(entry: GlossaryEntry) -> str:
    """Return the address of an entry of the glossary: a fragment of its page."""
    return f"{GLOSSARY}#{entry.id}"


def person(person: Person) -> str:
    """Return the address of a person."""
    return f"{PEOPLE}{person.slug}/"


def municipality(municipality: Municipality) -> str:
    """Return the address of a municipality."""
    return f"{MUNICIPALITIES}{municipality.slug}/"


def rules_comparison(rules: RulesOfProcedure) -> str:
    """Return the address of the comparison of a set of rules with the one it replaces."""
    return f"{rules_of_procedure(rules)}aendringer/"


def composition(term: Term) -> str:
    """Return the address of the composition of a KKR in a term."""
    return f"{KKR}{term.kkr}/{term.period}/sammensaetning/"


def composition_data(term: Term, ending: str) -> str:
    """Return the address of the composition as open data, by the extension of the file."""
    return f"{KKR}{term.kkr}/{term.period}/sammensaetning.{ending}"


def joined_council(region: Region) -> str:
    """Return the address of what one council for a region would be, beside those there are."""
    return f"{COMPOSITIONS}{region.id}/"


def rules_of_procedure(rules: RulesOfProcedure) -> str:
    """Return the address of a set of rules of procedure; each point is a fragment of it."""
    return f"{RULES}{rules.id}/"


def subject(subject: Subject) -> str:
    """Return the address of a subject under Om KL."""
    return f"{ABOUT}{subject.id}/"


def record(record: Publication) -> str:
    """Return the address of the page of a record that is no news item."""
    found: str = _OF_RECORDS[type(record).__name__](record)
    return found


_OF_RECORDS: Mapping[str, Any] = {"Document": document, "Event": event, "Meeting": meeting}
"""The functions of the addresses of records, by the names of their models."""


def smaller_picture(address: str, width: int) -> str:
    """Return the address of the copy, so many pixels wide, of a picture."""
    return f"mindre-billeder/{width}/{address}.webp"


PICTURES: Mapping[str, str] = {
    "": "Kommunernes Landsforening",
    "nyheder": "Nyheder",
    "kkr": "KKR",
    "personer": "Personer i KKR",
    "dokumenter": "Dokumenter",
    "arrangementer": "Arrangementer",
    "om-kl": "Om KL",
}
"""The parts of the site with a picture of their own, by the first part of their addresses, and its
title: in ASCII, since the font that draws it has no other letters."""

PICTURE_SIZE = (1200, 630)
"""Width and height of these pictures, in pixels."""


def picture(part: str) -> str:
    """Return the address of the picture of a part of the site; see ``PICTURES``."""
    return f"assets/deling/{part or 'kl'}.png"


def picture_of(page: str) -> str:
    """Return the address of the picture that is shown where a page is shared."""
    part = page.partition("/")[0]
    return picture(part if part in PICTURES else "")


def absolute(site_url: str, address: str) -> str:
    """Return the absolute URL of an address, or of the site for the empty string."""
    return f"{site_url.rstrip('/')}/{address}"
