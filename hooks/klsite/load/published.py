"""Reads and writes the memory of what was published: a line for each promise made to the public.

A line is ``page`` or ``file`` and an address, ``place`` and that of a place on a page, ``guid`` and
the guid of an entry of a feed, or ``uid``, the UID of an event in a calendar, its revision and a
digest of what that was of. ``entry`` has the guid of what has a page of its own, the address of
that, which are promised by it, and a digest of its title. ``feed`` has the guid of a news item and
its category and kind, which tell in which feeds it was, and ``told`` a guid and the moment that
feeds tell as that of its release. Merged from two branches, the file may have lines twice, in any
order.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import NamedTuple

FILE = "published.txt"
"""The file, in the project's folder."""

_HEAD = (
    "# Det, der er udgivet, og som andre henviser til eller abonnerer på. Laves af\n"
    "# `python3 scripts/kl.py remember`; ret den ikke i hånden. Se docs/redaktion.md.\n"
)


_KINDS = {"page": "/", "file": "/", "place": "/", "guid": "tag:", "feed": "tag:"}
"""The other kinds of lines, and what follows the kind."""

_NO_LINES = ("#", "<<<<<<<", "=======", ">>>>>>>", "|||||||")


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

    ``moments`` (aware) are those that feeds tell of their entries, and ``titles`` the digests of
    the titles of what has a page, both by guid. ``unread`` are the lines by their numbers that
    cannot be read: written by hand, or by a later version of the program.
    """

    lines: frozenset[str] = frozenset()
    revisions: Mapping[str, EventRevision] = {}
    moments: Mapping[str, datetime] = {}
    titles: Mapping[str, frozenset[str]] = {}
    unread: Mapping[int, str] = {}

    def names(self, kind: str) -> Iterator[str]:
        """Yield what of a kind (``page``, ``file`` or ``guid``) was promised, without a slash."""
        start = f"{kind} "
        found = (line for line in self.lines if line.startswith(start))
        return (line.removeprefix(start).removeprefix("/") for line in found)


def read_published(root: Path) -> Promises:
    """Return what was published according to the file of the project ``root``; nothing without."""
    try:
        text = (root / FILE).read_text(encoding="utf-8-sig", errors="replace")
    except FileNotFoundError:
        return Promises()
    lines, unread = set[str](), dict[int, str]()
    revisions, moments = dict[str, EventRevision](), dict[str, datetime]()
    titles = dict[str, frozenset[str]]()
    for number, line in enumerate(map(str.rstrip, text.split("\n")), start=1):
        kind, _, told = line.partition(" ")
        if told.startswith(_KINDS.get(kind, "\n")):
            lines.add(line)
            continue
        if not line or line.startswith(_NO_LINES):
            continue
        try:
            if kind == "entry":
                guid, address, *digest = told.split(" ")
                lines.update(_of_entry(guid, address))
                titles[guid] = frozenset(digest).union(titles.get(guid, ()))
            elif kind == "told":
                guid, written = told.split(" ")
                moment = _moment(written)
                moments[guid] = min(moments.get(guid, moment), moment)
            elif kind == "uid":
                uid, revision = _revision(told)
                revisions[uid] = max(revisions.get(uid, revision), revision)
            else:
                unread[number] = line
        except ValueError:
            unread[number] = line
    return Promises(frozenset(lines), revisions, moments, titles, unread)


def _revision(told: str) -> tuple[str, EventRevision]:
    uid, number, state, *more = *told.split(" "), ""
    if any(more):
        raise ValueError(told)
    return uid, EventRevision(int(number), state)


def _moment(written: str) -> datetime:
    moment = datetime.fromisoformat(written)
    if moment.tzinfo is None:
        raise ValueError(written)
    return moment


def _of_entry(guid: str, address: str) -> tuple[str, str, str]:
    """Return the promises of what has a page of its own."""
    if not address.startswith("/"):
        raise ValueError(address)
    return f"entry {guid} {address}", f"guid {guid}", f"page {address}"


def line_number(root: Path, start: str) -> int:
    """Return the number of the first line of the file that begins so, or else that implies it."""
    lines = (root / FILE).read_text(encoding="utf-8-sig", errors="replace").split("\n")
    kind, _, name = start.partition(" ")
    part = f" {name.rstrip()} "
    implied = (
        number
        for number, line in enumerate(lines, 1)
        if kind in ("page", "guid") and line.startswith("entry ") and part in f"{line.rstrip()} "
    )
    own = (number for number, line in enumerate(lines, 1) if line.startswith(start))
    return next(chain(own, implied))


def remember(root: Path, new: Promises) -> int:
    """Add to the file what is new; return how many lines came or changed."""
    old = read_published(root)
    merged = Promises(
        old.lines | new.lines,
        {**old.revisions, **new.revisions},
        {**new.moments, **old.moments},
        {**old.titles, **new.titles},
    )
    lines = _lines(merged)
    (root / FILE).write_text(_HEAD + "".join(lines), encoding="utf-8", newline="\n")
    return len(set(lines).difference(_lines(old)))


def _lines(promises: Promises) -> list[str]:
    entries = [each.split(" ") for each in promises.lines if each.startswith("entry ")]
    implied = {line for _, guid, address in entries for line in _of_entry(guid, address)}
    titled = (
        " ".join(("entry", guid, address, *sorted(promises.titles.get(guid, ()))))
        for _, guid, address in entries
    )
    uids = (
        f"uid {uid} {each.number} {each.state}".rstrip() for uid, each in promises.revisions.items()
    )
    told = (f"told {guid} {each.isoformat()}" for guid, each in promises.moments.items())
    kept = (*(promises.lines - implied), *titled, *uids, *told)
    return sorted(f"{line}\n" for line in kept)
