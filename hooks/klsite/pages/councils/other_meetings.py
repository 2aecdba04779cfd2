"""The meetings of a KKR that have no page of their own: a page for each KKR that has any."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from klsite import addresses
from klsite.addresses import Link
from klsite.model.dataset import Dataset
from klsite.model.geography import Kkr
from klsite.model.other_meetings import OtherMeeting
from klsite.model.source_location import SourceLocation
from klsite.pages.page import Page


@dataclass(frozen=True, slots=True)
class OtherMeetingsContent:
    """What the page shows: the meetings of each term, newest first."""

    kkr: Kkr
    periods: tuple[tuple[str, tuple[OtherMeeting, ...]], ...]


def other_meeting_pages(dataset: Dataset) -> Iterator[Page]:
    """Yield the page of every KKR with such meetings."""
    for file in dataset.other_meetings:
        kkr = dataset.kkr_by_id[file.kkr]
        newest_first = sorted(
            file.meetings, key=lambda each: (each.period, each.date.first), reverse=True
        )
        periods = tuple(
            (period, tuple(own)) for period, own in groupby(newest_first, lambda each: each.period)
        )
        yield Page(
            address=addresses.other_meetings(kkr.id),
            template="other_meetings",
            title=f"Andre møder i {kkr.name}",
            description=f"Møder i {kkr.name}, som kilder nævner, men som ikke har deres egen side.",
            content=OtherMeetingsContent(kkr, periods),
            origin=SourceLocation(file.file),
            trail=(Link("KKR", addresses.KKR), Link(kkr.name, addresses.kkr(kkr))),
            changed=file.updated,
            short_title="Andre møder",
        )
