"""Compiles the templates in another process, while the data are read."""

import marshal
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from jinja2 import TemplateError

from klsite.render import COMPILED, Renderer
from klsite.workers import aside


def begin(templates: Path) -> Callable[[], None]:
    """Begin; return the function that waits, after which no template need be compiled."""

    def compiled() -> bytes:
        # What cannot be compiled is told by the build, which compiles what is missing.
        with suppress(TemplateError, OSError):
            Renderer(templates, {}, lambda _: None).load()
        return marshal.dumps(COMPILED.code)

    wait = cache(aside(compiled))

    def take() -> None:
        COMPILED.code.update(marshal.loads(wait()))  # noqa: S302 - of our own making

    return take
