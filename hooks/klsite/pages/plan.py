"""All pages that no news item touches."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from klsite.model.dataset import Dataset
from klsite.pages.about import about_pages
from klsite.pages.composition import CompositionContent, composition_pages
from klsite.pages.contact import contact_pages
from klsite.pages.core_areas import core_area_pages
from klsite.pages.council_meetings import meeting_redirects
from klsite.pages.council_terms import CouncilTerm
from klsite.pages.council_work import CouncilWork
from klsite.pages.documents import document_pages, document_redirects
from klsite.pages.events import event_pages, event_redirects
from klsite.pages.glossary import glossary_pages
from klsite.pages.incomplete_composition import incomplete_contents, incomplete_pages
from klsite.pages.national_bodies import national_body_pages
from klsite.pages.page import Fault, Page, Redirect
from klsite.pages.rules_of_procedure import rules_pages
from klsite.pages.whole import later


def lasting_pages(
    dataset: Dataset, compositions: Sequence[CompositionContent], council_work: CouncilWork
) -> tuple[Page, ...]:
    """Return every page that no news item touches."""
    pages = (
        *council_work.pages(dataset),
        *composition_pages(compositions),
        *incomplete_pages(tuple(incomplete_contents(dataset))),
        *about_pages(dataset),
        *core_area_pages(dataset),
        *glossary_pages(dataset),
        *national_body_pages(dataset),
        *event_pages(dataset),
        *document_pages(dataset),
        *contact_pages(dataset),
    )
    return (*pages, *rules_pages(dataset, pages))


def lasting_redirects(dataset: Dataset, councils: Iterable[CouncilTerm]) -> Iterator[Redirect]:
    """Yield every redirect from a former address that no news item touches."""
    for council in councils:
        yield from meeting_redirects(council)
    yield from document_redirects(dataset)
    yield from event_redirects(dataset)


def changed_later(dataset: Dataset, today: date) -> Iterator[Fault]:
    """Yield a fault for each file that says it was changed on a day that has not come yet."""
    single = (
        dataset.organisation,
        dataset.values,
        dataset.regions,
        dataset.municipalities,
        dataset.kkr_introduction,
        dataset.parties,
        dataset.national,
        dataset.bodies,
        dataset.core_areas,
        dataset.glossary,
    )
    many = (
        *dataset.documents,
        *dataset.events,
        *dataset.kkr,
        *dataset.elections,
        *dataset.terms,
        *dataset.rules,
        *dataset.people,
        *dataset.members_files,
        *dataset.membership_events,
        *dataset.meetings,
        *dataset.appointments,
    )
    yield from later(((each.file, each.updated) for each in (*single, *many)), today)
