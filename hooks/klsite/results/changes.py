"""What was changed after it was published: corrections, withdrawals, and meetings that changed."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.model.meetings import Meeting
from klsite.model.news_meta import NewsMeta
from klsite.model.publication import Publication
from klsite.results.meetings import KINDS, days_after, days_of, moved_to
from klsite.text.danish import long_date


class PublishedChange(NamedTuple):
    """One change: its day, a word for it, the title and address of what changed, and how."""

    day: date
    label: str
    title: str
    address: str
    text: str


def news_changes(items: Iterable[NewsMeta]) -> Iterator[PublishedChange]:
    """Yield what was changed in public news items, but those that are to be named nowhere."""
    for item in items:
        if not item.noindex:
            yield from _noted(item, item.full_title, addresses.news_item(item))


def record_changes(dataset: Dataset) -> Iterator[PublishedChange]:
    """Yield the same of the documents, events and meetings of the (public) data."""
    for record in dataset.publications:
        if isinstance(record, Meeting):
            yield from _meeting_changes(dataset, record)
        elif not record.noindex:
            yield from _noted(record, record.name, addresses.record(record))


def council_changes(dataset: Dataset, kkr: str) -> Iterator[PublishedChange]:
    """Yield the same of the meetings of a KKR, by its id."""
    for meeting in dataset.meetings:
        if meeting.kkr == kkr:
            yield from _meeting_changes(dataset, meeting)


def newest(changes: Iterable[PublishedChange]) -> tuple[PublishedChange, ...]:
    """Return changes newest first, those of a day by what they are of."""
    return tuple(sorted(changes, key=lambda each: (-each.day.toordinal(), *each[1:])))


def _noted(record: NewsMeta | Publication, title: str, address: str) -> Iterator[PublishedChange]:
    for change in record.changes:
        yield PublishedChange(change.at, "Rettet", title, address, change.text)
    if record.withdrawn is not None and record.withdrawn_on is not None:
        label = "Trukket tilbage"
        yield PublishedChange(record.withdrawn_on, label, title, address, record.withdrawn)


def _meeting_changes(dataset: Dataset, meeting: Meeting) -> Iterator[PublishedChange]:
    if meeting.noindex:
        return
    kkr = dataset.kkr_by_id[meeting.kkr]
    title = f"{KINDS[meeting.kind]} i {kkr.name} {days_of(meeting)}"
    address = addresses.meeting(meeting)
    yield from _noted(meeting, title, address)
    for move in meeting.moved:
        text = f"Nu {moved_to(meeting, move)}."
        yield PublishedChange(move.announced, "Flyttet", title, address, text)
        if move.withdrawn is not None:
            text = f"Flytningen til {days_after(meeting, move)} gælder ikke."
            yield PublishedChange(move.withdrawn, "Flyttes ikke", title, address, text)
    if meeting.cancelled is not None:
        text = f"Mødet blev aflyst {long_date(meeting.cancelled)}."
        yield PublishedChange(meeting.cancelled, "Aflyst", title, address, text)
    if meeting.reinstated is not None:
        text = "Mødet var aflyst, men holdes alligevel."
        yield PublishedChange(meeting.reinstated, "Holdes alligevel", title, address, text)
