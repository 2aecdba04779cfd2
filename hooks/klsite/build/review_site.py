"""A review site: everything, drafts and what is under embargo included, in a folder of its own.

It is made from nothing and keeps nothing: no byte of it is in the cache of the public site.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from klsite.build.build import LOCK, WORK, BuildFailed, failures_told, refusals_told
from klsite.build.full import Host, complete
from klsite.build.trees import temporary_dir
from klsite.load.news import NewsReading
from klsite.load.reader import Reader
from klsite.model.diagnostics import Warnings
from klsite.model.visibility import Visibility
from klsite.results.held_back import HeldBack, held_back
from klsite.site.groups import CacheKeys
from klsite.site.read import check_site
from klsite.system.lock import alone
from klsite.system.permissions import readable_by_all
from klsite.system.phases import phase

if TYPE_CHECKING:
    from datetime import datetime

MARK = "KLADDE.txt"
"""The file by which a folder is known as a review site, which may be replaced by another."""

_MARKED = (
    "Et kladdewebsted, lavet af »kl.py build --preview«. Det viser også det, der ikke er\n"
    "offentligt endnu, og må ikke lægges, hvor andre kan se det. Mappen kan slettes.\n"
)


class ReviewReport(NamedTuple):
    """How many pages a review site has, what the editor is warned of, and what is not public."""

    pages: int
    warnings: Warnings
    held_back: list[HeldBack]


def build_review_site(root: Path, now: datetime, host: Host, target: Path) -> ReviewReport:
    """Make the review site of the project ``root`` as of ``now`` (aware) in the folder ``target``.

    The folder is made, or replaced if it is a review site already. Raises ``BuildFailed``.
    """
    target = target.resolve()
    _refuse(root.resolve(), target)
    work = root / WORK
    with refusals_told(), readable_by_all():
        work.mkdir(exist_ok=True)
        with alone(work / LOCK), temporary_dir(work) as folder, failures_told():
            tree = folder / "site"
            report = _render(root, now, host, tree)
            (tree / MARK).write_text(_MARKED, encoding="utf-8")
            with phase("lægge kladden på plads"):
                _replace(target, tree)
    return report


def render_public_site(root: Path, now: datetime, host: Host, tree: Path) -> None:
    """Render the public site of the project ``root`` into a new folder, and keep nothing else.

    Raises ``BuildFailed``.
    """
    with refusals_told(), failures_told(), tempfile.TemporaryDirectory(prefix="klsite-") as spool:
        reading = NewsReading(Path(spool))
        site = check_site(root, Visibility(now), Reader(root / "data"), reading).site
        output = host.render(root, site, tree, plain=False)
        complete(site, output, tree, CacheKeys(), plain=False)


def _refuse(root: Path, target: Path) -> None:
    """Raise ``BuildFailed`` for a folder in which something else may lie."""
    if target == root or root.is_relative_to(target):
        raise BuildFailed(f"{target} er ikke en mappe til kladden alene: vælg en anden.")
    if target.is_relative_to(root / "site"):
        raise BuildFailed("Kladden må ikke lægges i site/, for den er ikke offentlig.")
    if target.exists() and not target.is_dir():
        raise BuildFailed(f"{target} er ikke en mappe: vælg en anden.")
    if target.exists() and any(target.iterdir()) and not (target / MARK).is_file():
        raise BuildFailed(
            f"{target} er ikke tom og ikke et kladdewebsted, så intet er skrevet: vælg en anden."
        )


def _render(root: Path, now: datetime, host: Host, tree: Path) -> ReviewReport:
    with phase("læse og kontrollere data"):
        reading = NewsReading(tree.parent)
        checked = check_site(root, Visibility(now, preview=True), Reader(root / "data"), reading)
    with phase("lade MkDocs lave rammer og håndskrevne sider"):
        output = host.render(root, checked.site, tree, plain=False)
    rendered = complete(checked.site, output, tree, CacheKeys(), plain=False)
    pages = sum(path.endswith(".html") for path in rendered.tree.files)
    held = held_back(checked.site.news.items, checked.site.data.not_public, now)
    return ReviewReport(pages, checked.warnings, held)


def _replace(target: Path, tree: Path) -> None:
    if target.exists():
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(tree, target)
