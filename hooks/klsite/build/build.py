"""The recipes of a build and of a check.

What is imported here at the top is all that a build needs that finds nothing changed; the rest is
imported when there is something to do, while children link files and compile templates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from klsite.build.changes import write_changes
from klsite.build.inputs import DATA, InputScan
from klsite.build.manifest import BuildManifest, ManifestStore, TreeManifest, raw
from klsite.build.published import is_up_to_date, published_manifest
from klsite.build.staging import StagingTask
from klsite.build.trees import (
    CannotExchange,
    TreeChanged,
    Trees,
    temporary_dir,
)
from klsite.model.diagnostics import Warnings
from klsite.model.visibility import Visibility
from klsite.render.compilation import TemplateCompilation
from klsite.system.garbage_collection import uncollected
from klsite.system.lock import alone
from klsite.system.os_errors import reason
from klsite.system.permissions import readable_by_all
from klsite.system.phases import phase
from klsite.system.sealed_store import CACHE

if TYPE_CHECKING:
    from klsite.build.full import Host, MkDocsTask, RenderedSite
    from klsite.build.manifest import BuildRecord
    from klsite.build.read import ProjectRead
    from klsite.results.held_back import HeldBack

WORK = ".build"
"""The folder, on the same disk as the site, in which builds are made."""

LOCK = "lock"
"""The file in it that a build holds: it may remove every temporary folder that it finds there."""

_TEMPLATES = "overrides"

_NOTHING_CHANGED = "Intet er ændret siden sidste bygning, så ingen fil er lavet."


class BuildFailed(Exception):
    """The site was not built. The text says why, in Danish, for an editor.

    ``state`` says what is published.
    """

    state = "site/ er som før."


class PartlyPublished(BuildFailed):
    """The files of a site that can only be replaced one by one were not all replaced."""

    state = "site/ er kun delvis fornyet: byg igen, når det er rettet."


class BuildReport(NamedTuple):
    """How many pages the site has, how many files changed, what the editor is warned of.

    ``held_back`` is what is not public yet; ``explanation`` says why a file was rendered or not.
    """

    pages: int
    changed: int
    warnings: Warnings
    held_back: Sequence[HeldBack] = ()
    explanation: str = ""


class CheckReport(NamedTuple):
    """How many news items there are, what the editor is warned of, and what is not public yet."""

    items: int
    warnings: Warnings
    held_back: Sequence[HeldBack] = ()


class Job(NamedTuple):
    """A build of the project ``root`` as of ``now`` (aware), with the options of the command.

    With ``plain`` every page is rendered by the host, which is slower and gives the same bytes;
    ``explain`` is the path of a file that is to be explained.
    """

    root: Path
    now: datetime
    host: Host
    plain: bool = False
    explain: str = ""


def build_site(job: Job) -> BuildReport:
    """Bring ``site/`` up to date. Raises ``BuildFailed`` and leaves it as it was."""
    with refusals_told(), readable_by_all():
        work = _check_folders(job.root)
        with alone(work / LOCK), uncollected():
            return _build(job, Trees(job.root / "site", work), ManifestStore(job.root))


def _build(job: Job, trees: Trees, store: ManifestStore) -> BuildReport:
    with phase("rydde op"):
        trees.recover()
        store.clean()
    with phase("se efter ændringer"):
        snapshot = None if job.plain else store.inputs()
        published = published_manifest(trees, store) if snapshot else None
        inputs = InputScan(job.root, Visibility(job.now), snapshot)
        if published and is_up_to_date(published, inputs, trees, store):
            warnings = inputs.before.warnings if inputs.before else Warnings()
            write_changes(job.root / WORK, {}, {})
            held = _still_held_back(inputs)
            return BuildReport(_pages(published.tree), 0, warnings, held, _NOTHING_CHANGED)
    base = published if published and _is_usable(published, inputs) else None
    with temporary_dir(job.root / WORK) as folder, _Children(job, trees, base, folder) as children:
        with phase("hente programmet"):
            _import_program()
        with failures_told():
            with phase("læse og kontrollere data"):
                project = children.read(inputs)
            result = children.update(project) or children.full(project)
            with phase("lægge webstedet på plads"):
                result = _publish(result, trees)
    with phase("huske det til næste gang"):
        _save(store, project, _manifest(project, result, base))
        before = published.tree.files if published else {}
        changed = write_changes(job.root / WORK, before, result.rendered.tree.files)
    why = _explanation(job.explain, project, result, published) if job.explain else ""
    rendered = result.rendered
    held = project.held_back
    return BuildReport(_pages(rendered.tree), changed, project.warnings, held, why)


class _Result(NamedTuple):
    """A whole site in a tree, to be published, and whether it is an update of the one before."""

    tree: Path
    record: BuildRecord
    rendered: RenderedSite
    is_update: bool


def _publish(result: _Result, trees: Trees) -> _Result:
    """Publish the site; return what lies in the published tree."""
    try:
        trees.publish(result.tree)
    except CannotExchange:
        from klsite.build.in_place import PartlyReplaced, rank_by, replace_in_place

        trees.published.mkdir(exist_ok=True)
        rank = rank_by(result.rendered.artifacts)
        try:
            tree = replace_in_place(result.tree, trees.published, rank)
        except PartlyReplaced as partly:
            raise PartlyPublished(_not_published(partly.__cause__)) from partly
        except OSError as error:
            raise BuildFailed(_not_published(error)) from error
        return result._replace(rendered=result.rendered._replace(tree=tree))
    return result


def _not_published(error: BaseException | None) -> str:
    why = reason(error) if isinstance(error, OSError) else str(error)
    return f"Webstedet kunne ikke udgives: {why}."


class _Children:
    """The child processes of a build, and the steps that join them.

    While the data is read, the staging tree is made the same as the published one, the templates
    are compiled, and in a full build the host renders its part. No child outlives the build.
    """

    def __init__(self, job: Job, trees: Trees, base: BuildManifest | None, folder: Path) -> None:
        self._job = job
        self._trees = trees
        self._base = base
        self._folder = folder
        self._tree = folder / "site"
        templates = base.templates if base else None
        self._compilation = TemplateCompilation(job.root / _TEMPLATES, templates)
        self._staging = StagingTask(trees, base.tree, base.staging) if base else None
        self._mkdocs: MkDocsTask | None = None

    def __enter__(self) -> _Children:
        return self

    def __exit__(self, *_: object) -> None:
        for task in (self._compilation, self._staging, self._mkdocs):
            if task is not None:
                task.end()

    def read(self, inputs: InputScan) -> ProjectRead:
        """Read and check the project. Raises ``DataErrors``."""
        from klsite.build.full import MkDocsTask
        from klsite.build.read import read_project

        self._mkdocs = MkDocsTask(self._job.host, self._job.root, self._tree)
        is_full = self._base is None and not self._job.plain
        return read_project(inputs, self._folder, self._mkdocs.start if is_full else None)

    def update(self, project: ProjectRead) -> _Result | None:
        """Render what changed, if that is possible."""
        from klsite.build.incremental import CannotUpdate, Update
        from klsite.render.frames import NoFrame

        if self._base is None or self._staging is None:
            return None
        with suppress(CannotUpdate, NoFrame, TreeChanged):
            update = Update(project.inputs, project.site, self._base)
            with phase("gøre det andet træ klar"):
                prepared = self._staging.join()
                self._compilation.join()
            return _Result(self._trees.staging, *update.render(self._trees, prepared), True)
        return None

    def full(self, project: ProjectRead) -> _Result:
        """Render everything."""
        from klsite.build.full import render_full

        assert self._mkdocs is not None, "reading comes before"
        if not self._compilation.is_of_all:
            self._compilation.end()
            self._compilation = TemplateCompilation(self._job.root / _TEMPLATES)
        plain = self._job.plain
        with phase("lade MkDocs lave rammer og håndskrevne sider"):
            output = self._mkdocs.join(project.site, plain=plain)
            self._compilation.join()
        self._trees.drop_staging()
        rendered = render_full(project.inputs, project.site, output, self._tree, plain=plain)
        return _Result(self._tree, *rendered, False)


def _import_program() -> None:
    """Import what reads and renders, while the children work."""
    import klsite.build.incremental
    import klsite.build.read  # noqa: F401 - imported for those who use it


@contextmanager
def failures_told() -> Iterator[None]:
    """Turn what can go wrong while a site is made into ``BuildFailed``."""
    from klsite.build.full import HostFailed
    from klsite.model.diagnostics import DataErrors
    from klsite.site.bodies import ItemChanged
    from klsite.system.processes import TaskRefused, WorkerFailed

    try:
        yield
    except DataErrors as errors:
        raise BuildFailed(f"Der er fejl:\n\n{errors}") from errors
    except WorkerFailed as error:
        raise BuildFailed(f"Siderne kunne ikke skrives: {error}") from error
    except ItemChanged as item:
        told = f"data/{item} blev gemt, mens der blev bygget: byg igen."
        raise BuildFailed(told) from item
    except (TaskRefused, HostFailed) as error:
        raise BuildFailed(str(error)) from error


@contextmanager
def refusals_told() -> Iterator[None]:
    """Turn what the system refuses, a full disk say, into ``BuildFailed``."""
    try:
        yield
    except OSError as error:
        raise BuildFailed(f"Webstedet kunne ikke bygges: {reason(error)}.") from error


def _check_folders(root: Path) -> Path:
    """Return the work folder, made if need be. Raises ``BuildFailed``."""
    if not (root / DATA).is_dir():
        raise BuildFailed("Mappen data/ mangler.")
    work = root / WORK
    for folder in (root / "site", work, root / CACHE):
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise BuildFailed(
                f"{folder.name} skal være en mappe: flyt det, der ligger der, og byg igen."
            )
    work.mkdir(exist_ok=True)
    for file in (*work.iterdir(), *((root / CACHE).iterdir() if (root / CACHE).exists() else ())):
        if file.is_symlink() or not (file.is_file() or file.is_dir()):
            name = file.relative_to(root).as_posix()
            raise BuildFailed(f"{name} er et link eller ingen fil: slet det, og byg igen.")
    return work


def _still_held_back(inputs: InputScan) -> Sequence[HeldBack]:
    """Return what is not public yet when nothing has changed: nothing of it is kept, but names."""
    files = inputs.sealed_files
    if not files:
        return ()
    from klsite.build.read import held_back_in

    return held_back_in(inputs, files)


def _is_usable(published: BuildManifest, inputs: InputScan) -> bool:
    """Whether the same program has built what is published."""
    return inputs.before is not None and published.program == inputs.program


def _manifest(project: ProjectRead, result: _Result, base: BuildManifest | None) -> BuildManifest:
    inputs, rendered = project.inputs, result.rendered
    staging = base.tree if base and result.is_update else None
    return BuildManifest(
        program=inputs.program,
        whole=inputs.whole,
        valid_since=project.site.news.now,
        tree=rendered.tree,
        templates=rendered.templates,
        encoded=(raw(result.record), raw(staging)),
    )


def _save(store: ManifestStore, project: ProjectRead, manifest: BuildManifest) -> None:
    """Keep what the next build can use.

    Data is digested where it is parsed. Of a template, a hand-written page or a module that
    changed during the build it is not known which version was used: then the next build is full.
    """
    kept = project.inputs.unchanged_files()
    store.save_inputs(project.snapshot(kept))
    if all(path.startswith(f"{DATA}/") for path in project.inputs.files.keys() - kept.keys()):
        store.save_build(manifest)
    else:
        store.forget_build()


def _explanation(
    path: str, project: ProjectRead, result: _Result, published: BuildManifest | None
) -> str:
    from klsite.build.explain import Explained, explain

    before = published.record() if published else None
    rendered = result.rendered
    explained = Explained(
        path, project.inputs, before, result.record, rendered.rendered, rendered.tree.files
    )
    return explain(explained, project.site)


def _pages(tree: TreeManifest) -> int:
    return sum(1 for path in tree.files if path.endswith(".html"))


def check_project(root: Path, now: datetime) -> CheckReport:
    """Check a project without building it.

    Raises ``DataErrors`` with every mistake in it.
    """
    with uncollected():
        return _check(root, now, ManifestStore(root))


def _check(root: Path, now: datetime, store: ManifestStore) -> CheckReport:
    with phase("se efter ændringer"):
        inputs = InputScan(root, Visibility(now), store.inputs())
        before = inputs.before
        if (
            before
            and before.whole
            and not inputs.changed
            and inputs.valid_since(before) == before.valid_since
        ):
            return CheckReport(before.count, before.warnings, _still_held_back(inputs))
    from klsite.build.read import read_project

    with phase("læse og kontrollere data"):
        project = read_project(inputs, None)
    store.save_inputs(project.snapshot(inputs.unchanged_files()))
    return CheckReport(len(project.site.news.items), project.warnings, project.held_back)
