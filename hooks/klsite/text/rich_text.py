"""A converted text, and its adaptation to a page: levels and ids of headings, relative links.

The adaptation uses patterns, which is safe for HTML that nh3 has written: every attribute is in
double quotes, and ``<`` and ``>`` stand only around tags.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

LinkResolver = Callable[[str], str]
"""Maps an address as written in a text (``/kkr/``, ``https://…``) to the link on a page."""

LOWEST = 6
"""The lowest level of a heading in HTML."""

_HEADING = re.compile(r'<(/?)h([1-6])(?: id="([^"]*)")?((?: [a-z]+="[^"]*")*+)>')
_LINKING_TAG = re.compile(r"<(?:a|img) [^<>]*>")
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_LOCAL = re.compile(r'(<(?:a|img) (?:[a-z]+="[^"]*" )*?(?:href|src)=")([/#][^"]*)')


@dataclass(frozen=True, slots=True)
class RichText:
    """A long text, converted and cleaned.

    ``html`` has the local addresses as they were written, from the front page. ``links`` are what
    the text refers to, also where cleaning took it out: attribute (``href`` or ``src``) and
    address. ``ids`` are those of its headings.
    """

    html: str
    links: tuple[tuple[str, str], ...]
    ids: frozenset[str]


def fitted(prose: RichText, link: LinkResolver, below: int = 1, prefix: str = "") -> str:
    """Return the HTML of a text on a page, with every local address passed through ``link``.

    ``below`` is the level of the heading that the text stands under: its own headings of the
    first two levels become those of the next. ``prefix`` begins the ids of its headings, so that
    several texts may stand on a page.
    """
    html = _with_links(prose.html, link, f"#{prefix}") if prose.links else prose.html
    as_they_are = below == 1 and not prefix and "<h1" not in html
    return html if as_they_are or "<h" not in html else _with_headings(html, below, prefix)


def detached(prose: RichText, link: LinkResolver, page: str) -> str:
    """Return the HTML of a text to be read elsewhere than on its page.

    ``link`` makes a local address absolute; a link to a heading of the text itself leads to
    ``page``, the absolute address of the page that it stands on.
    """
    html = _with_links(prose.html, link, f"{page}#")
    return _with_headings(html, 1, "") if "<h1" in html else html


def links(html: str) -> list[tuple[str, str]]:
    """Return the links and pictures in such HTML: attribute (``href`` or ``src``) and address."""
    if "<a " not in html and "<img " not in html:
        return []
    return [
        (name, unescape(value))
        for tag in _LINKING_TAG.findall(html)
        for name, value in _ATTRIBUTE.findall(tag)
        if name in ("href", "src")
    ]


def is_local(address: str) -> bool:
    """Whether an address is one of this site, written from the front page."""
    return address.startswith("/") and not address.startswith(("//", "/\\"))


def _with_links(html: str, link: LinkResolver, fragments: str) -> str:
    def fitting(found: re.Match[str]) -> str:
        start, value = found.groups()
        if value.startswith("#"):
            return f"{start}{fragments}{value[1:]}"
        return f"{start}{_escaped(link(unescape(value)))}" if is_local(value) else found[0]

    return _LOCAL.sub(fitting, html)


def _escaped(value: str) -> str:
    escaped = value.replace("&", "&amp;").replace('"', "&quot;")
    return escaped.replace("<", "&lt;").replace(">", "&gt;")


def _with_headings(html: str, below: int, prefix: str) -> str:
    def heading(found: re.Match[str]) -> str:
        closing, written, identifier, others = found.groups()
        level = min(max(int(written), 2) + below - 1, LOWEST)
        own = f' id="{prefix}{identifier}"' if identifier else ""
        return f"<{closing}h{level}{own}{others}>"

    return _HEADING.sub(heading, html)
