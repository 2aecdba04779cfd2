"""Extraction of the searched title, text and parts from the HTML of a page."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import NamedTuple

SEARCHED, UNSEARCHED = "data-searched", "data-unsearched"
"""The attributes that mark the searched article, and the elements in it to leave out."""
_TITLE_ALONE = f'{SEARCHED}="title"'
"""The attribute of an article of which only the title is searched, such as a list of others."""
PART, ALSO = "data-search-part", "data-search-also"
"""The attribute of an element that is a result of its own; its value is the fragment that leads
there. And that of other titles of it, with semicolons between them."""

_ARTICLE, _ARTICLE_END = "<article", "</article>"
_LEFT_OUT = f" {UNSEARCHED}"
_PART = f' {PART}="'
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_PART_TITLE = re.compile(r"<h[2-6]\b[^<>]*>(.*?)</h[2-6]>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')


class PagePart(NamedTuple):
    """A part of a page that is a result of its own: its fragment, titles and text."""

    id: str
    title: str
    also: tuple[str, ...]
    text: str


class PageText(NamedTuple):
    """The title of a page and the rest of its text, without markup or entities, and its parts.

    The text of the parts is in that of the page too.
    """

    title: str
    text: str
    parts: tuple[PagePart, ...] = ()


def page_text(html: str) -> PageText | None:
    """Return the searched title and text of a page, or None if it has no searched article.

    ``html`` comes from our templates and from sanitized texts, in which no attribute holds a
    ``>``, so that regular expressions suffice. Raises ``ValueError`` if an element to leave out
    has no end tag.
    """
    start = html.find(_ARTICLE)
    first = html.find(">", start) + 1
    if start < 0 or f" {SEARCHED}" not in html[start:first]:
        return None
    if _TITLE_ALONE in html[start:first]:
        return PageText(_titled(_TITLE, html[first:])[0], "")
    kept = _without_left_out(html[first : html.rindex(_ARTICLE_END)])
    return PageText(*_titled(_TITLE, kept), tuple(_parts(kept)))


def description(document: str) -> str:
    """Return the description in the head of a document."""
    found = _DESCRIPTION.search(document)
    return unescape(found[1]) if found else ""


def _titled(title: re.Pattern[str], html: str) -> tuple[str, str]:
    """Return the text of the first heading, and all other text."""
    found = title.search(html)
    if found is None:
        return "", text_of(html)
    return text_of(found[1]), text_of(f"{html[: found.start()]}\t{html[found.end() :]}")


def text_of(html: str) -> str:
    """Return a piece of HTML without markup or entities, with tabs for tags."""
    return unescape(_TAG.sub("\t", html))


def _parts(html: str) -> Iterator[PagePart]:
    position = html.find(_PART)
    while position >= 0:
        start = html.rindex("<", 0, position)
        tag = html[start : html.index(">", position)]
        element = html[start : _end_of_element(html, start)]
        also = _attribute(tag, ALSO).split(";")
        yield PagePart(_attribute(tag, PART), *_with_also(_titled(_PART_TITLE, element), also))
        position = html.find(_PART, position + 1)


def _with_also(titled: tuple[str, str], also: list[str]) -> tuple[str, tuple[str, ...], str]:
    return titled[0], tuple(each.strip() for each in also if each.strip()), titled[1]


def _attribute(tag: str, name: str) -> str:
    return unescape(tag.partition(f' {name}="')[2].partition('"')[0])


def _without_left_out(html: str) -> str:
    kept, position = [], 0
    while (found := html.find(_LEFT_OUT, position)) >= 0:
        start = html.rindex("<", 0, found)
        kept.append(html[position:start])
        position = _end_of_element(html, start)
    return "\t".join((*kept, html[position:]))


def _end_of_element(html: str, start: int) -> int:
    """Return the end of the element that starts at ``start``, elements of its name nested."""
    name = html[start + 1 : html.index(" ", start)]
    end = html.find(f"</{name}>", start)
    if end >= 0 and html.find(f"<{name}", start + 1, end) < 0:
        return end + len(name) + 3  # the usual case: no nested element of the name
    depth = 0
    for tag in _tags(name).finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    raise ValueError(f"an element is not ended: {html[start : start + 60]}")


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}\b[^>]*>")
