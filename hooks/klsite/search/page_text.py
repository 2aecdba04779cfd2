"""The HTML of a page to the title and the text that are searched."""

import re
from functools import cache
from html import unescape
from typing import NamedTuple

SEARCHED, UNSEARCHED = "data-searched", "data-unsearched"
"""The attribute of the article that is searched, and of what is left out of it."""

_ARTICLE = re.compile(rf"<article\b[^>]*\s{SEARCHED}\b[^>]*>")
_ARTICLE_END = "</article>"
_LEFT_OUT = f" {UNSEARCHED}"
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


class PageText(NamedTuple):
    """The title of a page and the rest of its text, without markup or entities."""

    title: str
    text: str


def page_text(html: str) -> PageText | None:
    """Return what is searched of a page, or None if nothing is.

    ``html`` is that of our templates and of cleaned texts, in which every tag is written whole.
    Raises ``ValueError`` if an element that is left out has no end.
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
    """Return where the element that begins at ``start`` ends; others of its name may be in it."""
    name = html[start + 1 : html.index(" ", start)]
    end = html.find(f"</{name}>", start)
    if end >= 0 and html.find(f"<{name}", start + 1, end) < 0:
        return end + len(name) + 3  # as nearly always, there are none
    depth = 0
    for tag in _tags(name).finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    raise ValueError(f"an element is not ended: {html[start : start + 60]}")


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}\b[^>]*>")
