"""Extraction of the searched title and text from the HTML of a page."""

import re
from functools import cache
from html import unescape
from typing import NamedTuple

SEARCHED, UNSEARCHED = "data-searched", "data-unsearched"
"""The attributes that mark the searched article, and the elements in it to leave out."""

_ARTICLE = re.compile(rf"<article\b[^>]*\s{SEARCHED}\b[^>]*>")
_ARTICLE_END = "</article>"
_LEFT_OUT = f" {UNSEARCHED}"
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


class PageText(NamedTuple):
    """The title of a page and the rest of its text, without markup or entities."""

    title: str
    text: str


def page_text(html: str) -> PageText | None:
    """Return the searched title and text of a page, or None if it has no searched article.

    ``html`` comes from our templates and from sanitized texts, in which no attribute holds a
    ``>``, so that regular expressions suffice. Raises ``ValueError`` if an element to leave out
    has no end tag.
    """
    article = _ARTICLE.search(html)
    if article is None:
        return None
    kept = _without_left_out(html[article.end() : html.rindex(_ARTICLE_END)])
    title = _TITLE.search(kept)
    if title is None:
        return PageText("", _text(kept))
    return PageText(_text(title[1]), _text(f"{kept[: title.start()]} {kept[title.end() :]}"))


def _text(html: str) -> str:
    return unescape(_TAG.sub(" ", html))


def _without_left_out(html: str) -> str:
    kept, position = [], 0
    while (found := html.find(_LEFT_OUT, position)) >= 0:
        start = html.rindex("<", 0, found)
        kept.append(html[position:start])
        position = _end_of_element(html, start)
    return " ".join((*kept, html[position:]))


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
