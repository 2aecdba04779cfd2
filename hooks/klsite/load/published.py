"""Reads and writes the memory of what was published: a line for each promise made to the public.

A line is ``page`` or ``file`` and an address, ``guid`` and the guid of an entry of a feed, or
``uid``, the UID of an event in a calendar and its revision. Merged from two branches, the file
may have lines twice, in any order.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

FILE = "published.txt"
"""The file, in the project's folder."""

_HEAD = (
    "# Det, der er udgivet, og som andre henviser til eller abonnerer på. Laves af\n"
    "# `python3 scripts/kl.py remember`; ret den ikke i hånden. Se docs/redaktion.md.\n"
)


class Promises(NamedTuple):
    """What is promised to the public: lines of the file, and revisions of events by their UIDs."""

    lines: frozenset[str] = frozenset()
    revisions: Mapping[str, int] = {}


def read_published(root: Path) -> Promises:
    """Return what was published according to the file of the project ``root``; nothing without."""
    try:
        text = (root / FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return Promises()
    lines, revisions = set(), dict[str, int]()
    for line in text.splitlines():
        if line.startswith("uid "):
            uid, _, revision = line.removeprefix("uid ").rpartition(" ")
            revisions[uid] = max(revisions.get(uid, 0), int(revision))
        elif line and not line.startswith(("#", "<", "=", ">", "|")):
            lines.add(line)
    return Promises(frozenset(lines), revisions)


def line_number(root: Path, start: str) -> int:
    """Return the number of the first line of the file that begins so."""
    lines = (root / FILE).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))


def remember(root: Path, new: Promises) -> int:
    """Add to the file what is new; return how many lines came or changed."""
    old = read_published(root)
    kept = {uid: max(old.revisions.get(uid, 0), count) for uid, count in new.revisions.items()}
    merged = Promises(old.lines | new.lines, {**old.revisions, **kept})
    lines = _lines(merged)
    (root / FILE).write_text(_HEAD + "".join(lines), encoding="utf-8", newline="\n")
    return len(set(lines).difference(_lines(old)))


def _lines(promises: Promises) -> list[str]:
    uids: Iterable[str] = (f"uid {uid} {count}" for uid, count in promises.revisions.items())
    return sorted(f"{line}\n" for line in (*promises.lines, *uids))
