"""Runs MkDocs on a project, and reports its findings in Danish."""

import logging
import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's notice is not for editors

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load

from klsite.build.full import HostFailed
from klsite.build.manifest import HAND_WRITTEN, ArtifactRecord, FileStat, MkDocsOutput
from klsite.build.trees import stat_of
from klsite.host.rendering import MkDocsBuild
from klsite.host.settings import refused_settings
from klsite.host.theme_files import environment
from klsite.pages.page import Page
from klsite.render.foreign_content import ForeignContent, check_own
from klsite.render.frames import Frames
from klsite.render.page_renderers import PageRenderers
from klsite.site.artifacts import INDEX
from klsite.site.searched import search_facts
from klsite.site.settings import SiteSettings, site_url_fault
from klsite.site.site import Site


class _Collector(logging.Handler):
    """Keeps the warnings of MkDocs, each of which fails the build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if "Aborted with" not in message:
            message = f"Fejl i content/, siger MkDocs: {message}"
        self.messages.append(message)


def configuration(root: Path, target: Path) -> MkDocsConfig:
    """Return the settings of the project at ``root``, to be built into ``target``.

    Raises ``HostFailed``.
    """
    given = yaml_load((root / "mkdocs.yml").read_text(encoding="utf-8")).get("site_url")
    if fault := site_url_fault(given):
        raise HostFailed(fault)
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(target), strict=True)
    except MkDocsException as error:
        raise HostFailed(str(error)) from error
    if refused := list(refused_settings(config)):
        raise HostFailed("\n".join(refused))
    return config


def settings_of(config: MkDocsConfig) -> SiteSettings:
    """Return the settings that pages show."""
    templates = str(config.theme.custom_dir or "overrides")
    notice = str(config.extra.get("notice") or "").strip()
    return SiteSettings(config.site_url or "/", config.site_name, templates, notice)


def render(state: MkDocsBuild, config: MkDocsConfig) -> None:
    """Run the MkDocs part of a build. Raises ``HostFailed``."""
    warnings = _Collector()
    logger = logging.getLogger(build.__module__.partition(".")[0])
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    logger.addHandler(warnings)
    config.extra["klsite"] = state
    config.theme.get_env = partial(environment, config.theme)  # type: ignore[method-assign]
    try:
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except MkDocsException as error:
        raise HostFailed(_report([*warnings.messages, str(error)])) from error
    finally:
        logger.removeHandler(warnings)


def mkdocs_output(root: Path, site: Site, tree: Path, *, plain: bool) -> MkDocsOutput:
    """Have MkDocs do its part of the project at ``root``, into the folder ``tree``.

    With ``plain`` it renders every page. Raises ``HostFailed``.
    """
    return _output(configuration(root, tree), site, tree, plain=plain)


def mkdocs_output_without_news(root: Path, site: Site, tree: Path) -> MkDocsOutput | None:
    """Do the same with a site that has no news yet; None if hand-written pages link to any."""
    config = configuration(root, tree)
    if not site.linked <= site.addresses:
        return None
    return _output(config, site, tree, plain=False)


def _output(config: MkDocsConfig, site: Site, tree: Path, *, plain: bool) -> MkDocsOutput:
    settings = settings_of(config)
    state = MkDocsBuild(site, PageRenderers(site, settings, Frames()), plain=plain)
    render(state, config)
    check_own_frames(state, tree)
    pages = hand_written_records(state.written.values())
    linked_pages = tuple(sorted(site.linked))
    return MkDocsOutput(settings, state.frames, linked_pages, pages, dict(_files(tree)))


def check_own_frames(state: MkDocsBuild, tree: Path) -> None:
    """Raise ``HostFailed`` if a frame or a page of the theme fetches from other sites."""
    try:
        for address, html in state.frames.documents():
            check_own(address, html)
        if not state.plain:
            for file in sorted(tree.rglob("*.html")):
                check_own(file.relative_to(tree).as_posix(), file.read_text(encoding="utf-8"))
    except ForeignContent as error:
        raise HostFailed(str(error)) from error


def hand_written_records(pages: Iterable[Page]) -> dict[str, ArtifactRecord]:
    """Return the records of the hand-written pages, by the paths of their files."""
    return {
        page.address + INDEX: ArtifactRecord(
            HAND_WRITTEN, None, page.indexed, page.changed, search_facts(page)
        )
        for page in pages
    }


def _files(tree: Path) -> Iterator[tuple[str, FileStat]]:
    """Yield every file that MkDocs has written into a tree, by its path."""
    for file in tree.rglob("*"):
        if file.is_file():
            yield file.relative_to(tree).as_posix(), stat_of(file.stat(), file.read_bytes())


def _report(messages: list[str]) -> str:
    """Return the messages, each once, without MkDocs' own words about stopping."""
    told = [each.strip() for each in messages if not each.strip().startswith("Aborted with")]
    return "\n".join(dict.fromkeys(told))
