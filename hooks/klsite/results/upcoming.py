"""What will change on the site by itself, at a moment that the data names."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from klsite.model.dataset import Dataset
from klsite.model.publication import Publication
from klsite.results.news import News
from klsite.text.clock import COPENHAGEN
from klsite.text.danish import listing


class UpcomingChange(NamedTuple):
    """When (aware, Danish time) something changes, what an editor is told of it, and its file."""

    moment: datetime
    what: str
    file: str


def upcoming_changes(
    dataset: Dataset, news: News, withheld: Iterable[Publication]
) -> list[UpcomingChange]:
    """Return what changes after the moment of the news, soonest first.

    ``withheld`` are the records but news that are not wholly public at that moment.
    """
    found = [
        UpcomingChange(item.embargo.astimezone(COPENHAGEN), f"»{item.title}« udgives", item.file)
        for item in news.items
        if item.embargo is not None and not item.draft and item.embargo > news.now
    ]
    for record in withheld:
        if record.embargo is not None and not record.draft and record.embargo > news.now:
            what = f"»{record.name}« udgives"
            ends = record.embargo.astimezone(COPENHAGEN)
            found.append(UpcomingChange(ends, what, record.file))
        later = record.later_part_from
        if later is not None and not record.draft and later > news.now:
            what = f"{record.later_part.lower()} til »{record.name}« offentliggøres"
            found.append(UpcomingChange(later, what, record.file))
    for first, what, file in (*_terms(dataset), *_regions(dataset), *_periods(dataset)):
        moment = datetime.combine(first, time(), tzinfo=COPENHAGEN)
        if moment > news.now:
            found.append(UpcomingChange(moment, what, file))
    return sorted(found)


def _terms(dataset: Dataset) -> Iterator[tuple[date, str, str]]:
    for term in dataset.terms:
        name = dataset.kkr_by_id[term.kkr].name
        yield term.starts, f"valgperioden {term.period} begynder i {name}", term.file
        what = f"valgperioden {term.period} er slut i {name}"
        yield _after(term.last_day), what, term.file


def _regions(dataset: Dataset) -> Iterator[tuple[date, str, str]]:
    for region in dataset.regions.regions:
        yield region.valid_from, f"{region.name} bliver til", "regions.yml"
        if region.valid_to is not None:
            yield _after(region.valid_to), f"{region.name} findes ikke mere", "regions.yml"
    for kkr in dataset.kkr:
        if kkr.established is not None:
            yield kkr.established, f"{kkr.name} bliver til", kkr.file
        if kkr.dissolved is not None:
            yield _after(kkr.dissolved), f"{kkr.name} er nedlagt", kkr.file


def _periods(dataset: Dataset) -> Iterator[tuple[date, str, str]]:
    moving: dict[tuple[date, str], list[str]] = {}
    for each in dataset.municipalities.municipalities:
        for period in each.regions:
            if (day := period.valid_from) is not None:
                region = dataset.regions.by_id[period.region].name
                moving.setdefault((day, region), []).append(each.on(day).name)
    for (day, region), names in moving.items():
        yield day, f"{listing(names)} hører til {region}", "municipalities.yml"
    for each in dataset.municipalities.municipalities:
        for name in each.names:
            if name.valid_from is not None:
                what = f"kommunen {each.name_periods[0].name} hedder {name.name}"
                yield name.valid_from, what, "municipalities.yml"


def _after(day: date) -> date:
    return day + timedelta(days=1)
