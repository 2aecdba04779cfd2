"""The modules that a script of a page imports, so that a browser asks for all of them at once."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

_IMPORT = re.compile(
    r'^(?:import(?:\b[^;"]{0,500}?\bfrom)?|export\b[^;"]{0,500}?\bfrom)\s{0,99}"\./([\w.-]+)"',
    re.MULTILINE,
)


def imports_in(assets: Path) -> Callable[[str], tuple[str, ...]]:
    """Return what gives the names of all modules in a folder that one of them needs, sorted.

    A browser finds each only when it has read the one before (HTML, ``modulepreload``).
    """

    @cache
    def imports(script: str) -> tuple[str, ...]:
        found = {script}
        waiting = [script]
        while waiting:
            text = (assets / waiting.pop()).read_text(encoding="utf-8")
            new = set(_IMPORT.findall(text)) - found
            found |= new
            waiting += new
        return tuple(sorted(found - {script}))

    return imports
