"""The composition of a KKR in a term: the result, why, the working, and what if."""

from collections.abc import Iterator, Sequence

from klsite import addresses
from klsite.addresses import Link
from klsite.model.source_location import SourceLocation
from klsite.pages.page import AppliedPoints, Page
from klsite.results.compositions import CompositionResult


def composition_pages(contents: Sequence[CompositionResult]) -> Iterator[Page]:
    """Yield the overview of all compositions, and the page of each."""
    newest_first = sorted(contents, key=lambda each: each.term.starts, reverse=True)
    yield Page(
        address=addresses.COMPOSITIONS,
        template="compositions",
        title="Sammensætningen af KKR",
        description="Hvor mange pladser hvert parti har i hvert KKR, side om side.",
        content=tuple(newest_first),
        origin=SourceLocation("kkr.yml"),
        trail=(Link("KKR", addresses.KKR),),
        changed=max((each.term.updated for each in contents), default=None),
    )
    for content in contents:
        name = f"{content.kkr.name} {content.term.period}"
        yield Page(
            address=addresses.composition(content.term),
            template="composition",
            title=f"Sammensætningen af {name}",
            description=f"Hvor mange pladser hvert parti har i {name}, og hvordan det er beregnet.",
            content=content,
            origin=SourceLocation(content.term.file),
            trail=(
                Link("KKR", addresses.KKR),
                Link(content.kkr.name, addresses.kkr(content.kkr)),
                Link(content.term.period, addresses.term(content.term)),
            ),
            changed=max(content.term.updated, content.election.updated),
            short_title="Sammensætning",
            applies=AppliedPoints(content.term.rules, ("bilag1-1.0", "bilag1-1.1")),
        )
