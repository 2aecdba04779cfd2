"""The addresses and links of the static part, gathered for what the news are checked against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time
from itertools import chain, starmap

from msgspec.structs import replace

from klsite import addresses
from klsite.addresses import Link
from klsite.load.content import ContentFile
from klsite.model.dataset import Dataset
from klsite.model.source_location import SourceLocation
from klsite.pages.listed_page import ListedPage
from klsite.pages.page import Page, Redirect
from klsite.results.council_feeds import kkr_entry, municipality_places
from klsite.results.council_news import unlisted_ids
from klsite.results.council_term import Standing
from klsite.results.feeds import FeedEntry
from klsite.results.former_places import FormerPlace
from klsite.results.guids import kkr_guid
from klsite.results.kkr_outlook import existing_kkr
from klsite.results.municipality_news import NamedMunicipality
from klsite.results.news import News
from klsite.results.record_feeds import data_feeds, record_guids, record_pages
from klsite.site.address_index import AddressIndex, ClaimedAddress, Reference, WrittenLink
from klsite.site.static_files import leaves_a_word
from klsite.site.static_part import StaticPart
from klsite.site.static_results import StaticResults
from klsite.text.clock import COPENHAGEN
from klsite.text.links import leads_here
from klsite.text.markdown import prose

_MOST_ENTRIES = 300
"""Of feeds, that are kept for what is made when only news have changed."""


def static_index(part: StaticPart) -> AddressIndex:
    """Return the addresses, and the links of the texts to this site."""
    results, dataset = part.results, part.results.dataset
    own: tuple[Page | Redirect, ...] = (*part.pages, *part.redirects)
    claimed = [ClaimedAddress(each.address, each.origin) for each in own]
    claimed += starmap(ClaimedAddress, part.files.claimed())
    claimed += (ClaimedAddress(move.address, origin) for move, origin in part.files.moved)
    withdrawn = {each.file for each in dataset.publications if each.withdrawn}
    home = dataset.organisation.website
    references = (
        Reference(text.origin, attribute, target)
        for text, prose in results.texts
        for attribute, target in prose.links
        if leads_here(target, home) and text.origin.file not in withdrawn
    )
    moves = dataset.moves.moves
    return AddressIndex(
        claimed=tuple(claimed),
        redirects={each.address: each.target.address for each in part.redirects},
        ended=tuple(
            each.address
            for each in moves
            if each.is_address
            and each.reason
            and not each.below
            and not each.is_place
            and not leaves_a_word(each.address)
        ),
        papers=_papers(dataset),
        guids=_guids(results),
        record_pages=record_pages(dataset),
        feed_places=_feed_places(results),
        entries=_entries(results),
        revisions=results.revisions,
        references=(*references, *_successors(dataset)),
        written_links=tuple(_written_links(part)),
        places=_places(results, part.lasting, part.former_places.by_page),
        lasting=part.lasting,
        former_places=part.former_places.by_page,
        listed=_listed(part.written),
        home=home,
        next_meeting=_next_meeting(results),
        members=_members(results),
        municipalities=tuple(
            NamedMunicipality(each.code, each.name, addresses.municipality(each))
            for record in dataset.municipalities.municipalities
            for each in (record.on(results.today),)
        ),
    )


def _written_links(part: StaticPart) -> Iterator[WrittenLink]:
    for page in part.written:
        for attribute, target in prose(page.text).links:
            if leads_here(target, part.results.dataset.organisation.website):
                place = page.place_in_text(0, target)
                yield WrittenLink(page.file, *place, attribute, target)


def _places(
    results: StaticResults,
    lasting: Mapping[str, Sequence[str]],
    former: Mapping[str, Sequence[FormerPlace]],
) -> dict[str, tuple[str, ...]]:
    """Return every id on the pages of which all are known: those of records, former, and others."""
    dataset = results.dataset
    letters = {each.term[:1].lower() for each in dataset.glossary.entries}
    chairs = (f"formandskab-{n}" for n, _ in enumerate(dataset.kl_offices.chairmanships, 1))
    others = {
        addresses.rules_of_procedure(rules): [f"afsnit-{part.id}" for part in rules.parts]
        for rules in dataset.rules
    }
    others[addresses.GLOSSARY] = [f"bogstav-{letter}" for letter in sorted(letters)]
    others[addresses.SOURCES] = []
    # Of a page whose texts have headings of their own, not every place is known here.
    with_headings = {text.origin.file for text, prose in results.texts if prose.ids}
    if dataset.values.file not in with_headings:
        others[addresses.VALUES] = ["mission", "vision", "vaerdier"]
    if dataset.kl_offices.file not in with_headings:
        others[addresses.OFFICES] = ["formandskab", *chairs]
    return {
        page: (*ids, *lasting[page], *(each.id for each in former.get(page, ())))
        for page, ids in others.items()
    }


def _listed(pages: Iterable[ContentFile]) -> tuple[ListedPage, ...]:
    return tuple(
        ListedPage(page.head.title, page.address, page.head.listed_in)
        for page in pages
        if page.head is not None and page.head.listed_in is not None
    )


def _next_meeting(results: StaticResults) -> Link | None:
    found = results.council_work.next_meeting()
    return Link(found.title, found.address) if found else None


def _members(results: StaticResults) -> int:
    terms = results.council_work.terms
    present = {each.kkr.id: each.sizes for each in terms if each.standing is Standing.PRESENT}
    sizes = [present.get(each.id, ()) for each in existing_kkr(results.dataset, results.today)]
    return sum(chain.from_iterable(sizes)) if all(len(each) == 1 for each in sizes) else 0


def _successors(dataset: Dataset) -> Iterator[Reference]:
    """Yield what the table of moves says that others have moved to.

    Of a place, that is the page: the places on it are checked where the old ids are kept.
    """
    for index, each in enumerate(dataset.moves.moves):
        if each.to is not None and not each.below:
            origin = SourceLocation("moves.yml", ("moves", index, "to"))
            target = each.to.partition("#")[0] if each.is_place else each.to
            yield Reference(origin, "href", f"/{target}")


def _papers(dataset: Dataset) -> tuple[str, ...]:
    agendas = (
        item for meeting in dataset.meetings if not meeting.withdrawn for item in meeting.agenda
    )
    return tuple(each.file for item in agendas for each in item.papers if each.file)


def _entries(results: StaticResults) -> tuple[FeedEntry, ...]:
    none = News((), results.now)
    moments = results.published.moments
    feeds = data_feeds(results.dataset, results.now, results.published)
    found = [each for feed in feeds for each in feed.entries]
    for of_kkr in results.council_work.news(none).values():
        entries = map(kkr_entry, of_kkr)
        found += (replace(each, moment=moments.get(each.guid, each.moment)) for each in entries)
    found.sort(key=lambda each: (each.moment, each.guid), reverse=True)
    return tuple(found[:_MOST_ENTRIES])


def _feed_places(results: StaticResults) -> tuple[str, ...]:
    found = results.council_work.news(News((), results.now)).values()
    return tuple(municipality_places(chain.from_iterable(found)))


def _guids(results: StaticResults) -> tuple[str, ...]:
    none = News((), datetime.combine(results.today, time.max, tzinfo=COPENHAGEN))
    found = results.council_work.news(none).values()
    of_kkr = [kkr_guid(each.id) for entries in found for each in entries]
    for council in results.council_work.terms:
        lasting = results.council_work.lasting
        of_kkr += (lasting(kkr_guid(each)) for each in unlisted_ids(council))
    return (*of_kkr, *record_guids(results.dataset))
