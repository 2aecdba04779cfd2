"""The sitemap: the pages that search engines may list, by the protocol 0.9 of sitemaps.org."""

from collections.abc import Iterable
from datetime import date
from html import escape

from klsite import addresses

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)


def sitemap(pages: Iterable[tuple[str, date | None]], site_url: str) -> bytes:
    """Return the sitemap; a page is an address and the day of its last change, None if unknown."""
    lines = [
        f"  <url><loc>{escape(addresses.absolute(site_url, address))}</loc>"
        + (f"<lastmod>{changed.isoformat()}</lastmod>" if changed else "")
        + "</url>\n"
        for address, changed in pages
    ]
    return "".join((_HEAD, *lines, "</urlset>\n")).encode()
