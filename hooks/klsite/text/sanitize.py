"""HTML that is safe to publish: what may stay, and the cleaning of all else by nh3.

Most HTML that is made of Markdown has nothing to clean. To read it, build a tree of it and write it
again takes longer than all else that is done with a text, so what the cleaner would leave as it is
is recognised by its tags.
"""

import re
from typing import NamedTuple

import nh3

from klsite.text.rich_text import is_local

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
_ID = re.compile(r"[a-z0-9][a-z0-9_.-]*")

_TAG = re.compile(r"<[^<>]*>")
_NAMES = "p li strong em code td tr th h1 h2 h3 h4 h5 h6 ul ol blockquote table thead tbody pre"
_PLAIN_TAGS = {"</a>", "<br>", "<hr>"}.union(
    *({f"<{name}>", f"</{name}>"} for name in _NAMES.split())
)
_VALUE = r'(?:[^"<>&\xa0]++|&amp;)*+'
_TITLE = rf'(?:\ title="{_VALUE}")?'
_HARMLESS_TAG = re.compile(
    rf"""
    <a\ href="(?:/(?![/\\])|\#|mailto:|tel:|https?://[a-z0-9.-]++(?=[/?\#"])) {_VALUE}" {_TITLE}>
  | <img\ src="/(?![/\\]) {_VALUE}"\ alt="{_VALUE}" {_TITLE}>
  | <ol\ start="[0-9]{{1,9}}">
    """,
    re.VERBOSE,
)
_DROPPED = re.compile(
    rf"""
    (<t[dh])\ style="text-align:\ [a-z]++"(?=>)
  | (<code)\ class="language-{_VALUE}"(?=>)
    """,
    re.VERBOSE,
)
"""What the converter writes and the cleaner takes out: the sides of columns, and the like."""


def _kept(element: str, name: str, value: str) -> str | None:
    """Return the value of an attribute that may stay, or nothing if it must go."""
    if name == "src" and not is_local(value):
        return None  # a picture elsewhere would tell another host who reads the page
    if name == "id" and not _ID.fullmatch(value):
        return None
    return value


_CLEANER = nh3.Cleaner(
    tags=set(_TAGS.split()),
    attributes=_ATTRIBUTES,
    attribute_filter=_kept,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)


class Harmless(NamedTuple):
    """HTML that the cleaner would leave as it is, and those of its tags that have attributes."""

    html: str
    tags: tuple[str, ...]


def left_alone(html: str) -> Harmless | None:
    """Return what ``cleaned`` would, if that is certain without building a tree of the HTML.

    ``html`` must be of a converter alone: without HTML that somebody else has written.
    """
    written = html.replace(" />", ">").replace("&quot;", '"').strip()  # the way nh3 writes it
    if found := _harmless(written):
        return found
    rest = _DROPPED.sub(r"\1\2", written)
    return None if rest == written else _harmless(rest)


def _harmless(written: str) -> Harmless | None:
    tags = _TAG.findall(written)
    if "\xa0" in written or not len(tags) == written.count("<") == written.count(">"):
        return None
    others = tuple([tag for tag in tags if tag not in _PLAIN_TAGS])
    return Harmless(written, others) if all(map(_HARMLESS_TAG.fullmatch, others)) else None


def cleaned(html: str) -> str:
    """Return HTML without what may do harm to the reader, or to the page that it stands on."""
    return _CLEANER.clean(html).strip()
