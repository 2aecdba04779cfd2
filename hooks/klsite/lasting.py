"""All of the site that no news item touches, worked out when it is asked for.

What works it out is imported then too: a build in which only news have changed needs none of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import chain, starmap
from typing import TYPE_CHECKING

from klsite import addresses
from klsite.origin import Origin
from klsite.outline import Outline, Place, Reference
from klsite.outputs import Output, Press, file_output, page_output, redirect_output
from klsite.pages.page import Fault, Page, Redirect, planned
from klsite.prose import Prose, is_local

if TYPE_CHECKING:
    from klsite.model.dataset import Dataset
    from klsite.pages.composition import CompositionContent
    from klsite.pages.council_work import CouncilWork
    from klsite.pages.long_texts import LongText


class Lasting:
    """The lasting part of the site as it is seen on the day ``today``.

    ``content_files`` are the sizes in bytes of the files below ``content/``, by their addresses.
    """

    def __init__(self, dataset: Dataset, today: date, content_files: Mapping[str, int]) -> None:
        self.dataset = dataset
        self.today = today
        self.content_files = content_files

    @cached_property
    def compositions(self) -> tuple[CompositionContent, ...]:
        """The composition of every KKR that can be computed."""
        from klsite.pages.composition import contents

        return tuple(contents(self.dataset))

    @cached_property
    def council_work(self) -> CouncilWork:
        """The work of all KKR."""
        from klsite.pages.council_work import council_work

        return council_work(self.dataset, self.compositions, self.content_files, self.today)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages."""
        from klsite.pages.plan import lasting_pages

        return lasting_pages(self.dataset, self.compositions, self.council_work)

    @cached_property
    def redirects(self) -> tuple[Redirect, ...]:
        """The redirects from former addresses."""
        from klsite.pages.plan import lasting_redirects

        return tuple(lasting_redirects(self.dataset, self.council_work.terms))

    def faults(self) -> Iterator[Fault]:
        """Yield everything wrong with the lasting part by itself, but for where its links lead."""
        from klsite.pages.composition_faults import faults
        from klsite.pages.long_texts import text_faults
        from klsite.pages.national_bodies import board_faults
        from klsite.pages.plan import changed_later

        yield from faults(self.compositions)
        yield from self.council_work.faults()
        yield from board_faults(self.dataset)
        yield from changed_later(self.dataset, self.today)
        yield from text_faults(self._texts)

    def outputs(self, press: Press, site_url: str) -> Iterator[Output]:
        """Yield the outputs; ``site_url`` is the absolute address of the site."""
        from klsite.publish.calendars import calendars
        from klsite.publish.composition_data import composition_files
        from klsite.publish.council_data import council_files

        yield from (page_output(planned(page), press) for page in self.pages)
        yield from (redirect_output(redirect, press) for redirect in self.redirects)
        files = (
            calendars(self.dataset, self.council_work, site_url),
            composition_files(self.compositions),
            council_files(self.council_work),
        )
        yield from map(file_output, chain(*files))

    def outline(self) -> Outline:
        """Return what the rest of the site must know."""
        made: tuple[Page | Redirect, ...] = (*self.pages, *self.redirects)
        places = [Place(each.address, each.origin) for each in made]
        places += starmap(Place, self._published())
        references = (
            Reference(text.origin, attribute, target)
            for text, prose in self._texts
            for attribute, target in prose.links
            if is_local(target)
        )
        former = tuple(redirect.address for redirect in self.redirects)
        return Outline(tuple(places), former, tuple(references))

    @cached_property
    def _texts(self) -> list[tuple[LongText, Prose]]:
        from klsite.pages.long_texts import inspected, long_texts

        return inspected(long_texts(self.dataset))

    def _published(self) -> Iterator[tuple[str, Origin]]:
        """Yield what is published of the KKR beside the lasting pages, with or without news."""
        yield addresses.KKR_CALENDAR, Origin("kkr.yml")
        for kkr in self.dataset.kkr:
            yield addresses.kkr(kkr), Origin(kkr.file, ("id",))
            yield addresses.kkr_feed(kkr), Origin(kkr.file)
            yield addresses.kkr_calendar(kkr), Origin(kkr.file)
        for term in self.dataset.terms:
            for ending in ("csv", "json"):
                yield addresses.composition_data(term, ending), Origin(term.file)
            for name, ending in addresses.TERM_DATA:
                yield addresses.term_data(term, name, ending), Origin(term.file)
