"""What of the data a site shows: the one switch between the public site and a preview."""

from datetime import datetime
from typing import NamedTuple, Protocol


class Releasable(Protocol):
    """Something that is public from some moment on, or not yet at all."""

    def is_published(self, now: datetime) -> bool:
        """Whether it is public at ``now`` (aware)."""


class Visibility(NamedTuple):
    """The moment ``now`` (aware) that a site is made for, and whether it is a ``preview``.

    A preview shows everything, drafts and what is under embargo included.
    """

    now: datetime
    preview: bool = False

    def shows(self, item: Releasable) -> bool:
        """Return whether the site has a page of something, and may name it."""
        return self.preview or item.is_published(self.now)
