"""What the site promises to those who link to it or subscribe, and what it would break."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from functools import partial
from itertools import chain
from pathlib import Path

from klsite.addresses import is_list_page
from klsite.checks.promises import broken_promises, lost_place, promise_faults
from klsite.load.published import Promises, line_number
from klsite.model.diagnostics import Diagnostic
from klsite.results.left_feeds import news_guids, places_of_news
from klsite.site.feeds import every_feed
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
    feeds = (f"feed {each}" for each in (*places, *site.index.feed_places))
    lines = frozenset(pages).union((f"guid {each}" for each in guids), feeds)
    places = chain.from_iterable(
        (f"place /{page}#{each}" for each in ids) for page, ids in site.index.lasting.items()
    )
    return Promises(lines.union(places), site.index.revisions)


def remembered(site: Site) -> Promises:
    """Return what is promised, with the moments that the feeds tell of their entries.

    At midnight nothing is released: what is public before eight is told as of then until eight.
    """
    entries = chain.from_iterable(feed.entries for feed in every_feed(site))
    moments = {each.guid: each.moment for each in entries if each.moment.time() != time()}
    return promises(site)._replace(moments=moments)


def _lost_places(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the line of each place that is no more on a page that is there, and what to tell."""
    lasting, former = site.index.lasting, site.index.former_places
    redirects, told = site.redirects, set[str]()
    for name in sorted(site.data.published.names("place")):
        address, _, place = name.partition("#")
        page = redirects.get(address, address)
        kept = (
            (*lasting[page], *(each.id for each in former.get(page, ())))
            if page in lasting
            else None
        )
        if kept is not None and place not in kept and f"{page}#{place}" not in told:
            told.add(f"{page}#{place}")
            yield f"place /{name}", lost_place(page, place, site.news.now.date())


def broken_faults(site: Site, root: Path) -> Iterator[Diagnostic]:
    """Yield an error for each promise of an earlier site that this one would not keep."""
    if not site.data.published.lines:
        return
    moves, today = site.dataset.moves, site.news.now.date()
    broken = broken_promises(site.data.published, promises(site), moves, today)
    yield from promise_faults((*broken, *_lost_places(site)), partial(line_number, root))
    files = (each.address for each in site.index.claimed if each.origin.file == "moves.yml")
    answered = (*site.moved_folders.addresses, *files)
    yield from folders_without_effect(moves, site.data.published, answered)
