"""The whole site, read, checked and planned before a single file is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from klsite import addresses
from klsite.load.content import content_mistakes
from klsite.load.dataset import Reader, load_dataset
from klsite.load.mistakes import Mistake
from klsite.model.dataset import Dataset
from klsite.pages.composition import CompositionContent, contents
from klsite.pages.composition_faults import faults
from klsite.pages.contact import lists_with_feed
from klsite.pages.council_work import CouncilWork, council_work
from klsite.pages.long_texts import long_texts, text_faults
from klsite.pages.national_bodies import board_faults
from klsite.pages.navigation import NavigationEntry, navigation
from klsite.pages.page import Fault, Page, Redirect
from klsite.pages.plan import (
    changed_later,
    plan_pages,
    plan_redirects,
    reserved_addresses,
    shared_addresses,
)
from klsite.publish.file import PublishedFile


@dataclass(frozen=True)
class Site:
    """Everything that is to be published, but for the hand-written pages."""

    dataset: Dataset
    pages: tuple[Page, ...]
    redirects: tuple[Redirect, ...]
    compositions: tuple[CompositionContent, ...]
    navigation: tuple[NavigationEntry, ...]
    council_work: CouncilWork

    @property
    def changed(self) -> date:
        """The day of the last change to anything in the data."""
        return max(page.changed for page in self.pages if page.changed is not None)

    def files(self, site_url: str, now: datetime) -> tuple[PublishedFile, ...]:
        """Return the feeds and open data of a site at the absolute address ``site_url``."""
        # Imported here because a check of the data needs neither feeds nor data files.
        from klsite.publish.calendars import calendars
        from klsite.publish.composition_data import composition_files
        from klsite.publish.council_data import council_files
        from klsite.publish.feeds import kkr_feeds, news_feeds

        return (
            *news_feeds(self.dataset, site_url, now),
            *kkr_feeds(self.dataset, self.council_work, site_url),
            *calendars(self.dataset, self.council_work, site_url),
            *composition_files(self.compositions),
            *council_files(self.council_work),
        )


def published_addresses(dataset: Dataset, now: datetime) -> set[str]:
    """Return the addresses of the feeds and the open data."""
    feeds = {news_list.feed.address for news_list in lists_with_feed(dataset, now)}
    data = {
        addresses.composition_data(term, ending)
        for term in dataset.terms
        for ending in ("csv", "json")
    } | {
        addresses.term_data(term, name, ending)
        for term in dataset.terms
        for name, ending in addresses.TERM_DATA
    }
    councils = {
        address(kkr)
        for kkr in dataset.kkr
        for address in (addresses.kkr_feed, addresses.kkr_calendar)
    }
    return feeds | data | councils | {addresses.KKR_CALENDAR}


def read_site(root: Path, now: datetime) -> Site:
    """Read and check the project folder ``root`` as it is to be published at ``now`` (aware).

    Raises ``DataMistakes`` with every mistake in the data.
    """
    reader = Reader(root / "data")
    dataset = load_dataset(reader)
    compositions = tuple(contents(dataset))
    sizes = hand_written_files(root / "content")
    written = set(sizes)
    work = council_work(dataset, compositions, sizes, now)
    pages = tuple(plan_pages(dataset, compositions, work, now))
    redirects = tuple(plan_redirects(dataset, work.terms, now))
    known = {page.address for page in pages} | {redirect.address for redirect in redirects}
    _report(reader, faults(compositions))
    _report(reader, work.faults())
    _report(reader, board_faults(dataset))
    reserved = tuple(reserved_addresses(dataset, now))
    _report(reader, shared_addresses((*pages, *redirects, *reserved), written))
    known |= written | published_addresses(dataset, now)
    unpublished = {each.address for each in reserved}
    _report(reader, text_faults(long_texts(dataset, now), known, unpublished))
    _report(reader, changed_later(dataset, now))
    for mistake in content_mistakes(root / "content"):
        reader.log.add(mistake)
    for address in (addresses.SEARCH, addresses.ABOUT_SITE):
        if address not in written:
            name = f"content/{address.rstrip('/')}.md"
            reader.log.add(Mistake(name, 1, 1, "filen mangler"))
    reader.log.stop_if_any()
    return Site(dataset, pages, redirects, compositions, navigation(dataset), work)


def _report(reader: Reader, faults: Iterable[Fault]) -> None:
    for fault in faults:
        reader.report(fault.origin.file, fault.origin.location, fault.message, fault.near)


def hand_written_files(content: Path) -> dict[str, int]:
    """Return what lies in the content folder, pages and other files: address to size in bytes."""
    files = {}
    for file in content.rglob("*"):
        if file.is_file() and not file.name.startswith("."):
            path = file.relative_to(content).as_posix()
            if path.endswith(".md"):
                path = path.removesuffix(".md") + "/"
                path = "" if path == "index/" else path.removesuffix("index/")
            files[path] = file.stat().st_size
    return files
