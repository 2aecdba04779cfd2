"""Presses: what turns a page into a whole document, its own HTML in the frame of its place."""

from functools import cached_property
from pathlib import Path
from typing import Any

from klsite.pages.page import Page, Redirect
from klsite.render.frames import Frames
from klsite.render.page_html import PageHtml
from klsite.render.renderer import LazyMapping, Renderer
from klsite.site.artifacts import PageRenderer, RenderedPage
from klsite.site.settings import SiteSettings
from klsite.site.site import Site


class PageRenderers:
    """The press of the pages of news, and that of all others.

    What a page of news may look up besides itself is what its stamp does not tell, so it is little:
    a template that asks for more fails.
    """

    def __init__(self, site: Site, settings: SiteSettings, frames: Frames) -> None:
        self.frames = frames
        self._site = site
        self._templates = Path(settings.templates)
        self._names: dict[str, Any] = {
            "site_url": settings.site_url,
            "site_name": settings.site_name,
        }

    @cached_property
    def all(self) -> PageRenderer:
        """The press of pages that may show anything."""
        return self._press(self._renderer)

    @cached_property
    def news(self) -> PageRenderer:
        """The press of the pages of news."""
        return self._press(self._news_renderer)

    @property
    def news_templates(self) -> tuple[str, ...]:
        """The templates that pages of news have been made with by this process."""
        return self._news_renderer.loaded

    def load(self) -> None:
        """Get ready to make many pages, before the work is shared out."""
        self._renderer.load()

    def parts(self, page: Page) -> PageHtml:
        """Return the HTML that is a page's own."""
        return self._renderer.parts(page)

    def around(self, page: Page, html: str) -> PageHtml:
        """Return the HTML of a hand-written page."""
        return self._renderer.around(page, html)

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(self._templates, self._names | _names(self._site), self._site.body)

    @cached_property
    def _news_renderer(self) -> Renderer:
        dataset = self._site.dataset
        names = {"sources": LazyMapping(lambda: dataset.source_by_id)}
        return Renderer(self._templates, self._names | names, self._site.body)

    def _press(self, renderer: Renderer) -> PageRenderer:
        def page(page: Page) -> RenderedPage:
            parts = renderer.parts(page)
            return RenderedPage(self.frames.at(page.address).filled(parts), parts.body)

        def redirect(redirect: Redirect) -> bytes:
            return renderer.redirect(redirect).encode()

        return PageRenderer(page, redirect)


def _names(site: Site) -> dict[str, Any]:
    from klsite.pages.about.glossary import word_addresses
    from klsite.pages.councils.rules_of_procedure import point_addresses

    dataset = site.dataset
    return {
        "points": LazyMapping(lambda: point_addresses(dataset)),
        "words": LazyMapping(lambda: word_addresses(dataset)),
        "councils": LazyMapping(
            lambda: {each.term.file: each for each in site.lasting.council_work.terms}
        ),
        "municipalities": LazyMapping(lambda: dataset.municipality_by_code),
        "sources": LazyMapping(lambda: dataset.source_by_id),
        "organisation": dataset.organisation,
    }
