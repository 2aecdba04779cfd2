"""The entry of a page: its words, as the index has them."""

from collections.abc import Set
from datetime import date
from typing import NamedTuple

from klsite.search.page_text import page_text
from klsite.search.words import distinct_words


class SearchEntry(NamedTuple):
    """The distinct words of a page, by which it is found.

    ``day`` is the day of publication, None for a page without one. ``title`` and ``text`` have no
    word in common: a word of both is in ``title`` alone.
    """

    address: str
    day: date | None
    title: Set[str]
    text: Set[str]


def entry_of(address: str, day: date | None, html: str) -> SearchEntry | None:
    """Return the entry of a page from its HTML, or None for a page that is not searched."""
    found = page_text(html)
    if found is None:
        return None
    title = distinct_words(found.title)
    return SearchEntry(address, day, title, distinct_words(found.text) - title)
