"""Builds the site in a folder of its own, and swaps it in only when it is whole."""

import logging
import os
import shutil
import tempfile
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's notice is for us, not for editors

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

_WORK = ".build"
"""The folder, on the same disk as the site, in which builds are made and old sites laid."""


class BuildFailed(Exception):
    """The site was not built. The text is all that the editor is to know about it."""


class _Collector(logging.Handler):
    """Keeps the warnings of MkDocs, each of which fails the build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        told = record.getMessage()
        if "Der er fejl:" not in told and "Aborted with" not in told:
            told = f"Fejl i content/, siger MkDocs: {told}"
        self.messages.append(told)


def build_site(root: Path, *, plain: bool = False) -> int:
    """Build the project at ``root``; return the number of pages.

    With ``plain`` every page goes through MkDocs, which is slower and gives the same bytes.
    ``site/`` is replaced at the end. Raises ``BuildFailed`` and leaves it as it was.
    """
    if not (root / "data").is_dir():
        raise BuildFailed("Mappen data/ mangler.")
    work = root / _WORK
    work.mkdir(exist_ok=True)
    _restore_after_interruption(root / "site", work / "old")
    with tempfile.TemporaryDirectory(dir=work, prefix="site-") as folder:
        new = Path(folder) / "site"
        _build(root, new, plain=plain)
        pages = sum(1 for _ in new.rglob("*.html"))
        _swap(new, root / "site", work / "old")
    return pages


def _build(root: Path, target: Path, *, plain: bool) -> None:
    warnings = _Collector()
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    logger.addHandler(warnings)
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(target), strict=True)
        config.extra["plain"] = plain
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except MkDocsException as error:
        raise BuildFailed(_report([*warnings.messages, str(error)])) from error
    finally:
        logger.removeHandler(warnings)


def _report(messages: list[str]) -> str:
    """Return the messages, each once, without MkDocs' own words about stopping."""
    told = [each.strip() for each in messages if not each.strip().startswith("Aborted with")]
    return "\n".join(dict.fromkeys(told))


def _swap(new: Path, published: Path, old: Path) -> None:
    shutil.rmtree(old, ignore_errors=True)
    if published.exists():
        published.rename(old)
    new.rename(published)
    shutil.rmtree(old, ignore_errors=True)


def _restore_after_interruption(published: Path, old: Path) -> None:
    """Put the old site back if a build was ended between the two steps of the swap."""
    if old.exists() and not published.exists():
        old.rename(published)
