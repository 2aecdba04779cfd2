"""What the search is told of a page: its kind, and how likely it is looked for."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import NamedTuple

from klsite.pages.page import Page
from klsite.search import SearchFacts

OVER, USUAL, SOUGHT, HUB = range(4)
"""The weights: what is over, any page, a page that people look for by name, and the hubs."""


class _Kind(NamedTuple):
    """What a reader is told that a page is, its weight, what its parts are, and theirs.

    ``repeats`` says that its text has only what other pages say.
    """

    name: str
    weight: int = USUAL
    part: str = ""
    part_weight: int = USUAL
    repeats: bool = False


PAGE = _Kind("Side")
KINDS = {
    "about": _Kind("Side", HUB),
    "accessibility": PAGE,
    "appointments": _Kind("Udpegninger"),
    "assembly": _Kind("Side", HUB),
    "board": _Kind("Side", HUB),
    "bodies": _Kind("Side", HUB),
    "body": _Kind("Organ", SOUGHT),
    "changes": _Kind("Side", OVER),
    "composition": _Kind("Sammensætning"),
    "composition_incomplete": _Kind("Sammensætning"),
    "compositions": _Kind("Side", HUB),
    "contact": _Kind("Side", HUB),
    "core_area": _Kind("Kerneområde", SOUGHT),
    "core_areas": _Kind("Side", HUB),
    "council_meeting": _Kind("Møde"),
    "council_meetings": _Kind("Møder"),
    "document": _Kind("Dokument"),
    "ended": PAGE,
    "event": _Kind("Arrangement"),
    "front": _Kind("Side", HUB),
    "glossary": _Kind("Side", USUAL, "Ordforklaring"),
    "joined_council": _Kind("Sammensætning"),
    "kkr": _Kind("KKR", HUB),
    "kkr_overview": _Kind("KKR", HUB),
    "kkr_term": _Kind("Valgperiode"),
    "kl_board": _Kind("Side", HUB),
    "kl_offices": _Kind("Side", HUB),
    "list": _Kind("Side", HUB),
    "members": _Kind("Medlemmer"),
    "municipalities": _Kind("Side", HUB),
    "municipality": _Kind("Kommune", HUB),
    "news_item": _Kind("Nyhed"),
    "news_list": _Kind("Nyheder", SOUGHT),
    "newsletter": _Kind("Side", HUB),
    "open_data": _Kind("Side", SOUGHT, "Åbne data", OVER),
    "other_meetings": _Kind("Møder"),
    "people": _Kind("Side", HUB),
    "person": _Kind("Person", SOUGHT),
    "personal_data": PAGE,
    "readings": _Kind("Side"),
    "reservations": _Kind("Side", repeats=True),
    "rules_comparison": _Kind("Side", OVER),
    "rules_of_procedure": _Kind("Regler", SOUGHT, "Punkt i reglerne"),
    "search": PAGE,
    "sources": _Kind("Side", repeats=True),
    "subject": _Kind("Side", SOUGHT),
    "subscribe": _Kind("Side", HUB),
    "values": _Kind("Side", HUB),
    "weeks": _Kind("Nyheder", SOUGHT),
    "written": PAGE,
}
"""By the name of the page's template; any other is a ``PAGE``."""


def search_facts(page: Page) -> SearchFacts | None:
    """Return what the search is told, or None of a page that it does not find."""
    if not page.searchable:
        return None
    kind = KINDS.get(page.template, PAGE)
    return SearchFacts(
        kind.name,
        page.published,
        kind.weight,
        part_kind=kind.part,
        part_weight=kind.part_weight,
        repeats=kind.repeats,
    )


def with_answers(
    facts: Callable[[Page], SearchFacts | None], asked: Mapping[str, tuple[str, ...]]
) -> Callable[[Page], SearchFacts | None]:
    """Return ``facts`` with the questions that pages and their parts answer, by the addresses."""
    by_page = defaultdict[str, list[tuple[str, tuple[str, ...]]]](list)
    for address, questions in asked.items():
        page, _, part = address.partition("#")
        by_page[page].append((part, questions))

    def told(page: Page) -> SearchFacts | None:
        found = facts(page)
        return found and found._replace(asked=tuple(by_page.get(page.address, ())))

    return told
