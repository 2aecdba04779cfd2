"""Days of change that have not come yet."""

from collections.abc import Iterable, Iterator
from datetime import date

from klsite.model.dataset import Dataset
from klsite.model.diagnostics import Fault
from klsite.model.source_location import SourceLocation
from klsite.results.news import News


def changed_later(dataset: Dataset, today: date) -> Iterator[Fault]:
    """Yield a fault for each file that says it was changed on a day that has not come yet."""
    single = (
        dataset.organisation,
        dataset.values,
        dataset.regions,
        dataset.municipalities,
        dataset.kkr_introduction,
        dataset.parties,
        dataset.national,
        dataset.bodies,
        dataset.core_areas,
        dataset.glossary,
    )
    many = (
        *dataset.documents,
        *dataset.events,
        *dataset.kkr,
        *dataset.elections,
        *dataset.terms,
        *dataset.rules,
        *dataset.people,
        *dataset.members_files,
        *dataset.membership_events,
        *dataset.meetings,
        *dataset.appointments,
        *dataset.published_results,
    )
    yield from later(((each.file, each.updated) for each in (*single, *many)), today)


def news_changed_later(news: News) -> Iterator[Fault]:
    """Yield the same for each news item."""
    dated = ((each.file, each.updated) for each in news.heads if each.updated is not None)
    yield from later(dated, news.now.date())


def later(files: Iterable[tuple[str, date]], today: date) -> Iterator[Fault]:
    """Yield a fault for each file that says it was changed on a day after ``today``."""
    for file, updated in files:
        if updated > today:
            message = f"»updated« er en dag, der ikke er kommet endnu: {updated}"
            yield Fault(SourceLocation(file, ("updated",)), message)
