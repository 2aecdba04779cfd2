"""What a finished page would fetch from other sites, which would tell them who reads it."""

import re
from collections.abc import Iterator

from klsite.system.processes import TaskRefused

_FETCHED = re.compile(
    r"<(?:script|img|iframe|embed|source|video|audio|track|input|object)\b"
    r"[^<>]{0,2000}?\s(?:src|srcset|data|poster)\s{0,9}=\s{0,9}[\"']?\s{0,9}"
    r"(?P<file>(?:[a-z]+:)?//[^\s\"'<>]{0,200})",
    re.IGNORECASE,
)
_LINK = re.compile(r"<link\b", re.IGNORECASE)
_LINK_REL = re.compile(
    r"\srel\s{0,9}=\s{0,9}[\"']?[^\"'<>]{0,99}"
    r"(?:stylesheet|icon|preload|preconnect|prefetch|modulepreload|manifest)",
    re.IGNORECASE,
)
_LINK_HREF = re.compile(
    r"\shref\s{0,9}=\s{0,9}[\"']?(?P<file>(?:[a-z]+:)?//[^\s\"'<>]{0,200})", re.IGNORECASE
)
_STYLE = re.compile(
    r"(?:@import\s{1,9}|url\()\s{0,9}[\"']?(?P<file>(?:https?:)?//[^\s\"'<>)]{0,200})",
    re.IGNORECASE,
)
_NOT_FETCHED = (
    '<a href="https:',
    '<a href="http:',
    '<link rel="canonical" href="https:',
    '<meta property="og:url" content="https:',
    '<meta property="og:image" content="https:',
    '<svg xmlns="http:',
)
"""What comes before nearly all web addresses in tags: links, and what pages say of themselves."""
_STYLED = re.compile(r"<style\b|\sstyle\s{0,9}=", re.IGNORECASE)


class ForeignContent(TaskRefused):
    """A page would fetch something from another site. The text says so to an editor."""


def check_own(address: str, html: str) -> None:
    """Raise ``ForeignContent`` if the HTML of the page at an address fetches from other sites."""
    for tag in _with_addresses(html):
        if match := _FETCHED.search(tag):
            raise _foreign(address, match["file"])
        if _LINK.match(tag) and _LINK_REL.search(tag) and (match := _LINK_HREF.search(tag)):
            raise _foreign(address, match["file"])
        if _STYLED.search(tag) and (match := _STYLE.search(tag)):
            raise _foreign(address, match["file"])


def _with_addresses(html: str) -> Iterator[str]:
    """Yield what may fetch from a web address: tags, and style sheets up to the address.

    Most addresses are those of links, or stand in text; to search whole pages for the few others
    takes as long as a tenth of all that is done for a page.
    """
    place = html.find("//")
    while place >= 0:
        start = html.rfind("<", 0, place)
        end = html.find(">", start)
        after = place + 2
        if end > place:
            if not html.endswith(_NOT_FETCHED, start, place):
                yield html[start : end + 1]
                after = end
        elif html[start : start + 6].lower() == "<style":
            yield html[start : place + 200]
        else:  # in text, as those of JSON-LD: the next one that matters is in a tag
            after = html.find("<", after)
        place = html.find("//", after) if after >= 0 else -1


def _foreign(address: str, file: str) -> ForeignContent:
    return ForeignContent(
        f"siden /{address} ville hente {file} fra et andet websted, som så får at vide, hvem der "
        "læser den: læg filen i overrides/assets/ eller content/, og ret skabelonen"
    )
