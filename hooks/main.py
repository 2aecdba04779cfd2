"""The MkDocs events in the order of a build. All work is done in ``klsite``."""

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from klsite.host import rendering as host
from klsite.host.standalone import Alone
from klsite.model.diagnostics import DataErrors
from klsite.system.processes import WorkerFailed

_build: dict[str, Any] = {}
"""Under ``host`` the state of the present build."""


def on_config(config: MkDocsConfig) -> None:
    """Read and check all data, before MkDocs touches the published site.

    A build by ``kl.py`` has done so already; ``mkdocs build`` has not.
    """
    try:
        _build["alone"] = None if "host" in config.extra else Alone(config)
    except DataErrors as mistakes:
        raise PluginError(f"Der er fejl:\n\n{mistakes}") from mistakes
    _build["host"] = config.extra.pop("host", None) or _build["alone"].host
    host.prepare(_build["host"], config)


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
    """Make the frames."""
    host.prepare_frames(_build["host"], env, files, config)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> None:
    """Give the frame around a page the page's own HTML."""
    host.add_to_context(_build["host"], context, page)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str | None:
    """Take the frames of our pages from MkDocs."""
    return host.take_frame(_build["host"], page, output)


def on_post_build(config: MkDocsConfig) -> None:
    """Write everything else, if nobody else does."""
    if _build["alone"] is not None:
        try:
            _build["alone"].finish(Path(config.site_dir))
        except WorkerFailed as error:
            raise PluginError(f"Siderne kunne ikke skrives: {error}") from error
