"""Gives every picture of a page its size, and the browser smaller copies to choose among.

Width and height keep the page from moving while it is read, and all pictures but the first wait
until the reader comes near them (HTML, ``loading``).
"""

import re
from collections.abc import Callable
from html import unescape
from urllib.parse import quote

from klsite import addresses
from klsite.load.pictures import PictureFacts
from klsite.render.relative_links import from_root
from klsite.text.links import path_of

FactsOf = Callable[[str], PictureFacts | None]
"""Returns what is known of the picture at an address of the site."""

_COLUMN = 800
"""The widest that a picture is shown, in CSS pixels: that of the column of text."""

_PICTURE = re.compile(rf'<img ([^<>]*?src="{re.escape(from_root(""))}([^"<>]*)"[^<>]*)>')
_SIZE = re.compile(r' ?\b(width|height)="([0-9]{1,5})"')


def with_pictures(html: str, facts_of: FactsOf) -> str:
    """Return the HTML of a page, whose links are not yet relative, with complete pictures."""
    if "<img " not in html:
        return html
    seen = 0

    def tag(found: re.Match[str]) -> str:
        nonlocal seen
        seen += 1
        address = path_of(unescape(found[2]))
        facts = facts_of(address)
        return _tag(found[1], address, facts, is_first=seen == 1) if facts else found[0]

    return _PICTURE.sub(tag, html)


def _tag(attributes: str, address: str, facts: PictureFacts, *, is_first: bool) -> str:
    written = {name: int(value) for name, value in _SIZE.findall(attributes)}
    width, height = _shown_size(written, facts)
    added = f'width="{width}" height="{height}" decoding="async"'
    if not is_first:
        added += ' loading="lazy"'
    if facts.widths:
        copies = ", ".join(
            f"{from_root(quote(addresses.smaller_picture(address, each)))} {each}w"
            for each in facts.widths
        )
        most = min(width, _COLUMN)
        added += f' srcset="{copies}" sizes="(max-width: {most}px) 100vw, {most}px"'
    return f"<img {_SIZE.sub('', attributes).strip()} {added}>"


def _shown_size(written: dict[str, int], facts: PictureFacts) -> tuple[int, int]:
    """Return width and height as the text gives one of them; its own where it gives none.

    The one that is given decides, so that no picture is drawn out of shape.
    """
    if width := written.get("width"):
        return width, max(round(width * facts.height / facts.width), 1)
    if height := written.get("height"):
        return max(round(height * facts.width / facts.height), 1), height
    return facts.width, facts.height
