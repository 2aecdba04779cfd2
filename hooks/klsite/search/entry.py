"""The entries of a page: what the index has of it, and of each of its parts found by itself."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from klsite.search.page_text import PagePart, PageText
from klsite.search.words import distinct_words, numbered_words

BODY, LEAD, TITLE = 0, 1, 2
"""The fields of an entry: its text, its description and, from ``TITLE`` on, titles by length."""
_TITLE_LENGTHS = (1, 2, 3, 4, 6, 9)
"""The most words in a title of each field from ``TITLE`` on; longer ones have one after them."""
FIELDS = TITLE + len(_TITLE_LENGTHS) + 1

FACET = "="
"""What the words of facets begin with, as in »=kNyhed«; no word of a text does."""
QUESTION = "=="
"""What a question that an entry answers begins with; as a word of it, it has ``_`` for spaces."""
_BESIDE_SIGN = re.compile(r" (?=[,.:;!?«)])|(?<=[»(]) ")
"""The space that markup leaves between a word and a sign, as after a link."""
_WORD = re.compile(r"[^\W_]+")
_KEPT_FACETS = 256
_TEASER = 130
"""The length of a teaser in characters."""


class SearchFacts(NamedTuple):
    """What the index knows of a page that its HTML does not say.

    ``kind`` and ``part_kind`` are what a reader is told that the page and its parts are, in a
    word. ``day`` is that of publication. ``weight`` is 3 for what most people look for, 0 for
    what is over; a page with a day is weighed by it. ``councils`` are the names of the KKR
    that it is about, ``years`` those that it is about besides that of ``day``. ``also`` are other
    titles that people look for it by, such as a former name. ``asked`` are the questions that it
    or, by their ids, its parts answer; it has itself the empty id. ``repeats`` says that its text
    has only what other pages say. ``part_weight`` is the most that its parts weigh: a page whose
    title is as good goes before them.
    """

    kind: str
    day: date | None = None
    weight: int = 1
    councils: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    part_kind: str = ""
    also: tuple[str, ...] = ()
    asked: tuple[tuple[str, tuple[str, ...]], ...] = ()
    repeats: bool = False
    part_weight: int = 1


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


def entries_of(
    address: str, facts: SearchFacts, description: str, text: PageText | None
) -> list[SearchEntry]:
    """Return the entries of a page from its text: none for a page that is not searched.

    What the description says need not be in the text.
    """
    if text is None:
        return []
    return [
        _page_entry(address, facts, description, text),
        *(_part_entry(address, facts, part) for part in text.parts),
    ]


def _page_entry(address: str, facts: SearchFacts, description: str, page: PageText) -> SearchEntry:
    lead = distinct_words(description) | _words_of_kind(facts.kind)
    text = set() if facts.repeats else distinct_words(page.text)
    text |= _facet_words(facts.kind, facts.years, facts.councils)
    titles = [page.title, *facts.also]
    years = set(map(str, facts.years))
    if any(year in page.title for year in years):
        titles.append(", ".join((page.title, *sorted(years))))
    text |= years
    fields = _fields(titles, lead, text, _asked(facts, ""))
    title = _shown(page.title)
    same = description.rstrip(".") == title
    shown = _shown(page.text) if same else _without_title(description, title)
    return SearchEntry(
        address, facts.day, facts.weight, fields, f"{title}\t{facts.kind}\t{_teaser(shown)}"
    )


def _part_entry(address: str, facts: SearchFacts, part: PagePart) -> SearchEntry:
    text = distinct_words(part.text)
    lead = _words_of_kind(facts.part_kind)
    years = (facts.day.year, *facts.years) if facts.day else facts.years
    text |= _facet_words(facts.part_kind, years, facts.councils)
    fields = _fields([part.title, *part.also], lead, text, _asked(facts, part.id))
    card = f"{_shown(part.title)}\t{facts.part_kind}\t{_teaser(_shown(part.text))}"
    weight = min(facts.weight, facts.part_weight)
    return SearchEntry(f"{address}#{part.id}", None, weight, fields, card)


def _without_title(description: str, title: str) -> str:
    """Return a description without the title that it begins with, which stands above it."""
    for mark in (". ", ": "):
        if description.startswith(title + mark):
            rest = description[len(title + mark) :]
            return rest[0].upper() + rest[1:]
    return description


@cache
def _words_of_kind(kind: str) -> frozenset[str]:
    return frozenset(distinct_words(kind))


def _fields(
    titles: Iterable[str], lead: Set[str], text: set[str], asked: Sequence[str]
) -> tuple[tuple[int, Set[str]], ...]:
    """Return the fields; a word of several is in that which counts the most.

    The words of questions count as those of the description.
    """
    lead = frozenset(lead).union(*map(distinct_words, asked))
    by_field: dict[int, set[str]] = {}
    for title in titles:
        words = distinct_words(title) | numbered_words(title)
        by_field.setdefault(_title_field(len(words)), set()).update(words)
    seen: set[str] = set()
    found: list[tuple[int, Set[str]]] = []
    for field, own in (*sorted(by_field.items()), (LEAD, lead)):
        found.append((field, own - seen))
        seen |= own
    text -= seen
    text.update([f"{QUESTION}{'_'.join(_WORD.findall(each.lower()))}" for each in asked])
    found.append((BODY, text))
    return tuple(found)


def _asked(facts: SearchFacts, part: str) -> Sequence[str]:
    return dict(facts.asked).get(part, ())


def _title_field(words: int) -> int:
    return TITLE + bisect_left(_TITLE_LENGTHS, words)


@lru_cache(_KEPT_FACETS)
def _facet_words(kind: str, years: tuple[int, ...], councils: tuple[str, ...]) -> frozenset[str]:
    """Return the words of the facets: of the kind (k), the years (y) and the councils (c).

    That of its day is a year of an entry too, which a search knows by the number.
    """
    return frozenset(
        (
            f"{FACET}k{kind.replace(' ', '_')}",
            *[f"{FACET}y{year}" for year in years],
            *[f"{FACET}c{council.replace(' ', '_')}" for council in councils],
        )
    )


def _shown(text: str) -> str:
    """Return the text of some markup as it is shown, without hyphens that are not."""
    return _BESIDE_SIGN.sub("", " ".join(text.replace("\N{SOFT HYPHEN}", "").split()))


def _teaser(text: str) -> str:
    """Return the beginning of a text, with an ellipsis where it is cut."""
    if len(text) <= _TEASER:
        return text
    end = text.rfind(" ", 0, _TEASER)
    return f"{text[:end]} …" if end > 0 else text
