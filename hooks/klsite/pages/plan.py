"""All pages of the site together, and what only the whole of them can get wrong."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from klsite import addresses
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
from klsite.pages.front import front_page
from klsite.pages.glossary import glossary_pages
from klsite.pages.incomplete_composition import incomplete_contents, incomplete_pages
from klsite.pages.national_bodies import national_body_pages
from klsite.pages.news import news_item_pages, news_list_pages, news_redirects
from klsite.pages.page import Fault, Origin, Page, Redirect
from klsite.pages.rules_of_procedure import rules_pages
from klsite.pages.sources import sources_page


def plan_pages(
    dataset: Dataset,
    compositions: Sequence[CompositionContent],
    council_work: CouncilWork,
    now: datetime,
) -> Iterator[Page]:
    """Yield every page that is made from the data; ``now`` is aware."""
    pages = (
        front_page(dataset, now),
        *news_list_pages(dataset, now),
        *news_item_pages(dataset, now),
        *council_work.pages(dataset),
        *composition_pages(compositions),
        *incomplete_pages(tuple(incomplete_contents(dataset))),
        *about_pages(dataset),
        *core_area_pages(dataset),
        *glossary_pages(dataset),
        *national_body_pages(dataset),
        *event_pages(dataset),
        *document_pages(dataset),
        *contact_pages(dataset, now),
        sources_page(dataset),
    )
    yield from pages
    yield from rules_pages(dataset, pages)


def plan_redirects(
    dataset: Dataset, councils: Iterable[CouncilTerm], now: datetime
) -> Iterator[Redirect]:
    """Yield every redirect from a former address."""
    for council in councils:
        yield from meeting_redirects(council)
    yield from news_redirects(dataset, now)
    yield from document_redirects(dataset)
    yield from event_redirects(dataset)


@dataclass(frozen=True, slots=True)
class Reserved:
    """An address that a page will have once its embargo is over or its draft is done."""

    address: str
    origin: Origin


def reserved_addresses(dataset: Dataset, now: datetime) -> Iterator[Reserved]:
    """Yield the addresses of what is not public yet: they are taken all the same."""
    for item in dataset.news:
        if not item.is_published(now):
            own = Origin(item.file, ("slug",) if item.slug else ("id",))
            yield Reserved(addresses.news_item(item), own)
            for index, former in enumerate(item.formerly):
                yield Reserved(former, Origin(item.file, ("formerly", index)))


def shared_addresses(
    pages: Iterable[Page | Redirect | Reserved], hand_written: Iterable[str]
) -> Iterator[Fault]:
    """Yield a fault for each page whose address another one has, whatever the case.

    Of two pages the build would publish one and lose the other without a word. The fault lies
    with the address that somebody chose, rather than with one that follows from an id.
    """
    taken = {address.casefold(): f"content/ ({address})" for address in hand_written}
    for page in sorted(pages, key=lambda each: _chosen(each.origin)):
        key = page.address.casefold()
        if key in taken:
            message = f"adressen /{page.address} er allerede taget af {taken[key]}"
            yield Fault(page.origin, message)
        else:
            taken[key] = f"data/{page.origin.file}"


def _chosen(origin: Origin) -> int:
    """Return how freely an address was chosen: not at all, by an id, or on its own."""
    return 0 if not origin.location else 1 if origin.location == ("id",) else 2


def changed_later(dataset: Dataset, now: datetime) -> Iterator[Fault]:
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
    dated = [(each.file, each.updated) for each in (*single, *many)]
    dated += [(each.file, each.updated) for each in dataset.news if each.updated is not None]
    for file, updated in dated:
        if updated > now.date():
            message = f"»updated« er en dag, der ikke er kommet endnu: {updated}"
            yield Fault(Origin(file, ("updated",)), message)
