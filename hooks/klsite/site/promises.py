"""What the site promises to those who link to it or subscribe, and what it would break."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from functools import partial
from itertools import chain
from pathlib import Path
from zlib import crc32

from klsite.addresses import Link, is_list_page
from klsite.checks.addresses import Reserved, reserved_addresses, reserved_by_records
from klsite.checks.promises import (
    broken_promises,
    clock_is_behind,
    left_in_silence,
    lost_place,
    no_memory,
    other_owner,
    promise_faults,
    reused_guids,
    swapped_ids,
    unread_lines,
)
from klsite.load.published import Promises, line_number
from klsite.model.diagnostics import Diagnostic
from klsite.results.guids import news_guid
from klsite.results.left_feeds import news_guids, places_of_news
from klsite.results.moves import renamed
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
    own = _own_pages(site)
    entries = (f"entry {guid} /{page.address}" for guid, page in own.items())
    feeds = (f"feed {each}" for each in (*places, *site.index.feed_places))
    lines = frozenset(pages).union((f"guid {each}" for each in guids), feeds, entries)
    places = chain.from_iterable(
        (f"place /{page}#{each}" for each in ids) for page, ids in site.index.lasting.items()
    )
    titles = {guid: frozenset({_digest(page.title)}) for guid, page in own.items()}
    return Promises(lines.union(places), site.index.revisions, titles=titles)


def _digest(title: str) -> str:
    return f"{crc32(title.encode()):08x}"


def remembered(site: Site) -> Promises:
    """Return what is promised, with the moments that the feeds tell of their entries.

    At midnight nothing is released: what is public before eight is told as of then until eight.
    """
    entries = chain.from_iterable(feed.entries for feed in every_feed(site))
    moments = {each.guid: each.moment for each in entries if each.moment.time() != time()}
    return promises(site)._replace(moments=moments)


def _own_pages(site: Site) -> dict[str, Link]:
    """Return the pages of news items and of other records, by their guids."""
    items = site.news.by_address.items()
    of_news = {news_guid(item.id): Link(item.full_title, address) for address, item in items}
    return site.index.record_pages | of_news


def _other_owners(site: Site, new: Promises) -> Iterator[tuple[str, str]]:
    """Yield the line of each address at which there is the page of something else by now."""
    gone = Promises(site.data.published.lines - new.lines)
    entries = sorted(gone.names("entry"))
    pages = _own_pages(site) if entries else {}
    owners = {page.address: guid for guid, page in pages.items()}
    for name in entries:
        guid, _, address = name.partition(" /")
        if guid in pages and owners.get(address, guid) != guid:
            yield f"entry {name}", other_owner(address, guid, owners[address])


class _Hidden:
    """What was published and is of records that are not public any more.

    Called with the name of it, it returns why; None for what is of no such record.
    """

    def __init__(self, site: Site) -> None:
        reserved = (
            *reserved_addresses(site.news),
            *reserved_by_records(site.data.withheld, site.news.now),
        )
        published = site.data.published
        self._pages = {
            each.address: each for each in reserved if f"page /{each.address}" in published.lines
        }
        self._files = site.file_use.withheld if self._pages else ()
        names = published.names("entry") if self._pages else ()
        entries = (name.partition(" /") for name in names)
        self._guids = {guid: address for guid, _, address in entries if address in self._pages}

    def __call__(self, name: str) -> Reserved | None:
        return next(map(self._pages.__getitem__, self._pages_of(name)), None)

    def _pages_of(self, name: str) -> Iterator[str]:
        for page in self._pages:
            if name == page or name in self._files or renamed(name, page, None):
                yield page
        for guid, page in self._guids.items():
            uid = f"-{guid.rpartition('/')[2]}@kl.dk"
            if name == guid or name.startswith(f"{guid}/") or name.endswith(uid):
                yield page


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
    old = site.data.published
    yield from unread_lines(old.unread)
    if not old.lines:
        if (root / ".git").exists():  # else it is no project that is published from
            yield no_memory()
        return
    moves, today, new = site.dataset.moves, site.news.now.date(), promises(site)
    exchanged = [*swapped_ids(old, new)]
    swapped = {start.split(" ")[1] for start, _ in exchanged}
    owned = (name.split(" ") for name in old.names("entry")) if swapped else ()
    told = {f"page {address}" for guid, address in owned if guid in swapped}
    kept = old._replace(lines=old.lines - told) if told else old
    broken = broken_promises(kept, new, moves, today, _Hidden(site))
    every = (*broken, *_lost_places(site), *_other_owners(site, new), *exchanged)
    last = max(old.moments.values(), default=site.news.now)
    if every and last.date() > today:
        yield clock_is_behind(last, site.news.now, line_number(root, "told "))
        return
    yield from promise_faults(every, partial(line_number, root))
    yield from reused_guids(moves, new)
    is_left = any(line.startswith("feed ") for line in old.lines - new.lines)
    if is_left and not swapped:
        yield from left_in_silence(site.news, site.dataset, old)
    files = (each.address for each in site.index.claimed if each.origin.file == "moves.yml")
    answered = (*site.moved_folders.addresses, *files)
    yield from folders_without_effect(moves, old, answered)
