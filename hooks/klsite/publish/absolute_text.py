"""The whole text of an entry of a feed, to be read away from the site."""

from klsite import addresses
from klsite.results.feeds import EntryText, FeedEntry
from klsite.text.rich_text import detached


def absolute_html(entry: FeedEntry, text: EntryText, site_url: str) -> str | None:
    """Return the HTML of an entry's text, all its links absolute; None for one without a text."""
    found = text(entry)
    if found is None:
        return None
    page = addresses.absolute(site_url, entry.address)
    return detached(found, lambda target: addresses.absolute(site_url, target.lstrip("/")), page)
