"""The MkDocs events in the order of a build. All work is done in ``klsite``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from klsite.host import rendering as host
from klsite.host.standalone import Standalone, reported

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_build: dict[str, Any] = {}
"""Under ``state`` that of the present build, under ``standalone`` one that MkDocs was asked for."""


def on_config(config: MkDocsConfig) -> None:
    """Read and check all data, before MkDocs touches the published site.

    A build by ``kl.py`` has done so already; ``mkdocs build`` has not.
    """
    state = config.extra.pop("klsite", None)
    with reported():
        _build["standalone"] = None if state else Standalone(config)
    _build["state"] = state or _build["standalone"].state
    host.prepare(_build["state"], config)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add the pages that are made from the data."""
    host.add_files(_build["state"], files, config)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give each page its title, and leave no text of it to MkDocs."""
    return host.describe(_build["state"], page)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Keep the navigation for the frames."""
    _build["state"].navigation = nav


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Tell MkDocs where the content of a page begins."""
    host.set_anchor(_build["state"], page)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Render the frames."""
    host.prepare_frames(_build["state"], env, files, config)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> None:
    """Give the frame around a page the page's own HTML."""
    host.add_to_context(_build["state"], context, page)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str | None:
    """Take the frames of our pages from MkDocs."""
    return host.take_frame(_build["state"], page, output)


def on_post_build(config: MkDocsConfig) -> None:
    """Write everything else, if nobody else does."""
    if _build["standalone"] is not None:
        with reported():
            _build["standalone"].finish(Path(config.site_dir))
