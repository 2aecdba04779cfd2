"""Reads and checks a whole project."""

from collections.abc import Callable, Container, Iterator
from datetime import datetime
from functools import cache, partial
from itertools import chain
from pathlib import Path

from klsite import addresses
from klsite.checks.unique import check_told_apart, check_unique
from klsite.load.content import content_mistakes
from klsite.load.news import NewsReading
from klsite.load.reader import Reader
from klsite.model.diagnostics import Diagnostic
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
    found = [] if reader.log.mistakes else list(static.faults())
    wrong = list(_content_mistakes(root / "content", data.content_files))
    index, body = cache(static.index), partial(body_of, root, reading)
    if not (reader.log.mistakes or found or wrong):
        index()  # computed before the news are waited for
        if ready:
            ready(Site(data, index(), News((), now), body, static))
    heads = reading.result(reader)
    check_unique(heads, reader.log)
    check_told_apart(heads, reader.log)
    reader.log.stop_if_any()  # checks of wrong data would only mislead
    news = News(heads, valid_since(now, (head.embargo for head in heads)))
    site = Site(data, index(), news, body, static)
    for fault in chain(found, site.faults()):
        reader.report(fault.origin.file, fault.origin.location, fault.message, fault.near)
    for mistake in wrong:
        reader.log.add(mistake)
    reader.log.stop_if_any()
    return site


def _content_mistakes(content: Path, files: Container[str]) -> Iterator[Diagnostic]:
    yield from content_mistakes(content)
    for address in (addresses.SEARCH, addresses.ABOUT_SITE):
        if address not in files:
            yield Diagnostic(f"content/{address.rstrip('/')}.md", 1, 1, "filen mangler")
