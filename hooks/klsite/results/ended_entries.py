"""What followers of a feed are told of an entry that the table of moves says has ended."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from klsite import addresses
from klsite.load.published import Promises
from klsite.results.feeds import FeedEntry
from klsite.results.guids import end_guid
from klsite.results.left_feeds import feeds_of_place
from klsite.text.clock import released

if TYPE_CHECKING:
    from klsite.model.moves import EndedPromise, Moves


def ended_entries(moves: Moves, published: Promises) -> dict[str, list[FeedEntry]]:
    """Return the entries by the addresses of the feeds in which those that ended were.

    The memory knows the page that an entry had, and the lists that a news item was in.
    """
    found = defaultdict[str, list[FeedEntry]](list)
    ended = {each.address: each for each in moves.moves if not each.is_address and each.reason}
    pages = _of_guids(published, "entry") if ended else {}
    places = _of_guids(published, "feed") if ended else {}
    for guid in sorted(ended.keys() & pages.keys()):
        page = pages[guid][-1].removeprefix("/")
        own = {addresses.feed(page.partition("/")[0])}
        for feed in own.union(*map(feeds_of_place, places.get(guid, ()))):
            found[feed].append(_entry(ended[guid], f"{guid}/ophoert", page))
    return found


def ended_pages(moves: Moves, folder: str) -> list[FeedEntry]:
    """Return what the followers of a part of the site are told of its pages that have ended."""
    return [
        _entry(each, end_guid(each.address), each.address)
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


def _entry(each: EndedPromise, guid: str, page: str) -> FeedEntry:
    label = "Trukket tilbage" if each.withdrawn else "Ophørt"
    return FeedEntry(
        guid=guid,
        title=f"{label}: /{page}",
        address=page,
        moment=released(each.date),
        summary=each.reason or "",
        labels=(label,),
    )
