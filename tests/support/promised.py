"""What an editor is told of a sample that has lost something published, and the answer to it."""

from pathlib import Path

from klsite.model.diagnostics import DataErrors, Level
from klsite.site.read import read_site
from support.editing import NOW


def told(project: Path) -> list[str]:
    """Return the errors of a project, as they are told."""
    try:
        read_site(project, NOW)
    except DataErrors as found:
        return [str(each) for each in found.diagnostics if each.level is Level.ERROR]
    return []


def add_move(project: Path, line: str) -> None:
    """Add a line to the table of moves of a project."""
    path = project / "data/moves.yml"
    path.write_text(f"{path.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")
