"""The kommunekontaktråd: the overview, and the front page of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from klsite import addresses
from klsite.danish import sort_key
from klsite.model.dataset import Dataset
from klsite.model.geography import Kkr, KkrIntroduction, Municipality, Region
from klsite.model.rules_of_procedure import RulesOfProcedure
from klsite.model.terms import Term
from klsite.pages.composition import CompositionContent
from klsite.pages.page import Link, Origin, Page

_TITLE = "Kommunekontaktråd (KKR)"


@dataclass(frozen=True, slots=True)
class KkrContent:
    """What is shown of a KKR: its region and the municipalities whose councils it joins."""

    kkr: Kkr
    region: Region
    successor: Region | None
    municipalities: tuple[Municipality, ...]
    compositions: tuple[CompositionContent, ...]
    terms: tuple[Term, ...]

    @property
    def municipality_names(self) -> dict[str, str]:
        """The names of the municipalities by their codes."""
        return {each.code: each.name for each in self.municipalities}

    @property
    def address(self) -> str:
        """The address of the front page of the KKR."""
        return addresses.kkr(self.kkr)


@dataclass(frozen=True, slots=True)
class OverviewContent:
    """What the page that leads to all KKR shows."""

    introduction: KkrIntroduction
    regions_source: str
    rules: tuple[RulesOfProcedure, ...]
    councils: tuple[KkrContent, ...]


def kkr_contents(
    dataset: Dataset, compositions: Sequence[CompositionContent] = ()
) -> tuple[KkrContent, ...]:
    """Return every KKR, in the order in which the regions stand in the data."""
    councils = {kkr.region: kkr for kkr in dataset.kkr}
    successors = {region.id: region for region in dataset.regions.regions}
    return tuple(
        KkrContent(
            councils[region.id],
            region,
            successors.get(region.successor or ""),
            _members(dataset, councils[region.id]),
            tuple(each for each in compositions if each.kkr.region == region.id),
            tuple(term for term in dataset.terms if term.kkr == councils[region.id].id),
        )
        for region in dataset.regions.regions
        if region.id in councils
    )


def _members(dataset: Dataset, kkr: Kkr) -> tuple[Municipality, ...]:
    return tuple(sorted(dataset.members(kkr), key=lambda each: sort_key(each.name)))


def kkr_pages(dataset: Dataset, compositions: Sequence[CompositionContent]) -> Iterator[Page]:
    """Yield the overview and the front page of every KKR."""
    contents = kkr_contents(dataset, compositions)
    introduction = dataset.kkr_introduction
    yield Page(
        address=addresses.KKR,
        template="kkr_overview",
        title=_TITLE,
        description=introduction.lead,
        content=OverviewContent(introduction, dataset.regions.source, dataset.rules, contents),
        origin=Origin(introduction.file),
        changed=max([introduction.updated, *(kkr.updated for kkr in dataset.kkr)]),
    )
    for content in contents:
        yield Page(
            address=content.address,
            template="kkr",
            title=content.kkr.name,
            description=f"{content.kkr.name}: de {len(content.municipalities)} kommuner "
            f"i {content.region.name}.",
            content=content,
            origin=Origin(content.kkr.file, ("id",)),
            trail=(Link("KKR", addresses.KKR),),
            changed=content.kkr.updated,
        )
