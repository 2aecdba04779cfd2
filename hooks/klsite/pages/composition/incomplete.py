"""A composition that cannot be computed yet: what is missing, and what is certain all the same."""

from collections.abc import Iterator, Sequence

from klsite import addresses
from klsite.addresses import Link
from klsite.model.source_location import SourceLocation
from klsite.pages.page import Page
from klsite.results.incomplete_compositions import IncompleteComposition


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
            trail=(
                Link("KKR", addresses.KKR),
                Link(content.kkr.name, addresses.kkr(content.kkr)),
                Link(content.term.period, addresses.term(content.term)),
            ),
            changed=max(content.term.updated, content.election.updated),
            short_title="Pladser",
        )
