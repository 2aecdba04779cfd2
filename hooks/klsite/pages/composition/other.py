"""The pages of compositions that are not computed yet, or would be those of one council for two."""

from collections.abc import Iterator, Sequence

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.source_location import SourceLocation
from klsite.pages.page import Page
from klsite.results.council_term import term_trail
from klsite.results.incomplete_compositions import IncompleteComposition
from klsite.results.joined_council import JoinedCouncil


def incomplete_pages(contents: Sequence[IncompleteComposition]) -> Iterator[Page]:
    """Yield the page of every composition that cannot be computed yet."""
    for content in contents:
        name = f"{content.kkr.name} {content.term.period}"
        yield Page(
            address=addresses.composition(content.term),
            template="composition_incomplete",
            title=f"Sammensætningen af {name}",
            description=f"Hvad der mangler, før sammensætningen af {name} kan beregnes, "
            "og hvad der kan siges.",
            content=content,
            origin=SourceLocation(content.term.file),
            trail=term_trail(content.kkr, content.term),
            changed=max(content.term.updated, content.election.updated),
            short_title="Pladser",
        )


def joined_council_pages(dataset: Dataset, contents: Sequence[JoinedCouncil]) -> Iterator[Page]:
    """Yield the page of each region that regions of several KKR become part of."""
    for content in contents:
        regions = dataset.regions
        place = next(n for n, each in enumerate(regions.regions) if each.id == content.region.id)
        files = (content.joined.election, *(each.term for each in content.kept))
        yield Page(
            address=addresses.joined_council(content.region),
            template="joined_council",
            title=f"{content.region.name}: ét råd eller {content.number_kept}?",
            description=f"Et regneeksempel: pladserne i ét kommunekontaktråd for "
            f"{content.region.name} ved siden af et for hver af de gamle regioner.",
            content=content,
            origin=SourceLocation(regions.file, ("regions", place, "id")),
            trail=(
                Link("KKR", addresses.KKR),
                Link("Sammensætningen af KKR", addresses.COMPOSITIONS),
            ),
            changed=max([regions.updated, *(each.updated for each in files)]),
            short_title=content.region.name,
        )
