"""Templates compiled by another process.

That may begin before the program is imported here: it then imports by itself what it needs.
"""

import marshal
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from klsite.system.processes import ChildTask


class Compiling:
    """The compiling of the templates of a project: of all of them, or of those named."""

    def __init__(self, root: Path, names: Iterable[str] | None = None) -> None:
        self.is_of_all = names is None
        self._compiled = ChildTask(lambda: _compiled(root / "overrides", names))

    def __call__(self) -> None:
        """Wait for it, and have the templates here from now on."""
        from klsite.render.renderer import COMPILED

        COMPILED.code.update(marshal.loads(self._compiled()))  # noqa: S302 - of our own making

    def end(self) -> None:
        """Wait for it."""
        self._compiled.end()


def _compiled(templates: Path, names: Iterable[str] | None) -> bytes:
    from jinja2 import TemplateError

    from klsite.render.renderer import COMPILED, Renderer

    # What cannot be compiled is told by the build, which compiles what is missing.
    with suppress(TemplateError, OSError):
        Renderer(templates, {}, lambda _: None).load(names)
    return marshal.dumps(COMPILED.code)
