"""The names by which subscribers' programs know an entry of a feed, whatever its address is.

Each is a tag URI (RFC 4151). One that was published is never given to something else.
"""

_PREFIX = "tag:kl.dk,2026:"
NEWS_GUIDS = f"{_PREFIX}nyhed/"
"""What the guids of news items begin with."""
KKR_GUIDS = f"{_PREFIX}kkr/"
"""What the guids of entries of KKR begin with."""


def news_guid(news_id: str) -> str:
    """Return the guid of a news item."""
    return f"{NEWS_GUIDS}{news_id}"


def kkr_guid(entry_id: str) -> str:
    """Return the guid of an entry in the feed of a KKR."""
    return f"{KKR_GUIDS}{entry_id}"


def document_guid(document_id: str) -> str:
    """Return the guid of a document."""
    return f"{_PREFIX}dokument/{document_id}"


def event_guid(event_id: str) -> str:
    """Return the guid of an event that KL holds."""
    return f"{_PREFIX}arrangement/{event_id}"


def rules_guid(rules_id: str) -> str:
    """Return the guid of a set of rules of procedure."""
    return f"{_PREFIX}regler/{rules_id}"


def week_guid(week: str) -> str:
    """Return the guid of what was new in a week, as in ``2020-W33``."""
    return f"{_PREFIX}uge/{week}"


def end_guid(address: str) -> str:
    """Return the guid of the last entry of a feed that moved or ended, by its address."""
    return f"{_PREFIX}ophoert/{address}"
