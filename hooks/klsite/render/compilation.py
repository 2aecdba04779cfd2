"""Templates compiled before they are needed: kept from an earlier build, or by a child process."""

import importlib.util
import marshal
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from klsite.system import compiled
from klsite.system.fingerprints import fingerprint
from klsite.system.processes import ChildTask

_NAME = "templates"
_COMPILERS = ("fast_jinja.py", "renderer.py", "template_loader.py")
"""The modules that decide how a template is compiled."""


class TemplateCompilation:
    """The compilation of all templates in a folder, or of those named where none are kept.

    It may begin before the program is imported here: the child then imports what it needs.
    """

    def __init__(self, templates: Path, names: Iterable[str] | None = None) -> None:
        made_of = _fingerprint(templates)
        self._kept = compiled.kept(templates, _NAME, made_of)
        self.is_of_all = names is None or self._kept is not None
        self._child = (
            ChildTask(lambda: _compiled(templates, names, made_of)) if self._kept is None else None
        )

    def join(self) -> None:
        """Use the code in this process, after waiting for the child. Raises ``WorkerFailed``."""
        from klsite.render.fast_jinja import CODE

        code = self._child() if self._child else self._kept
        CODE.compiled.update(marshal.loads(code or b""))  # noqa: S302 - sealed, or our own child's

    def end(self) -> None:
        """Wait for the child."""
        if self._child:
            self._child.end()


def _compiled(templates: Path, names: Iterable[str] | None, made_of: bytes) -> bytes:
    from jinja2 import TemplateError

    from klsite.render.fast_jinja import CODE
    from klsite.render.renderer import Renderer

    # A template that cannot be compiled is reported by the build, which compiles what is missing.
    with suppress(TemplateError, OSError):
        Renderer(templates, {}, lambda _: None, lambda _: None).load(names)
        if names is None:
            compiled.keep(templates, _NAME, made_of, marshal.dumps(CODE.compiled))
    return marshal.dumps(CODE.compiled)


def _fingerprint(templates: Path) -> bytes:
    """Return the fingerprint of the templates in a folder and of what compiles them here."""
    compilers = [Path(__file__).with_name(name) for name in _COMPILERS]
    parts: list[str | bytes] = [importlib.util.MAGIC_NUMBER, version("jinja2"), str(templates)]
    with suppress(OSError):
        for file in (*compilers, *sorted(templates.rglob("*.html"))):
            parts += [str(file), file.read_bytes()]
    return fingerprint(*parts)
