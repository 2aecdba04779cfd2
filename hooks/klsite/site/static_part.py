"""The static part of the site: all that no news item touches, computed on first use.

What computes it is imported then too: a build in which only news have changed needs none of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from klsite import addresses
from klsite.load.content import ContentFile, content_files
from klsite.pages.councils.municipalities import has_news
from klsite.pages.page import Page, PageTask, Redirect, prepared
from klsite.results.former_places import FormerPlaces
from klsite.results.held_back import held_back_label
from klsite.results.lasting_places import lasting_places
from klsite.site.artifacts import Artifact, PageSearch, page_artifact, redirect_artifact
from klsite.site.described_data import table_names
from klsite.site.searched import KINDS
from klsite.site.searched_councils import council_facts
from klsite.site.site_pages import static_pages, static_redirects
from klsite.site.static_results import StaticResults

if TYPE_CHECKING:
    from klsite.site.artifacts import SiteRenderers
    from klsite.site.data import SiteData
    from klsite.site.static_files import StaticFiles


class StaticPart:
    """The static part of the site as it is at the moment ``now`` (aware)."""

    def __init__(self, data: SiteData, now: datetime) -> None:
        self.results = StaticResults(data, now)
        self._content = data.content

    @cached_property
    def files(self) -> StaticFiles:
        """The files beside the pages."""
        from klsite.site.static_files import StaticFiles  # not imported where pages are wanted

        return StaticFiles(self.results)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages."""
        results = self.results
        pages = static_pages(results.dataset, results.compositions, results.council_work)
        labels = {
            addresses.record(each): held_back_label(each, results.now) for each in results.previewed
        }
        return tuple(
            replace(page, held_back=labels[page.address]) if page.address in labels else page
            for page in pages
        )

    @cached_property
    def redirects(self) -> tuple[Redirect, ...]:
        """The redirects from former addresses."""
        return tuple(static_redirects(self.results.dataset, self.results.council_work))

    @cached_property
    def lasting(self) -> dict[str, tuple[str, ...]]:
        """The ids of records and tables that have no page of their own, on those that show them."""
        found = lasting_places(self.results.dataset)
        return found | {addresses.OPEN_DATA: table_names()}

    @cached_property
    def former_places(self) -> FormerPlaces:
        """The ids that pages had once."""
        redirects = {each.address: each.target.address for each in self.redirects}
        known = redirects, self.results.published
        return FormerPlaces(self.results.dataset.moves, self.lasting, *known)

    @cached_property
    def written(self) -> tuple[ContentFile, ...]:
        """The hand-written pages whose heads are right."""
        return tuple(each for each in content_files(self._content) if each.head is not None)

    def artifacts(self, renderers: SiteRenderers) -> Iterator[Artifact]:
        """Yield the artifacts of the pages without news, of the redirects and of the files."""
        results = self.results
        search = PageSearch(council_facts(results.council_work, results.dataset.synonyms.asked))
        for page in self.pages:
            if not has_news(page):
                yield page_artifact(prepared(page), renderers.all, search=search)
        redirects = (redirect_artifact(each, renderers.all) for each in self.redirects)
        yield from (each for each in redirects if each is not None)
        yield from self.files.artifacts(renderers)


def answering(
    part: StaticPart, overviews: Iterable[PageTask]
) -> tuple[set[str], dict[str, tuple[str, ...]]]:
    """Return the addresses of the pages that the search may be told to answer with.

    And of those whose parts may, the ids of the parts.
    """
    found = {each.address for each in part.pages if each.searchable}
    found |= {addresses.kkr(council.kkr) for council in part.results.council_work.terms}
    found |= {each.address for each in overviews if each.address != addresses.FRONT}
    parts = {each.address for each in part.pages if KINDS[each.template].part}
    return found, {address: part.lasting[address] for address in parts}
