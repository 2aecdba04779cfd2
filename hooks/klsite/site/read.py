"""Reads and checks a whole project."""

from collections.abc import Callable, Container, Iterator
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path

from klsite import addresses
from klsite.checks.dates import content_changed_later
from klsite.checks.unique import repeated_news
from klsite.load.content import content_files
from klsite.load.news import NewsReading
from klsite.load.reader import Reader
from klsite.model.diagnostics import Diagnostic, errors_in
from klsite.results.news import News
from klsite.site.data import SiteData, hand_written_files
from klsite.site.read_data import load_dataset
from klsite.site.site import Site, body_of
from klsite.site.static_part import StaticPart
from klsite.text.clock import valid_since


def read_site(
    root: Path,
    now: datetime,
    *,
    reader: Reader | None = None,
    reading: NewsReading | None = None,
    ready: Callable[[Site], None] | None = None,
) -> Site:
    """Read and check the project folder ``root`` as it is to be published at ``now`` (aware).

    ``reader`` reads the data folder; ``reading`` reads the news, in children while the rest is
    computed here. When that is found right, ``ready`` is called with a site without news.
    Raises ``DataErrors`` with every mistake in the data.
    """
    reader = reader or Reader(root / "data")
    reading = reading or NewsReading(None)
    dataset = load_dataset(reader, reading)
    data = SiteData(dataset, hand_written_files(root / "content"))
    static = StaticPart(data, now.date())
    found = [] if reader.log.has_errors else list(static.diagnostics())
    wrong = list(_content_mistakes(root / "content", data.content_files, now.date()))
    index, body = cache(static.index), partial(body_of, root, reading)
    if not (reader.log.has_errors or errors_in((*found, *wrong))):
        index()  # computed before the news are waited for
        if ready:
            ready(Site(data, index(), News((), now), body, static))
    heads = reading.result(reader)
    reader.log.add(*repeated_news(heads))
    reader.log.stop_if_any()  # checks of wrong data would only mislead
    news = News(heads, valid_since(now, (head.embargo for head in heads)))
    site = Site(data, index(), news, body, static)
    reader.log.add(*found, *site.diagnostics(), *wrong)
    reader.log.stop_if_any()
    return site


def _content_mistakes(content: Path, files: Container[str], today: date) -> Iterator[Diagnostic]:
    for page in content_files(content):
        yield from page.mistakes
        yield from content_changed_later(page, today)
    for address in (addresses.SEARCH, addresses.ABOUT_SITE):
        if address not in files:
            yield Diagnostic(f"content/{address.rstrip('/')}.md", 1, 1, "filen mangler")
