"""Long texts: Markdown to HTML that is safe to publish.

The dialect is that of the hand-written pages. HTML in a text is cleaned by nh3, so that
scripts, styles, frames and event handlers never reach a page or a feed.
"""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import markdown
import nh3

from klsite.danish import heading_id

_TAGS = (
    "a abbr b blockquote br caption cite code dd del details dl dt em figcaption figure "
    "h1 h2 h3 h4 hr i img ins kbd li ol p pre q s small span strong sub summary sup "
    "table tbody td tfoot th thead tr u ul"
)
_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
}
_LINKING = {"href", "src"}

Link = Callable[[str], str]
"""From an address as it stands in a text (``/kkr/``, ``https://…``) to the link on a page."""


def _converter() -> markdown.Markdown:
    return markdown.Markdown(
        extensions=["tables", "sane_lists", "fenced_code", "toc"],
        extension_configs={"toc": {"slugify": heading_id}},
        output_format="html",
    )


_CONVERTER = _converter()


def to_html(text: str, link: Link) -> str:
    """Return the HTML of a Markdown text, with every local address passed through ``link``.

    A heading of the first level becomes one of the second: the page's title is the first.
    """
    html = _CONVERTER.reset().convert(text)
    return _clean(html, lambda value: link(value) if value.startswith("/") else value)


def _clean(html: str, link: Link) -> str:
    def attribute(element: str, name: str, value: str) -> str | None:
        if name == "src" and not value.startswith("/"):
            return None  # a picture elsewhere would tell another host who reads the page
        return link(value) if name in _LINKING else value

    cleaned = nh3.clean(
        html,
        tags=set(_TAGS.split()),
        attributes=_ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    return cleaned.replace("<h1>", "<h2>").replace("</h1>", "</h2>")


def links(text: str) -> Iterator[tuple[str, str]]:
    """Yield each link of a Markdown text as attribute (``href`` or ``src``) and address."""
    found: list[tuple[str, str]] = []

    def note(element: str, name: str, value: str) -> str:
        if name in _LINKING:
            found.append((name, value))
        return value

    nh3.clean(_CONVERTER.reset().convert(text), attribute_filter=note)
    yield from found


def is_local(address: str) -> bool:
    """Whether an address in a text is one on this site."""
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc
