"""Where in the data something comes from, for whoever has to change it."""

from typing import NamedTuple


class SourceLocation(NamedTuple):
    """Where an editor changes what a page or an address rests on.

    ``file`` is relative to the data folder; ``location`` leads to the value in it.
    """

    file: str
    location: tuple[str | int, ...] = ()
