"""The whole site: its data, what can be wrong with it as a whole, and its outputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from klsite import addresses
from klsite.checks.addresses import reserved_addresses, shared_addresses
from klsite.checks.dates import news_changed_later
from klsite.checks.news_links import related_faults
from klsite.checks.texts import body_faults
from klsite.load.news import NewsReading, read_item
from klsite.load.reader import Reader
from klsite.model.dataset import Dataset
from klsite.model.diagnostics import Fault
from klsite.model.news_meta import NewsMeta
from klsite.pages.about.contact import subscribe_page
from klsite.pages.about.front import front_page
from klsite.pages.about.sources import sources_page
from klsite.pages.navigation import NavigationEntry, navigation
from klsite.pages.news.items import news_item_page_at, news_item_pages, news_redirects
from klsite.pages.news.lists import news_list_page_at, news_list_pages
from klsite.pages.page import Page, PageTask, Redirect, prepared
from klsite.results.news import Body, News
from klsite.results.news_lists import lists_with_feed
from klsite.site.address_index import AddressIndex
from klsite.site.artifacts import (
    Artifact,
    ArtifactGroup,
    PageRenderer,
    file_artifact,
    page_artifact,
    redirect_artifact,
)
from klsite.system.fingerprints import fingerprint
from klsite.text.links import leads_nowhere
from klsite.text.rich_text import RichText

if TYPE_CHECKING:
    from klsite.site.static_part import StaticPart


class CacheKeys(NamedTuple):
    """What everything made of the same program, settings and theme rests on besides the news.

    ``lasting`` changes with any other data; ``news`` only with what pages of the news may show.
    """

    lasting: bytes
    news: bytes


class Site:
    """Everything that is to be published, but for the hand-written pages.

    ``content_files`` are the sizes in bytes of the files below ``content/``, by their addresses.
    ``outline`` tells what must be known of the lasting part, which is worked out when it is
    asked for unless it is given. ``body`` gives the body of a news item.
    """

    def __init__(
        self,
        dataset: Dataset,
        content_files: Mapping[str, int],
        outline: AddressIndex,
        news: News,
        body: Body,
        lasting: StaticPart | None = None,
    ) -> None:
        self.dataset = dataset
        self.content_files = content_files
        self.outline = outline
        self.news = news
        self.body = body
        self._lasting = lasting

    def with_news(self, news: News) -> Site:
        """Return the site with other news and all else as it is."""
        known = self._lasting or self.__dict__.get("lasting")
        return Site(self.dataset, self.content_files, self.outline, news, self.body, known)

    @cached_property
    def lasting(self) -> StaticPart:
        """The part that no news item touches."""
        if self._lasting is not None:
            return self._lasting
        from klsite.site.static_part import (
            StaticPart,  # a build that changes some news does without it
        )

        return StaticPart(self.dataset, self.news.now.date(), self.content_files)

    @property
    def navigation(self) -> tuple[NavigationEntry, ...]:
        """The navigation of the site."""
        return navigation(self.dataset)

    @cached_property
    def overviews(self) -> tuple[PageTask, ...]:
        """The pages that show something of the news beside other things."""
        makers = (front_page, subscribe_page, sources_page)
        return tuple(make(self.dataset, self.news) for make in makers)

    @cached_property
    def news_pages(self) -> tuple[PageTask, ...]:
        """The pages of the items and of their lists."""
        taxonomy = self.dataset.news_taxonomy
        return (*news_item_pages(self.news, taxonomy), *news_list_pages(self.news, taxonomy))

    @cached_property
    def _own_places(self) -> tuple[PageTask | Redirect, ...]:
        return (*self.overviews, *self.news_pages, *news_redirects(self.news))

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Every address of the site."""
        feeds = lists_with_feed(self.news, self.dataset.news_taxonomy)
        places = chain(self.outline.places, self._own_places)
        return frozenset(
            chain(
                (place.address for place in places),
                (each.feed.address for each in feeds),
                self.content_files,
            )
        )

    def has_pages_at(self, wanted: Iterable[str]) -> bool:
        """Whether there is a page at every address wanted; a redirect is none."""
        former = {*self.outline.former, *(each.address for each in news_redirects(self.news))}
        return all(address in self.addresses and address not in former for address in wanted)

    def faults(self) -> Iterator[Fault]:
        """Yield everything that only the whole of the site can get wrong."""
        reserved = tuple(reserved_addresses(self.news))
        written, known = self.content_files, self.addresses
        places = (*self.outline.places, *self._own_places, *reserved)
        yield from shared_addresses(places, written)
        for reference in self.outline.references:
            if message := leads_nowhere(reference.attribute, reference.target, known):
                yield Fault(reference.origin, message, near=reference.target)
        unpublished = {each.address for each in reserved}
        yield from body_faults(self.news, known, unpublished)
        yield from related_faults(self.news)
        yield from news_changed_later(self.news)

    def page_at(self, address: str) -> Page | None:
        """Return the page at an address, if there is one that is not of the news."""
        _work, _dataset = self.lasting.council_work, self.dataset
        overviews = (page.make() for page in self.overviews if page.address == address)
        others = chain(self.lasting.pages, self._council_front_pages())
        return next(chain(overviews, (page for page in others if page.address == address)), None)

    def news_page_at(self, address: str) -> Page | None:
        """Return the page at an address, if it is of the news; the others are not planned."""
        asked = address, self.news, self.dataset.news_taxonomy
        return news_item_page_at(*asked) or news_list_page_at(*asked)

    def pages(self) -> Iterator[PageTask]:
        """Yield every page."""
        yield from self.overviews
        yield from self.news_pages
        _work, _dataset = self.lasting.council_work, self.dataset
        yield from map(prepared, (*self.lasting.pages, *self._council_front_pages()))

    def places(self) -> Iterator[str]:
        """Yield the addresses of all pages, and some as deep as those that more news will have."""
        yield from (page.address for page in self.pages())
        for each in lists_with_feed(self.news, self.dataset.news_taxonomy):
            yield addresses.list_page(each.address, 1)

    def groups(
        self, press: PageRenderer, news_press: PageRenderer, site_url: str, keys: CacheKeys
    ) -> list[ArtifactGroup]:
        """Return all outputs of the site at the absolute address ``site_url``.

        ``news_press`` is that of the pages of news.
        """
        about_kkr = (item.digest for item in self.news.listed if item.kkr)
        kkr_key = fingerprint(keys.lasting, self.news.now.isoformat(), *about_kkr)
        return [
            ArtifactGroup("lasting", keys.lasting, lambda: self.lasting.outputs(press, site_url)),
            ArtifactGroup("kkr news", kkr_key, lambda: self._kkr_news(press, site_url)),
            ArtifactGroup("overviews", None, lambda: self._overviews(press, keys.lasting)),
            ArtifactGroup("news", None, lambda: self._news(news_press, site_url, keys.news)),
        ]

    def _council_front_pages(self) -> Iterator[Page]:
        from klsite.pages.councils.kkr import kkr_front_pages

        work, dataset = self.lasting.council_work, self.dataset
        new = work.news(dataset, self.news)
        return kkr_front_pages(dataset, work.terms, work.meetings, new)

    def _kkr_news(self, press: PageRenderer, site_url: str) -> Iterator[Artifact]:
        from klsite.publish.feeds import kkr_feeds

        work, dataset = self.lasting.council_work, self.dataset
        for page in self._council_front_pages():
            yield page_artifact(prepared(page), press)
        yield from map(file_artifact, kkr_feeds(dataset, work, self.news, site_url))

    def _overviews(self, press: PageRenderer, key: bytes) -> Iterator[Artifact]:
        yield from (page_artifact(page, press, key) for page in self.overviews)

    def _news(self, press: PageRenderer, site_url: str, key: bytes) -> Iterator[Artifact]:
        from klsite.publish.feeds import news_feeds

        yield from (page_artifact(page, press, key) for page in self.news_pages)
        yield from (redirect_artifact(each, press, key) for each in news_redirects(self.news))
        for feed in news_feeds(self.dataset, self.news, self.body, site_url):
            yield file_artifact(feed, key)


class ItemChanged(Exception):
    """The file of a news item was changed after it was read, so its page cannot be made."""


def body_of(root: Path, reading: NewsReading | None, item: NewsMeta) -> RichText | None:
    """Return the body of an item: as ``reading`` has laid it aside, or from its file.

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


def hand_written_files(content: Path) -> dict[str, int]:
    """Return what lies in the content folder, pages and other files: address to size in bytes."""
    files = {}
    for file in content.rglob("*"):
        path = file.relative_to(content).as_posix()
        if file.is_file() and not any(part.startswith(".") for part in path.split("/")):
            if path.endswith(".md"):
                path = path.removesuffix(".md") + "/"
                path = "" if path == "index/" else path.removesuffix("index/")
            files[path] = file.stat().st_size
    return files
