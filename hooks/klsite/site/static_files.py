"""The files of the static part beside its pages: open data, calendars, feeds, robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain

from klsite import addresses
from klsite.model.source_location import SourceLocation
from klsite.publish.calendars import CalendarInput, calendars
from klsite.publish.composition_data import composition_files
from klsite.publish.council_data import council_files
from klsite.publish.ended_events import ended_events
from klsite.publish.feeds import feed_files
from klsite.publish.file import PublishedFile
from klsite.publish.moves import files_of_ended
from klsite.publish.open_data.files import (
    ORIGIN,
    oparl_files,
    open_data_files,
    open_data_names,
    tombstone_files,
)
from klsite.publish.open_data.table import DataInput
from klsite.publish.site_files import site_file_addresses, site_files
from klsite.results.calendars import calendar_heads
from klsite.results.council_feeds import static_feed_heads
from klsite.results.moves import Moved, folder_moves, single_moves
from klsite.results.news import News
from klsite.results.news_feeds import news_feed_head, news_feed_lists
from klsite.results.record_feeds import data_feeds
from klsite.site.artifacts import Artifact, SiteRenderers, file_artifact
from klsite.site.static_results import StaticResults


def leaves_a_word(address: str) -> bool:
    """Whether something that ended leaves a page, a feed, a calendar or an object that says so."""
    by_name = address.endswith(("/", ".ics")) or addresses.is_feed(address)
    return by_name or addresses.is_oparl_object(address)


class StaticFiles:
    """The files made from the results, and their addresses."""

    def __init__(self, results: StaticResults) -> None:
        self._results = results

    def artifacts(self, renderers: SiteRenderers) -> Iterator[Artifact]:
        """Yield the artifacts."""
        results, dataset = self._results, self._results.dataset
        given = self._given(renderers.site_url)
        revisions = results.revisions
        gone = tuple(ended_events(dataset.moves, results.published, frozenset(revisions)))
        dated = results.council_work, dataset.events, revisions, gone
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
        own = site_files(dataset, renderers.site_url, is_trial=renderers.is_trial)
        yield from map(file_artifact, own)
        for feed in data_feeds(dataset, results.now, results.published):
            yield from map(file_artifact, feed_files(feed, lambda _: None, renderers.site_url))
        moved = (*single_moves(dataset.moves), *self.moved)
        ended = files_of_ended(moved, files, renderers.site_url)
        yield from map(file_artifact, (*files, *ended))

    def claimed(self) -> Iterator[tuple[str, SourceLocation]]:
        """Yield what is published beside the static pages, with or without news."""
        dataset = self._results.dataset
        yield from site_file_addresses(dataset)
        yield addresses.BUILD_INFO, ORIGIN
        for name in open_data_names():
            yield addresses.open_data(name), ORIGIN
        given = self._given()
        objects = tuple(oparl_files(given))
        yield from ((each.address, each.origin) for each in objects)
        told = {each.address for each in dataset.moves.moves}
        for each in tombstone_files(given, self._gone(objects)):
            if each.address not in told:
                yield each.address, each.origin
        for calendar in calendar_heads(dataset):
            yield calendar.link.address, calendar.origin
        for move, origin in single_moves(dataset.moves):
            is_file = addresses.is_for_programs(move.address)
            if is_file and (move.to is not None or leaves_a_word(move.address)):
                yield move.address, origin
        for head in static_feed_heads(dataset, self._results.today):
            yield from ((address, head.origin) for address in head.addresses)
        for kkr in dataset.kkr:
            yield addresses.kkr(kkr), SourceLocation(kkr.file, ("id",))
        for term in dataset.terms:
            for ending in addresses.COMPOSITION_DATA:
                yield addresses.composition_data(term, ending), SourceLocation(term.file)
            for name, ending in addresses.TERM_DATA:
                yield addresses.term_data(term, name, ending), SourceLocation(term.file)

    @cached_property
    def moved(self) -> tuple[Moved, ...]:
        """The feeds, calendars and data files of folders that have moved or ended."""
        dataset, now = self._results.dataset, self._results.now
        if not any(each.below for each in dataset.moves.moves):
            return ()
        heads = map(news_feed_head, news_feed_lists(News((), now), dataset.news_taxonomy))
        of_news = chain.from_iterable(head.addresses for head in heads)
        there = {*of_news, *(address for address, _ in self.claimed())}
        found = folder_moves(dataset.moves, self._once_published, there.__contains__)
        return tuple(
            each for each in found if each.promise.to or leaves_a_word(each.promise.address)
        )

    @cached_property
    def _once_published(self) -> frozenset[str]:
        """The addresses of the files that an earlier site had."""
        return frozenset(self._results.published.names("file"))

    def _gone(self, objects: Iterable[PublishedFile]) -> frozenset[str]:
        """Return the addresses of the files that an earlier site had, but for those of objects."""
        return self._once_published - {each.address for each in objects}

    def _given(self, site_url: str = "") -> DataInput:
        results = self._results
        return DataInput(results.dataset, results.council_work, results.compositions, site_url)
