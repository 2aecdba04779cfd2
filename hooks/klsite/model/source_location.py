"""The position in the data files that a value was read from."""

from typing import NamedTuple

Location = tuple[str | int, ...]
"""The way to a value inside a file: keys of mappings and indexes of lists."""

KEY = "\0key"
"""A last step of a location: the name of the field rather than its value."""

DATA_FOLDER = "data/"
"""The data folder, as editors see it in messages."""


class SourceLocation(NamedTuple):
    """Where an editor changes what a page or an address rests on.

    ``file`` is relative to the data folder; ``location`` leads to the value in it.
    """

    file: str
    location: Location = ()
