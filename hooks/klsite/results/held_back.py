"""What is not public yet: why, and when it comes."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from klsite.model.news_meta import NewsMeta
from klsite.model.publication import Publication
from klsite.text.clock import COPENHAGEN, is_public
from klsite.text.danish import clock, day_and_month, long_date


class HeldBack(NamedTuple):
    """Something that is not public: what it is called, its file below ``data/``, and till when.

    ``until`` (aware) is None of what no moment makes public: a draft. ``part`` is what an editor
    calls the part of it that is not public, empty if nothing of it is.
    """

    title: str
    file: str
    until: datetime | None
    part: str = ""

    @property
    def why(self) -> str:
        """What an editor is told of it, with the year."""
        if self.until is None:
            return "kladde"
        ends = self.until.astimezone(COPENHAGEN)
        moment = f"{long_date(ends.date())} {clock(ends.time())}"
        return f"{self.part.lower()} offentlig {moment}" if self.part else f"klausul til {moment}"


class HeldBackLabel(NamedTuple):
    """What a preview says on the page of something that is not public."""

    label: str
    told: str


def held_back(
    items: Iterable[NewsMeta], records: Iterable[Publication], now: datetime
) -> list[HeldBack]:
    """Return what is not public at ``now`` (aware) of news and other records.

    What comes first is first; drafts are last.
    """
    every: list[NewsMeta | Publication] = [*items, *records]
    held = (_held_back(each, now) for each in every)
    found = [each for each in held if each is not None]
    return sorted(found, key=lambda each: (each.until is None, each.until or now, each.file))


def _held_back(item: NewsMeta | Publication, now: datetime) -> HeldBack | None:
    name = item.full_title if isinstance(item, NewsMeta) else item.name
    if not is_public(item.embargo, now, draft=item.draft):
        return HeldBack(name, item.file, None if item.draft else item.embargo)
    later = None if isinstance(item, NewsMeta) else item.later_part_from
    if isinstance(item, NewsMeta) or later is None or later <= now:
        return None
    return HeldBack(name, item.file, later, item.later_part)


def held_back_label(item: NewsMeta | Publication, now: datetime) -> HeldBackLabel | None:
    """Return what a preview says on the page of an item; None if it is public at ``now``."""
    held = _held_back(item, now)
    if held is None:
        return None
    if held.until is None:
        return HeldBackLabel("Kladde", _NOT_PUBLIC)
    ends = held.until.astimezone(COPENHAGEN)
    day = long_date(ends.date()) if ends.year != now.year else day_and_month(ends.date())
    if held.part:
        return HeldBackLabel(f"{held.part} er ikke sendt", f"Den er offentlig fra {day}.")
    return HeldBackLabel(f"Klausul til {day} {clock(ends.time())}", _NOT_PUBLIC)


_NOT_PUBLIC = "Siden er ikke offentlig."
