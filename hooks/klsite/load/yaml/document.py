"""The result of reading a YAML file."""

from typing import Any, NamedTuple

from klsite.model.diagnostics import Diagnostic


class YamlDocument(NamedTuple):
    """What was read from a file, as far as it could be read, and the mistakes in its form."""

    value: Any
    text: str
    mistakes: tuple[Diagnostic, ...]
    reliable: bool = True
    """Whether the value is worth checking: what is missing in it may only have been unreadable."""
