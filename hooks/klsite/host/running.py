"""Runs MkDocs on a project, and says in the editors' terms what it finds wrong."""

import logging
import os
from functools import partial
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's notice is for us, not for editors

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from klsite.build.mkdocs_output import HostFailed, MkDocsOutput, found, kept_pages
from klsite.host.rendering import Host, linked
from klsite.host.theme_files import environment
from klsite.render.frames import Frames
from klsite.render.page_renderers import PageRenderers
from klsite.site.settings import SiteSettings
from klsite.site.site import Site


class _Collector(logging.Handler):
    """Keeps the warnings of MkDocs, each of which fails the build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        told = record.getMessage()
        if "Aborted with" not in told:
            told = f"Fejl i content/, siger MkDocs: {told}"
        self.messages.append(told)


def configuration(root: Path, target: Path) -> MkDocsConfig:
    """Return the settings of the project at ``root``, to be built into ``target``.

    Raises ``HostFailed``.
    """
    try:
        return load_config(str(root / "mkdocs.yml"), site_dir=str(target), strict=True)
    except MkDocsException as error:
        raise HostFailed(str(error)) from error


def settings_of(config: MkDocsConfig) -> SiteSettings:
    """Return what the pages show of the settings."""
    templates = str(config.theme.custom_dir or "overrides")
    return SiteSettings(config.site_url or "/", config.site_name, templates)


def render(host: Host, config: MkDocsConfig) -> None:
    """Have MkDocs do its part of a build. Raises ``HostFailed``."""
    warnings = _Collector()
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    logger.addHandler(warnings)
    config.extra["host"] = host
    config.theme.get_env = partial(environment, config.theme)  # type: ignore[method-assign]
    try:
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except MkDocsException as error:
        raise HostFailed(_report([*warnings.messages, str(error)])) from error
    finally:
        logger.removeHandler(warnings)


def hosted(root: Path, site: Site, tree: Path, *, plain: bool) -> MkDocsOutput:
    """Have MkDocs do its part of the project at ``root``, into the folder ``tree``.

    With ``plain`` it makes every page. Raises ``HostFailed``.
    """
    return _hosted(configuration(root, tree), site, tree, plain=plain)


def hosted_without_news(root: Path, site: Site, tree: Path) -> MkDocsOutput | None:
    """Do the same with a site that has no news yet; None if hand-written pages link to any."""
    config = configuration(root, tree)
    if not linked(Path(config.docs_dir)) <= site.addresses:
        return None
    return _hosted(config, site, tree, plain=False)


def _hosted(config: MkDocsConfig, site: Site, tree: Path, *, plain: bool) -> MkDocsOutput:
    settings = settings_of(config)
    host = Host(site, PageRenderers(site, settings, Frames()), plain=plain)
    render(host, config)
    pages = kept_pages(host.written)
    return MkDocsOutput(settings, host.frames, tuple(sorted(host.linked)), pages, found(tree))


def _report(messages: list[str]) -> str:
    """Return the messages, each once, without MkDocs' own words about stopping."""
    told = [each.strip() for each in messages if not each.strip().startswith("Aborted with")]
    return "\n".join(dict.fromkeys(told))
