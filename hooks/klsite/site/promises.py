"""What the site promises to those who link to it or subscribe, and what it would break."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from klsite.addresses import is_list_page
from klsite.checks.promises import broken_promises, promise_faults
from klsite.load.published import Promises, line_number
from klsite.model.diagnostics import Diagnostic
from klsite.results.left_feeds import news_guids, places_of_news
from klsite.site.moved_folders import folders_without_effect
from klsite.site.site import Site


def promises(site: Site) -> Promises:
    """What is promised to those who link to the site or subscribe."""
    parents = {each.address for each in site.parents}
    pages = {
        f"{'page' if not each or each.endswith('/') else 'file'} /{each}"
        for each in site.addresses - site.file_use.withheld - parents
        if not is_list_page(each)
    }
    guids = (*news_guids(site.news), *site.index.guids)
    places = places_of_news(site.news, site.dataset.news_taxonomy)
    feeds = (f"feed {each}" for each in places)
    lines = pages.union((f"guid {each}" for each in guids), feeds)
    return Promises(frozenset(lines), site.index.revisions)


def broken_faults(site: Site, root: Path) -> Iterator[Diagnostic]:
    """Yield an error for each promise of an earlier site that this one would not keep."""
    if not site.data.published.lines:
        return
    moves, today = site.dataset.moves, site.news.now.date()
    broken = broken_promises(site.data.published, promises(site), moves, today)
    yield from promise_faults(broken, partial(line_number, root))
    files = (each.address for each in site.index.claimed if each.origin.file == "moves.yml")
    answered = (*site.moved_folders.addresses, *files)
    yield from folders_without_effect(moves, site.data.published, answered)
