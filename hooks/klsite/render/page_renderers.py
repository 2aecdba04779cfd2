"""From page records to whole documents: each page's own HTML in the frame of its place."""

from functools import cached_property
from pathlib import Path
from typing import Any

from klsite import addresses
from klsite.pages.page import Page, Redirect
from klsite.render.foreign_content import check_own
from klsite.render.frames import Frames, PageHtml
from klsite.render.renderer import LazyMapping, Renderer
from klsite.site.artifacts import PageRenderer, RenderedPage
from klsite.site.settings import SiteSettings
from klsite.site.site import Site


class PageRenderers:
    """The renderer of news pages, and that of all other pages.

    What a news page may look up besides itself is not in its fingerprint, so it is little: a
    template that asks for more fails.
    """

    def __init__(self, site: Site, settings: SiteSettings, frames: Frames) -> None:
        self.frames = frames
        self._site = site
        self._settings = settings
        self._templates = Path(settings.templates)
        self._names: dict[str, Any] = {
            "site_url": settings.site_url,
            "site_name": settings.site_name,
            "is_preview": site.news.visibility.preview,
        }

    @cached_property
    def all(self) -> PageRenderer:
        """The renderer of pages that may show any of the data."""
        return self._page_renderer(self._renderer)

    @cached_property
    def news(self) -> PageRenderer:
        """The renderer of news pages."""
        return self._page_renderer(self._news_renderer)

    @property
    def news_templates(self) -> tuple[str, ...]:
        """The templates that this process has rendered news pages with."""
        return self._news_renderer.loaded

    def load(self) -> None:
        """Load every template, before the work is shared among processes."""
        self._renderer.load()

    def html(self, page: Page) -> PageHtml:
        """Return the HTML that is a page's own."""
        return self._renderer.html(page)

    @cached_property
    def _renderer(self) -> Renderer:
        home = self._site.dataset.organisation.website
        facts_of = self._site.pictures.facts
        names = _names(self._site) | {"is_away": self._settings.is_away_from(home)}
        former = self._site.index.former_places
        return Renderer(self._templates, self._names | names, self._site.body, facts_of, former)

    @cached_property
    def _news_renderer(self) -> Renderer:
        dataset, facts_of = self._site.dataset, self._site.pictures.facts
        names = {"sources": LazyMapping(lambda: dataset.source_by_id)}
        return Renderer(self._templates, self._names | names, self._site.body, facts_of)

    def _page_renderer(self, renderer: Renderer) -> PageRenderer:
        def page(page: Page) -> RenderedPage:
            html = renderer.html(page)
            check_own(page.address, f"{html.head}{html.body}")
            return RenderedPage(self.frames.at(page.address).filled(html), html.body)

        def redirect(redirect: Redirect) -> bytes:
            return renderer.redirect(redirect).encode()

        return PageRenderer(page, redirect)


def _names(site: Site) -> dict[str, Any]:
    """Return what templates look up by name: mappings, each computed when first used."""
    from klsite.pages.about.glossary import word_addresses
    from klsite.pages.councils.rules_of_procedure import point_addresses, point_titles

    dataset = site.dataset
    return {
        "points": LazyMapping(lambda: point_addresses(dataset)),
        "point_titles": LazyMapping(lambda: point_titles(dataset)),
        "words": LazyMapping(lambda: word_addresses(dataset)),
        "other_meetings": LazyMapping(
            lambda: {
                each.kkr: addresses.other_meetings(each.kkr) for each in dataset.other_meetings
            }
        ),
        "councils": LazyMapping(
            lambda: {each.term.file: each for each in site.static.results.council_work.terms}
        ),
        "sources": LazyMapping(lambda: dataset.source_by_id),
        "organisation": dataset.organisation,
    }
