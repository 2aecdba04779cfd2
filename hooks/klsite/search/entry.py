"""The entries of a page: what the index has of it, and of each of its parts found by itself."""

import re
from collections.abc import Iterable, Set
from datetime import date
from typing import NamedTuple

from klsite.search.page_text import PagePart, PageText, page_text
from klsite.search.words import distinct_words, numbered_words

BODY, LEAD, TITLE = 0, 1, 2
"""The fields of an entry: its text, its description and, from ``TITLE`` on, titles by length."""
_TITLE_LENGTHS = (1, 2, 3, 4, 6, 9)
"""The most words in a title of each field from ``TITLE`` on; longer ones have one after them."""
FIELDS = TITLE + len(_TITLE_LENGTHS) + 1

_PART_WEIGHT = 1
"""The most that a part weighs: a page whose title is as good goes before it."""

FACET = "="
"""What the words of facets begin with, as in »=kNyhed«; no word of a text does."""
_BEFORE_SIGN = re.compile(r"\s+(?=[,.:;!?»)])")
"""The space that markup leaves before a sign, as after a link."""
_TEASER = 150
"""The length of a teaser in characters."""


class SearchFacts(NamedTuple):
    """What the index knows of a page that its HTML does not say.

    ``kind`` and ``part_kind`` are what a reader is told that the page and its parts are, in a
    word. ``day`` is that of publication. ``weight`` is 3 for what most people look for, 0 for
    what is over; a page with a day is weighed by it. ``councils`` are the names of the KKR
    that it is about, ``years`` those that it is about besides that of ``day``.
    """

    kind: str
    day: date | None = None
    weight: int = 1
    councils: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    part_kind: str = ""


class SearchEntry(NamedTuple):
    """What the index has of a result: the words by which it is found and what is shown of it.

    ``day`` and ``weight`` are those of ``SearchFacts``. ``fields`` are numbers of fields and the
    words in each; no word is in two. ``card`` is the title, the kind and a teaser, with tabs
    between them.
    """

    address: str
    day: date | None
    weight: int
    fields: tuple[tuple[int, Set[str]], ...]
    card: str


def entries_of(address: str, facts: SearchFacts, description: str, html: str) -> list[SearchEntry]:
    """Return the entries of a page from its HTML: none for a page that is not searched."""
    found = page_text(html)
    if found is None:
        return []
    return [
        _page_entry(address, facts, description, found),
        *(_part_entry(address, facts, part) for part in found.parts),
    ]


def _page_entry(address: str, facts: SearchFacts, description: str, page: PageText) -> SearchEntry:
    lead = distinct_words(f"{description} {facts.kind}")
    fields = _fields([page.title], lead, distinct_words(page.text), _facets(facts, facts.kind))
    shown = page.text if description.rstrip(".") == page.title.strip() else description
    return SearchEntry(
        address, facts.day, facts.weight, fields, _card(page.title, facts.kind, shown)
    )


def _part_entry(address: str, facts: SearchFacts, part: PagePart) -> SearchEntry:
    text = distinct_words(part.text)
    lead = distinct_words(facts.part_kind)
    fields = _fields([part.title, *part.also], lead, text, _facets(facts, facts.part_kind))
    return SearchEntry(
        f"{address}#{part.id}",
        facts.day,
        min(facts.weight, _PART_WEIGHT),
        fields,
        _card(part.title, facts.part_kind, part.text),
    )


def _fields(
    titles: Iterable[str], lead: Set[str], text: Set[str], facets: Set[str]
) -> tuple[tuple[int, Set[str]], ...]:
    """Return the fields; a word of several is in that which counts the most."""
    by_field: dict[int, set[str]] = {}
    for title in titles:
        words = distinct_words(title) | numbered_words(title)
        by_field.setdefault(_title_field(len(words)), set()).update(words)
    seen: frozenset[str] = frozenset()
    found: list[tuple[int, Set[str]]] = []
    for field, own in (*sorted(by_field.items()), (LEAD, lead)):
        found.append((field, own - seen))
        seen |= own
    found.append((BODY, text - seen | facets))
    return tuple(found)


def _title_field(words: int) -> int:
    return TITLE + sum(words > most for most in _TITLE_LENGTHS)


def _facets(facts: SearchFacts, kind: str) -> set[str]:
    """Return the words of the facets: of the kind (k), the years (y) and the councils (c)."""
    years = {*facts.years, facts.day.year} if facts.day else facts.years
    return {
        f"{FACET}k{kind.replace(' ', '_')}",
        *[f"{FACET}y{year}" for year in years],
        *[f"{FACET}c{council.replace(' ', '_')}" for council in facts.councils],
    }


def _card(title: str, kind: str, text: str) -> str:
    return "\t".join((" ".join(_shown(title)), kind, _teaser(text)))


def _shown(text: str) -> list[str]:
    """Return what stands between spaces in a text, without hyphens that are not shown."""
    return _BEFORE_SIGN.sub("", text.replace("\N{SOFT HYPHEN}", "")).split()


def _teaser(text: str) -> str:
    """Return the beginning of a text, with an ellipsis where it is cut."""
    words: list[str] = []
    length = 0
    for word in _shown(text):
        length += len(word) + 1
        if length > _TEASER:
            return " ".join((*words, "…"))
        words.append(word)
    return " ".join(words)
