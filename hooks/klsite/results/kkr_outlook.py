"""A KKR as it is on the day of the build: its municipalities, and what happens if its region ends.

What becomes of a KKR whose region ends is for KL to decide. As long as the data name no decision,
the result says so; they name it by ``dissolved`` or by a region that the KKR belongs to afterwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.text.danish import count_word, listing, long_date, sort_key

if TYPE_CHECKING:
    from klsite.model.geography import Kkr, Municipality, Region

_DAY = timedelta(days=1)


class KkrFuture(Enum):
    """What happens to a KKR that is dissolved or whose region ends."""

    UNDECIDED = "undecided"
    CONTINUES = "continues"
    DISSOLVED = "dissolved"


@dataclass(frozen=True, slots=True)
class RegionEnd:
    """The end of a region of a KKR: its last day, and the region that it becomes part of."""

    region: Region
    last_day: date
    successor: Region | None
    is_past: bool

    @property
    def first_day_after(self) -> date:
        """The first day on which the region does not exist."""
        return self.last_day + _DAY


@dataclass(frozen=True, slots=True)
class KkrOutlook:
    """A KKR on the day ``today``.

    ``region`` and ``municipalities`` are those of today or, for a KKR of a region that has ended
    or is to come, of the last or first day; ``of_region`` is the number of all municipalities of
    the region on that day. ``future`` is None where nothing ends.
    """

    kkr: Kkr
    region: Region
    municipalities: tuple[Municipality, ...]
    of_region: int
    region_end: RegionEnd | None
    future: KkrFuture | None
    successor: Kkr | None
    predecessors: tuple[Kkr, ...]
    today: date

    @property
    def address(self) -> str:
        """The address of the front page of the KKR."""
        return addresses.kkr(self.kkr)

    @property
    def exists(self) -> bool:
        """Whether the KKR exists today, as far as is known."""
        return self.kkr.exists_on(self.today)

    @property
    def is_coming(self) -> bool:
        """Whether the KKR is established on a day to come."""
        return self.kkr.established is not None and self.today < self.kkr.established

    @property
    def is_dissolved(self) -> bool:
        """Whether the last day of the KKR is over."""
        return self.kkr.dissolved is not None and self.kkr.dissolved < self.today

    @property
    def is_uncertain(self) -> bool:
        """Whether the region has ended and it is not known what became of the KKR."""
        ended = self.region_end is not None and self.region_end.is_past
        return ended and self.future is KkrFuture.UNDECIDED

    @property
    def whose(self) -> str:
        """The municipalities in words, as in ``de 17 kommuner i Region Sjælland``."""
        count = len(self.municipalities)
        all_of_them = f"de {count} kommuner" if count > 1 else "den ene kommune"
        if self.region_end and self.region_end.is_past and self.region == self.region_end.region:
            last = long_date(self.region_end.last_day)
            return f"{all_of_them}, der til og med {last} lå i {self.region.name}"
        if count < self.of_region:
            return f"{count} af de {self.of_region} kommuner i {self.region.name}"
        return f"{all_of_them} i {self.region.name}"

    @property
    def region_today(self) -> Region | None:
        """The region in which the municipalities lie today, where it is known."""
        if self.region.exists_on(self.today):
            return self.region
        return self.region_end.successor if self.region_end and self.region_end.is_past else None


def kkr_outlooks(dataset: Dataset, today: date) -> tuple[KkrOutlook, ...]:
    """Return every KKR on a day, in the order in which the regions stand in the data."""
    return tuple(kkr_outlook(dataset, kkr, today) for kkr in _in_order(dataset, today))


def existing_kkr(dataset: Dataset, today: date) -> tuple[Kkr, ...]:
    """Return the KKR that exist on a day, in the order of ``kkr_outlooks``."""
    return tuple(kkr for kkr in _in_order(dataset, today) if kkr.exists_on(today))


def _in_order(dataset: Dataset, today: date) -> list[Kkr]:
    order = {region.id: place for place, region in enumerate(dataset.regions.regions)}
    return sorted(
        dataset.kkr,
        key=lambda kkr: (order[kkr.area_on(_day_shown(dataset, kkr, today)).region], kkr.id),
    )


def kkr_outlook(dataset: Dataset, kkr: Kkr, today: date) -> KkrOutlook:
    """Return a KKR on the day ``today``."""
    shown = _day_shown(dataset, kkr, today)
    region = dataset.regions.by_id[kkr.area_on(shown).region]
    members = [each.on(shown) for each in dataset.members(kkr, shown)]
    everywhere = (each.on(shown) for each in dataset.municipalities.municipalities)
    end = _region_end(dataset, kkr, today)
    return KkrOutlook(
        kkr=kkr,
        region=region,
        municipalities=tuple(sorted(members, key=lambda each: sort_key(each.name))),
        of_region=sum(1 for each in everywhere if each.region == region.id),
        region_end=end,
        future=_future(kkr, end),
        successor=dataset.kkr_by_id.get(kkr.successor or ""),
        predecessors=tuple(each for each in dataset.kkr if each.successor == kkr.id),
        today=today,
    )


def _day_shown(dataset: Dataset, kkr: Kkr, today: date) -> date:
    """Return today or, where the KKR has no region today, the nearest day on which it has one."""
    first, last = kkr.areas[0], kkr.areas[-1]
    region = dataset.regions.by_id[last.region]
    ends = [day for day in (last.valid_to, kkr.dissolved, region.valid_to) if day is not None]
    begins = [dataset.regions.by_id[first.region].valid_from]
    begins += [day for day in (first.valid_from, kkr.established) if day is not None]
    return max(min([today, *ends]), max(begins))


def _region_end(dataset: Dataset, kkr: Kkr, today: date) -> RegionEnd | None:
    """Return the last end of a region that the KKR belonged to on the region's last day."""
    for area in reversed(kkr.areas):
        region = dataset.regions.by_id[area.region]
        if region.valid_to is not None and area.holds_on(region.valid_to):
            successor = dataset.regions.by_id.get(region.successor or "")
            return RegionEnd(region, region.valid_to, successor, region.valid_to < today)
    return None


def _future(kkr: Kkr, end: RegionEnd | None) -> KkrFuture | None:
    if kkr.dissolved is not None:
        return KkrFuture.DISSOLVED
    if end is None:
        return None
    goes_on = any(each.holds_on(end.first_day_after) for each in kkr.regions)
    return KkrFuture.CONTINUES if goes_on else KkrFuture.UNDECIDED


def how_many(outlooks: Sequence[KkrOutlook]) -> str:
    """Return how many KKR there are and in how many regions, as far as is known."""
    existing = [each for each in outlooks if each.exists]
    count = f"{count_word(len(existing))} kommunekontaktråd"
    regions = Counter(each.region_today.name for each in existing if each.region_today)
    uncertain = [each for each in existing if each.is_uncertain]
    if uncertain:
        names = listing([each.kkr.name for each in uncertain])
        ended = listing([each.region.name for each in uncertain])
        they = "de fortsætter" if len(uncertain) > 1 else "det fortsætter"
        return (
            f"Webstedet kender {count} i {_regions(len(regions))}. {names} blev valgt af "
            f"kommunerne i {ended}, som ikke findes mere; om {they}, er ikke oplyst."
        )
    if len(existing) == 1:
        return f"Der er {count}."
    several = [f"{count_word(found)} i {name}" for name, found in regions.items() if found > 1]
    if not several:
        return f"Der er {count}, ét i hver region."
    others = sum(1 for found in regions.values() if found == 1)
    rest = ["ét i hver af de andre"] if others > 1 else ["ét i den anden"] if others else []
    return f"Der er {count} i {_regions(len(regions))}: {listing([*several, *rest])}."


def _regions(count: int) -> str:
    return "én region" if count == 1 else f"{count_word(count)} regioner"
