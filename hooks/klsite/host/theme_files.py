"""The files of the theme that MkDocs may copy into the site: those that are not hidden.

MkDocs holds every file of the theme against what it leaves out, hidden ones among it. Nearly all
are: the theme has more than ten thousand icons, in a folder whose name begins with a dot.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme


class _Visible(FileSystemLoader):
    """Loads every template, and lists those that are not hidden."""

    def list_templates(self) -> list[str]:
        return sorted({file for top in self.searchpath for file in _visible(Path(top))})


def _visible(top: Path) -> Iterator[str]:
    """Yield the files below a folder, relative to it, unless they or their folders are hidden."""
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = Path(folder).relative_to(top)
        yield from ((below / name).as_posix() for name in names if not name.startswith("."))


def environment(theme: Theme) -> Environment:
    """Return the environment that a theme makes itself, listing no hidden files."""
    made = theme.__class__.get_env(theme)
    made.loader = _Visible(theme.dirs)
    return made
