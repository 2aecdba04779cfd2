"""What is not public yet: why, and when it comes."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from klsite.model.news_meta import NewsMeta
from klsite.text.clock import COPENHAGEN
from klsite.text.danish import clock, day_and_month, long_date


class HeldBack(NamedTuple):
    """Something that is not public: what it is called, its file below ``data/``, and till when.

    ``until`` (aware) is None of what no moment makes public: a draft.
    """

    title: str
    file: str
    until: datetime | None

    @property
    def why(self) -> str:
        """What an editor is told of it, with the year."""
        if self.until is None:
            return "kladde"
        ends = self.until.astimezone(COPENHAGEN)
        return f"klausul til {long_date(ends.date())} {clock(ends.time())}"


def held_back(items: Iterable[NewsMeta], now: datetime) -> list[HeldBack]:
    """Return those of some items that are not public at ``now`` (aware): what comes first, first.

    Drafts are last.
    """
    found = [
        HeldBack(item.full_title, item.file, None if item.draft else item.embargo)
        for item in items
        if not item.is_published(now)
    ]
    return sorted(found, key=lambda each: (each.until is None, each.until or now, each.file))


def held_back_label(item: NewsMeta, now: datetime) -> str:
    """Return what a preview says on the page of an item; nothing if it is public at ``now``."""
    if item.is_published(now):
        return ""
    if item.draft or item.embargo is None:
        return "Kladde"
    ends = item.embargo.astimezone(COPENHAGEN)
    day = long_date(ends.date()) if ends.year != now.year else day_and_month(ends.date())
    return f"Klausul til {day} {clock(ends.time())}"
