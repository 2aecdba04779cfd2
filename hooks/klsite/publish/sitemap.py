"""The sitemap: the pages that search engines may list, by the protocol 0.9 of sitemaps.org."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from html import escape

from klsite import addresses

SitemapPage = tuple[str, date | None]
"""An address and the day of its last change, None if unknown."""

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)
_INDEX_HEAD = _HEAD.replace("<urlset", "<sitemapindex")

MOST_IN_ONE = 50_000
"""The most addresses that a sitemap may list."""


def sitemaps(pages: Sequence[SitemapPage], site_url: str) -> dict[str, Callable[[], bytes]]:
    """Return the sitemap by its path, as functions that make it.

    Where it would list too many addresses it becomes an index of several.
    """
    if len(pages) <= MOST_IN_ONE:
        return {addresses.SITEMAP: partial(sitemap, pages, site_url)}
    parts = {
        addresses.sitemap_part(number): partial(sitemap, some, site_url)
        for number, some in enumerate(batched(pages, MOST_IN_ONE), start=1)
    }
    return {addresses.SITEMAP: partial(sitemap_index, tuple(parts), site_url), **parts}


def batched(pages: Sequence[SitemapPage], size: int) -> Iterator[Sequence[SitemapPage]]:
    """Yield the pages in parts of a size, the last one of what is left."""
    for start in range(0, len(pages), size):
        yield pages[start : start + size]


def sitemap_index(parts: Iterable[str], site_url: str) -> bytes:
    """Return the index of the sitemaps at some addresses."""
    lines = [
        f"  <sitemap><loc>{escape(addresses.absolute(site_url, each))}</loc></sitemap>\n"
        for each in parts
    ]
    return "".join((_INDEX_HEAD, *lines, "</sitemapindex>\n")).encode()


def sitemap(pages: Iterable[SitemapPage], site_url: str) -> bytes:
    """Return the sitemap; a page is an address and the day of its last change, None if unknown."""
    lines = [
        f"  <url><loc>{escape(addresses.absolute(site_url, address))}</loc>"
        + (f"<lastmod>{changed.isoformat()}</lastmod>" if changed else "")
        + "</url>\n"
        for address, changed in pages
    ]
    return "".join((_HEAD, *lines, "</urlset>\n")).encode()
