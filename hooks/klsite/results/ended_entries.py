"""What followers of a feed are told of an entry that has ended, or that is not in it any more."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from klsite import addresses
from klsite.load.published import Promises
from klsite.results.feeds import FeedEntry, entry_of_day
from klsite.results.guids import KKR_GUIDS, end_guid
from klsite.results.left_feeds import feeds_of_place
from klsite.results.moves import renamed
from klsite.results.notices import unlisted_notice
from klsite.text.clock import released

if TYPE_CHECKING:
    from klsite.model.moves import EndedPromise, Moves

_FOLDERS = {"medlem": "medlemmer/", "udpegning": "udpegninger/"}
"""Where an entry that is about no meeting is told, by what its guid begins with."""

_TERM = len("2026-2030")


def ended_entries(moves: Moves, published: Promises) -> dict[str, list[FeedEntry]]:
    """Return the entries by the addresses of the feeds in which those that ended were.

    The memory knows the page that an entry had, and the lists that a news item was in. What was
    told of it since was in the same feeds.
    """
    found = defaultdict[str, list[FeedEntry]](list)
    ended = _ended(moves)
    pages = _of_guids(published, "entry") if ended else {}
    places = _of_guids(published, "feed") if ended else {}
    for guid in sorted(ended):
        owner = guid if guid in pages else guid.rpartition("/")[0]
        if owner in pages:
            page = pages[owner][-1].removeprefix("/")
            moment = published.moments.get(guid) if owner != guid else None
            what = entry_of_day(moment.date()) if moment else f"/{page}"
            own = {addresses.feed(page.partition("/")[0])}
            present = (_present(place, moves) for place in places.get(owner, ()))
            for feed in own.union(*map(feeds_of_place, present)):
                found[feed].append(_entry(ended[guid], f"{guid}/ophoert", page, what))
    return found


def ended_kkr_entries(moves: Moves, published: Promises, kkr: str) -> dict[str, FeedEntry]:
    """Return what is told of each entry about the work of a KKR that ended, by its guid.

    The guids have in them what they are of, the KKR and the term.
    """
    found = {}
    for guid, each in sorted(_ended(moves).items()):
        what, _, rest = guid.removeprefix(KKR_GUIDS).partition(f"-{kkr}-")
        if rest and guid.startswith(KKR_GUIDS):
            term, of = rest[:_TERM], rest[_TERM + 1 :]
            folder = _FOLDERS.get(what, f"moeder/{of}/")
            moment = published.moments.get(guid)
            name = entry_of_day(moment.date()) if moment else "indlæg"
            page = f"{addresses.KKR}{kkr}/{term}/{folder}"
            found[guid] = _entry(each, f"{guid}/ophoert", page, name)
    return found


def unlisted_entry(own: FeedEntry, what: str, day: date) -> FeedEntry:
    """Return what is told on a day of an entry that others may name no more but as ``what``."""
    notice = unlisted_notice(day)
    return FeedEntry(
        guid=f"{own.guid}/{notice.name}",
        title=f"{notice.label}: {what}",
        address=own.address,
        moment=released(day),
        summary=notice.text,
        labels=(notice.label,),
    )


def _present(place: str, moves: Moves) -> str:
    """Return what a place in lists is called now."""
    for each in moves.moves:
        if each.below and each.to:
            place = renamed(place, each.address, each.to) or place
    return place


def _ended(moves: Moves) -> dict[str, EndedPromise]:
    return {each.address: each for each in moves.moves if not each.is_address and each.reason}


def ended_pages(moves: Moves, folder: str) -> list[FeedEntry]:
    """Return what the followers of a part of the site are told of its pages that have ended."""
    return [
        _entry(each, end_guid(each.address), each.address, f"/{each.address}")
        for each in moves.moves
        if each.is_address
        and each.reason
        and each.address.endswith("/")
        and each.address.startswith(folder)
    ]


def _of_guids(published: Promises, kind: str) -> dict[str, list[str]]:
    """Return what the lines of a kind say of each guid."""
    found = defaultdict[str, list[str]](list)
    for line in sorted(published.names(kind)):
        guid, _, told = line.partition(" ")
        found[guid].append(told)
    return found


def _entry(each: EndedPromise, guid: str, page: str, what: str) -> FeedEntry:
    label = "Trukket tilbage" if each.withdrawn else "Ophørt"
    return FeedEntry(
        guid=guid,
        title=f"{label}: {what}",
        address=page,
        moment=released(each.date),
        summary=each.reason or "",
        labels=(label,),
    )
