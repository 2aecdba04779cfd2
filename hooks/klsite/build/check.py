"""Checks a project without building it: all of it, or what has changed since it was right."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from klsite.build.manifest import ManifestStore
from klsite.build.project import InputScan, Project
from klsite.system.garbage_collection import uncollected
from klsite.system.phases import phase

if TYPE_CHECKING:
    from klsite.build.read import Result


def check_project(root: Path, now: datetime) -> int:
    """Return the number of news items of the project at ``root``, to be published at ``now``.

    Raises ``DataMistakes`` with every mistake in it.
    """
    with uncollected():
        return _checked(root, now)


def _checked(root: Path, now: datetime) -> int:
    state = ManifestStore(root)
    with phase("se efter ændringer"):
        before = state.read()
        looked = InputScan(root, now, before)
        if before is None:
            _import_reading()  # while another process looks
        project = looked()
        before = project.before
        if before and not project.changed and project.turn(before) == before.turn:
            return len(before.checked().heads)
    result = _read(project)
    state.save_read(result.to_keep())
    return len(result.site.news.heads)


def _import_reading() -> None:
    """Import what reads a project, which nobody needs who finds nothing changed."""
    import klsite.build.read  # noqa: F401


def _read(project: Project) -> Result:
    from klsite.build.read import read_project

    return read_project(project, None)
