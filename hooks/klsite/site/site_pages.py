"""The list of all pages and redirects that no news item touches."""

from collections.abc import Iterator, Sequence

from klsite.model.dataset import Dataset
from klsite.pages.about.changes import council_changes_pages
from klsite.pages.about.contact import contact_pages
from klsite.pages.about.glossary import glossary_pages
from klsite.pages.about.kl_offices import kl_office_pages
from klsite.pages.about.moves import ended_pages, moved_addresses
from klsite.pages.about.national_bodies import national_body_pages
from klsite.pages.about.open_data import open_data_page
from klsite.pages.about.organisation import about_pages
from klsite.pages.about.public_duties import public_duty_pages
from klsite.pages.about.records import document_pages, event_pages, record_redirects
from klsite.pages.about.reservations import Computed, reservations_page
from klsite.pages.composition.other import incomplete_pages, joined_council_pages
from klsite.pages.composition.result import composition_pages
from klsite.pages.councils.appointments import appointment_pages
from klsite.pages.councils.core_areas import core_area_pages
from klsite.pages.councils.kkr import term_pages
from klsite.pages.councils.kkr_overview import kkr_overview_page
from klsite.pages.councils.meetings import meeting_pages, meeting_redirects
from klsite.pages.councils.members import member_pages
from klsite.pages.councils.municipalities import municipality_pages, municipality_redirects
from klsite.pages.councils.other_meetings import other_meeting_pages
from klsite.pages.councils.people import person_pages, person_redirects
from klsite.pages.councils.rules_of_procedure import rules_pages
from klsite.pages.page import Page, Redirect
from klsite.results.compositions import CompositionResult
from klsite.results.council_work import CouncilWork
from klsite.results.incomplete_compositions import incomplete_compositions
from klsite.results.moves import single_moves
from klsite.results.readings import reading_report
from klsite.site.described_data import described_tables, whole_files


def static_pages(
    dataset: Dataset, compositions: Sequence[CompositionResult], council_work: CouncilWork
) -> tuple[Page, ...]:
    """Return every page that no news item touches, as it is on the day of the work."""
    report = reading_report(dataset, compositions)
    incomplete = tuple(incomplete_compositions(dataset, compositions))
    pages = (
        *_council_pages(dataset, council_work),
        *composition_pages(dataset, compositions, report, council_work.today),
        *joined_council_pages(dataset, council_work.joined),
        *incomplete_pages(incomplete),
        *about_pages(dataset),
        *core_area_pages(dataset),
        *glossary_pages(dataset),
        *national_body_pages(dataset, report),
        *kl_office_pages(dataset, council_work.today),
        *event_pages(dataset),
        *document_pages(dataset),
        *contact_pages(dataset),
        *public_duty_pages(dataset),
        *ended_pages(single_moves(dataset.moves)),
        *council_changes_pages(dataset),
        open_data_page(dataset, described_tables(dataset), whole_files(), council_work.terms),
    )
    every = (*pages, *rules_pages(dataset, pages))
    computed = Computed(compositions, incomplete, council_work, report)
    return (*every, reservations_page(dataset, computed, every, council_work.today))


def _council_pages(dataset: Dataset, work: CouncilWork) -> Iterator[Page]:
    """Yield every page about the councils, their people, bodies and municipalities without news."""
    yield from kkr_overview_page(dataset, work)
    yield from term_pages(work)
    yield from member_pages(work.terms)
    for council in work.terms:
        yield from meeting_pages(council, work.meetings[council])
    yield from other_meeting_pages(dataset)
    yield from appointment_pages(work.terms, dataset.bodies, dataset.core_areas)
    yield from person_pages(dataset, work.people, work.today)
    yield from municipality_pages(dataset, work)


def static_redirects(dataset: Dataset, work: CouncilWork) -> Iterator[Redirect]:
    """Yield every redirect from a former address that no news item touches."""
    for council in work.terms:
        yield from meeting_redirects(council)
    yield from municipality_redirects(dataset, work.today)
    yield from person_redirects(dataset, work.people)
    yield from record_redirects(dataset)
    yield from moved_addresses(single_moves(dataset.moves))
