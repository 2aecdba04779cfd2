"""Makes a site: only what has changed since the last build where that is known, else all of it.

Both ways plan all outputs and differ in what they need not make. The new site is made beside the
published one and swapped in whole.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from klsite.build.build import BuildFailed
from klsite.build.incremental import CannotUpdate, update
from klsite.build.manifest import BuildManifest, ManifestStore
from klsite.build.mkdocs_output import HostFailed
from klsite.build.mkdocs_task import MkDocsTask
from klsite.build.project import Project
from klsite.build.read import read_project
from klsite.build.trees import Trees
from klsite.model.diagnostics import DataErrors
from klsite.render.compiled_templates import Compiling
from klsite.render.frames import NoFrame
from klsite.site.site import ItemChanged, Site
from klsite.system.phases import phase
from klsite.system.processes import WorkerFailed


def make_site(
    project: Project,
    state: ManifestStore,
    built: BuildManifest | None,
    trees: Trees,
    spare: Callable[[], dict[str, int]],
    compiling: Compiling,
    folder: Path,
    *,
    plain: bool,
) -> tuple[BuildManifest, int]:
    """Publish the site of a project; return what was made, and how many files have changed.

    ``built`` is what was made before, ``spare`` and ``compiling`` as for ``update``, ``folder`` an
    empty folder on the disk of the site.
    Raises ``BuildFailed``.
    """
    tree = folder / "site"
    hosting = MkDocsTask(project.root, tree)
    try:
        ready = None if built or plain else hosting.begin
        result = read_project(project, folder, ready)
        site = result.site
        made = None
        if built:
            with suppress(CannotUpdate, NoFrame):
                made = update(project, site, built, trees, spare, compiling)
        if made is None:
            made = _anew(project, site, trees, tree, hosting, compiling, plain=plain)
    except DataErrors as mistakes:
        raise BuildFailed(f"Der er fejl:\n\n{mistakes}") from mistakes
    except WorkerFailed as error:
        raise BuildFailed(f"Siderne kunne ikke skrives: {error}") from error
    except ItemChanged as item:
        told = f"data/{item} blev gemt, mens der blev bygget: byg igen."
        raise BuildFailed(told) from item
    except OSError as error:
        raise BuildFailed(f"Webstedet kunne ikke skrives: {error}") from error
    except HostFailed as error:
        raise BuildFailed(str(error)) from error
    finally:  # no process may go on when the build has ended
        hosting.end()
    with phase("huske det til næste gang"):
        state.save_read(result.to_keep())
        state.save_built(made[0])
    return made


def _anew(
    project: Project,
    site: Site,
    trees: Trees,
    tree: Path,
    hosting: MkDocsTask,
    compiling: Compiling,
    *,
    plain: bool,
) -> tuple[BuildManifest, int]:
    # Imported here because an update does without what it needs.
    from klsite.build.full import build_full

    rest = compiling if compiling.is_of_all else Compiling(project.root)
    try:
        with phase("lade MkDocs lave rammer og håndskrevne sider"):
            hosted = hosting(site, plain=plain)
            rest()
    finally:
        rest.end()
    new = build_full(project, site, tree, hosted, plain=plain)
    with phase("lægge webstedet på plads"):
        trees.publish(tree)
    return new, len(new.inventory.files)
