"""Reads and checks a whole project."""

from collections.abc import Callable, Container, Iterator
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from klsite import addresses
from klsite.checks.dates import content_changed_later
from klsite.checks.texts import page_text_faults
from klsite.checks.unique import repeated_news
from klsite.load.content import content_files, hindered_files
from klsite.load.news import NewsReading
from klsite.load.reader import Reader
from klsite.model.dataset import Dataset
from klsite.model.diagnostics import Diagnostic, Warnings, errors_in
from klsite.model.visibility import Visibility
from klsite.results.news import News
from klsite.site.bodies import body_of
from klsite.site.data import site_data
from klsite.site.promises import broken_faults
from klsite.site.site import Site
from klsite.site.site_faults import site_faults
from klsite.system.phases import phase
from klsite.text.clock import valid_since


class CheckedSite(NamedTuple):
    """A site without errors, and what it was warned of."""

    site: Site
    warnings: Warnings


def read_site(root: Path, now: datetime) -> Site:
    """Read and check a project for its results alone; no page is to be rendered.

    Raises ``DataErrors``.
    """
    with phase("læse og kontrollere data"):
        return check_site(root, Visibility(now), Reader(root / "data"), NewsReading(None)).site


def load_dataset(reader: Reader, news: NewsReading) -> Dataset:
    """Read and check the data folder of ``reader`` and begin to read the ``news``.

    Mistakes are in the log of the reader; the dataset is to be used only if there are none.
    """
    reader.read_all(news)
    # Imported with all models while other processes read the news.
    from klsite.checks.between_files import check_between_files

    reader.log.add(*check_between_files(reader))
    return Dataset(reader.all)


def check_site(
    root: Path,
    visibility: Visibility,
    reader: Reader,
    reading: NewsReading,
    ready: Callable[[Site], None] | None = None,
) -> CheckedSite:
    """Read and check the project folder ``root`` as it is to be published, or previewed.

    ``reader`` reads the data folder; ``reading`` reads the news, in children while the rest is
    computed here. When that is found right, ``ready`` is called with a site without news.
    Raises ``DataErrors`` with every mistake in the data.
    """
    now = visibility.now
    dataset = load_dataset(reader, reading)
    data = site_data(root, dataset, visibility)
    # Imported only now, in the time in which the children read the news.
    from klsite.checks.search_answers import answer_faults
    from klsite.site.static_faults import static_faults
    from klsite.site.static_index import static_index
    from klsite.site.static_part import StaticPart, answering
    from klsite.site.static_results import StaticResults

    static = StaticPart(data, now)
    every = StaticResults(data._replace(dataset=dataset), now) if data.withheld else static.results
    found = [] if reader.log.has_errors else [*static_faults(every), *static.former_places.faults]
    wrong = list(_content_mistakes(root / "content", data.content_files, now.date()))
    index, body = cache(partial(static_index, static)), partial(body_of, root, reading)
    if not (reader.log.has_errors or errors_in((*found, *wrong))):
        without_news = News((), now, preview=visibility.preview)
        site = Site(data, index(), without_news, body, static)  # before the news are waited for
        wrong += answer_faults(data.dataset.synonyms, *answering(static, site.overviews))
        if ready:
            ready(site)
    is_read = not reader.log.has_errors
    reader.log.add(*found, *wrong)
    told = len(errors_in(reader.log.diagnostics))
    of_static = reader.log.take_warnings()
    heads = reading.result(reader)
    of_items = reader.log.take_warnings()
    reader.log.add(*repeated_news(heads))
    if not is_read or len(errors_in(reader.log.diagnostics)) > told:
        reader.log.stop_if_any()  # checks of wrong data would only mislead
    since = valid_since(now, (*(head.embargo for head in heads), *data.embargoes))
    news = News(heads, since, preview=visibility.preview, told=data.published.moments)
    site = Site(data, index(), news, body, static)
    reader.log.add(*site_faults(site))
    reader.log.add(*broken_faults(site, root))
    reader.log.stop_if_any()
    return CheckedSite(site, Warnings(of_static, of_items, reader.log.take_warnings()))


def _content_mistakes(content: Path, files: Container[str], today: date) -> Iterator[Diagnostic]:
    yield from hindered_files(content)
    for page in content_files(content):
        yield from page.mistakes
        yield from page_text_faults(page)
        yield from content_changed_later(page, today)
    for address in (addresses.SEARCH, addresses.ABOUT_SITE):
        if address not in files:
            yield Diagnostic(f"content/{address.rstrip('/')}.md", 1, 1, "filen mangler")
