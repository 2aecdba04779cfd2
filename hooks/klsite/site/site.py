"""The whole site: its data, the checks that need all of it, and its artifacts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from klsite import addresses
from klsite.load.pictures import Pictures
from klsite.model.dataset import Dataset
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
from klsite.results.file_use import FileUse, file_use
from klsite.results.municipality_news import municipality_news
from klsite.results.news import BodyReader, News
from klsite.results.news_feeds import news_feed_head, news_feed_lists
from klsite.results.news_lists import lists_with_feed
from klsite.results.weeks import WEEKS_FEED, Week, latest_weeks
from klsite.site.address_index import AddressIndex, Reference
from klsite.site.data import SiteData
from klsite.site.moved_folders import MovedFolders, moved_folders
from klsite.site.withheld import withheld_papers, withheld_references
from klsite.text.links import path_of

if TYPE_CHECKING:
    from klsite.site.static_part import StaticPart
    from klsite.site.told_on_pages import ToldOnPages


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
        tasks = (subscribe_page, sources_page, news_changes_page, site_changes_page)
        of_weeks = weeks_page(self.weeks)
        front = front_page(self.dataset, self.news, self.index.next_meeting, self.index.members)
        return (front, *(task(self.dataset, self.news) for task in tasks), of_weeks)

    @cached_property
    def weeks(self) -> tuple[Week, ...]:
        """The latest weeks with what was new in them."""
        return latest_weeks(self.news, self.index.entries)

    @cached_property
    def news_pages(self) -> tuple[PageTask, ...]:
        """The pages of the items and of their lists."""
        taxonomy = self.dataset.news_taxonomy
        return (*news_item_pages(self.news, taxonomy), *news_list_pages(self.news, taxonomy))

    @cached_property
    def own_addresses(self) -> tuple[PageTask | Redirect, ...]:
        """What has an address of its own and is not of the static part."""
        return (*self.overviews, *self.news_pages, *news_redirects(self.news))

    @cached_property
    def parents(self) -> tuple[Redirect, ...]:
        """The redirects from the folders above pages, which are not promised: they follow."""
        claimed = (each.address for each in chain(self.index.claimed, self.own_addresses))
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
        claimed = chain(self.index.claimed, self.own_addresses, self.parents)
        return frozenset(
            chain(
                (each.address for each in claimed),
                chain.from_iterable(news_feed_head(each).addresses for each in feeds),
                WEEKS_FEED.addresses,
                self.data.content_files,
            )
        )

    @cached_property
    def places(self) -> dict[str, tuple[str, ...]]:
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
        redirects = self.redirects
        return all(address in self.addresses and address not in redirects for address in wanted)

    @property
    def own_redirects(self) -> tuple[Redirect, ...]:
        """The redirects that are not of the static part."""
        return (*news_redirects(self.news), *self.moved_folders.redirects, *self.parents)

    @property
    def redirects(self) -> dict[str, str]:
        """Where each former address leads to."""
        return {
            **self.index.redirects,
            **{each.address: each.target.address for each in self.own_redirects},
        }

    @cached_property
    def file_use(self) -> FileUse:
        """Which files below ``content/`` are not published."""
        files = [each for each in self.data.content_files if each and not each.endswith("/")]
        references = (each.target for each in self.index.references)
        written = (each.target for each in self.index.written_links)
        public = chain(references, written, self.index.papers)
        papers = withheld_papers(self.data.withheld) if self.data.withheld else ()
        withheld = chain((each.target for each in self.withheld_references), papers)
        return file_use(files, self.news, public, withheld)

    @cached_property
    def withheld_references(self) -> tuple[Reference, ...]:
        """The links of texts that are not public yet."""
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

    def page_at(self, address: str) -> Page | None:
        """Return the page at an address, if there is one that is not of the news."""
        tasks = chain(self.overviews, self.moved_folders.tasks, self.told.tasks())
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
        yield from self.told.tasks()

    def frame_addresses(self) -> Iterator[str]:
        """Yield the addresses of all pages, and some as deep as those that more news will have."""
        yield from (page.address for page in self.pages())
        for each in lists_with_feed(self.news, self.dataset.news_taxonomy):
            yield addresses.list_page(each.address, 1)

    @cached_property
    def news_of_municipalities(self) -> Mapping[str, tuple[NewsMeta, ...]]:
        """The news that name a municipality, by its code."""
        return municipality_news(self.news.listed, self.index.municipalities)

    @cached_property
    def told(self) -> ToldOnPages:
        """The pages of councils and municipalities with their news."""
        from klsite.site.told_on_pages import ToldOnPages  # not imported if no such page changes

        return ToldOnPages(self.static, self.news, self.news_of_municipalities, self.data.published)
