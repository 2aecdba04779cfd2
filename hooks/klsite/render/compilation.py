"""Compiles the templates in a child process while the data is read."""

import marshal
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from klsite.system.processes import ChildTask


class TemplateCompilation:
    """The compilation of all templates in a folder, or of those named.

    It may begin before the program is imported here: the child then imports what it needs.
    """

    def __init__(self, templates: Path, names: Iterable[str] | None = None) -> None:
        self.is_of_all = names is None
        self._code = ChildTask(lambda: _compiled(templates, names))

    def join(self) -> None:
        """Wait for the child and use its code in this process. Raises ``WorkerFailed``."""
        from klsite.render.fast_jinja import CODE

        CODE.compiled.update(marshal.loads(self._code()))  # noqa: S302 - written by our own child

    def end(self) -> None:
        """Wait for the child."""
        self._code.end()


def _compiled(templates: Path, names: Iterable[str] | None) -> bytes:
    from jinja2 import TemplateError

    from klsite.render.fast_jinja import CODE
    from klsite.render.renderer import Renderer

    # A template that cannot be compiled is reported by the build, which compiles what is missing.
    with suppress(TemplateError, OSError):
        Renderer(templates, {}, lambda _: None, lambda _: None).load(names)
    return marshal.dumps(CODE.compiled)
