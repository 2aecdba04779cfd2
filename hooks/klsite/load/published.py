"""Reads and writes the memory of what was published: a line for each promise made to the public.

A line is ``page`` or ``file`` and an address, ``place`` and that of a place on a page, ``guid`` and
the guid of an entry of a feed, or ``uid``, the UID of an event in a calendar, its revision and a
digest of what that was of. ``feed`` has the guid of a news item and its category and kind, which
tell in which feeds it was, ``entry`` a guid and the address that its page had, and ``told`` a guid
and the moment that feeds tell as that of its release. Merged from two branches, the file may have
lines twice, in any order.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

FILE = "published.txt"
"""The file, in the project's folder."""

_HEAD = (
    "# Det, der er udgivet, og som andre henviser til eller abonnerer på. Laves af\n"
    "# `python3 scripts/kl.py remember`; ret den ikke i hånden. Se docs/redaktion.md.\n"
)


class EventRevision(NamedTuple):
    """The revision (``SEQUENCE``) of an event, and a digest of its time, place and state.

    The digest is empty where it was not remembered.
    """

    number: int
    state: str = ""

    def follows(self, counted: int, state: str) -> "EventRevision":
        """Return the revision after this one: the same number only for the same state.

        ``counted`` are the changes that the data tells of.
        """
        is_same = self.state in ("", state)
        return EventRevision(max(counted, self.number + (0 if is_same else 1)), state)


class Promises(NamedTuple):
    """What is promised to the public: lines of the file, and revisions of events by their UIDs.

    ``moments`` (aware) are those that feeds tell of their entries, by guid.
    """

    lines: frozenset[str] = frozenset()
    revisions: Mapping[str, EventRevision] = {}
    moments: Mapping[str, datetime] = {}

    def names(self, kind: str) -> Iterator[str]:
        """Yield what of a kind (``page``, ``file`` or ``guid``) was promised, without a slash."""
        start = f"{kind} "
        found = (line for line in self.lines if line.startswith(start))
        return (line.removeprefix(start).removeprefix("/") for line in found)


def read_published(root: Path) -> Promises:
    """Return what was published according to the file of the project ``root``; nothing without."""
    try:
        text = (root / FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return Promises()
    lines, revisions, moments = set(), dict[str, EventRevision](), dict[str, datetime]()
    for line in text.splitlines():
        if line.startswith("uid "):
            uid, number, *state = line.removeprefix("uid ").split(" ")
            found = EventRevision(int(number), *state[:1])
            revisions[uid] = max(revisions.get(uid, found), found)
        elif line.startswith("told "):
            guid, _, written = line.removeprefix("told ").rpartition(" ")
            moment = datetime.fromisoformat(written)
            moments[guid] = min(moments.get(guid, moment), moment)
        elif line and not line.startswith(("#", "<", "=", ">", "|")):
            lines.add(line)
    return Promises(frozenset(lines), revisions, moments)


def line_number(root: Path, start: str) -> int:
    """Return the number of the first line of the file that begins so."""
    lines = (root / FILE).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))


def remember(root: Path, new: Promises) -> int:
    """Add to the file what is new; return how many lines came or changed."""
    old = read_published(root)
    merged = Promises(
        old.lines | new.lines,
        {**old.revisions, **new.revisions},
        {**new.moments, **old.moments},
    )
    lines = _lines(merged)
    (root / FILE).write_text(_HEAD + "".join(lines), encoding="utf-8", newline="\n")
    return len(set(lines).difference(_lines(old)))


def _lines(promises: Promises) -> list[str]:
    uids = (
        f"uid {uid} {each.number} {each.state}".rstrip() for uid, each in promises.revisions.items()
    )
    told = (f"told {guid} {each.isoformat()}" for guid, each in promises.moments.items())
    return sorted(f"{line}\n" for line in (*promises.lines, *uids, *told))
