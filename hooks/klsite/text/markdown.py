"""Long texts: Markdown to HTML that is safe to publish.

The dialect is CommonMark with tables, as on GitHub, but for what ``dialect`` rewrites; bare
addresses are links. HTML is cleaned by nh3, so that scripts, styles, frames and event handlers
never reach a page or a feed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

import nh3

from klsite.text.bare_addresses import with_links
from klsite.text.danish import heading_id
from klsite.text.dialect import normalized
from klsite.text.elements import BLOCKS
from klsite.text.headings import plain_text
from klsite.text.parsed import CONVERTER
from klsite.text.rich_text import LinkResolver, RichText, fitted, links
from klsite.text.sanitize import cleaned

# The patterns below but the first two read HTML that the converter or nh3 has written.
_TAG_IN_TEXT = re.compile(r"<[A-Za-z][A-Za-z0-9-]*(?:[\s/>]|\Z)")
_BLOCK = re.compile(rf"<(/?)(?:{'|'.join(sorted(BLOCKS))})(?=[\s/>])", re.IGNORECASE)
_HEADING = re.compile(
    r'<h([1-4])((?: [a-z]+="[^"]*")*+)>(?=((?:[^<]|<(?!/?h[1-6]\b))*+)</?h[1-6]\b)'
)
_ID = re.compile(r' id="([^"]*)"')
_CODE = re.compile(r"<code>[^<]*</code>")
_NO_LINK = re.compile(r'\]\(([^()<>"]*+)[)"]')
_SIDE = re.compile(r' style="text-align: (left|center|right)"')
_READER = nh3.Cleaner(tags={"a", "img"}, attributes={"a": {"href"}, "img": {"src"}}, link_rel=None)
_NO_COLON = "\ue000"  # a character for private use


def to_html(text: str, link: LinkResolver, below: int = 1, prefix: str = "") -> str:
    """Return the HTML of a Markdown text on a page; the rest is as in ``prose.fitted``."""
    return fitted(prose(text), link, below, prefix)


@lru_cache(maxsize=4096)
def prose(text: str) -> RichText:
    """Return what ``convert`` does, kept: a text is first inspected and then shown."""
    return convert(text)


def convert(text: str) -> RichText:
    """Return a Markdown text as clean HTML, with what it refers to."""
    html = CONVERTER.html(normalized(text))
    if "<table" in html:
        html = _SIDE.sub(r' class="kl-\1"', html)
    if "<" in text:
        html = _BLOCK.sub(r"<\1div", html)
    clean = with_links(cleaned(html))
    found = [*_before_cleaning(text, html), *links(clean)]
    ids: frozenset[str] = frozenset()
    if "<h" in clean:
        clean, ids = _with_ids(clean)
    return RichText(clean, tuple(_links(text, found, clean)), ids)


def _with_ids(html: str) -> tuple[str, frozenset[str]]:
    """Return clean HTML in which every heading down to the fourth level has an id of its own."""
    attributes_of_all = "".join(attributes for _, attributes, _ in _HEADING.findall(html))
    written = set(_ID.findall(attributes_of_all))
    used: set[str] = set()
    numbers: Counter[str] = Counter()

    def heading(found: re.Match[str]) -> str:
        level, attributes, content = found.groups()
        identifier = "".join(_ID.findall(attributes))
        wish = identifier or heading_id(plain_text(content))
        if not wish:
            return found[0]
        own = wish
        while own in used or (own in written and not identifier):
            numbers[wish] += 1
            own = f"{wish}_{numbers[wish]}"
        used.add(own)
        return f'<h{level} id="{own}"{_ID.sub("", attributes)}>'

    return _HEADING.sub(heading, html), frozenset(used)


def _links(text: str, found: Iterable[tuple[str, str]], html: str) -> Iterator[tuple[str, str]]:
    """Yield every link once: those found, as they were written, and what has failed."""
    for name, address in dict.fromkeys(found):
        yield name, _as_written(address, text)
    if "](" in html:
        for address in _NO_LINK.findall(_CODE.sub("", html)):
            if len(parts := unescape(address).split()) > 1:
                yield "href", " ".join(parts)


def _before_cleaning(text: str, converted: str) -> list[tuple[str, str]]:
    """Return the links of a text as a browser reads them, whatever their scheme."""
    if not _TAG_IN_TEXT.search(text):
        return links(converted)
    # An address without a colon has no scheme that nh3 could refuse.
    read = _READER.clean(converted.replace(":", _NO_COLON))
    return [(name, address.replace(_NO_COLON, ":")) for name, address in links(read)]


def _as_written(address: str, text: str) -> str:
    """Return an address without the escapes that the converter put into it."""
    if "%" in address and address not in text and (plain := unquote(address)) in text:
        return plain
    return address
