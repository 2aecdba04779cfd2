"""The pages of the rules of procedure: each set, and what it changed in the one before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.rules_of_procedure import Point, RulesOfProcedure
from klsite.model.source_location import SourceLocation
from klsite.model.terms import Term
from klsite.pages.councils.word_changes import WordRun, changed_words
from klsite.pages.page import Page
from klsite.results.record_feeds import RULES_FEED

_TRAIL = (Link("KKR", addresses.KKR),)


@dataclass(frozen=True, slots=True)
class RulesContent:
    """What the page of a set of rules shows.

    ``applied`` are the pages that apply each point, by its id. ``terms`` are those known to follow
    the set, ``assumed`` those for which it is assumed, their own rules not being known.
    """

    rules: RulesOfProcedure
    applied: Mapping[str, tuple[Link, ...]]
    terms: tuple[Term, ...]
    assumed: tuple[Term, ...]
    replaces: RulesOfProcedure | None
    replaced_by: RulesOfProcedure | None


@dataclass(frozen=True, slots=True)
class PointChange:
    """A point that differs between two sets, None in one that lacks it, with its word runs."""

    id: str
    before: Point | None
    after: Point | None
    pieces: tuple[WordRun, ...]


@dataclass(frozen=True, slots=True)
class ComparisonContent:
    """What the page of a comparison shows: the points that differ, and the number that do not."""

    before: RulesOfProcedure
    after: RulesOfProcedure
    changes: tuple[PointChange, ...]
    same: int


def point_addresses(dataset: Dataset) -> dict[str, dict[str, str]]:
    """Return the address of each point, by the id of the set and then of the point.

    The key ``""`` holds the latest set with the point, for pages that belong to no term.
    """

    def address(rules: RulesOfProcedure, point: Point) -> str:
        return f"{addresses.rules_of_procedure(rules)}#{point.id}"

    latest = {id_: address(*each) for id_, each in _latest_points(dataset).items()}
    of_sets = {
        rules.id: {point.id: address(rules, point) for point in rules.points}
        for rules in dataset.rules
    }
    return {"": latest, **of_sets}


def point_titles(dataset: Dataset) -> dict[str, str]:
    """Return what each point is about, as the latest set that has it says."""
    return {id_: point.title for id_, (_, point) in _latest_points(dataset).items()}


def _latest_points(dataset: Dataset) -> dict[str, tuple[RulesOfProcedure, Point]]:
    """Return each point as it is in the latest set that has it, with that set."""
    in_order = sorted(dataset.rules, key=lambda each: each.in_force)
    return {point.id: (rules, point) for rules in in_order for point in rules.points}


def rules_pages(dataset: Dataset, pages: Iterable[Page]) -> Iterator[Page]:
    """Yield the page of every set of rules and, for one that replaces another, of the changes.

    ``pages`` are the site's other pages, whose ``applies`` give the links from each point.
    """
    latest = {id_: rules.id for id_, (rules, _) in _latest_points(dataset).items()}
    applied: dict[str, dict[str, list[Link]]] = defaultdict(lambda: defaultdict(list))
    for page in pages:
        if page.applies is None:
            continue
        for point in page.applies.points:
            rules_id = page.applies.rules or latest.get(point, "")  # none: the checks tell it
            applied[rules_id][point].append(Link(page.title, page.address))
    for rules in dataset.rules:
        yield _rules_page(dataset, rules, applied[rules.id])
        if rules.replaces is not None:
            yield _comparison_page(dataset.rules_by_id[rules.replaces], rules)


def _rules_page(
    dataset: Dataset, rules: RulesOfProcedure, applied: Mapping[str, list[Link]]
) -> Page:
    terms = [term for term in dataset.terms if term.rules == rules.id]
    content = RulesContent(
        rules=rules,
        applied={point: tuple(links) for point, links in applied.items()},
        terms=tuple(term for term in terms if term.rules_assumed is None),
        assumed=tuple(term for term in terms if term.rules_assumed is not None),
        replaces=dataset.rules_by_id.get(rules.replaces or ""),
        replaced_by=next((each for each in dataset.rules if each.replaces == rules.id), None),
    )
    return Page(
        address=addresses.rules_of_procedure(rules),
        template="rules_of_procedure",
        title=rules.title,
        description=rules.lead,
        content=content,
        origin=SourceLocation(rules.file, ("id",)),
        trail=_TRAIL,
        changed=rules.updated,
        published=rules.adopted,
        change_label="Gengivelsen er sidst ændret",
        short_title="Regler",
        feed=RULES_FEED.link,
    )


def _comparison_page(before: RulesOfProcedure, after: RulesOfProcedure) -> Page:
    return Page(
        address=addresses.rules_comparison(after),
        template="rules_comparison",
        title=f"Ændringer i {after.title}",
        description=f"Hvad der er ændret i forhold til {before.title}, punkt for punkt.",
        content=comparison(before, after),
        origin=SourceLocation(after.file, ("replaces",)),
        trail=(*_TRAIL, Link(after.title, addresses.rules_of_procedure(after))),
        changed=max(before.updated, after.updated),
        short_title="Ændringer",
    )


def comparison(before: RulesOfProcedure, after: RulesOfProcedure) -> ComparisonContent:
    """Return the points that differ between two sets, in the order of the later set."""
    old = {point.id: point for point in before.points}
    new = {point.id: point for point in after.points}
    order = [*new, *(point for point in old if point not in new)]
    changes = tuple(
        PointChange(point, old.get(point), new.get(point), _pieces(old.get(point), new.get(point)))
        for point in order
        if _text(old.get(point)) != _text(new.get(point))
    )
    return ComparisonContent(before, after, changes, len(order) - len(changes))


def _text(point: Point | None) -> str:
    return f"{point.title}\n{point.text}" if point else ""


def _pieces(before: Point | None, after: Point | None) -> tuple[WordRun, ...]:
    return tuple(changed_words(_text(before), _text(after)))
