"""The page of what was new in each of the latest weeks."""

import msgspec

from klsite import addresses
from klsite.pages.page import Page, PageTask, PreparedPage
from klsite.results.news_lists import NEWS_TRAIL
from klsite.results.weeks import WEEKS_FEED, Week
from klsite.system.fingerprints import fingerprint


def weeks_page(weeks: tuple[Week, ...]) -> PageTask:
    """Return the task for the page of the latest weeks, newest first."""
    shown = [entry for week in weeks for entry in week.entries]
    own = fingerprint(msgspec.msgpack.encode(shown))
    changed = weeks[0].told.date() if weeks else None
    origin = WEEKS_FEED.origin

    def page() -> Page:
        return Page(
            address=addresses.WEEKS,
            template="weeks",
            title="Ugens nyt",
            description="Det nye fra hver af de seneste uger: nyheder, møder, skift og dokumenter.",
            content=weeks,
            origin=origin,
            trail=NEWS_TRAIL,
            changed=changed,
            feed=WEEKS_FEED.link,
            is_list=True,
        )

    return PreparedPage(addresses.WEEKS, origin, changed, True, lambda: own, page)
