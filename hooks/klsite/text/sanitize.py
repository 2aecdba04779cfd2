"""The HTML that may be published: a list of elements and attributes; nh3 removes the rest."""

import re

import nh3

from klsite.text.elements import ALLOWED
from klsite.text.rich_text import is_local

_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"lang", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "li": {"value"},
    "ol": {"start", "type", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "h1": {"id"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
}
SIDES = ("kl-left", "kl-center", "kl-right")
"""The classes of cells, for the side that a column is aligned to."""

_ID = re.compile(r"[a-z0-9][a-z0-9_.-]*")


def has_effect(element: str, name: str, value: str) -> bool:
    """Whether an attribute of an element is one that may be published."""
    if element in ("td", "th") and name == "class":
        return set(value.split()) <= set(SIDES)
    return name in _ATTRIBUTES["*"] | _ATTRIBUTES.get(element, set())


def _kept(element: str, name: str, value: str) -> str | None:
    """Return the value of an attribute that may stay, or nothing if it must go."""
    if name == "src" and not is_local(value):
        return None  # a picture elsewhere would tell another host who reads the page
    if name == "id" and not _ID.fullmatch(value):
        return None
    return value


_CLEANER = nh3.Cleaner(
    tags=set(ALLOWED),
    attributes=_ATTRIBUTES,
    attribute_filter=_kept,
    allowed_classes={"td": set(SIDES), "th": set(SIDES)},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)


def cleaned(html: str) -> str:
    """Return HTML with only the allowed elements and attributes, well-formed as nh3 writes it.

    Every text is cleaned, whether it has HTML of its own or not. Attributes come out in double
    quotes, every element is closed, and ``<`` and ``>`` stand only around tags.
    """
    return _CLEANER.clean(html).strip()
