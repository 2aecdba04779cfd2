"""Where templates come from: their files, without what is in them for those who write them."""

import re
from collections.abc import Callable

from jinja2 import Environment, FileSystemLoader

_INDENT = re.compile(r"\n[ \t]+")


class Unindented(FileSystemLoader):
    """Loads templates without the white space at the beginning of lines: a tenth of a page.

    Lines keep their numbers. No template has an element that shows white space (``pre``).
    """

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template, its file, and whether it is as it was."""
        source, file, is_current = super().get_source(environment, template)
        return _INDENT.sub("\n", source), file, is_current
