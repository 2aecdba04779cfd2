"""What is computed of all data but the news, on first use, for everything the site shows of it."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from klsite.load.published import EventRevision
from klsite.results.moves import LastingNames
from klsite.text.rich_text import RichText

if TYPE_CHECKING:
    from klsite.checks.texts import LongText
    from klsite.results.compositions import CompositionResult
    from klsite.results.council_work import CouncilWork
    from klsite.results.incomplete_compositions import IncompleteComposition
    from klsite.site.data import SiteData


class StaticResults:
    """The results as they are at the moment ``now`` (aware)."""

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
    def revisions(self) -> dict[str, EventRevision]:
        """The revisions of all events of calendars, by their UIDs."""
        from klsite.publish.calendars import revisions

        return revisions(self.council_work, self.dataset.events, self.published.revisions)

    @cached_property
    def texts(self) -> list[tuple[LongText, RichText]]:
        """The long texts of the data, each with what was found in it."""
        from klsite.checks.texts import inspected, long_texts

        return inspected(long_texts(self.dataset))
