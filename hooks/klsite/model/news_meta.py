"""What is known of a news item without its text: all that lists, feeds and neighbours need.

Heads of every item are held at once, sent between processes and kept from build to build, so
they are small, quick to decode, and made of nothing but texts and dates.
"""

import datetime as dt

import msgspec

from klsite.text.clock import is_public


class NewsChange(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A change as a ``ChangeNote`` tells it."""

    at: dt.date
    text: str
    major: bool


class NewsMeta(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A news item but for its body. The fields are those of ``NewsItem`` unless told here.

    ``file`` is relative to the data folder, ``digest`` that of the file's content; ``links`` are
    the addresses of this site that the body refers to, each with the attribute (``href``, ``src``).
    """

    file: str
    digest: bytes
    id: str
    kind: str
    date: dt.date
    title: str
    summary: str
    source: str
    has_body: bool
    version: str | None = None
    category: str | None = None
    kkr: tuple[str, ...] = ()
    slug: str | None = None
    formerly: tuple[str, ...] = ()
    updated: dt.date | None = None
    draft: bool = False
    embargo: dt.datetime | None = None
    withdrawn: str | None = None
    noindex: bool = False
    more_sources: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    withdrawn_on: dt.date | None = None
    changes: tuple[NewsChange, ...] = ()
    picture_address: str | None = None
    """The address, from the front page, of the picture above the body."""
    lang: str | None = None
    headings: tuple[str, ...] = ()
    """The ids of the headings of the body."""

    @property
    def changed(self) -> dt.date:
        """The day of the last change, or the date of the item itself."""
        if not self.is_changed:
            return self.date
        noted = self.changes[-1].at if self.changes else None
        days = (self.date, self.updated, self.withdrawn_on, noted)
        return max(day for day in days if day is not None)

    @property
    def is_changed(self) -> bool:
        """Whether anything is recorded to have happened to the item after its date."""
        return bool(self.changes or self.updated or self.withdrawn_on)

    @property
    def full_title(self) -> str:
        """The title, with the version in parentheses where two items share a title."""
        return f"{self.title} ({self.version})" if self.version else self.title

    @property
    def is_listed(self) -> bool:
        """Whether others may name the item once it is published."""
        return self.withdrawn is None and not self.noindex

    def is_published(self, now: dt.datetime) -> bool:
        """Whether the item has an address of its own at ``now`` (an aware datetime)."""
        return is_public(self.embargo, now, draft=self.draft)
