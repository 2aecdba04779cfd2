"""The headings of a page's content, for the table of contents."""

import re
from collections.abc import Iterator
from html import unescape

import msgspec

_HEADING = re.compile(r'<h2 id="([^"]*+)"[^<>]*+>((?:[^<]++|<(?!/?h2\b))*+)</h2>')
_TAG = re.compile(r"<[^<>]*+>")


class Heading(msgspec.Struct, frozen=True):
    """A heading of the second level: its id and its text, without markup or entities."""

    id: str
    text: str


def headings(html: str) -> Iterator[Heading]:
    """Yield the headings of the second level that have an id, in the order of the page.

    ``html`` comes from templates and from cleaned texts: no ``<`` or ``>`` outside tags, and the
    id is the first attribute.
    """
    for identifier, content in _HEADING.findall(html):
        yield Heading(unescape(identifier), plain_text(content))


def plain_text(html: str) -> str:
    """Return the text of a piece of such HTML, without markup or entities."""
    return " ".join(unescape(_TAG.sub("", html)).split())
