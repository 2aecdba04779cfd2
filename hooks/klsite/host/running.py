"""Runs MkDocs on a project, and says in the editors' terms what it finds wrong."""

import logging
import os
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's notice is for us, not for editors

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from klsite.host.rendering import Host
from klsite.pipeline.state import Settings


class HostFailed(Exception):
    """MkDocs could not do its part. The text says why, for an editor."""


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


def settings_of(config: MkDocsConfig) -> Settings:
    """Return what the pages show of the settings."""
    templates = str(config.theme.custom_dir or "overrides")
    return Settings(config.site_url or "/", config.site_name, templates)


def render(host: Host, config: MkDocsConfig) -> None:
    """Have MkDocs do its part of a build. Raises ``HostFailed``."""
    warnings = _Collector()
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    logger.addHandler(warnings)
    config.extra["host"] = host
    try:
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except MkDocsException as error:
        raise HostFailed(_report([*warnings.messages, str(error)])) from error
    finally:
        logger.removeHandler(warnings)


def _report(messages: list[str]) -> str:
    """Return the messages, each once, without MkDocs' own words about stopping."""
    told = [each.strip() for each in messages if not each.strip().startswith("Aborted with")]
    return "\n".join(dict.fromkeys(told))
