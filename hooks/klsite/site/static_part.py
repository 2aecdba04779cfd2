"""The static part of the site: all that no news item touches, computed on first use.

What computes it is imported then too: a build in which only news have changed needs none of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from functools import cached_property
from itertools import chain, starmap
from typing import TYPE_CHECKING

from msgspec.structs import replace

from klsite import addresses
from klsite.addresses import Link
from klsite.load.content import ContentFile, content_files
from klsite.load.published import EventRevision
from klsite.model.diagnostics import Diagnostic
from klsite.model.source_location import SourceLocation
from klsite.pages.listed_page import ListedPage
from klsite.pages.page import Page, Redirect, prepared
from klsite.results.moves import LastingNames, Moved, folder_moves, single_moves
from klsite.results.municipality_news import NamedMunicipality
from klsite.site.address_index import AddressIndex, ClaimedAddress, Reference, WrittenLink
from klsite.site.artifacts import (
    Artifact,
    file_artifact,
    page_artifact,
    redirect_artifact,
)
from klsite.text.clock import COPENHAGEN
from klsite.text.links import leads_here
from klsite.text.markdown import prose
from klsite.text.rich_text import RichText

if TYPE_CHECKING:
    from klsite.checks.texts import LongText
    from klsite.publish.file import PublishedFile
    from klsite.results.compositions import CompositionResult
    from klsite.results.council_work import CouncilWork
    from klsite.results.feeds import FeedEntry
    from klsite.results.incomplete_compositions import IncompleteComposition
    from klsite.site.artifacts import SiteRenderers
    from klsite.site.data import SiteData


_MOST_ENTRIES = 300
"""Of feeds, that are kept for what is made when only news have changed."""


def _has_a_word(address: str) -> bool:
    """Whether something that ended leaves a page, a feed, a calendar or an object that says so."""
    by_name = address.endswith(("/", ".ics")) or addresses.is_feed(address)
    return by_name or addresses.is_oparl_object(address)


class StaticPart:
    """The static part of the site as it is at the moment ``now`` (aware)."""

    def __init__(self, data: SiteData, now: datetime) -> None:
        self.dataset = data.dataset
        self.published = data.published
        self.content = data.content
        self.content_files = data.content_files
        self.previewed = data.previewed
        self.now = now
        self.today = now.date()

    @cached_property
    def compositions(self) -> tuple[CompositionResult, ...]:
        """The composition of every KKR that can be computed."""
        from klsite.results.compositions import composition_results

        return tuple(composition_results(self.dataset))

    @cached_property
    def incomplete_compositions(self) -> tuple[IncompleteComposition, ...]:
        """What is known of every KKR whose composition cannot be computed."""
        from klsite.results.incomplete_compositions import incomplete_compositions

        return tuple(incomplete_compositions(self.dataset, self.compositions))

    @cached_property
    def council_work(self) -> CouncilWork:
        """The work of all KKR."""
        from klsite.results.council_work import council_work

        lasting = LastingNames(self.dataset.moves, self.published)
        given = self.dataset, self.compositions, self.content_files, self.today
        return council_work(*given, lasting)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages."""
        from klsite.results.held_back import held_back_label
        from klsite.site.site_pages import static_pages

        pages = static_pages(self.dataset, self.compositions, self.council_work)
        labels = {
            addresses.record(each): held_back_label(each, self.now) for each in self.previewed
        }
        return tuple(
            replace(page, held_back=labels[page.address]) if page.address in labels else page
            for page in pages
        )

    @cached_property
    def redirects(self) -> tuple[Redirect, ...]:
        """The redirects from former addresses."""
        from klsite.site.site_pages import static_redirects

        return tuple(static_redirects(self.dataset, self.council_work))

    def diagnostics(self) -> Iterator[Diagnostic]:
        """Yield everything wrong with the static part by itself, but for where its links lead."""
        from klsite.checks.compositions import count_faults, faults
        from klsite.checks.councils import council_faults
        from klsite.checks.dates import (
            announcements,
            changed_before_source,
            changed_later,
            facts_to_come,
            noted_later,
            records_to_come,
        )
        from klsite.checks.election_warnings import election_warnings, seen_later
        from klsite.checks.kl_offices import board_name_faults, kl_people_faults
        from klsite.checks.national_bodies import board_faults, national_figure_faults
        from klsite.checks.public_duties import public_duty_faults
        from klsite.checks.published_results import published_result_errors, results_not_kept
        from klsite.checks.rule_points import point_faults
        from klsite.checks.security import security_faults
        from klsite.checks.texts import text_faults

        yield from faults(self.compositions)
        yield from count_faults(
            self.dataset.members_files, self.compositions, self.incomplete_compositions
        )
        yield from published_result_errors(self.dataset, self.compositions)
        yield from results_not_kept(self.dataset, self.compositions, self.today)
        yield from seen_later(self.dataset, self.today)
        yield from election_warnings(self.dataset, self.today)
        yield from council_faults(self.council_work.terms, self.council_work.meetings)
        yield from board_faults(self.dataset)
        yield from changed_later(self.dataset, self.today)
        yield from changed_before_source(self.dataset, self.today)
        yield from noted_later(self.dataset, self.today)
        yield from records_to_come(self.dataset, self.today)
        yield from announcements(self.dataset, self.today)
        yield from facts_to_come(self.dataset, self.today)
        yield from point_faults(self.dataset)
        yield from board_name_faults(self.dataset)
        yield from security_faults(self.dataset.organisation, self.today)
        yield from public_duty_faults(self.dataset, self.today)
        yield from kl_people_faults(self.dataset)
        yield from national_figure_faults(self.dataset)
        yield from text_faults(self._texts)

    def artifacts(self, renderers: SiteRenderers) -> Iterator[Artifact]:
        """Yield the artifacts."""
        from klsite.pages.councils.municipalities import has_news
        from klsite.publish.calendars import CalendarInput, calendars
        from klsite.publish.composition_data import composition_files
        from klsite.publish.council_data import council_files
        from klsite.publish.feeds import feed_files
        from klsite.publish.moves import files_of_ended
        from klsite.publish.open_data.files import (
            oparl_files,
            open_data_files,
            tombstone_files,
        )
        from klsite.publish.open_data.table import DataInput
        from klsite.publish.site_files import site_files
        from klsite.results.record_feeds import data_feeds
        from klsite.site.searched_councils import council_facts

        facts = council_facts(self.council_work)
        for page in self.pages:
            if not has_news(page):
                yield page_artifact(prepared(page), renderers.all, facts=facts)
        redirects = (redirect_artifact(each, renderers.all) for each in self.redirects)
        yield from (each for each in redirects if each is not None)
        given = DataInput(self.dataset, self.council_work, self.compositions, renderers.site_url)
        dated = self.council_work, self.dataset.events, self.revisions
        planned = CalendarInput(*dated, renderers.site_url)
        objects = tuple(oparl_files(given))
        files = (
            *open_data_files(given),
            *objects,
            *tombstone_files(given, self._gone(objects)),
            *calendars(planned),
            *composition_files(given),
            *council_files(given),
        )
        own = site_files(self.dataset, renderers.site_url, is_trial=renderers.is_trial)
        yield from map(file_artifact, own)
        for feed in data_feeds(self.dataset, self.now):
            yield from map(file_artifact, feed_files(feed, lambda _: None, renderers.site_url))
        moved = (*single_moves(self.dataset.moves), *self._moved_files)
        ended = files_of_ended(moved, files, renderers.site_url)
        yield from map(file_artifact, (*files, *ended))

    def index(self) -> AddressIndex:
        """Return the addresses, and the links of the texts to this site."""
        own: tuple[Page | Redirect, ...] = (*self.pages, *self.redirects)
        claimed = [ClaimedAddress(each.address, each.origin) for each in own]
        claimed += starmap(ClaimedAddress, self._published())
        claimed += (ClaimedAddress(move.address, origin) for move, origin in self._moved_files)
        withdrawn = {each.file for each in self.dataset.publications if each.withdrawn}
        home = self.dataset.organisation.website
        references = (
            Reference(text.origin, attribute, target)
            for text, prose in self._texts
            for attribute, target in prose.links
            if leads_here(target, home) and text.origin.file not in withdrawn
        )
        moves = self.dataset.moves.moves
        return AddressIndex(
            claimed=tuple(claimed),
            redirects={each.address: each.target.address for each in self.redirects},
            ended=tuple(
                each.address
                for each in moves
                if each.is_address
                and each.reason
                and not each.below
                and not _has_a_word(each.address)
            ),
            papers=self._papers(),
            guids=self._guids(),
            entries=self._entries(),
            revisions=self.revisions,
            references=(*references, *self._successors()),
            written_links=tuple(self._written_links()),
            places=self._places(),
            listed=self._listed(),
            home=home,
            next_meeting=self._next_meeting(),
            municipalities=tuple(
                NamedMunicipality(each.code, each.name, addresses.municipality(each))
                for record in self.dataset.municipalities.municipalities
                for each in (record.on(self.today),)
            ),
        )

    @cached_property
    def written(self) -> tuple[ContentFile, ...]:
        """The hand-written pages whose heads are right."""
        return tuple(each for each in content_files(self.content) if each.head is not None)

    @cached_property
    def revisions(self) -> dict[str, EventRevision]:
        """The revisions of all events of calendars, by their UIDs."""
        from klsite.publish.calendars import revisions

        return revisions(self.council_work, self.dataset.events, self.published.revisions)

    def _written_links(self) -> Iterator[WrittenLink]:
        for page in self.written:
            for attribute, target in prose(page.text).links:
                if leads_here(target, self.dataset.organisation.website):
                    place = page.place_in_text(0, target)
                    yield WrittenLink(page.file, *place, attribute, target)

    def _places(self) -> dict[str, tuple[str, ...]]:
        found = {
            addresses.rules_of_procedure(rules): (
                *(f"afsnit-{part.id}" for part in rules.parts),
                *(point.id for point in rules.points),
            )
            for rules in self.dataset.rules
        }
        letters = {each.term[:1].lower() for each in self.dataset.glossary.entries}
        found[addresses.GLOSSARY] = (
            *(f"bogstav-{letter}" for letter in sorted(letters)),
            *(each.id for each in self.dataset.glossary.entries),
        )
        found[addresses.SOURCES] = tuple(self.dataset.source_by_id)
        values, offices = self.dataset.values, self.dataset.kl_offices
        kept = {
            addresses.VALUES: (
                values.file,
                ("mission", "vision", "vaerdier", *(each.id for each in values.values)),
            ),
            addresses.OFFICES: (
                offices.file,
                (
                    "formandskab",
                    *(each.id for each in offices.offices),
                    *(f"formandskab-{n}" for n, _ in enumerate(offices.chairmanships, 1)),
                ),
            ),
        }
        # Of a page whose texts have headings of their own, not every place is known here.
        with_headings = {text.origin.file for text, prose in self._texts if prose.ids}
        found |= {page: ids for page, (file, ids) in kept.items() if file not in with_headings}
        return found

    def _listed(self) -> tuple[ListedPage, ...]:
        return tuple(
            ListedPage(page.head.title, page.address, page.head.listed_in)
            for page in self.written
            if page.head is not None and page.head.listed_in is not None
        )

    def _next_meeting(self) -> Link | None:
        from klsite.results.meetings import next_meeting

        every = [each for found in self.council_work.meetings.values() for each in found]
        found = next_meeting(sorted(every, key=lambda each: (each.meeting.held, each.address)))
        return Link(found.title, found.address) if found else None

    def _successors(self) -> Iterator[Reference]:
        """Yield what the table of moves says that others have moved to."""
        for index, each in enumerate(self.dataset.moves.moves):
            if each.to is not None and not each.below:
                origin = SourceLocation("moves.yml", ("moves", index, "to"))
                yield Reference(origin, "href", f"/{each.to}")

    def _papers(self) -> tuple[str, ...]:
        agendas = (
            item
            for meeting in self.dataset.meetings
            if not meeting.withdrawn
            for item in meeting.agenda
        )
        return tuple(each.file for item in agendas for each in item.papers if each.file)

    def _entries(self) -> tuple[FeedEntry, ...]:
        from klsite.results.council_feeds import kkr_entry
        from klsite.results.news import News
        from klsite.results.record_feeds import data_feeds

        none = News((), self.now)
        found = [each for feed in data_feeds(self.dataset, self.now) for each in feed.entries]
        for of_kkr in self.council_work.news(none).values():
            found += (kkr_entry(each) for each in of_kkr)
        found.sort(key=lambda each: (each.moment, each.guid), reverse=True)
        return tuple(found[:_MOST_ENTRIES])

    def _guids(self) -> tuple[str, ...]:
        from klsite.results.council_news import unlisted_ids
        from klsite.results.guids import document_guid, event_guid, kkr_guid, rules_guid
        from klsite.results.news import News
        from klsite.results.record_feeds import record_guids

        none = News((), datetime.combine(self.today, time.max, tzinfo=COPENHAGEN))
        found = self.council_work.news(none).values()
        of_kkr = [kkr_guid(each.id) for entries in found for each in entries]
        for council in self.council_work.terms:
            lasting = self.council_work.lasting
            of_kkr += (lasting(kkr_guid(each)) for each in unlisted_ids(council))
        of_documents = record_guids(self.dataset.documents, document_guid)
        of_events = record_guids(self.dataset.events, event_guid)
        of_rules = (rules_guid(each.id) for each in self.dataset.rules)
        return (*of_kkr, *of_documents, *of_events, *of_rules)

    @cached_property
    def _texts(self) -> list[tuple[LongText, RichText]]:
        from klsite.checks.texts import inspected, long_texts

        return inspected(long_texts(self.dataset))

    @cached_property
    def _once_published(self) -> frozenset[str]:
        """The addresses of the files that an earlier site had."""
        return frozenset(self.published.names("file"))

    @cached_property
    def _moved_files(self) -> tuple[Moved, ...]:
        """The feeds, calendars and data files of folders that have moved or ended."""
        if not any(each.below for each in self.dataset.moves.moves):
            return ()
        from klsite.results.news import News
        from klsite.results.news_feeds import news_feed_head, news_feed_lists

        taxonomy = self.dataset.news_taxonomy
        heads = map(news_feed_head, news_feed_lists(News((), self.now), taxonomy))
        of_news = chain.from_iterable(head.addresses for head in heads)
        there = {*of_news, *(address for address, _ in self._published())}
        found = folder_moves(self.dataset.moves, self._once_published, there.__contains__)
        return tuple(each for each in found if each.promise.to or _has_a_word(each.promise.address))

    def _gone(self, objects: Iterable[PublishedFile]) -> frozenset[str]:
        """Return the addresses of the files that an earlier site had, but for those of objects."""
        return self._once_published - {each.address for each in objects}

    def _published(self) -> Iterator[tuple[str, SourceLocation]]:
        """Yield what is published beside the static pages, with or without news."""
        from klsite.publish.open_data.files import (
            ORIGIN,
            oparl_files,
            open_data_names,
            tombstone_files,
        )
        from klsite.publish.open_data.table import DataInput
        from klsite.publish.site_files import site_file_addresses
        from klsite.results.calendars import calendar_heads
        from klsite.results.council_feeds import static_feed_heads

        yield from site_file_addresses(self.dataset)
        yield addresses.BUILD_INFO, ORIGIN
        for name in open_data_names():
            yield addresses.open_data(name), ORIGIN
        given = DataInput(self.dataset, self.council_work, self.compositions, "")
        objects = tuple(oparl_files(given))
        yield from ((each.address, each.origin) for each in objects)
        told = {each.address for each in self.dataset.moves.moves}
        for each in tombstone_files(given, self._gone(objects)):
            if each.address not in told:
                yield each.address, each.origin
        for calendar in calendar_heads(self.dataset):
            yield calendar.link.address, calendar.origin
        for move, origin in single_moves(self.dataset.moves):
            is_file = move.address.endswith((".xml", ".ics", ".csv", ".json"))
            if is_file and (move.to is not None or _has_a_word(move.address)):
                yield move.address, origin
        for head in static_feed_heads(self.dataset, self.today):
            yield from ((address, head.origin) for address in head.addresses)
        for kkr in self.dataset.kkr:
            yield addresses.kkr(kkr), SourceLocation(kkr.file, ("id",))
        for term in self.dataset.terms:
            for ending in addresses.COMPOSITION_DATA:
                yield addresses.composition_data(term, ending), SourceLocation(term.file)
            for name, ending in addresses.TERM_DATA:
                yield addresses.term_data(term, name, ending), SourceLocation(term.file)
