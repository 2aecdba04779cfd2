"""What a finished page would fetch from other sites, which would tell them who reads it."""

import re

from klsite.system.processes import TaskRefused

_FETCHED = re.compile(
    r"<(?:script|img|iframe|embed|source|video|audio|track|input|object)\b"
    r"[^<>]{0,2000}?\s(?:src|srcset|data|poster)\s{0,9}=\s{0,9}[\"']?\s{0,9}"
    r"(?P<file>(?:[a-z]+:)?//[^\s\"'<>]{0,200})",
    re.IGNORECASE,
)
_LINK = re.compile(r"<link\b[^<>]{0,2000}>", re.IGNORECASE)
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
_STYLED = re.compile(r"<style\b|\sstyle\s{0,9}=", re.IGNORECASE)


class ForeignContent(TaskRefused):
    """A page would fetch something from another site. The text says so to an editor."""


def check_own(address: str, html: str) -> None:
    """Raise ``ForeignContent`` if the HTML of the page at an address fetches from other sites."""
    if "//" not in html:
        return
    if match := _FETCHED.search(html):
        raise _foreign(address, match["file"])
    for link in _LINK.findall(html):
        if _LINK_REL.search(link) and (match := _LINK_HREF.search(link)):
            raise _foreign(address, match["file"])
    if _STYLED.search(html) and (match := _STYLE.search(html)):
        raise _foreign(address, match["file"])


def _foreign(address: str, file: str) -> ForeignContent:
    return ForeignContent(
        f"siden /{address} ville hente {file} fra et andet websted, som så får at vide, hvem der "
        "læser den: læg filen i overrides/assets/ eller content/, og ret skabelonen"
    )
