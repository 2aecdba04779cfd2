"""Checks a project without building it: all of it, or what has changed since it was right."""

from datetime import datetime
from pathlib import Path

from klsite.phases import phase
from klsite.pipeline.project import Project
from klsite.pipeline.state import State


def check_project(root: Path, now: datetime) -> int:
    """Return the number of news items of the project at ``root``, to be published at ``now``.

    Raises ``DataMistakes`` with every mistake in it.
    """
    state = State(root)
    with phase("se efter ændringer"):
        project = Project(root, now, state.read())
        before = project.before
        if before and not project.changed and project.turn(before) == before.turn:
            return len(before.checked().heads)
    # Imported here because nothing of it is needed where nothing has changed.
    from klsite.pipeline.reading import read_project

    site, read = read_project(project, None)
    state.save_read(read)
    return len(site.news.heads)
