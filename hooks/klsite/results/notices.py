"""What subscribers are told of a record that was corrected or withdrawn after its release."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from klsite.model.news_meta import NewsMeta
    from klsite.model.publication import Publication

_WITHDRAWN = "trukket-tilbage"


class ReleaseNotice(NamedTuple):
    """What happened to a record: the day, a word for it, the end of its guid, what is told."""

    day: date
    label: str
    name: str
    text: str


def unlisted_notice(day: date) -> ReleaseNotice:
    """Return what is told of a record that others may not name any more."""
    text = "Siden er der endnu, men står ikke længere i lister, feeds og søgning."
    return ReleaseNotice(day, "Ikke længere i feedet", "ikke-i-feedet", text)


def notices_of(record: NewsMeta | Publication) -> Iterator[ReleaseNotice]:
    """Yield the withdrawal of a record, or else its major corrections, oldest first."""
    if record.noindex:
        return
    if record.withdrawn is not None and record.withdrawn_on is not None:
        yield ReleaseNotice(record.withdrawn_on, "Trukket tilbage", _WITHDRAWN, record.withdrawn)
    else:
        yield from _corrections(record)


def notice_names(record: NewsMeta | Publication) -> Iterator[str]:
    """Yield the names in the guids of everything subscribers were told of a record since."""
    if record.withdrawn is not None:
        yield _WITHDRAWN
    yield from (each.name for each in _corrections(record))


def _corrections(record: NewsMeta | Publication) -> Iterator[ReleaseNotice]:
    major = (each for each in record.changes if each.major)
    for number, change in enumerate(major, start=1):
        yield ReleaseNotice(change.at, "Rettet", f"rettet-{number}", change.text)
