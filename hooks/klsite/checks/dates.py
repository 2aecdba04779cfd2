"""Days of change that have not come yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from klsite.model.annotations import values_at
from klsite.model.base import DatedFile
from klsite.model.dataset import Dataset
from klsite.model.diagnostics import Diagnostic, error_at, warning_at
from klsite.model.news_meta import NewsMeta
from klsite.model.partial_days import PartialDay
from klsite.model.source_location import Location
from klsite.results.news import News

if TYPE_CHECKING:
    from pydantic import BaseModel

    from klsite.load.content import ContentFile


def changed_later(dataset: Dataset, today: date) -> Iterator[Diagnostic]:
    """Yield an error for each file that says it was changed on a day that has not come yet."""
    dated = (
        (kind.file_of(content), getattr(content, "updated", None))
        for kind, content in dataset.files
    )
    yield from later([(file, day) for file, day in dated if day is not None], today)


def changed_before_source(dataset: Dataset, today: date) -> Iterator[Diagnostic]:
    """Yield an error for each file that was last changed before one of its sources was there."""
    for kind, content in dataset.files:
        if not isinstance(content, DatedFile):
            continue
        for name in (content.source, *content.more_sources):
            source = dataset.source_by_id.get(name)
            if source and source.date and content.updated < source.date <= today:
                message = f"»updated« ligger før kilden »{name}«, som er fra {source.date}"
                yield error_at(kind.file_of(content), ("updated",), message)


def noted_later(dataset: Dataset, today: date) -> Iterator[Diagnostic]:
    """Yield the same for each change and withdrawal that a record tells of."""
    for each in dataset.publications:
        for location, day in each.noted_days:
            if day > today:
                yield error_at(each.file, location, _to_come(day, str(location[-1])))


def announcements(dataset: Dataset, today: date) -> Iterator[Diagnostic]:
    """Yield an error for an event announced on a day to come, a warning for one that is not."""
    for each in dataset.events:
        if each.announced is not None and each.announced > today and each.embargo is None:
            yield error_at(each.file, ("announced",), _to_come(each.announced, "announced"))
        elif each.announced is None and each.starts > today and not each.draft:
            message = (
                "»announced« mangler: skriv dagen, arrangementet blev meldt ud. Indtil da får "
                f"abonnenter først besked om det på den første dag, {each.starts}"
            )
            yield warning_at(each.file, ("starts",), message)


def records_to_come(dataset: Dataset, today: date) -> Iterator[Diagnostic]:
    """Yield an error for each record of a day to come that is public before it."""
    for each in dataset.publications:
        first, is_kept = each.first_day, each.draft or each.embargo is not None
        if first is not None and first > today and not is_kept:
            yield error_at(each.file, ("date",), _needs_embargo(first))


def _needs_embargo(day: date) -> str:
    return f"datoen er ikke kommet endnu ({day}): brug embargo"


def facts_to_come(dataset: Dataset, today: date) -> Iterator[Diagnostic]:
    """Yield the same for each day on which something is said to have happened already."""
    offices = dataset.kl_offices
    told: list[tuple[str, BaseModel, str]] = [
        ("sources.yml", dataset.sources, "sources.date"),
        ("moves.yml", dataset.moves, "moves.date"),
        (offices.file, offices, "offices.holdings.mentioned"),
        (offices.file, offices, "chairmanships.date"),
        (offices.file, offices, "committees.committees.chairs.mentioned"),
        (offices.file, offices, "committees.committees.vice_chairs.mentioned"),
        *((each.file, each, "results.published") for each in dataset.published_results),
    ]
    for file, content, path in told:
        for location, day in values_at(content, path):
            if day is not None and (day.first if isinstance(day, PartialDay) else day) > today:
                shown = day.iso if isinstance(day, PartialDay) else day
                yield error_at(file, location, _to_come(shown, str(location[-1])))


def news_changed_later(news: News) -> Iterator[Diagnostic]:
    """Yield the same for each news item."""
    today = news.now.date()
    for item in news.items:
        if item.changed > today and item.changed != item.date:
            yield from _fields_to_come(item, today)


def _fields_to_come(item: NewsMeta, today: date) -> Iterator[Diagnostic]:
    fields: list[tuple[Location, date | None]] = [
        (("updated",), item.updated),
        (("withdrawn_on",), item.withdrawn_on),
        *((("changes", index, "at"), each.at) for index, each in enumerate(item.changes)),
    ]
    for location, day in fields:
        if day is not None and day > today:
            yield error_at(item.file, location, _to_come(day, str(location[-1])))


def news_to_come(news: News) -> Iterator[Diagnostic]:
    """Yield an error for each item of a day that has not come yet, unless it is kept till then."""
    today = news.now.date()
    for item in news.items:
        if item.date > today and item.embargo is None and not item.draft:
            yield error_at(item.file, ("date",), _needs_embargo(item.date))


def content_changed_later(page: ContentFile, today: date) -> Iterator[Diagnostic]:
    """Yield the same for a hand-written page."""
    if page.head and page.head.updated > today:
        yield page.error_at(("updated",), _to_come(page.head.updated))


def later(files: Iterable[tuple[str, date]], today: date) -> Iterator[Diagnostic]:
    """Yield an error for each file that says it was changed on a day after ``today``."""
    for file, updated in files:
        if updated > today:
            yield error_at(file, ("updated",), _to_come(updated))


def _to_come(day: date | str, field: str = "updated") -> str:
    return f"»{field}« er en dag, der ikke er kommet endnu: {day}"
