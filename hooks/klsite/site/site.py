"""The whole site: its data, the checks that need all of it, and its artifacts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from klsite import addresses
from klsite.checks.addresses import reserved_addresses, reserved_by_records, shared_addresses
from klsite.checks.dates import news_changed_later, news_to_come
from klsite.checks.files import unused_files
from klsite.checks.links import LinkTargets, news_link_findings, told_at
from klsite.checks.news_links import related_faults
from klsite.checks.promises import broken_promises, promise_faults
from klsite.load.news import NewsReading, read_item
from klsite.load.pictures import Pictures
from klsite.load.published import Promises, line_number
from klsite.load.reader import Reader
from klsite.model.dataset import Dataset
from klsite.model.diagnostics import Diagnostic
from klsite.model.news_meta import NewsMeta
from klsite.pages.about.changes import news_changes_page, site_changes_page
from klsite.pages.about.contact import subscribe_page
from klsite.pages.about.front import front_page
from klsite.pages.about.sources import sources_page
from klsite.pages.navigation import NavigationEntry, navigation
from klsite.pages.news.items import news_item_page_at, news_item_pages, news_redirects
from klsite.pages.news.lists import news_list_page_at, news_list_pages
from klsite.pages.news.weeks import weeks_page
from klsite.pages.page import Page, PageTask, Redirect
from klsite.pages.parents import parent_redirects
from klsite.publish.build_info import BuildInfo, build_info_file
from klsite.publish.redirect_maps import redirect_maps
from klsite.results.file_use import FileUse, file_use
from klsite.results.left_feeds import news_guids, places_of_news
from klsite.results.municipality_news import municipality_news
from klsite.results.news import BodyReader, News
from klsite.results.news_feeds import news_feed_head, news_feed_lists, news_feeds
from klsite.results.news_lists import lists_with_feed
from klsite.results.weeks import WEEKS_FEED, Week, latest_weeks, weeks_feed
from klsite.site.address_index import AddressIndex, Reference
from klsite.site.artifacts import (
    Artifact,
    ArtifactGroup,
    SiteRenderers,
    file_artifact,
    page_artifact,
    redirect_artifact,
)
from klsite.site.data import SiteData
from klsite.site.moved_folders import MovedFolders, folders_without_effect, moved_folders
from klsite.site.withheld import withheld_papers, withheld_references
from klsite.system.fingerprints import fingerprint
from klsite.text.links import path_of
from klsite.text.rich_text import RichText

if TYPE_CHECKING:
    from klsite.site.static_part import StaticPart
    from klsite.site.told_on_pages import ToldOnPages


class CacheKeys(NamedTuple):
    """The cache keys of what artifacts depend on besides the news items that they show.

    ``static`` covers the program, the settings, the theme and all data but the news; ``news``
    covers of that data only what news pages may show. ``info`` is what the site is built from.
    """

    static: bytes = b""
    news: bytes = b""
    info: BuildInfo = BuildInfo()


class Site:
    """Everything that is to be published, but for the hand-written pages.

    ``index`` has the addresses of the static part, which is computed on first use unless it is
    given as ``static``. ``body`` returns the body of a news item.
    """

    def __init__(
        self,
        data: SiteData,
        index: AddressIndex,
        news: News,
        body: BodyReader,
        static: StaticPart | None = None,
    ) -> None:
        self.data = data
        self.index = index
        self.news = news
        self.body = body
        self.pictures = Pictures(data.content, index.pictures)
        self._static = static

    @property
    def dataset(self) -> Dataset:
        """The data but the news."""
        return self.data.dataset

    def with_news(self, news: News) -> Site:
        """Return the site with other news and all else as it is."""
        known = self._static or self.__dict__.get("static")
        return Site(self.data, self.index, news, self.body, known)

    @cached_property
    def static(self) -> StaticPart:
        """The part that no news item touches."""
        if self._static is not None:
            return self._static
        from klsite.site.static_part import StaticPart  # not imported if only news changed

        return StaticPart(self.data, self.news.now)

    @cached_property
    def navigation(self) -> tuple[NavigationEntry, ...]:
        """The navigation of the site."""
        return navigation(self.dataset, self.news.now.date(), self.index.listed)

    @cached_property
    def overviews(self) -> tuple[PageTask, ...]:
        """The pages that show something of the news beside other things."""
        tasks = (
            subscribe_page,
            sources_page,
            news_changes_page,
            site_changes_page,
        )
        of_weeks = weeks_page(self._weeks)
        front = front_page(self.dataset, self.news, self.index.next_meeting)
        return (front, *(task(self.dataset, self.news) for task in tasks), of_weeks)

    @cached_property
    def _weeks(self) -> tuple[Week, ...]:
        return latest_weeks(self.news, self.index.entries)

    @cached_property
    def news_pages(self) -> tuple[PageTask, ...]:
        """The pages of the items and of their lists."""
        taxonomy = self.dataset.news_taxonomy
        return (*news_item_pages(self.news, taxonomy), *news_list_pages(self.news, taxonomy))

    @cached_property
    def _own_addresses(self) -> tuple[PageTask | Redirect, ...]:
        return (*self.overviews, *self.news_pages, *news_redirects(self.news))

    @cached_property
    def _parents(self) -> tuple[Redirect, ...]:
        """The redirects from the folders above pages, which are not promised: they follow."""
        claimed = (each.address for each in chain(self.index.claimed, self._own_addresses))
        return tuple(parent_redirects(chain(claimed, self.data.content_files)))

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Every address of the site."""
        return self._lasting_addresses.union(self.moved_folders.addresses)

    @cached_property
    def moved_folders(self) -> MovedFolders:
        """The pages and redirects at the addresses below folders that have moved or ended."""
        return moved_folders(self.dataset.moves, self.data.published, self._lasting_addresses)

    @cached_property
    def _lasting_addresses(self) -> frozenset[str]:
        feeds = news_feed_lists(self.news, self.dataset.news_taxonomy)
        claimed = chain(self.index.claimed, self._own_addresses, self._parents)
        return frozenset(
            chain(
                (each.address for each in claimed),
                chain.from_iterable(news_feed_head(each).addresses for each in feeds),
                WEEKS_FEED.addresses,
                self.data.content_files,
            )
        )

    @cached_property
    def _places(self) -> dict[str, tuple[str, ...]]:
        """The ids on pages that others link to a place on; those of templates begin with _."""
        of_news = {address: item.headings for address, item in self.news.by_address.items()}
        return {**self.index.places, **of_news}

    @cached_property
    def written_pages(self) -> tuple[Page, ...]:
        """The records of the hand-written pages."""
        from klsite.pages.written import written_page

        return tuple(map(written_page, self.static.written))

    @property
    def linked(self) -> frozenset[str]:
        """The addresses that hand-written pages link to."""
        return frozenset(path_of(each.target) for each in self.index.written_links)

    def has_pages_at(self, wanted: Iterable[str]) -> bool:
        """Whether there is a page at every address wanted; a redirect is none."""
        redirects = self._redirects
        return all(address in self.addresses and address not in redirects for address in wanted)

    @property
    def _own_redirects(self) -> tuple[Redirect, ...]:
        """The redirects that are not of the static part."""
        return (*news_redirects(self.news), *self.moved_folders.redirects, *self._parents)

    @property
    def _redirects(self) -> dict[str, str]:
        """Where each former address leads to."""
        return {
            **self.index.redirects,
            **{each.address: each.target.address for each in self._own_redirects},
        }

    @cached_property
    def file_use(self) -> FileUse:
        """Which files below ``content/`` are not published."""
        files = [each for each in self.data.content_files if each and not each.endswith("/")]
        references = (each.target for each in self.index.references)
        written = (each.target for each in self.index.written_links)
        public = chain(references, written, self.index.papers)
        papers = withheld_papers(self.data.withheld) if self.data.withheld else ()
        withheld = chain((each.target for each in self._withheld_references), papers)
        return file_use(files, self.news, public, withheld)

    @cached_property
    def _withheld_references(self) -> tuple[Reference, ...]:
        return tuple(withheld_references(self.data.withheld, self.index.home))

    @property
    def shown_pictures(self) -> frozenset[str]:
        """The addresses of the pictures that public texts show."""
        of_news = (
            link for item in self.news.published if not item.withdrawn for link in item.links
        )
        of_data = ((each.attribute, each.target) for each in self.index.references)
        written = ((each.attribute, each.target) for each in self.index.written_links)
        links = chain(of_news, of_data, written)
        return frozenset(path_of(target) for name, target in links if name == "src")

    @property
    def public_index(self) -> AddressIndex:
        """The index with what is known of public pictures, to be kept."""
        found = {each: self.pictures.facts(each) for each in sorted(self.shown_pictures)}
        facts = {each: known for each, known in found.items() if known is not None}
        return msgspec.structs.replace(self.index, pictures=facts)

    @property
    def promises(self) -> Promises:
        """What is promised to those who link to the site or subscribe."""
        parents = {each.address for each in self._parents}
        pages = {
            f"{'page' if not each or each.endswith('/') else 'file'} /{each}"
            for each in self.addresses - self.file_use.withheld - parents
            if not addresses.is_list_page(each)
        }
        guids = (*news_guids(self.news), *self.index.guids)
        places = places_of_news(self.news, self.dataset.news_taxonomy)
        feeds = (f"feed {each}" for each in places)
        lines = pages.union((f"guid {each}" for each in guids), feeds)
        return Promises(frozenset(lines), self.index.revisions)

    def broken_promises(self, root: Path) -> Iterator[Diagnostic]:
        """Yield an error for each promise of an earlier site that this one would not keep."""
        if not self.data.published.lines:
            return
        moves, today = self.dataset.moves, self.news.now.date()
        broken = broken_promises(self.data.published, self.promises, moves, today)
        yield from promise_faults(broken, partial(line_number, root))
        files = (each.address for each in self.index.claimed if each.origin.file == "moves.yml")
        answered = (*self.moved_folders.addresses, *files)
        yield from folders_without_effect(moves, self.data.published, answered)

    def diagnostics(self) -> Iterator[Diagnostic]:
        """Yield everything that only the whole of the site can get wrong."""
        of_records = reserved_by_records(self.data.withheld, self.news.now)
        reserved = (*reserved_addresses(self.news), *of_records)
        claimed = (*self.index.claimed, *self._own_addresses, *reserved)
        yield from shared_addresses(claimed, self.data.content_files)
        unpublished = {each.address: each.why for each in reserved}
        targets = LinkTargets(
            self.addresses, unpublished, self._redirects, self._places, self.pictures.look_at
        )
        withheld = targets.of_withheld()
        for each in self.index.references:
            for finding in targets.findings(each.attribute, each.target):
                yield told_at(each.origin, each.target, finding)
        for each in self._withheld_references:
            for finding in withheld.findings(each.attribute, each.target):
                yield told_at(each.origin, each.target, finding)
        for link in self.index.written_links:
            for level, message in targets.findings(link.attribute, link.target):
                yield Diagnostic(link.file, link.line, link.column, message, level)
        yield from news_link_findings(self.news, targets)
        yield from related_faults(self.news)
        yield from news_changed_later(self.news)
        yield from news_to_come(self.news)
        yield from unused_files(self.file_use)

    def page_at(self, address: str) -> Page | None:
        """Return the page at an address, if there is one that is not of the news."""
        tasks = chain(self.overviews, self.moved_folders.tasks, self._told.tasks())
        return next((task.page() for task in tasks if task.address == address), None)

    def news_page_at(self, address: str) -> Page | None:
        """Return the page at an address, if it is of the news; the others are not planned."""
        asked = address, self.news, self.dataset.news_taxonomy
        return news_item_page_at(*asked) or news_list_page_at(*asked)

    def pages(self) -> Iterator[PageTask]:
        """Yield every page."""
        yield from self.overviews
        yield from self.moved_folders.tasks
        yield from self.news_pages
        yield from self._told.tasks()

    def frame_addresses(self) -> Iterator[str]:
        """Yield the addresses of all pages, and some as deep as those that more news will have."""
        yield from (page.address for page in self.pages())
        for each in lists_with_feed(self.news, self.dataset.news_taxonomy):
            yield addresses.list_page(each.address, 1)

    def groups(self, renderers: SiteRenderers, keys: CacheKeys) -> list[ArtifactGroup]:
        """Return all artifacts of the site."""
        about_kkr = (item.digest for item in self.news.listed if item.kkr)
        kkr_key = fingerprint(keys.static, self.news.now.isoformat(), *about_kkr)
        return [
            ArtifactGroup("static", keys.static, lambda: self.static.artifacts(renderers)),
            ArtifactGroup(
                "kkr news",
                kkr_key,
                lambda: self._told.of_councils(renderers, keys.static, self.body),
            ),
            ArtifactGroup(
                "municipality news",
                fingerprint(keys.static, *self._named_digests()),
                lambda: self._told.of_municipalities(renderers, keys.static),
            ),
            ArtifactGroup("overviews", None, lambda: self._overviews(renderers, keys.static)),
            ArtifactGroup("news", None, lambda: self._news(renderers, keys.news)),
            ArtifactGroup("pictures", self._picture_key(keys.news), self._smaller_pictures),
            ArtifactGroup("build info", None, lambda: self._build_info(renderers, keys.info)),
        ]

    def _build_info(self, renderers: SiteRenderers, info: BuildInfo) -> Iterator[Artifact]:
        file = build_info_file(info, self.dataset, self.news, renderers.site_url)
        yield file_artifact(file)

    def _picture_key(self, key: bytes) -> bytes:
        """Return the cache key of the copies; ``key`` covers the content folder."""
        return fingerprint(key, *sorted(self.shown_pictures))

    def _smaller_pictures(self) -> Iterator[Artifact]:
        if not self.shown_pictures:
            return iter(())
        from klsite.site.smaller_pictures import KEPT, smaller_pictures

        kept = None if self.news.visibility.preview else self.data.content.parent / KEPT
        return smaller_pictures(self.shown_pictures, self.pictures, kept)

    @cached_property
    def _of_municipalities(self) -> Mapping[str, tuple[NewsMeta, ...]]:
        return municipality_news(self.news.listed, self.index.municipalities)

    def _named_digests(self) -> Iterator[bytes]:
        for code, items in sorted(self._of_municipalities.items()):
            yield fingerprint(code, *(each.digest for each in items))

    @cached_property
    def _told(self) -> ToldOnPages:
        from klsite.site.told_on_pages import ToldOnPages  # not imported if no such page changes

        return ToldOnPages(self.static, self.news, self._of_municipalities)

    def _overviews(self, renderers: SiteRenderers, key: bytes) -> Iterator[Artifact]:
        tasks = (*self.overviews, *self.moved_folders.tasks)
        yield from (page_artifact(task, renderers.all, key) for task in tasks)

    def _news(self, renderers: SiteRenderers, key: bytes) -> Iterator[Artifact]:
        from klsite.publish.feeds import feed_files
        from klsite.publish.open_data.news_table import NewsInput, news_data_files

        yield from (page_artifact(task, renderers.news, key) for task in self.news_pages)
        for redirect in self._own_redirects:
            if artifact := redirect_artifact(redirect, renderers.news, key):
                yield artifact
        maps = self._redirects, self.moved_folders.whole
        yield from map(file_artifact, redirect_maps(*maps, self.index.ended))
        table = news_data_files(self.dataset, NewsInput(self.news, renderers.site_url))
        yield from (file_artifact(each, key) for each in table)
        taxonomy, since = self.dataset.news_taxonomy, self.dataset.organisation.updated
        weekly = weeks_feed(self._weeks, since, self.news.now)
        of_news = news_feeds(self.news, taxonomy, since, self.data.published)
        for feed in (*of_news, weekly):
            files = feed_files(feed, self.body, renderers.site_url)
            yield from (file_artifact(each, key) for each in files)


class ItemChanged(Exception):
    """The file of a news item was changed after it was read, so its page cannot be rendered."""


def body_of(root: Path, reading: NewsReading | None, item: NewsMeta) -> RichText | None:
    """Return the body of an item: from the spool of ``reading``, or from its file.

    Raises ``ItemChanged``.
    """
    if not item.has_body:
        return None
    html = reading.bodies.html(item.file) if reading else None
    if html is not None:
        return RichText(html, item.links, frozenset())
    now, body = read_item(Reader(root / "data"), item.file)
    if now is None or now.digest != item.digest:
        raise ItemChanged(item.file)
    return body
