"""The MkDocs events in the order of a build. All work is done in ``klsite``."""

from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from klsite import mkdocs_host as host
from klsite.load.mistakes import DataMistakes
from klsite.search import SearchIndexError

_build: dict[str, Any] = {"command": "build"}
"""The command that runs and, under ``host``, the state of the present build."""


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a build or a preview."""
    _build["command"] = command


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
    """Give each page its title, description and date."""
    host.describe(_build["host"], page)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give each page its content."""
    return host.content_of(_build["host"], page, html)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Give the frame around all pages what it shows of KL."""
    host.add_globals(_build["host"], env)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> None:
    """Give the frame around a page what it shows of it."""
    host.add_to_context(_build["host"], context, page)


def on_post_build(config: MkDocsConfig) -> None:
    """Index the site for search; a preview does without."""
    if _build["command"] == "build":
        try:
            host.finish(config)
        except SearchIndexError as error:
            raise PluginError(f"Søgeindekset kunne ikke laves: {error}") from error
