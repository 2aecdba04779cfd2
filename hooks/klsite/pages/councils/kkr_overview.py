"""The page that leads to all kommunekontaktråd, with the regions that begin and end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from klsite import addresses
from klsite.model.core_areas import CoreArea
from klsite.model.dataset import Dataset
from klsite.model.geography import KkrIntroduction, Region
from klsite.model.rules_of_procedure import RulesOfProcedure
from klsite.model.source_location import SourceLocation
from klsite.pages.page import Page
from klsite.results.council_work import CouncilWork
from klsite.results.joined_council import JoinedCouncil
from klsite.results.kkr_outlook import KkrFuture, KkrOutlook, how_many
from klsite.results.meetings import CouncilMeeting

_TITLE = "Kommunekontaktråd (KKR)"


@dataclass(frozen=True, slots=True)
class OverviewContent:
    """What the page that leads to all KKR shows.

    ``ending`` are the regions with a last day, ``beginning`` those that they become part of;
    ``next_meetings`` are those that are known, by the ids of the KKR.
    """

    introduction: KkrIntroduction
    how_many: str
    ending: tuple[Region, ...]
    beginning: tuple[Region, ...]
    rules: tuple[RulesOfProcedure, ...]
    areas: tuple[CoreArea, ...]
    councils: tuple[KkrOutlook, ...]
    next_meetings: Mapping[str, CouncilMeeting]
    joined: tuple[JoinedCouncil, ...]
    today: date

    @property
    def existing(self) -> tuple[KkrOutlook, ...]:
        """The KKR that exist today, as far as is known."""
        return tuple(each for each in self.councils if each.exists)

    @property
    def changing(self) -> tuple[KkrOutlook, ...]:
        """The KKR that are to come, are dissolved, or whose region ends."""
        return tuple(each for each in self.councils if each.is_coming or each.future)

    @property
    def undecided(self) -> tuple[KkrOutlook, ...]:
        """The KKR whose region ends, where it is not known what becomes of them."""
        return tuple(each for each in self.councils if each.future is KkrFuture.UNDECIDED)

    @property
    def any_to_end(self) -> bool:
        """Whether a region has its last day today or later."""
        return any(each.exists_on(self.today) for each in self.ending)

    @property
    def successors(self) -> Mapping[str, Region]:
        """The regions that others become part of, by their ids."""
        return {region.id: region for region in self.beginning}

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of what ends and begins."""
        of_regions = (region.source for region in (*self.ending, *self.beginning))
        of_kkr = (each.kkr.decision_source for each in self.councils)
        return tuple(dict.fromkeys(each for each in (*of_regions, *of_kkr) if each is not None))


def kkr_overview_page(dataset: Dataset, work: CouncilWork) -> Iterator[Page]:
    """Yield the page that leads to all KKR."""
    introduction, regions = dataset.kkr_introduction, dataset.regions
    ending = tuple(region for region in regions.regions if region.valid_to is not None)
    begun = {region.successor for region in ending}
    yield Page(
        address=addresses.KKR,
        template="kkr_overview",
        title=_TITLE,
        description=introduction.lead,
        content=OverviewContent(
            introduction=introduction,
            how_many=how_many(work.outlooks),
            ending=ending,
            beginning=tuple(region for region in regions.regions if region.id in begun),
            rules=dataset.rules,
            areas=dataset.core_areas.areas,
            councils=work.outlooks,
            next_meetings={
                each.kkr.id: found
                for each in work.outlooks
                if (found := work.next_meeting(each.kkr))
            },
            joined=work.joined,
            today=work.today,
        ),
        origin=SourceLocation(introduction.file),
        changed=max([introduction.updated, regions.updated, *(k.updated for k in dataset.kkr)]),
    )
