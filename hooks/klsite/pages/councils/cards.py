"""The KKR as pages that lead to all of them show them."""

from dataclasses import dataclass

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.model.geography import Kkr, Municipality, Region
from klsite.text.danish import sort_key


@dataclass(frozen=True, slots=True)
class CouncilCard:
    """A KKR on a page that leads to all of them."""

    kkr: Kkr
    region: Region
    successor: Region | None
    municipalities: tuple[Municipality, ...]

    @property
    def address(self) -> str:
        """The address of the front page of the KKR."""
        return addresses.kkr(self.kkr)


def council_cards(dataset: Dataset) -> tuple[CouncilCard, ...]:
    """Return every KKR, in the order in which the regions stand in the data."""
    councils = {kkr.region: kkr for kkr in dataset.kkr}
    regions = {region.id: region for region in dataset.regions.regions}
    return tuple(
        CouncilCard(
            councils[region.id],
            region,
            regions.get(region.successor or ""),
            _municipalities(dataset, councils[region.id]),
        )
        for region in dataset.regions.regions
        if region.id in councils
    )


def _municipalities(dataset: Dataset, kkr: Kkr) -> tuple[Municipality, ...]:
    return tuple(sorted(dataset.members(kkr), key=lambda each: sort_key(each.name)))
