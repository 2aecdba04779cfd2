"""Builds the site, if there is anything to build: the first look costs less than the program.

What is imported here is all that a build needs that finds nothing changed.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from klsite.build import staging as spare_tree
from klsite.build.manifest import BuildManifest, ManifestStore
from klsite.build.project import InputScan, Project
from klsite.build.trees import TreeChanged, Trees, has_folders, temporary_dir, verify_files
from klsite.render.compiled_templates import Compiling
from klsite.system.garbage_collection import uncollected
from klsite.system.lock import alone
from klsite.system.phases import phase

WORK = ".build"
"""The folder, on the same disk as the site, in which builds are made."""


_STEP = 500
"""How many files of the site are looked at before it is asked whether there is any need."""


class BuildFailed(Exception):
    """The site was not built. The text is all that the editor is to know about it."""


class Summary(NamedTuple):
    """How many pages the site has, and how many files of it are new, gone or changed."""

    pages: int
    changed: int


def build_site(root: Path, now: datetime, *, plain: bool = False) -> Summary:
    """Bring the site of the project at ``root`` up to date as of ``now`` (aware).

    With ``plain`` every page is made anew by MkDocs, which is slower and gives the same bytes.
    ``site/`` is replaced at the end. Raises ``BuildFailed`` and leaves it as it was.
    """
    if not (root / "data").is_dir():
        raise BuildFailed("Mappen data/ mangler.")
    work = root / WORK
    for folder in (root / "site", work):
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise BuildFailed(
                f"{folder.name} skal være en mappe: flyt det, der ligger der, og byg igen."
            )
    work.mkdir(exist_ok=True)
    with alone(work / "lock"), uncollected():
        return _build(root, now, Trees(root / "site", work), plain=plain)


def _build(root: Path, now: datetime, trees: Trees, *, plain: bool) -> Summary:
    trees.mend()
    state = ManifestStore(root)
    with phase("se efter ændringer"):
        before = None if plain else state.read()
        looked = InputScan(root, now, before)
        built = state.built() if before else None
        if built and _is_up_to_date(looked, built, trees):
            return _summary(built, 0)
    compiling = None if built else Compiling(root)
    spare = spare_tree.begin(trees, built.inventory, built.spare) if built else dict[str, int]
    try:
        with phase("hente programmet"):  # while other processes look on, compile, or link files
            from klsite.build.making import make_site
        with phase("se efter ændringer"):
            project = looked()
        if built and (project.before is None or built.program != project.program):
            built = None
            _wait(spare)  # nobody needs it, but it must not go on while the tree is made
        compiling = compiling or Compiling(root, built.templates if built else None)
        with temporary_dir(root / WORK) as folder:
            new, changed = make_site(
                project, state, built, trees, spare, compiling, folder, plain=plain
            )
    finally:  # no process may go on when the build has ended
        if compiling:
            compiling.end()
        _wait(spare)
    return _summary(new, changed)


def _wait(spare: Callable[[], object]) -> None:
    with suppress(TreeChanged):
        spare()


def _is_up_to_date(looked: InputScan, built: BuildManifest, trees: Trees) -> bool:
    """Whether what was built is what would be built now, and still lies there.

    The tree is gone through while the look lasts; if that finds a change, no further.
    """
    files = iter(built.inventory.files.items())
    try:
        while some := dict(islice(files, _STEP)):
            verify_files(trees.published, some)
            if looked.has_seen_change():
                return False
    except TreeChanged:
        return False
    return has_folders(trees.published, built.inventory) and _is_same(looked(), built)


def _is_same(project: Project, built: BuildManifest) -> bool:
    """Whether what was built is what would be built now."""
    before = project.before
    if before is None or built.whole != project.whole:
        return False
    return built.turn == before.turn == project.turn(before)


def _summary(built: BuildManifest, changed: int) -> Summary:
    pages = sum(1 for path in built.inventory.files if path.endswith(".html"))
    return Summary(pages, changed)
