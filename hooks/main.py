"""The MkDocs events in the order of a build. All work is done in ``klsite``."""

from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from klsite import mkdocs_host as host
from klsite.load.mistakes import DataMistakes
from klsite.workers import WorkerFailed

_build: dict[str, Any] = {}
"""Under ``host``, the state of the present build."""


def on_config(config: MkDocsConfig) -> None:
    """Read and check all data, before MkDocs touches the published site."""
    try:
        _build["host"] = host.prepare(config)
    except DataMistakes as mistakes:
        raise PluginError(f"Der er fejl:\n\n{mistakes}") from mistakes


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add what is made from the data."""
    host.add_files(_build["host"], files, config)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Give each page its title."""
    host.describe(_build["host"], page)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Keep the navigation for the frames."""
    _build["host"].navigation = nav


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Tell MkDocs where the content of a page begins."""
    host.set_anchor(_build["host"], page)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Make the frames ready."""
    host.prepare_frames(_build["host"], env, files, config)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> None:
    """Give the frame around a page the page's own HTML."""
    host.add_to_context(_build["host"], context, page)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the pages that MkDocs has not, and index the site for search."""
    try:
        host.write_pages(_build["host"], config)
        host.index(_build["host"], config)
    except WorkerFailed as error:
        raise PluginError(f"Siderne kunne ikke skrives: {error}") from error
