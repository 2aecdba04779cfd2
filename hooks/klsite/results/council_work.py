"""Meetings, bodies and appointments of all KKR in all terms, computed once per build."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.geography import Kkr
from klsite.results.appointments import Appointed, appointed
from klsite.results.compositions import CompositionResult
from klsite.results.council_news import KkrNews, kkr_news
from klsite.results.council_term import CouncilTerm
from klsite.results.council_terms import council_terms
from klsite.results.guids import KKR_GUIDS, kkr_guid
from klsite.results.joined_council import JoinedCouncil, joined_councils
from klsite.results.kkr_outlook import KkrOutlook, kkr_outlooks
from klsite.results.meetings import CouncilMeeting, council_meetings, next_meeting
from klsite.results.moves import LastingNames
from klsite.results.news import News
from klsite.results.people import PersonPosts, person_posts
from klsite.results.people_news import people_news


@dataclass(frozen=True)
class CouncilWork:
    """The KKR on the day ``today``, their terms and meetings, and everyone appointed."""

    today: date
    outlooks: tuple[KkrOutlook, ...]
    terms: tuple[CouncilTerm, ...]
    meetings: Mapping[CouncilTerm, tuple[CouncilMeeting, ...]]
    appointed: tuple[Appointed, ...]
    people: tuple[PersonPosts, ...]
    joined: tuple[JoinedCouncil, ...]
    lasting: LastingNames

    def joined_of(self, kkr: Kkr) -> JoinedCouncil | None:
        """Return what one council would be in which a KKR were joined with others, if any."""
        found = (each for each in self.joined if kkr in (own.kkr for own in each.councils))
        return next(found, None)

    def listed_meetings(self) -> Iterator[CouncilMeeting]:
        """Yield the meetings that lists and open data name: neither withdrawn nor ``noindex``."""
        found = (each for council in self.terms for each in self.meetings[council])
        return (each for each in found if each.meeting.is_listed)

    def next_meeting(self, kkr: Kkr | None = None) -> CouncilMeeting | None:
        """Return the next meeting of a KKR, or of any; None if none is known."""
        every = (own for council, own in self.meetings.items() if kkr in (None, council.kkr))
        return next_meeting(
            sorted(chain.from_iterable(every), key=lambda each: (each.meeting.held, each.address))
        )

    def news(self, news: News) -> dict[str, tuple[KkrNews, ...]]:
        """Return what is new in every KKR, newest first, by its id."""
        return {each.kkr.id: self._news_of(each, news) for each in self.outlooks}

    def _news_of(self, outlook: KkrOutlook, news: News) -> tuple[KkrNews, ...]:
        own = (each for each in self.terms if each.kkr == outlook.kkr)
        of_people = [each for term in own for each in people_news(term, self.appointed)]
        told = [each for each in of_people if each.day <= news.now.date()]
        found = (self._named(each) for each in (*kkr_news(news, outlook, self.terms), *told))
        return tuple(sorted(found, key=lambda each: (each.day, each.id), reverse=True))

    def _named(self, news: KkrNews) -> KkrNews:
        """Return an entry with the id by which subscribers know it."""
        guid = kkr_guid(news.id)
        known = self.lasting(guid)
        return news if known == guid else replace(news, id=known.removeprefix(KKR_GUIDS))


def council_work(
    dataset: Dataset,
    compositions: Sequence[CompositionResult],
    sizes: Mapping[str, int],
    today: date,
    lasting: LastingNames,
) -> CouncilWork:
    """Return the work of all KKR as seen on the day ``today``.

    ``sizes`` are the sizes in bytes of the files below ``content/``, by their addresses, and
    ``lasting`` the guids and UIDs of what has been renamed.
    """
    terms = council_terms(dataset, compositions, today)
    links = {body.id: Link(body.name, addresses.body(body)) for body in dataset.bodies.bodies}
    bodies = {body.id: body for body in dataset.bodies.bodies}
    every = tuple(each for council in terms for each in appointed(council, bodies))
    outlooks = kkr_outlooks(dataset, today)
    return CouncilWork(
        today=today,
        outlooks=outlooks,
        joined=tuple(joined_councils(dataset, compositions, outlooks, today)),
        terms=terms,
        meetings={council: council_meetings(council, sizes, links) for council in terms},
        appointed=every,
        people=person_posts(dataset, terms, every, today),
        lasting=lasting,
    )
