"""The addresses and links of the static part, which the news are checked against.

It is kept from build to build, so that the static part need not be computed for that.
"""

import msgspec

from klsite.addresses import Link
from klsite.load.pictures import PictureFacts
from klsite.load.published import EventRevision
from klsite.model.source_location import SourceLocation
from klsite.pages.listed_page import ListedPage
from klsite.results.feeds import FeedEntry
from klsite.results.former_places import FormerPlace
from klsite.results.municipality_news import NamedMunicipality


class ClaimedAddress(msgspec.Struct, frozen=True, array_like=True):
    """An address that is taken, and where in the data it comes from."""

    address: str
    origin: SourceLocation


class Reference(msgspec.Struct, frozen=True, array_like=True):
    """A link (``href``) or picture (``src``) of a Markdown text to an address of this site."""

    origin: SourceLocation
    attribute: str
    target: str


class WrittenLink(msgspec.Struct, frozen=True, array_like=True):
    """A link of a hand-written page to an address of this site, with its place in the file."""

    file: str
    line: int
    column: int
    attribute: str
    target: str


class AddressIndex(msgspec.Struct, frozen=True, array_like=True):
    """The addresses of the static part, and the links of its texts to this site."""

    claimed: tuple[ClaimedAddress, ...] = ()
    redirects: dict[str, str] = {}
    """Those of the addresses that only send their visitors on, and where to."""
    ended: tuple[str, ...] = ()
    """The addresses at which there is nothing any more."""
    papers: tuple[str, ...] = ()
    """The files below ``content/`` that are papers of meetings."""
    guids: tuple[str, ...] = ()
    """The guids of the entries of feeds that are of no news item."""
    record_pages: dict[str, Link] = {}
    """The pages of records that are in a feed and are no news items, by their guids."""
    feed_places: tuple[str, ...] = ()
    """The guids of entries about people, each with a municipality in whose feed it is."""
    revisions: dict[str, EventRevision] = {}
    """The events of the calendars by their UIDs, with their revisions (``SEQUENCE``)."""
    entries: tuple[FeedEntry, ...] = ()
    """The newest entries of feeds that are of no news item, newest first."""
    references: tuple[Reference, ...] = ()
    written_links: tuple[WrittenLink, ...] = ()
    places: dict[str, tuple[str, ...]] = {}
    """The ids on the pages, by address, that others link to a place on: every one of a page."""
    lasting: dict[str, tuple[str, ...]] = {}
    """The ids of records that have no page of their own, on the pages that show them."""
    former_places: dict[str, tuple[FormerPlace, ...]] = {}
    """The ids that pages had once, by address."""
    listed: tuple[ListedPage, ...] = ()
    """The hand-written pages that the menu or the foot lists."""
    municipalities: tuple[NamedMunicipality, ...] = ()
    next_meeting: Link | None = None
    """The next meeting of any KKR."""
    members: int = 0
    """The members of all KKR together, 0 where the size of one is not certain."""
    pictures: dict[str, PictureFacts] = {}
    """What is known of pictures that are public, by address."""
    home: str = ""
    """The absolute address that the site has or is to have."""
