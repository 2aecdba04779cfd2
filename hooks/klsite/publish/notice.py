"""What a feed or a calendar that moved or ended has left to say."""

from datetime import date
from typing import NamedTuple


class Notice(NamedTuple):
    """The last entry of a feed or calendar at ``address``; ``target`` is where to go instead."""

    address: str
    title: str
    text: str
    target: str
    day: date
