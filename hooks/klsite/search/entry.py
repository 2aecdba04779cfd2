"""What a page brings to the index."""

from collections.abc import Set
from datetime import date
from typing import NamedTuple

from klsite.search.page_text import page_text
from klsite.search.words import distinct_words


class SearchEntry(NamedTuple):
    """The distinct words of a page.

    ``day`` is that of the page's publication, if it has one. No word of ``title`` is in ``text``.
    """

    address: str
    day: date | None
    title: Set[str]
    text: Set[str]


def entry_of(address: str, day: date | None, html: str) -> SearchEntry | None:
    """Return the entry of the page with this HTML (a document or its body), None if it has none."""
    found = page_text(html)
    if found is None:
        return None
    title = distinct_words(found.title)
    return SearchEntry(address, day, title, distinct_words(found.text) - title)
