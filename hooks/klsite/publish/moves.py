"""What stays at the address of a feed, a calendar or a data file that has moved or ended.

Programs that subscribe look for nothing but a file in the same format: a feed gets a last entry,
a calendar that ended a last event, and what moved is there in its new form too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial

from klsite import addresses
from klsite.addresses import Link
from klsite.model.moves import EndedPromise
from klsite.model.source_location import SourceLocation
from klsite.publish.file import PublishedFile
from klsite.publish.ical_parts import notice_ical
from klsite.publish.notice import Notice
from klsite.results.feeds import Feed, FeedEntry, FeedHead
from klsite.results.guids import end_guid
from klsite.results.moves import Moved
from klsite.text.clock import COPENHAGEN, RELEASED_AT
from klsite.text.danish import long_date


def files_of_ended(
    moves: Iterable[Moved], files: Iterable[PublishedFile], site_url: str
) -> Iterator[PublishedFile]:
    """Yield the file at each old address of one; ``files`` are those published now."""
    by_address = {each.address: each for each in files}
    for each, origin in moves:
        successor = by_address.get(each.to or "")
        if addresses.is_feed(each.address):
            yield PublishedFile(each.address, origin, partial(_last_feed, each, site_url))
        elif successor is not None and addresses.is_for_programs(each.address):
            yield PublishedFile(each.address, origin, successor.render)
        elif each.address.endswith(".ics"):
            yield PublishedFile(each.address, origin, partial(_last_calendar, each, site_url))


def _title(each: EndedPromise, what: str) -> str:
    if each.to is not None:
        return f"{what} er flyttet"
    return f"{what} er trukket tilbage" if each.withdrawn else f"{what} er nedlagt"


def _text(each: EndedPromise, what: str, site_url: str) -> str:
    if each.to is not None:
        return f"{what} ligger nu her: {addresses.absolute(site_url, each.to)}"
    return f"{each.reason} Der kommer ikke mere her. Sidste dag: {long_date(each.date)}."


def _notice(each: EndedPromise, what: str, site_url: str) -> Notice:
    title, text = _title(each, what), _text(each, what, site_url)
    return Notice(each.address, title, text, each.to or addresses.SUBSCRIBE, each.date)


def _last_feed(each: EndedPromise, site_url: str) -> bytes:
    from klsite.publish.json_feed import json_feed
    from klsite.publish.rss import rss

    notice = _notice(each, "Feedet", site_url)
    link = Link(notice.title, notice.address)
    head = FeedHead(link, notice.text, addresses.SUBSCRIBE, SourceLocation("moves.yml"))
    moment = datetime.combine(notice.day, RELEASED_AT, tzinfo=COPENHAGEN)
    guid = end_guid(notice.address)
    entry = FeedEntry(guid, notice.title, notice.target, moment, notice.text)
    write = json_feed if each.address.endswith(".json") else rss
    return write(Feed(head, moment, (entry,)), lambda _: None, site_url)


def _last_calendar(each: EndedPromise, site_url: str) -> bytes:
    return notice_ical(_notice(each, "Kalenderen", site_url), site_url)
