"""Frames: the HTML around the pages, made once by the theme for all pages in the same place.

A frame holds only what every page has: styles, header, menus, foot. Its links lead through the
root of the site, so it depends on how deep a page lies and in which section, and on nothing else
of the page; only the pages that the menus show have a frame of their own. The theme makes it with
two marks where the page's own head and body go; filling it is putting five strings together.
"""

from collections.abc import Callable, Iterable

import msgspec

from klsite.render.page_html import PageHtml

_HEAD, _BODY = "\ue000HEAD\ue001", "\ue000BODY\ue001"
"""The marks, of characters that Unicode keeps free for private use; the frame has no others."""

MARKS = PageHtml(_HEAD, _BODY)
"""What the theme is given in place of a page's own HTML."""


class Frame(msgspec.Struct, frozen=True, array_like=True):
    """The HTML before the head of a page, between it and the body, and after, as UTF-8."""

    before: bytes
    between: bytes
    after: bytes

    def filled(self, parts: PageHtml) -> bytes:
        """Return the whole document of a page."""
        head, body = parts.head.encode(), parts.body.encode()
        return b"".join((self.before, head, self.between, body, self.after))


def frame_of(document: str) -> Frame:
    """Return the frame in a document that the theme has made around the marks.

    Raises ``ValueError`` if a mark does not stand in it just once.
    """
    if document.count(_HEAD) != 1 or document.count(_BODY) != 1:
        raise ValueError("the theme did not put the marks where a page's own HTML goes")
    before, _, rest = document.partition(_HEAD)
    between, _, after = rest.partition(_BODY)
    return Frame(before.encode(), between.encode(), after.encode())


class NoFrame(Exception):
    """No page in such a place has been made before, and the theme is not at hand."""


class Frames(msgspec.Struct):
    """The frames made so far: of the pages in the menus by address, of others by place."""

    own: dict[str, Frame] = {}
    shared: dict[str, Frame] = {}

    def at(self, address: str) -> Frame:
        """Return the frame of the page at an address. Raises ``NoFrame``."""
        frame = self.own.get(address) or self.shared.get(place_of(address))
        if frame is None:
            raise NoFrame(address)
        return frame

    def make(self, addresses: Iterable[str], make: Callable[[str], str]) -> None:
        """Have the frames made that pages at the addresses share.

        ``make`` returns the theme's document around the marks for a page in the place of an
        address.
        """
        for address in addresses:
            place = place_of(address)
            if address not in self.own and place not in self.shared:
                self.shared[place] = frame_of(make(address))


def place_of(address: str) -> str:
    """Return the place of an address: how deep it lies, and the section that it lies in."""
    return f"{address.count('/')} {address.partition('/')[0]}"
