"""What a finished page would fetch from other sites, which would tell them who reads it.

The patterns are for HTML in lower case: those that ignore case take far longer, on every page.
"""

import re

from klsite.system.processes import TaskRefused

_FETCHED = re.compile(
    r"<(?:script|img|iframe|embed|source|video|audio|track|input|object)\b"
    r"[^<>]{0,2000}?\s(?:src|srcset|data|poster)\s{0,9}=\s{0,9}[\"']?\s{0,9}"
    r"(?P<file>(?:[a-z]+:)?//[^\s\"'<>]{0,200})",
)
_LINK = re.compile(r"<link\b[^<>]{0,2000}>")
_LINK_REL = re.compile(
    r"\srel\s{0,9}=\s{0,9}[\"']?[^\"'<>]{0,99}"
    r"(?:stylesheet|icon|preload|preconnect|prefetch|modulepreload|manifest)",
)
_LINK_HREF = re.compile(r"\shref\s{0,9}=\s{0,9}[\"']?(?P<file>(?:[a-z]+:)?//[^\s\"'<>]{0,200})")
_STYLE = re.compile(
    r"(?:@import\s{1,9}|url\()\s{0,9}[\"']?(?P<file>(?:https?:)?//[^\s\"'<>)]{0,200})",
)
_STYLED = re.compile(r"<style\b|\sstyle\s{0,9}=")


class ForeignContent(TaskRefused):
    """A page would fetch something from another site. The text says so to an editor."""


def check_own(address: str, html: str) -> None:
    """Raise ``ForeignContent`` if the HTML of the page at an address fetches from other sites."""
    if "//" in html and (file := _foreign_file(html.lower())):
        as_written = re.search(re.escape(file), html, re.IGNORECASE)
        raise _foreign(address, as_written[0] if as_written else file)


def _foreign_file(html: str) -> str | None:
    """Return the first file of another site that a page in lower case would fetch."""
    if match := _FETCHED.search(html):
        return match["file"]
    for link in _LINK.findall(html):
        if _LINK_REL.search(link) and (match := _LINK_HREF.search(link)):
            return str(match["file"])
    if _STYLED.search(html) and (match := _STYLE.search(html)):
        return match["file"]
    return None


def _foreign(address: str, file: str) -> ForeignContent:
    return ForeignContent(
        f"siden /{address} ville hente {file} fra et andet websted, som så får at vide, hvem der "
        "læser den: læg filen i overrides/assets/ eller content/, og ret skabelonen"
    )
