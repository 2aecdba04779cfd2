"""Presses: what turns a page into a whole document, its own HTML in the frame of its place."""

from functools import cached_property
from pathlib import Path
from typing import Any

from klsite.outputs import Document, Press
from klsite.pages.page import Page, Parts, Redirect
from klsite.pipeline.frames import Frames
from klsite.pipeline.state import Settings
from klsite.render import Late, Renderer
from klsite.site import Site


class Presses:
    """The press of the pages of news, and that of all others.

    What a page of news may look up besides itself is what its stamp does not tell, so it is little:
    a template that asks for more fails.
    """

    def __init__(self, site: Site, settings: Settings, frames: Frames) -> None:
        self.frames = frames
        self._site = site
        self._templates = Path(settings.templates)
        self._names: dict[str, Any] = {
            "site_url": settings.site_url,
            "site_name": settings.site_name,
        }

    @cached_property
    def all(self) -> Press:
        """The press of pages that may show anything."""
        return self._press(self._renderer)

    @cached_property
    def news(self) -> Press:
        """The press of the pages of news."""
        return self._press(self._news_renderer)

    @property
    def news_templates(self) -> tuple[str, ...]:
        """The templates that pages of news have been made with by this process."""
        return self._news_renderer.loaded

    def load(self) -> None:
        """Get ready to make many pages, before the work is shared out."""
        self._renderer.load()

    def parts(self, page: Page) -> Parts:
        """Return the HTML that is a page's own."""
        return self._renderer.parts(page)

    def around(self, page: Page, html: str) -> Parts:
        """Return the HTML of a hand-written page."""
        return self._renderer.around(page, html)

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(self._templates, self._names | _names(self._site), self._site.body)

    @cached_property
    def _news_renderer(self) -> Renderer:
        dataset = self._site.dataset
        names = {"sources": Late(lambda: dataset.source_by_id)}
        return Renderer(self._templates, self._names | names, self._site.body)

    def _press(self, renderer: Renderer) -> Press:
        def page(page: Page) -> Document:
            parts = renderer.parts(page)
            return Document(self.frames.at(page.address).filled(parts), parts.body)

        def redirect(redirect: Redirect) -> bytes:
            return renderer.redirect(redirect).encode()

        return Press(page, redirect)


def _names(site: Site) -> dict[str, Any]:
    from klsite.pages.glossary import word_addresses
    from klsite.pages.rules_of_procedure import point_addresses

    dataset = site.dataset
    return {
        "points": Late(lambda: point_addresses(dataset)),
        "words": Late(lambda: word_addresses(dataset)),
        "councils": Late(
            lambda: {each.term.file: each for each in site.lasting.council_work.terms}
        ),
        "municipalities": Late(lambda: dataset.municipality_by_code),
        "sources": Late(lambda: dataset.source_by_id),
        "organisation": dataset.organisation,
    }
