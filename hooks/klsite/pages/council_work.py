"""The work of all KKR in all terms: worked out once, for pages, feeds, calendars and data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.pages.appointments import Appointed, appointed, appointment_pages
from klsite.pages.composition import CompositionContent
from klsite.pages.council_faults import council_faults
from klsite.pages.council_meetings import MeetingContent, meeting_contents, meeting_pages
from klsite.pages.council_terms import CouncilTerm, council_terms
from klsite.pages.kkr import kkr_front_pages, kkr_pages
from klsite.pages.kkr_news import KkrNews, kkr_news
from klsite.pages.members import member_pages
from klsite.pages.municipalities import municipality_pages
from klsite.pages.news import News
from klsite.pages.page import Fault, Link, Page
from klsite.pages.people import person_contents, person_pages


@dataclass(frozen=True)
class CouncilWork:
    """The terms, their meetings, and everyone appointed."""

    terms: tuple[CouncilTerm, ...]
    meetings: Mapping[CouncilTerm, tuple[MeetingContent, ...]]
    appointed: tuple[Appointed, ...]

    def pages(self, dataset: Dataset) -> Iterator[Page]:
        """Yield every page about the KKR, their people, bodies and municipalities without news."""
        yield from kkr_pages(dataset, self.terms, self.meetings)
        yield from member_pages(self.terms)
        for council in self.terms:
            yield from meeting_pages(council, self.meetings[council])
        yield from appointment_pages(self.terms, dataset.bodies, dataset.core_areas)
        yield from person_pages(dataset, person_contents(dataset, self.terms, self.appointed))
        yield from municipality_pages(dataset, self.terms, self.appointed)

    def front_pages(self, dataset: Dataset, news: News) -> Iterator[Page]:
        """Yield the front page of every KKR."""
        yield from kkr_front_pages(dataset, self.terms, self.meetings, self.news(dataset, news))

    def news(self, dataset: Dataset, news: News) -> dict[str, tuple[KkrNews, ...]]:
        """Return what is new in every KKR, newest first, by its id."""
        return {kkr.id: kkr_news(news, kkr, self.terms) for kkr in dataset.kkr}

    def faults(self) -> Iterator[Fault]:
        """Yield a fault for everything that the rules do not allow."""
        return council_faults(self.terms, self.meetings)


def council_work(
    dataset: Dataset,
    compositions: Sequence[CompositionContent],
    sizes: Mapping[str, int],
    today: date,
) -> CouncilWork:
    """Return the work of all KKR as seen on the day ``today``.

    ``sizes`` are the sizes in bytes of the files below ``content/``, by their addresses.
    """
    terms = council_terms(dataset, compositions, today)
    links = {body.id: Link(body.name, addresses.body(body)) for body in dataset.bodies.bodies}
    bodies = {body.id: body for body in dataset.bodies.bodies}
    return CouncilWork(
        terms=terms,
        meetings={council: meeting_contents(council, sizes, links) for council in terms},
        appointed=tuple(each for council in terms for each in appointed(council, bodies)),
    )
