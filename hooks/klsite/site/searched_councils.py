"""What the search is told of pages by their records: which KKR, years and day, and what is over."""

from collections.abc import Callable, Mapping

from klsite import addresses
from klsite.pages.about.records import EventContent
from klsite.pages.councils.municipality import MunicipalityContent
from klsite.pages.councils.people import PersonContent
from klsite.pages.page import Page
from klsite.results.council_term import CouncilTerm, Standing
from klsite.results.council_work import CouncilWork
from klsite.results.meetings import CouncilMeeting
from klsite.search import SearchFacts
from klsite.site.searched import OVER, SOUGHT, search_facts, with_answers


def council_facts(
    work: CouncilWork, asked: Mapping[str, tuple[str, ...]]
) -> Callable[[Page], SearchFacts | None]:
    """Return the function from a page to what the search is told of it.

    ``asked`` are the questions that pages answer, as for ``with_answers``.
    """
    terms = {addresses.term(council.term): council for council in work.terms}
    councils = {addresses.kkr(council.kkr): council.kkr.name for council in work.terms}

    def facts(page: Page) -> SearchFacts | None:
        found = search_facts(page)
        if found is None:
            return None
        if isinstance(page.content, EventContent):
            return found._replace(day=page.content.event.starts)
        parts = page.address.split("/")
        council = terms.get(_beginning(parts, 3))
        name = councils.get(_beginning(parts, 2))
        about = (name,) if name else _councils_of(page.content)
        found = found._replace(councils=about, also=_also(page), years=_years_of(page.content))
        return found if council is None else _of_term(found, council, page)

    return with_answers(facts, asked)


def _beginning(parts: list[str], depth: int) -> str:
    return "".join(f"{part}/" for part in parts[:depth])


def _of_term(facts: SearchFacts, council: CouncilTerm, page: Page) -> SearchFacts:
    """Return the facts of a page of a term: one of a meeting is about the year of that alone."""
    weights = {Standing.PAST: OVER, Standing.PRESENT: SOUGHT}
    facts = facts._replace(weight=weights.get(council.standing, facts.weight))
    if isinstance(page.content, CouncilMeeting):
        return facts._replace(years=(page.content.meeting.date.year,))
    years = tuple(range(council.term.starts.year, council.term.ends.year + 1))
    return facts._replace(years=years, also=(f"{page.short_title} {council.name}",))


def _years_of(content: object) -> tuple[int, ...]:
    """Return the years, of those that its line of time shows, in which a person had a seat."""
    if not isinstance(content, PersonContent) or content.axis is None:
        return ()
    found: set[int] = set()
    for each in content.terms:
        term = each.council.term
        for line in each.lines:
            first, last = line.since or term.starts, line.until or term.ends
            found.update(range(first.year, last.year + 1))
    return tuple(sorted(found.intersection(content.axis.years)))


def _councils_of(content: object) -> tuple[str, ...]:
    """Return the names of the KKR that a municipality or a person belongs or has belonged to."""
    if isinstance(content, MunicipalityContent | PersonContent):
        return tuple(sorted({each.council.kkr.name for each in content.terms}))
    return ()


def _also(page: Page) -> tuple[str, ...]:
    """Return other titles of a municipality or a person.

    They are former names, a municipality's code, and a person's name with the municipality.
    """
    content = page.content
    if isinstance(content, MunicipalityContent):
        record, place = content.row.record, content.row.municipality
        return (*(each for each in record.all_names if each != place.name), record.code)
    if isinstance(content, PersonContent):
        return (page.title, *(each.name for each in content.posts.former_names))
    return ()
