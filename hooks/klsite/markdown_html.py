"""Long texts: Markdown to HTML that is safe to publish.

The dialect is that of the hand-written pages. HTML in a text is cleaned by nh3, so that
scripts, styles, frames and event handlers never reach a page or a feed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser

import markdown
import nh3

from klsite.danish import heading_id

_TAGS = (
    "a abbr b blockquote br caption cite code dd del details dl dt em figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre q s small span strong sub summary sup "
    "table tbody td tfoot th thead tr u ul"
)
_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "h1": {"id"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
}
_LINKING = {"href", "src"}
_ID = re.compile(r"[a-z0-9][a-z0-9_.-]*")
_HEADING = re.compile(r"<(/?)h([1-6])\b")
LOWEST = 6
"""The lowest level of a heading in HTML."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_ALLOWED = frozenset(_TAGS.split())

Link = Callable[[str], str]
"""From an address as it stands in a text (``/kkr/``, ``https://…``) to the link on a page."""


def _converter() -> markdown.Markdown:
    return markdown.Markdown(
        extensions=["tables", "sane_lists", "fenced_code", "toc"],
        extension_configs={"toc": {"slugify": heading_id}},
        output_format="html",
    )


_CONVERTER = _converter()


@lru_cache(maxsize=4096)
def _converted(text: str) -> str:
    """Return the HTML of a text before it is cleaned; its links are asked for before its page."""
    html: str = _CONVERTER.reset().convert(text)
    return html


def to_html(text: str, link: Link, below: int = 1, prefix: str = "") -> str:
    """Return the HTML of a Markdown text, with every local address passed through ``link``.

    ``below`` is the level of the heading that the text stands under: its own headings of the
    first two levels become those of the next. ``prefix`` begins the ids of its headings, so that
    several texts may stand on a page.
    """
    html = _converted(text)

    def address(value: str) -> str:
        if value.startswith("#"):
            return f"#{prefix}{value[1:]}"
        return link(value) if _is_local(value) else value

    return _lowered(_clean(html, address, prefix), below)


def _lowered(html: str, below: int) -> str:
    return _HEADING.sub(
        lambda found: f"<{found[1]}h{min(max(int(found[2]), 2) + below - 1, LOWEST)}", html
    )


def _is_local(address: str) -> bool:
    return address.startswith("/") and not address.startswith("//")


def _clean(html: str, link: Link, prefix: str) -> str:
    def attribute(element: str, name: str, value: str) -> str | None:
        if name == "src" and value.startswith(("http:", "https:", "//")):
            return None  # a picture elsewhere would tell another host who reads the page
        if name == "id":
            return prefix + value if _ID.fullmatch(value) else None
        return link(value) if name in _LINKING else value

    return nh3.clean(
        html,
        tags=set(_ALLOWED),
        attributes=_ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a long text refers to.

    ``links`` are attribute (``href`` or ``src``) and address; ``ids`` are those of its headings.
    """

    links: tuple[tuple[str, str], ...]
    ids: frozenset[str]


class _Inspector(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ALLOWED:
            return
        for name, value in attrs:
            if name in _LINKING:
                self.links.append((name, value or ""))
            elif name == "id" and value and tag in _HEADINGS:
                self.ids.add(value)


def inspect(text: str) -> Inspected:
    """Return what a Markdown text refers to, before it is cleaned."""
    inspector = _Inspector()
    inspector.feed(_converted(text))
    inspector.close()
    return Inspected(tuple(inspector.links), frozenset(inspector.ids))
